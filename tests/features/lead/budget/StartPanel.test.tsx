import { screen } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { anAccount } from '#builders/an-account.ts';
import { NOW_MS, hoursBefore } from '#builders/clock.ts';
import { JPY, KWD, eur } from '#builders/currencies.ts';
import { money } from '#domain/money/money.ts';
import { StartPanel } from '#features/lead/budget/StartPanel.tsx';
import { around } from '../../../ui/around.tsx';
import { isHeld, rendered, typed, user } from '../../../ui/rendered.tsx';

type Props = ComponentProps<typeof StartPanel>;

const notStarted: Props['view'] = {
  currencyStop: { why: 'not_started', currency: JPY, before: [eur(61_250)] },
  started: null,
  proposedMinor: null,
};
const started: Props['view'] = {
  currencyStop: null,
  started: { id: 'c-1', byId: '12', atMs: hoursBefore(1), spent: money(96_000, JPY), before: [eur(61_250)], upToId: '01E0001' },
  proposedMinor: 98_400,
};

async function panel(view: Props['view'], over: Partial<Props> = {}) {
  const sums: number[] = [];
  const page = await rendered(
    around(
      <StartPanel
        view={view}
        starting={{ phase: 'idle' }}
        account={anAccount({ currency: JPY })}
        onStart={(spentMinor) => Promise.resolve(void sums.push(spentMinor))}
        {...over}
      />,
    ),
  );
  return { page, sums };
}

const field = (): HTMLInputElement => screen.getByLabelText(/^Spent this month/);
const button = (name: string): HTMLButtonElement => screen.getByRole('button', { name });

describe('a month that is to be started in another currency', () => {
  it('says what was given before, why nobody gives, and asks for what that is', async () => {
    const { page, sums } = await panel(notStarted);
    expect(page.textContent).toContain('The team’s currency is now JPY. Given earlier this month: €612.50.');
    expect(page.textContent).toContain('nobody can give anything');
    expect(field().value).toBe('');
    await user.click(button('Start in JPY'));
    expect(page.textContent).toContain('Enter what the month has spent, such as 2000');
    await typed(field(), '96000');
    await user.click(button('Start in JPY'));
    expect(sums).toEqual([96_000]);
  });

  it('is one click where a sum is proposed, which says where it comes from', async () => {
    const { page, sums } = await panel({ ...notStarted, proposedMinor: 91_875 });
    expect(page.textContent).toContain('The proposal is the same share of the budget as was spent of the budget before (€612.50)');
    expect(field().value).toBe('91875');
    await user.click(button('Start in JPY'));
    expect(sums).toEqual([91_875]);
  });

  it.each([
    ['96000', 96_000],
    ['0', 0],
    ['96000.5', null],
    ['-1', null],
    ['a lot', null],
  ])('takes %s yen for %s', async (text, sum) => {
    const { sums } = await panel(notStarted);
    await typed(field(), text);
    await user.click(button('Start in JPY'));
    expect(sums).toEqual(sum === null ? [] : [sum]);
  });

  it('takes three digits of dinars for what they are', async () => {
    const account = anAccount({ currency: KWD });
    const { sums } = await panel({ ...notStarted, proposedMinor: 202_125 }, { account });
    expect(field().value).toBe('202.125');
    await user.click(button('Start in KWD'));
    expect(sums).toEqual([202_125]);
  });

  it.each<[string, Props['starting'], string]>([
    ['while it is at work', { phase: 'working', untilMs: null }, 'Starting …'],
    ['while what was just given settles', { phase: 'working', untilMs: NOW_MS }, 'until 1:00'],
    ['where it failed', { phase: 'failed', error: DOWN }, 'Nothing was started.'],
  ])('is told %s', async (_what, starting, said) => {
    const { page } = await panel(notStarted, { starting });
    expect(page.textContent).toContain(said);
    expect(isHeld(button('Start in JPY'))).toBe(starting.phase === 'working');
  });
});

describe('a month that was started', () => {
  it('says by whom, with how much, and for what', async () => {
    const { page } = await panel(started);
    expect(page.textContent).toMatch(/¥96,000, entered by Cy Other at .*, for €612\.50 and everything else/);
    expect(page.textContent).toContain('for the month only this total counts, whatever is taken back');
  });

  it('is started with another sum after a slip of the finger, from what counts now', async () => {
    const { sums } = await panel(started);
    await user.click(button('Change this total'));
    expect(field().value).toBe('98400');
    await typed(field(), '100000');
    await user.click(button('Save this total'));
    expect(sums).toEqual([100_000]);
    expect(button('Change this total')).toBeDefined();
  });

  it.each<[Props['starting'], string]>([
    [{ phase: 'done', id: 'c-1' }, 'Started in JPY with ¥96,000. Everyone can give again.'],
    [{ phase: 'other' }, 'Cy Other has entered another total in the meantime, which applies: ¥96,000.'],
    [{ phase: 'failed', error: DOWN }, 'Nothing was started.'],
  ])('says how that went: %j', async (starting, said) => {
    expect((await panel(started, { starting })).page.textContent).toContain(said);
  });
});

it('nothing is said where nobody has changed the currency', async () => {
  expect((await panel({ ...started, started: null })).page.textContent).toBe('');
});

it('a page that is older than the change asks to be reloaded', async () => {
  const { page } = await panel({ ...notStarted, currencyStop: { why: 'reload', currency: 'USD' } });
  expect(page.textContent).toContain('is now USD, so nothing can be given on this page');
  expect(screen.queryAllByRole('button')).toEqual([]);
});
