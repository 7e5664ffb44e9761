import { describe, expect, it } from 'vitest';
import { aPastMoment } from '#builders/a-past-moment.ts';
import { TIME_ZONE } from '#builders/clock.ts';
import { EUR } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';
import type { PastMoment } from '#domain/policy/replay.ts';
import { type Simulation, differenceOf, simulate } from '#domain/policy/simulate.ts';

const generous = { ...builtInPolicy(EUR), baseMinor: { 1: 0, 2: 2000, 3: 2500, 4: 3000 } };

/** Three customers: one followed, one chose an amount that passes, one an amount that does not; the last at the turn of a month. */
const moments = [
  aPastMoment({ id: 'a', ticketId: '501', customerId: '701', atMs: Date.UTC(2026, 0, 5) }),
  aPastMoment({ id: 'b', ticketId: '502', customerId: '702', amountMinor: 1200, atMs: Date.UTC(2026, 0, 6) }),
  aPastMoment({ id: 'c', ticketId: '503', customerId: '703', amountMinor: 1800, cause: 'outage', atMs: Date.UTC(2026, 0, 31, 23, 30) }),
];

function found(past: readonly PastMoment[] = moments): Simulation {
  return simulate(past, { policy: generous, limits: limits({ gestureMinor: 1500, teamMonthMinor: 4000 }), timeZone: TIME_ZONE });
}

function leftWith(teamMonthMinor: number | null): readonly (number | null)[] {
  const { months } = simulate(moments, { policy: generous, limits: limits({ teamMonthMinor }), timeZone: TIME_ZONE });
  return months.map(({ leftMinor }) => leftMinor);
}

describe('a simulation', () => {
  it('adds up what was spent and what would have been', () => {
    expect(found().total).toEqual({ moments: 3, beforeMinor: 4000, afterMinor: 2700 });
  });

  it('sets each month of the account beside the budget', () => {
    expect(found().months).toEqual([
      { month: '2026-01', moments: 2, beforeMinor: 2200, afterMinor: 2700, leftMinor: 1300 },
      { month: '2026-02', moments: 1, beforeMinor: 1800, afterMinor: 0, leftMinor: 4000 },
    ]);
  });

  it('leaves open what is left of a month where there is no budget, and nothing of a budget of 0', () => {
    expect(leftWith(null)).toEqual([null, null]);
    expect(leftWith(0)).toEqual([0, 0]);
  });

  it('tells causes by what was spent on them', () => {
    expect(found().causes).toEqual([
      { cause: 'late_delivery', moments: 2, beforeMinor: 2200, afterMinor: 2700 },
      { cause: 'outage', moments: 1, beforeMinor: 1800, afterMinor: 0 },
    ]);
  });

  it('names who would have got more first and who less last', () => {
    expect(found().customers.map(({ customerId, beforeMinor, afterMinor }) => [customerId, afterMinor - beforeMinor])).toEqual([
      ['701', 500],
      ['702', 0],
      ['703', -1800],
    ]);
    expect(found().more.map((one) => [one.moment.id, differenceOf(one)])).toEqual([['a', 500]]);
    expect(found().same.map((one) => [one.moment.id, differenceOf(one)])).toEqual([['b', 0]]);
    expect(found().less.map((one) => [one.moment.id, differenceOf(one)])).toEqual([['c', -1800]]);
  });

  it('counts refusals by limit and requests by reason', () => {
    expect(found().refusals).toEqual([{ why: 'gesture', count: 1, wantedMinor: 1800 }]);
    expect(found().requests).toEqual([{ why: 'gesture', count: 3, wantedMinor: 6000 }]);
  });

  it('lists by weight, whatever came first and however it is spelled', () => {
    const [followed, , refused] = moments;
    const lists = found([
      aPastMoment({ ...refused, id: 'd', customerId: '701', cause: 'late_delivery', atMs: Date.UTC(2026, 0, 1) }),
      aPastMoment({ ...refused, id: 'e', customerId: '704', ticketId: '504', cause: 'z_cause', atMs: Date.UTC(2026, 0, 2) }),
      aPastMoment({
        ...followed,
        id: 'f',
        cause: 'outage',
        customerId: '705',
        ticketId: '505',
        amountMinor: 1800,
        suggestedMinor: 1800,
        atMs: Date.UTC(2026, 0, 3),
      }),
      aPastMoment({
        ...followed,
        id: 'g',
        customerId: '703',
        ticketId: '506',
        cause: 'z_cause',
        amountMinor: 100,
        atMs: Date.UTC(2026, 0, 4),
      }),
    ]);
    expect(lists.causes.map(({ cause, beforeMinor, afterMinor }) => [cause, beforeMinor, afterMinor])).toEqual([
      ['z_cause', 1900, 100],
      ['outage', 1800, 1500],
      ['late_delivery', 1800, 0],
    ]);
    expect(lists.customers.map(({ customerId, beforeMinor, afterMinor }) => [customerId, afterMinor - beforeMinor])).toEqual([
      ['703', 0],
      ['705', -300],
      ['701', -1800],
      ['704', -1800],
    ]);
    expect(lists.refusals).toEqual([{ why: 'gesture', count: 2, wantedMinor: 3600 }]);
  });

  it('lists customers who would have got the same by their ids, in whatever order they came', () => {
    const same = ['703', '701'].map((customerId, index) =>
      aPastMoment({ id: `m-${index}`, ticketId: `50${index}`, customerId, atMs: Date.UTC(2026, 0, 5 + index) }),
    );
    expect(found(same).customers.map(({ customerId }) => customerId)).toEqual(['701', '703']);
  });

  it('lists first what came more often, and of two that came as often by name', () => {
    const priced = aPastMoment({ id: 'p', atMs: Date.UTC(2026, 0, 6), amountMinor: 1200, facts: { lossMinor: 700, outcome: 'kept' } });
    const again = { ...priced, id: 'r', ticketId: '503', customerId: '703' };
    const large = aPastMoment({ id: 'q', ticketId: '502', customerId: '702', atMs: Date.UTC(2026, 0, 7), amountMinor: 1800 });
    expect(found([priced, large]).refusals.map(({ why }) => why)).toEqual(['gesture', 'over_price']);
    const early = { ...large, atMs: Date.UTC(2026, 0, 5) };
    expect(found([early, priced]).refusals.map(({ why }) => why)).toEqual(['gesture', 'over_price']);
    expect(found([early, priced, again]).refusals).toEqual([
      { why: 'over_price', count: 2, wantedMinor: 2400 },
      { why: 'gesture', count: 1, wantedMinor: 1800 },
    ]);
  });

  it('of nothing is nothing', () => {
    const nothing = simulate([], { policy: generous, limits: limits(), timeZone: TIME_ZONE });
    expect(nothing).toMatchObject({ total: { moments: 0, beforeMinor: 0, afterMinor: 0 }, months: [], customers: [], refusals: [] });
  });
});
