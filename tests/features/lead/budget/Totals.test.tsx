import { screen } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { anAccount } from '#builders/an-account.ts';
import { hoursBefore } from '#builders/clock.ts';
import { Totals } from '#features/lead/budget/Totals.tsx';
import { around } from '../../../ui/around.tsx';
import { rendered, user } from '../../../ui/rendered.tsx';

async function totals(over: Partial<ComponentProps<typeof Totals>> = {}) {
  let recounts = 0;
  const recount = (): Promise<void> => Promise.resolve(void (recounts += 1));
  const page = await rendered(
    around(<Totals stamp={null} stampError={null} account={anAccount()} isReading={false} hasDetails onRecount={recount} {...over} />),
  );
  await user.click(screen.getByRole('button', { name: 'Recount the month' }));
  return { page, recounts };
}

it('says from how many entries on totals are stamped, while none are', async () => {
  expect((await totals()).page.textContent).toContain('once the month has more than 50 entries');
});

it('says when they were stamped, by whom, and up to when', async () => {
  const stamp = { byId: '91', atMs: hoursBefore(1), upToMs: hoursBefore(3) };
  const { page } = await totals({ stamp });
  expect(page.textContent).toMatch(/stamped at Mar 18, 12:00\sPM by you, up to Mar 18, 10:00\sAM\./);
});

it('says why they could not be stamped, and only then', async () => {
  const { page } = await totals({ stampError: DOWN });
  expect(page.querySelector('.notice-warning')?.textContent).toContain('(503)');
});

it.each([
  [false, 1],
  [true, 0],
])('is counted again at a press, and not while the month is being read (%s)', async (isReading, recounts) => {
  const at = await totals({ isReading });
  expect(at.recounts).toBe(recounts);
  expect(at.page.querySelector('.notice-warning')).toBeNull();
});
