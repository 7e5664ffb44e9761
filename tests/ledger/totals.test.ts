import { describe, expect, it } from 'vitest';
import { anEntry } from '#builders/an-entry.ts';
import { NOW_MS, TIME_ZONE, daysBefore } from '#builders/clock.ts';
import { EUR, currency } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { type Budget, type BudgetTerms, budgetOf } from '#ledger/totals.ts';
import { HOLD_MS } from '#domain/journal/lease.ts';
import { foldLedger } from '#domain/journal/fold-ledger.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import type { Limits } from '#domain/journal/limits.ts';
import { money } from '#domain/money/money.ts';
import { DAY_MS } from '#domain/shared/time.ts';

const LEAD = '91';

function budget(
  entries: readonly JournalEntry[],
  of: Partial<Limits> = { teamMonthMinor: 10_000 },
  { nowMs = NOW_MS, currencyStop = null }: Partial<Pick<BudgetTerms, 'nowMs' | 'currencyStop'>> = {},
): Budget {
  const leadIds = new Set([LEAD]);
  const ledger = foldLedger(entries, {
    leadIds,
    currency: 'EUR',
    timeZone: TIME_ZONE,
    largestMinor: 5000,
  });
  return budgetOf(ledger, entries, {
    limits: limits(of),
    ceilings: limits(of),
    timeZone: TIME_ZONE,
    nowMs,
    leadIds,
    seenSinceMs: -Infinity,
    currencyStop,
  });
}

function given(momentId: string, over: Partial<JournalEntry> = {}): readonly JournalEntry[] {
  const reserve = anEntry({ id: `01E${momentId}1`, momentId, ...over });
  return [reserve, { ...reserve, id: `01E${momentId}2`, kind: 'post', detail: {} }];
}

describe("the team's month", () => {
  it('is what was posted, what is held, and what the budget leaves', () => {
    const entries = [...given('a'), anEntry({ id: '01Eb1', momentId: 'b', amountMinor: 700, createdAtMs: NOW_MS })];
    expect(budget(entries).month).toMatchObject({
      limitMinor: 10_000,
      spentMinor: 1500,
      heldMinor: 700,
      decidingMinor: 700,
      remainingMinor: 7800,
    });
  });

  it('leaves nothing, not less, where more was given than the budget is now', () => {
    expect(budget(given('a'), { teamMonthMinor: 1000 }).month.remainingMinor).toBe(0);
  });

  it('has no budget and no rest where nothing limits it, and a budget of 0 where that is the limit', () => {
    expect(budget(given('a'), {}).month).toMatchObject({ limitMinor: null, remainingMinor: null, spentMinor: 1500 });
    expect(budget([], { teamMonthMinor: 0 }).month).toMatchObject({ limitMinor: 0, remainingMinor: 0 });
  });

  it('counts nothing of the month before', () => {
    expect(budget(given('a', { createdAtMs: daysBefore(18) })).month.spentMinor).toBe(0);
  });
});

describe('a reservation without an end', () => {
  it('is being decided until it is two minutes old, and holds nothing from then on', () => {
    const [young, old] = [HOLD_MS, HOLD_MS + 1].map((ageMs) => budget([anEntry({ createdAtMs: NOW_MS - ageMs })]));
    expect(young).toMatchObject({ month: { heldMinor: 1500, decidingMinor: 1500 }, today: [{ heldMinor: 1500 }] });
    expect(old).toMatchObject({ month: { heldMinor: 0, decidingMinor: 0, remainingMinor: 10_000 }, today: [] });
  });

  it('that a lead granted to an agent waits for that agent, however old, and is spent once delivered', () => {
    const [reserve, post] = given('a', { createdById: LEAD, agentId: '11' });
    if (reserve === undefined || post === undefined) throw new Error('nothing was given');
    const grant: JournalEntry = { ...post, detail: { isGrant: true } };
    expect(budget([reserve, grant])).toMatchObject({
      month: { spentMinor: 0, heldMinor: 1500, waitingMinor: 1500, decidingMinor: 0 },
    });
    const delivered = { decision: 'deliver', reservedAtMs: NOW_MS } as const;
    const delivery: JournalEntry = {
      ...post,
      id: '01Ea3',
      createdById: '11',
      amountMinor: 0,
      createdAtMs: NOW_MS,
      updatedAtMs: NOW_MS,
      detail: delivered,
    };
    expect(budget([reserve, grant, delivery])).toMatchObject({ month: { spentMinor: 1500, heldMinor: 0, waitingMinor: 0 } });
  });

  it('that was edited is flagged and held, however old', () => {
    const edited = anEntry({ createdAtMs: daysBefore(3), updatedAtMs: NOW_MS });
    expect(budget([edited])).toMatchObject({ flagged: [{ kind: 'edited' }], month: { heldMinor: 5000 } });
  });
});

describe('the day of each agent', () => {
  it('counts what was reserved today by whoever wrote it, most first', () => {
    const entries = [
      ...given('a'),
      ...given('b', { createdById: '12', agentId: '12', amountMinor: 4000 }),
      ...given('c', { createdAtMs: daysBefore(1) }),
    ];
    expect(budget(entries).today).toEqual([
      { agentId: '12', heldMinor: 4000, hasApproved: false },
      { agentId: '11', heldMinor: 1500, hasApproved: false },
    ]);
  });

  it('tells where some of it was reserved for somebody else', () => {
    const entries = [...given('a'), ...given('b', { agentId: '13' }), ...given('c')];
    expect(budget(entries).today).toEqual([{ agentId: '11', heldMinor: 4500, hasApproved: true }]);
  });

  it('is from its first millisecond to before that of the next', () => {
    const midnightMs = Date.parse('2026-03-18T00:00+01:00');
    const at = (createdAtMs: number) => budget([anEntry({ createdAtMs })], {}, { nowMs: midnightMs }).today;
    expect(at(midnightMs - 1)).toEqual([]);
    expect(at(midnightMs)).toEqual([{ agentId: '11', heldMinor: 1500, hasApproved: false }]);
    expect(at(midnightMs + DAY_MS - 1)).toEqual([{ agentId: '11', heldMinor: 1500, hasApproved: false }]);
    expect(at(midnightMs + DAY_MS)).toEqual([]);
  });

  it('names people as they last named themselves, in whichever order that was read', () => {
    const entries = [
      anEntry({ id: '01E2', momentId: 'b', detail: { agentName: 'Ben Example' } }),
      anEntry({ id: '01E1', detail: { agentName: 'Ben Sample' } }),
      anEntry({ id: '01E3', createdById: '11', detail: { agentName: '' } }),
      anEntry({ id: '01E4', createdById: '12', detail: {} }),
    ];
    for (const read of [entries, entries.toReversed()]) expect([...budget(read).names]).toEqual([['11', 'Ben Example']]);
  });
});

describe('what was given in another currency than the team counts in', () => {
  const foreign = given('f', { currency: 'USD', amountMinor: 700 });

  it('is flagged where nobody had to start the month, counts as the largest gesture, and is proposed as that', () => {
    expect(budget([...given('a'), ...foreign])).toMatchObject({
      flagged: [{ kind: 'foreign_currency', momentId: 'f' }],
      month: { spentMinor: 6500 },
      proposedMinor: 6500,
    });
  });

  it('is proposed as the same share of the budget as before where the month is to be started, beside what is counted', () => {
    const { currency: _euro, ...said } = limits({ teamMonthMinor: 7000 });
    const before = anEntry({ id: '01E0', kind: 'limits', momentId: 'said', createdById: LEAD, currency: 'USD', detail: { limits: said } });
    const currencyStop = { why: 'not_started', currency: EUR, before: [money(700, currency('USD'))] } as const;
    expect(budget([before, ...given('a'), ...foreign], undefined, { currencyStop }).proposedMinor).toBe(1000 + 1500);
  });
});

describe('who stamped the total that is counted from, and when', () => {
  const part = { month: '2026-03', upToId: '01E5', upToMs: daysBefore(1), carriedMinor: 0, carriedUpToId: '', carriedUpToMs: 0 };
  const stamp = (over: Partial<JournalEntry> = {}, said: Partial<typeof part> = {}): JournalEntry => {
    const checkpoint = { ...part, timeZone: TIME_ZONE, part: 1, parts: 1, recent: [], ...said };
    return anEntry({ id: '01E6', kind: 'checkpoint', momentId: 'c-1', createdById: LEAD, detail: { checkpoint }, ...over });
  };

  it('is the lead whose stamp reaches as far as that, whatever else says so', () => {
    const entries = [
      anEntry({ id: '01E1' }),
      stamp({ id: '01E2', kind: 'thanks' }),
      stamp({ id: '01E3', createdById: '12' }),
      stamp({ id: '01E4', momentId: 'c-0', kind: 'checkpoint' }, { upToId: '01E0' }),
      anEntry({ id: '01E5', kind: 'checkpoint', createdById: LEAD, detail: {} }),
      stamp({ createdAtMs: daysBefore(0.5) }),
    ];
    expect(budget(entries).stamp).toEqual({ byId: LEAD, atMs: daysBefore(0.5), upToMs: daysBefore(1) });
  });

  it('is nobody where nothing is counted from a total, or from those that posts carry alone', () => {
    const entries = [stamp({ updatedAtMs: NOW_MS })];
    expect(budget(entries).stamp).toBeNull();
    const terms = {
      limits: limits(),
      ceilings: limits(),
      timeZone: TIME_ZONE,
      nowMs: NOW_MS,
      leadIds: new Set([LEAD]),
      seenSinceMs: 0,
      currencyStop: null,
    };
    expect(budgetOf({ commitments: [], checkpoint: { ...part, upToId: '01E9' } }, entries, terms).stamp).toBeNull();
  });
});

function flaggedOf(
  amountMinor: number,
  { chosen, said }: { readonly chosen: Partial<Limits>; readonly said?: Partial<Limits> },
): readonly string[] {
  const { currency: _currency, agentHourMinor: _hour, rules: _rules, ...stated } = limits(said);
  const before =
    said === undefined
      ? []
      : [anEntry({ id: '01E0', kind: 'limits', momentId: 'limits-1', createdById: LEAD, detail: { limits: stated } })];
  const entries = [...before, ...given('a', { amountMinor })];
  const ceilings = limits({ gestureMinor: 2000, leadGestureMinor: 5000 });
  const leadIds = new Set([LEAD]);
  const ledger = foldLedger(entries, { leadIds, currency: EUR, timeZone: TIME_ZONE, largestMinor: 5000 });
  const terms = {
    limits: limits(chosen),
    ceilings,
    timeZone: TIME_ZONE,
    nowMs: NOW_MS,
    leadIds,
    seenSinceMs: -Infinity,
    currencyStop: null,
  };
  return budgetOf(ledger, entries, terms).flagged.map(({ kind }) => kind);
}

describe('what is above every limit', () => {
  it('is more than the settings permit anybody, whatever a lead has chosen since, and than leads said before that they were', () => {
    const chosen = { gestureMinor: 1000, leadGestureMinor: 1000 };
    expect(flaggedOf(5000, { chosen })).toEqual([]);
    expect(flaggedOf(5001, { chosen })).toEqual(['above_limits']);
    expect(flaggedOf(9000, { chosen, said: { gestureMinor: 9000, leadGestureMinor: 9000 } })).toEqual([]);
  });
});
