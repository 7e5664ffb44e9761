import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EUR, USD, eur } from '#builders/currencies.ts';
import { periodUntil } from '#domain/insights/period.ts';
import { unusedTrust } from '#domain/insights/unused-trust.ts';
import { money } from '#domain/money/money.ts';
import { localDay } from '#domain/shared/local-day.ts';
import { TODAY, ZONES, anInsightMoment, anyServiceMoments, seenFrom } from './some-moments.ts';

const PERIOD = periodUntil(TODAY, 4);
const TERMS = { currency: EUR, agentDayMinor: 4000, teamIds: new Set(['11', '12', '13']) };

function gave(
  agentId: string,
  amountMinor: number,
  daysAgo = 0,
  changes: NonNullable<Parameters<typeof anInsightMoment>[0]>['giving'] = {},
) {
  return anInsightMoment({ agentId, daysAgo, giving: { amount: eur(amountMinor), ...changes } });
}

describe('unused trust', () => {
  it('is how many who may give gave nothing at all', () => {
    const moments = [gave('11', 1500), gave('12', 0, 3), gave('13', 1500, 28), gave('13', 1500, 0, { status: 'voided' })];
    expect(unusedTrust(moments, PERIOD, TERMS)).toMatchObject({ gave: 2, gaveNothing: 1 });
  });

  it('is not told of where nobody knows who may give', () => {
    expect(unusedTrust([gave('11', 1500)], PERIOD, { ...TERMS, teamIds: null })).toMatchObject({ gave: 1, gaveNothing: null });
  });

  it.each([
    [1000, 'quarter'],
    [1001, 'half'],
    [2000, 'half'],
    [2001, 'three_quarters'],
    [3000, 'three_quarters'],
    [3001, 'whole'],
    [4000, 'whole'],
    [4001, 'above'],
  ] as const)('%i of a day’s 4000 is used up to: %s', (amountMinor, share) => {
    expect(unusedTrust([gave('11', amountMinor)], PERIOD, TERMS).used).toMatchObject({ [share]: 1 });
  });

  it('sums a person’s day, and counts each day of each person', () => {
    const moments = [gave('11', 1000), gave('11', 1000), gave('11', 1000, 1), gave('12', 1000)];
    expect(unusedTrust(moments, PERIOD, TERMS)).toMatchObject({ days: 3, used: { quarter: 2, half: 1 } });
  });

  it('leaves out what a lead has approved, what carries no money, and what is of other currencies', () => {
    const request = { last: 'approved', askedMinor: 9000, approvedMinor: 9000 } as const;
    const moments = [gave('11', 9000, 0, { request }), gave('11', 0, 1), gave('11', 0, 2, { amount: money(500, USD) })];
    expect(unusedTrust(moments, PERIOD, TERMS)).toMatchObject({ gave: 1, days: 0 });
  });

  it.each([null, 0])('is no share of a limit of %s', (agentDayMinor) => {
    expect(unusedTrust([gave('11', 1500)], PERIOD, { ...TERMS, agentDayMinor })).toMatchObject({ days: 1, used: null });
  });

  it('is, whatever was given and in every time zone, a fold of what stands', () => {
    fc.assert(
      fc.property(anyServiceMoments, fc.constantFrom(...ZONES), (moments, zone) => {
        const { gave: givers, gaveNothing, days, used } = unusedTrust(seenFrom(moments, zone), PERIOD, TERMS);
        const standing = moments.flatMap((one) => {
          const day = localDay(one.createdAtMs, zone);
          return one.giving?.status === 'given' && day >= PERIOD.since && day <= PERIOD.until ? [{ ...one.giving, day }] : [];
        });
        const people = new Set(standing.map(({ agentId }) => agentId));
        expect(givers).toBe(people.size);
        expect(gaveNothing).toBe(3 - people.size);
        const counted = standing.filter(
          ({ amount, decision }) =>
            amount.currency === EUR &&
            amount.amountMinor > 0 &&
            (decision.request?.findLast(({ kind }) => kind === 'approved')?.amountMinor ?? null) === null,
        );
        expect(days).toBe(new Set(counted.map(({ agentId, day }) => `${agentId} ${day}`)).size);
        expect(Object.values(used ?? {}).reduce((sum, count) => sum + count, 0)).toBe(days);
      }),
    );
  });
});
