import { screen } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { NOW_MS, TIME_ZONE, hoursBefore } from '#builders/clock.ts';
import { MeasurePanel } from '#features/lead/setup/measure/MeasurePanel.tsx';
import type { Measured } from '#ledger/measure-account.ts';
import { around } from '../../../../ui/around.tsx';
import { rendered, user } from '../../../../ui/rendered.tsx';

const listLag = { delayMs: 0, measuredAtMs: hoursBefore(2) };
const measured: Measured = { listDelayMs: 0, searchDelayMs: 400, duplicate: 'refused', listLag, notDeleted: [] };

async function panel(over: Partial<ComponentProps<typeof MeasurePanel>> = {}) {
  let presses = 0;
  const press = (): Promise<void> => Promise.resolve(void (presses += 1));
  const page = await rendered(
    around(
      <MeasurePanel
        last={{ listLag: null, rules: null }}
        measuring={{ phase: 'idle' }}
        now={{ nowMs: NOW_MS, timeZone: TIME_ZONE }}
        onMeasure={press}
        {...over}
      />,
    ),
  );
  await user.click(screen.getByRole('button', { name: 'Measure this account' }));
  return { page, presses };
}

describe('how the account behaves', () => {
  it.each([
    ['was never measured', null, 'Wait before a gesture is checked: 2 seconds'],
    ['lets nobody wait', listLag, 'Measured 2 hours ago. No wait'],
    ['lets everyone wait', { ...listLag, delayMs: 1 }, 'Measured 2 hours ago. Wait before a gesture is checked: 0.1 seconds'],
  ])('%s', async (_what, found, words) => {
    expect((await panel({ last: { listLag: found, rules: null } })).page.textContent).toContain(words);
  });

  it('is measured at a press by whoever may, once at a time', async () => {
    expect((await panel()).presses).toBe(1);
  });

  it.each([
    ['are not yet known until they are measured', {}, true],
    ['are known once they are', { measuring: { phase: 'done', measured } }, false],
    ['are known where an entry tells them', { last: { listLag, rules: { searchDelayMs: 1300, duplicate: 'allowed' } } }, false],
  ] as const)('of the rules that nothing waits for all %s', async (_what, over, isUnknown) => {
    const { page } = await panel(over);
    expect(page.textContent.includes('Not yet known here: how soon search finds a record')).toBe(isUnknown);
  });

  it('being measured says the step, and takes no press', async () => {
    const { page, presses } = await panel({ measuring: { phase: 'working', step: 'search' } });
    expect(page.textContent).toContain('Measuring how soon search finds it …');
    expect(presses).toBe(0);
  });

  it('says why it could not be measured, and what is left behind', async () => {
    const { page } = await panel({ measuring: { phase: 'failed', error: { error: DOWN, notDeleted: ['probe-1', 'probe-2'] } } });
    expect(page.querySelector('.notice-error')?.textContent).toContain('(503)');
    expect(page.textContent).toContain('an admin can delete them: probe-1, probe-2');
  });

  it.each([
    ['can be trusted', {}, 'success'],
    ['cannot, where lists never showed a record', { listDelayMs: null }, 'warning'],
    ['left something behind', { notDeleted: ['probe-1'] }, 'warning'],
  ] as const)('just measured %s', async (_what, over, type) => {
    const { page } = await panel({ measuring: { phase: 'done', measured: { ...measured, ...over } } });
    expect(page.querySelector(`.notice-${type}`)?.querySelectorAll('p').length).toBeGreaterThanOrEqual(3);
    expect(page.textContent).not.toContain('not measured yet');
  });
});
