import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EUR, USD, eur } from '#builders/currencies.ts';
import { periodUntil } from '#domain/insights/period.ts';
import { PATTERN_AT_LEAST, median, suggestedGiven } from '#domain/insights/suggested-given.ts';
import { money } from '#domain/money/money.ts';
import { localDay } from '#domain/shared/local-day.ts';
import { TODAY, ZONES, anInsightMoment, anyServiceMoments, seenFrom } from './some-moments.ts';

const PERIOD = periodUntil(TODAY, 4);

function given(amountMinor: number, suggested: { amountMinor: number; gesture: 'credit' | 'gift' | null } | null, changes = {}) {
  return anInsightMoment({ giving: { amount: eur(amountMinor), suggested, ...changes } });
}

function counts(moments: Parameters<typeof suggestedGiven>[0]) {
  return suggestedGiven(moments, PERIOD, EUR).shares.map(({ comparison, count }) => `${comparison} ${count}`);
}

describe('what was suggested beside what was given', () => {
  it('is compared by kind first, and then by the sum', () => {
    const moments = [
      given(1500, { amountMinor: 1500, gesture: 'credit' }),
      given(1400, { amountMinor: 1500, gesture: 'credit' }),
      given(1600, { amountMinor: 1500, gesture: 'credit' }),
      given(1500, { amountMinor: 1500, gesture: 'gift' }),
      given(1600, { amountMinor: 1500, gesture: null }),
    ];
    expect(counts(moments)).toEqual(['as_suggested 1', 'less 1', 'more 2', 'another_kind 1']);
    expect(suggestedGiven(moments, PERIOD, EUR)).toMatchObject({ withoutKind: 1, unknown: 0, foreign: 0 });
    expect(suggestedGiven(moments, PERIOD, EUR).shares[2]).toEqual({
      comparison: 'more',
      count: 2,
      suggestedMinor: 3000,
      givenMinor: 3200,
    });
  });

  it('leaves out what was undone, what is older, what no suggestion is known of, and what is of other currencies', () => {
    const moments = [
      given(1400, { amountMinor: 1500, gesture: 'credit' }, { status: 'voided' }),
      anInsightMoment({ daysAgo: 28 }),
      given(1400, null),
      given(0, { amountMinor: 0, gesture: 'credit' }, { amount: money(5, USD) }),
    ];
    expect(counts(moments)).toEqual(['as_suggested 0', 'less 0', 'more 0', 'another_kind 0']);
    expect(suggestedGiven(moments, PERIOD, EUR)).toMatchObject({ unknown: 1, foreign: 1, patterns: [] });
  });
});

function moreGiven(count: number) {
  return Array.from({ length: count }, (_one, index) =>
    anInsightMoment({
      daysAgo: index,
      giving: {
        amount: eur(1600 + index * 100),
        suggested: { amountMinor: 1500, gesture: 'credit' },
        deviation: index === 1 ? '' : ` Why ${index}. `,
      },
    }),
  );
}

describe('a pattern of deviation', () => {
  it('tells how many, the median difference, and the reasons as typed, the newest first', () => {
    expect(suggestedGiven(moreGiven(PATTERN_AT_LEAST), PERIOD, EUR).patterns).toEqual([
      { cause: 'late_delivery', gesture: 'credit', count: 5, medianMinor: 300, reasons: ['Why 0.', 'Why 2.', 'Why 3.', 'Why 4.'] },
    ]);
  });

  it('is too few to tell below five', () => {
    expect(suggestedGiven(moreGiven(PATTERN_AT_LEAST - 1), PERIOD, EUR).patterns).toMatchObject([{ count: 4, medianMinor: null }]);
  });

  it('is one of each cause and kind, the most frequent first', () => {
    const moments = [
      given(1600, { amountMinor: 1500, gesture: 'credit' }, { gesture: 'gift' }),
      ...moreGiven(2),
      { ...given(1600, { amountMinor: 1500, gesture: 'credit' }), cause: 'outage' },
    ];
    const { patterns } = suggestedGiven(moments, PERIOD, EUR);
    expect(patterns.map(({ cause, gesture, count }) => `${cause} ${gesture} ${count}`)).toEqual([
      'late_delivery credit 2',
      'late_delivery gift 1',
      'outage credit 1',
    ]);
  });

  it.each([
    [[], 0],
    [[3], 3],
    [[1, 9], 1],
    [[9, 1, 5], 5],
  ])('takes the middle of %j: %i', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});

describe('laws of what was suggested and given', () => {
  it('every gesture that stands is in one share, or said not to be compared, and the sums are theirs', () => {
    fc.assert(
      fc.property(anyServiceMoments, fc.constantFrom(...ZONES), (moments, zone) => {
        const found = suggestedGiven(seenFrom(moments, zone), PERIOD, EUR);
        const standing = moments.flatMap(({ giving, createdAtMs }) => {
          const day = localDay(createdAtMs, zone);
          return giving?.status === 'given' && day >= PERIOD.since && day <= PERIOD.until ? [giving] : [];
        });
        const compared = standing.filter(({ amount, decision }) => amount.currency === EUR && decision.reasons.length > 0);
        const sum = (of: (one: (typeof compared)[number]) => number): number => compared.reduce((total, one) => total + of(one), 0);
        const inShares = (of: (one: (typeof found.shares)[number]) => number): number =>
          found.shares.reduce((total, one) => total + of(one), 0);
        expect(inShares(({ count }) => count)).toBe(compared.length);
        expect(inShares(({ count }) => count) + found.unknown + found.foreign).toBe(standing.length);
        expect(inShares(({ givenMinor }) => givenMinor)).toBe(sum(({ amount }) => amount.amountMinor));
        expect(inShares(({ suggestedMinor }) => suggestedMinor)).toBe(sum(({ decision }) => decision.suggestedMinor));
        const deviating = inShares(({ comparison, count }) => (comparison === 'as_suggested' ? 0 : count));
        expect(found.patterns.reduce((total, { count }) => total + count, 0)).toBe(deviating);
      }),
    );
  });
});
