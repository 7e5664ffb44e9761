import { screen } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { describe, expect, it } from 'vitest';
import { aLeadCore, budgetOn } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { anAccount } from '#builders/an-account.ts';
import { NOW_MS, daysBefore, hoursBefore } from '#builders/clock.ts';
import { BudgetTab } from '#features/lead/budget/BudgetTab.tsx';
import { type BudgetView, createBudget } from '#features/lead/budget/budget-state.ts';
import type { UnissuedState } from '#features/lead/parts/unissued/unissued.ts';
import type { CorrectionStatus } from '#features/lead/session/lead-state.ts';
import { around } from '../../../ui/around.tsx';
import { rendered, user } from '../../../ui/rendered.tsx';

/** What an empty month looks like. */
async function emptyMonth(): Promise<BudgetView> {
  const world = aWorld();
  const budget = createBudget(aLeadCore(world));
  const loading = budget.load();
  await world.time.run();
  await loading;
  return budgetOn(budget);
}

const NOTHING_UNISSUED: UnissuedState = {
  nowMs: NOW_MS,
  phase: { name: 'done' },
  rows: [],
  looked: 3,
  sinceMs: null,
  ticks: new Map(),
};
const compared = { state: 'ready', atMs: NOW_MS, value: { mismatches: [], sinceMs: daysBefore(2), records: 7, unreadable: 0 } } as const;

async function tab(view: Partial<BudgetView> = {}, over: Partial<ComponentProps<typeof BudgetTab>> = {}) {
  const asked: string[] = [];
  const note = (what: string) => (): Promise<void> => Promise.resolve(void asked.push(what));
  const page = await rendered(
    around(
      <BudgetTab
        budget={{ state: 'ready', value: { ...(await emptyMonth()), ...view }, atMs: NOW_MS }}
        reading={null}
        stampError={null}
        measuring={{ phase: 'idle' }}
        starting={{ phase: 'idle' }}
        account={anAccount()}
        hasCurrency
        corrections={new Map()}
        agentDayMinor={10_000}
        onRefresh={note('refresh')}
        onRecount={note('recount')}
        onSettle={note('settle')}
        onStart={note('start')}
        reconciling={{ reconciliation: compared, mending: new Map() }}
        onCompare={note('compare')}
        onMend={note('mend')}
        seesWorkings
        onShowTicket={() => {}}
        onTakeBack={note('take back')}
        unissuedState={NOTHING_UNISSUED}
        unissued={{ readOn: note('read on'), stop: () => {}, tick: note('tick') }}
        {...over}
      />,
    ),
  );
  return { page, asked };
}

const stamp = { byId: '91', atMs: hoursBefore(1), upToMs: hoursBefore(3) };

describe('the tab of the month', () => {
  it('is figures, who gave today, what is wrong, and totals', async () => {
    await tab();
    expect(screen.getAllByRole('region').map((region) => region.querySelector('h3')?.textContent)).toEqual([
      'Today, by agent',
      'Given, not yet issued',
      'Flagged entries',
      'Given and recorded',
      'Totals',
    ]);
  });

  it('says once that nothing waits to be issued', async () => {
    await tab();
    expect(screen.getAllByText('Nothing waits to be issued by hand.')).toHaveLength(1);
  });

  it('has nothing to show and nothing to press before a currency is chosen', async () => {
    const { page } = await tab({}, { hasCurrency: false });
    expect(page.textContent).toBe('There is no budget to show until an admin has set a currency in the settings of this app.');
  });

  it('reads and counts at a press', async () => {
    const { asked } = await tab();
    for (const name of ['Refresh', 'Recount the month']) await user.click(screen.getByRole('button', { name }));
    expect(asked).toEqual(['refresh', 'recount']);
  });

  it.each([
    [true, false],
    [false, true],
  ])('says that figures are at least so much only where the month was not read whole (%s)', async (isWhole, isSaid) => {
    expect((await tab({ isWhole })).page.textContent.includes('Each figure is at least what is shown.')).toBe(isSaid);
  });

  it.each<[string, Partial<BudgetView>, boolean]>([
    ['all was read from the first of the month', { stamp, seenSinceMs: daysBefore(10), monthSinceMs: daysBefore(10) }, false],
    ['a millisecond of the month was left to a total', { stamp, seenSinceMs: daysBefore(10) + 1, monthSinceMs: daysBefore(10) }, true],
    ['nothing is stamped', { stamp: null, seenSinceMs: daysBefore(9), monthSinceMs: daysBefore(10) }, false],
  ])('says what was not looked through, where %s', async (_what, view, isSaid) => {
    expect((await tab(view)).page.textContent.includes('were not checked again here')).toBe(isSaid);
  });

  it('tells how far reading has come, and that it waits only where it does', async () => {
    const { page } = await tab({}, { reading: { entries: 200, isWaiting: false } });
    expect(page.textContent).toContain('200 entries read …');
    expect(page.textContent).not.toContain('Zendesk asks us to wait');
    expect((await tab({}, { reading: { entries: 200, isWaiting: true } })).page.textContent).toContain('Zendesk asks us to wait');
  });

  it('tells how the last correction went, and nothing of one before', async () => {
    const done = { phase: 'done', carried: 'no' } as const;
    const last = await tab({}, { corrections: new Map([['m-1', done]]) });
    expect(last.page.querySelector('.notice-success')?.textContent).toContain('Done.');
    const corrections = new Map<string, CorrectionStatus>([
      ['m-1', done],
      ['m-2', { phase: 'failed', error: DOWN }],
    ]);
    const before = await tab({}, { corrections });
    expect(before.page.querySelector('.notice-success')).toBeNull();
  });

  it('tells whoever is no admin in plain words what the totals are, and of the account alone that budgets do not hold', async () => {
    await tab({}, { seesWorkings: false });
    expect(screen.queryByText(/a gesture is checked/)).toBeNull();
    expect(screen.getByText('The month is short enough to be added up anew each time.')).toBeTruthy();
  });
});
