import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EUR, JPY, KWD, currency, eur } from '#builders/currencies.ts';
import { givenSumUpTo, givenUnit, nearestGivenSum } from '#domain/money/given-sum.ts';
import { money } from '#domain/money/money.ts';

const currencies = fc.constantFrom(EUR, JPY, KWD, currency('IDR'), currency('CZK'));
const amountsMinor = fc.oneof(fc.integer({ min: -1000, max: 30_000 }), fc.integer({ min: -1e6, max: 1e12 }));

describe('the unit of sums people give', () => {
  it('is one euro, a hundred yen, one dinar, twenty thousand rupiah', () => {
    expect(givenUnit(EUR).amountMinor).toBe(100);
    expect(givenUnit(JPY).amountMinor).toBe(100);
    expect(givenUnit(KWD).amountMinor).toBe(1000);
    expect(givenUnit(currency('IDR')).amountMinor).toBe(2_000_000);
  });
});

describe('the nearest sum that people give', () => {
  it.each([
    [-500, 0],
    [0, 0],
    [49, 0],
    [50, 100],
    [1375, 1500],
    [1249, 1000],
    [1250, 1500],
    [6750, 7500],
    [87_499, 75_000],
    [87_500, 100_000],
    [124_999, 100_000],
    [125_000, 150_000],
  ])('of %i cents is %i, halves up', (amountMinor, sumMinor) => {
    expect(nearestGivenSum(eur(amountMinor))).toEqual(eur(sumMinor));
  });

  it('never falls as the amount grows, and is never negative', () => {
    fc.assert(
      fc.property(amountsMinor, amountsMinor, currencies, (a, b, code) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        const [below, above] = [nearestGivenSum(money(less, code)), nearestGivenSum(money(more, code))];
        expect(below.amountMinor).toBeGreaterThanOrEqual(0);
        expect(above.amountMinor).toBeGreaterThanOrEqual(below.amountMinor);
      }),
      { numRuns: 300 },
    );
  });

  it('is its own nearest, and never further away than three sevenths, or one unit', () => {
    fc.assert(
      fc.property(amountsMinor, currencies, (amountMinor, code) => {
        const sum = nearestGivenSum(money(amountMinor, code));
        expect(nearestGivenSum(sum)).toEqual(sum);
        const atMost = Math.max(givenUnit(code).amountMinor, (amountMinor * 3) / 7);
        expect(amountMinor <= 0 || Math.abs(sum.amountMinor - amountMinor) <= atMost).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('sums that a team names', () => {
  it('count among those that people give', () => {
    expect(nearestGivenSum(eur(1240), [1230])).toEqual(eur(1230));
    expect(nearestGivenSum(eur(1200), [1230])).toEqual(eur(1230));
    expect(nearestGivenSum(eur(1100), [1230])).toEqual(eur(1000));
    expect(givenSumUpTo(eur(1230), [1230])).toEqual(eur(1230));
    expect(givenSumUpTo(eur(1229), [1230])).toEqual(eur(1000));
  });

  it('are their own nearest, and the nearest still never falls as the amount grows', () => {
    const named = fc.array(fc.integer({ min: 0, max: 50_000 }), { maxLength: 5 });
    fc.assert(
      fc.property(amountsMinor, amountsMinor, named, currencies, (a, b, also, code) => {
        const [below, above] = [Math.min(a, b), Math.max(a, b)].map((minor) => nearestGivenSum(money(minor, code), also).amountMinor);
        expect(above).toBeGreaterThanOrEqual(below ?? NaN);
        for (const sum of also) expect(nearestGivenSum(money(sum, code), also).amountMinor).toBe(sum);
        for (const sum of also) expect(givenSumUpTo(money(sum, code), also).amountMinor).toBe(sum);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the largest sum that people give up to a limit', () => {
  it.each([
    [-1, 0],
    [99, 0],
    [100, 100],
    [1499, 1000],
    [1500, 1500],
    [99_999, 75_000],
    [100_000, 100_000],
  ])('of %i cents is %i', (limitMinor, sumMinor) => {
    expect(givenSumUpTo(eur(limitMinor))).toEqual(eur(sumMinor));
  });

  it('never passes the limit, never falls as it rises, and keeps every sum that people give', () => {
    fc.assert(
      fc.property(amountsMinor, amountsMinor, currencies, (a, b, code) => {
        const [low, high] = [money(Math.min(a, b), code), money(Math.max(a, b), code)];
        expect(givenSumUpTo(low).amountMinor).toBeLessThanOrEqual(Math.max(0, low.amountMinor));
        expect(givenSumUpTo(high).amountMinor).toBeGreaterThanOrEqual(givenSumUpTo(low).amountMinor);
        const given = nearestGivenSum(high);
        expect(givenSumUpTo(given)).toEqual(given);
      }),
      { numRuns: 300 },
    );
  });
});
