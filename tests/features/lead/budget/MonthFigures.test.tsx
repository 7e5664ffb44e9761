import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { anAccount } from '#builders/an-account.ts';
import { EUR } from '#builders/currencies.ts';
import { AgentsToday, Month } from '#features/lead/budget/MonthFigures.tsx';
import type { MonthPace } from '#domain/journal/month-pace.ts';
import type { MonthFigures } from '#ledger/totals.ts';
import { around } from '../../../ui/around.tsx';
import { rendered } from '../../../ui/rendered.tsx';

const nothing: MonthFigures = {
  limitMinor: 10_000,
  spentMinor: 0,
  heldMinor: 0,
  decidingMinor: 0,
  waitingMinor: 0,
  remainingMinor: 10_000,
};

async function month(over: Partial<MonthFigures>, pace: MonthPace | null = null) {
  const page = await rendered(around(<Month month={{ ...nothing, ...over }} pace={pace} currency={EUR} />));
  const width = (part: string): string | undefined => page.querySelector<HTMLElement>(`.bar-${part}`)?.style.inlineSize;
  return {
    page,
    figures: [...page.querySelectorAll('dl > div')].map((one) => [...one.children].map(({ textContent }) => textContent)),
    bar: [width('spent'), width('held')],
  };
}

describe('the figures of a month', () => {
  it('are budget, spent, held and left', async () => {
    const { figures } = await month({ spentMinor: 4000, heldMinor: 1000, waitingMinor: 1000, remainingMinor: 5000 });
    expect(figures).toEqual([
      ['Budget', '€100'],
      ['Spent', '€40'],
      ['Held', '€10'],
      ['Left', '€50'],
    ]);
  });

  it('without a limit have nothing that could be left, and no bar', async () => {
    const { figures, page } = await month({ limitMinor: null, remainingMinor: null, spentMinor: 4000 });
    expect(figures.map(([, figure]) => figure)).toEqual(['no limit set', '€40', '€0', 'no limit set']);
    expect(page.querySelector('.bar')).toBeNull();
  });

  it('say of what is held what it waits for, and nothing where nothing is held', async () => {
    const { page } = await month({ heldMinor: 300, decidingMinor: 100, waitingMinor: 200 });
    expect(page.textContent).toContain('Held: €1 in gestures being given, €2 approved and not given yet.');
    expect((await month({})).page.textContent).not.toContain('Held:');
  });
});

describe('the pace of a month', () => {
  const half: MonthPace = { day: 16, days: 30, elapsed: 0.5, endMinor: 9000 };

  it('is said with the day and an even pace, which has its mark on the bar', async () => {
    const { page } = await month({ spentMinor: 4500 }, half);
    expect(page.textContent).toContain('Day 16 of 30. At an even pace it would be 50%. At this pace the month comes to €90.');
    expect(page.querySelector<HTMLElement>('.bar-even')?.style.insetInlineStart).toBe('50%');
  });

  it('is no share of a budget that there is not, and names no end that is not known', async () => {
    const { page } = await month({ limitMinor: null, remainingMinor: null }, { ...half, endMinor: null });
    expect(page.textContent).toContain('Day 16 of 30.');
    expect(page.textContent).not.toContain('pace');
  });

  it('is not said where it is not known', async () => {
    const { page } = await month({ spentMinor: 4500 });
    expect(page.textContent).not.toContain('Day ');
    expect(page.querySelector('.bar-even')).toBeNull();
  });
});

describe('the bar of a month', () => {
  it.each<[string, Partial<MonthFigures>, readonly string[], string]>([
    ['is empty where nothing is used', {}, ['0%', '0%'], '0%'],
    ['shows what is spent, and after it what is held', { spentMinor: 4000, heldMinor: 1000 }, ['40%', '10%'], '50%'],
    ['is full exactly at the budget', { spentMinor: 9000, heldMinor: 1000 }, ['90%', '10%'], '100%'],
    ['is no longer than full over it', { spentMinor: 9000, heldMinor: 3000 }, ['90%', '10%'], '100%'],
    ['is full with what is spent alone', { spentMinor: 12_000, heldMinor: 1000 }, ['100%', '0%'], '100%'],
    ['is full where the budget is 0', { limitMinor: 0 }, ['100%', '0%'], '100%'],
  ])('%s', async (_what, over, bar, used) => {
    const at = await month(over);
    expect(at.bar).toEqual(bar);
    expect(at.page.textContent).toContain(`${used} of the budget is spent or held`);
  });
});

function rows(): readonly string[] {
  return screen.getAllByRole('row').map(({ textContent }) => textContent);
}

describe('who has given how much today', () => {
  const today = [
    { agentId: '11', heldMinor: 2000, hasApproved: false },
    { agentId: '77', heldMinor: 500, hasApproved: false },
  ];
  it('is a row for each, by name where it is known, with the limit of a day', async () => {
    await rendered(around(<AgentsToday today={today} limitMinor={10_000} account={anAccount()} />));
    expect(rows()).toEqual(['AgentGiven and heldLimit', 'Ben Sample€20€100', expect.stringMatching(/77€5€100$/)]);
  });

  it('has no limit where there is none, and nothing permitted where it is 0', async () => {
    await rendered(around(<AgentsToday today={today.slice(0, 1)} limitMinor={null} account={anAccount()} />));
    expect(rows()[1]).toBe('Ben Sample€20no limit set');
    await rendered(around(<AgentsToday today={today.slice(0, 1)} limitMinor={0} account={anAccount()} />));
    expect(rows().at(-1)).toBe('Ben Sample€20€0');
  });

  it('says for whom counts what a lead approved, where one has', async () => {
    const approved = today.map((one) => ({ ...one, hasApproved: true }));
    const page = await rendered(around(<AgentsToday today={approved} limitMinor={null} account={anAccount()} />));
    expect(page.textContent).toContain('What a lead approved counts for the lead, whoever gave it.');
    expect((await rendered(around(<AgentsToday today={today} limitMinor={null} account={anAccount()} />))).textContent).not.toContain(
      'approved',
    );
  });

  it('is said where nobody has', async () => {
    const page = await rendered(around(<AgentsToday today={[]} limitMinor={null} account={anAccount()} />));
    expect(page.textContent).toContain('Nothing has been given today.');
    expect(screen.queryByRole('table')).toBeNull();
  });
});
