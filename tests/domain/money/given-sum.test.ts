import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EUR, JPY, KWD, currency, eur } from '#builders/currencies.ts';
import { givenStep, givenSumUpTo, givenUnit, voucherSumUpTo } from '#domain/money/given-sum.ts';
import { money } from '#domain/money/money.ts';

const currencies = fc.constantFrom(EUR, JPY, KWD, currency('IDR'), currency('CZK'));
const amountsMinor = fc.oneof(fc.integer({ min: -1000, max: 30_000 }), fc.integer({ min: -1e6, max: 1e12 }));

describe('the step of sums people give', () => {
  it.each([
    ['EUR', 100],
    ['JPY', 200],
    ['KWD', 500],
    ['UGX', 5000],
    ['IDR', 2_000_000],
    ['CLF', 200],
  ])('in %s is %i minor units', (code, stepMinor) => {
    expect(givenStep(currency(code))).toEqual(money(stepMinor, currency(code)));
    expect(givenUnit(currency(code)).amountMinor).toBe(stepMinor);
  });

  it('of a basket of currencies nobody knows; for an example it is one whole unit', () => {
    expect(givenStep(currency('XDR'))).toBeNull();
    expect(givenUnit(currency('XDR')).amountMinor).toBe(100);
  });
});

describe('the largest sum that people give up to an amount', () => {
  it.each([
    [-500, 0],
    [0, 0],
    [1, 1],
    [19, 19],
    [75, 75],
    [99, 99],
    [399, 390],
    [525, 525],
    [999, 975],
    [1000, 1000],
    [1099, 1050],
    [1389, 1350],
    [1999, 1950],
    [2099, 2000],
    [4999, 4900],
    [5249, 5000],
    [124_999, 120_000],
  ])('of %i cents is %i', (amountMinor, sumMinor) => {
    expect(givenSumUpTo(eur(amountMinor))).toEqual(eur(sumMinor));
  });

  it('never falls as the amount grows, is its own, never more, and less than a twentieth below', () => {
    fc.assert(
      fc.property(amountsMinor, amountsMinor, currencies, (a, b, code) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        const [below, above] = [givenSumUpTo(money(less, code)), givenSumUpTo(money(more, code))];
        expect(above.amountMinor).toBeGreaterThanOrEqual(below.amountMinor);
        expect(givenSumUpTo(above)).toEqual(above);
        expect(above.amountMinor).toBeLessThanOrEqual(Math.max(0, more));
        expect(more <= 0 || more - above.amountMinor < Math.max(1, more / 20)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('may be one that a team gives besides', () => {
    expect(givenSumUpTo(eur(1240), [1234, 9999]).amountMinor).toBe(1234);
    expect(givenSumUpTo(eur(1233), [1234]).amountMinor).toBe(1200);
  });
});

describe('vouchers', () => {
  it('are so many of one kind, whichever comes nearest from below', () => {
    const found = [400, 500, 999, 1000, 2499, 2500, 4900].map((minor) => voucherSumUpTo(eur(minor), [1000, 2500]).amountMinor);
    expect(found).toEqual([0, 0, 0, 1000, 2000, 2500, 4000]);
    expect(voucherSumUpTo(eur(-5), [1000]).amountMinor).toBe(0);
    expect(voucherSumUpTo(eur(1700), [500, 0]).amountMinor).toBe(1500);
  });
});
