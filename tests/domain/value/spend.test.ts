import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CDNOW_SPEND } from '#builders/a-value-model.ts';
import { expectedSpend, expectedSquaredSpend, isSpendModel } from '#domain/value/spend.ts';

describe('the expected spend', () => {
  it('of customers of CDNOW is the published one', () => {
    expect(expectedSpend(CDNOW_SPEND, { orders: 3, mean: 35 })).toBeCloseTo(35.02791996277338, 12);
    expect(expectedSpend(CDNOW_SPEND, { orders: 2, mean: 22.35 })).toBeCloseTo(24.66, 2);
  });

  it('without an order is that of all customers', () => {
    expect(expectedSpend(CDNOW_SPEND, { orders: 0, mean: 0 })).toBeCloseTo((6.25 * 15.44) / 2.74, 12);
  });

  it('is between the own mean and that of all', () => {
    const means = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), means, (orders, mean) => {
        const all = expectedSpend(CDNOW_SPEND, { orders: 0, mean: 0 });
        const spend = expectedSpend(CDNOW_SPEND, { orders, mean });
        expect(spend).toBeGreaterThanOrEqual(Math.min(all, mean) * (1 - 1e-12));
        expect(spend).toBeLessThanOrEqual(Math.max(all, mean) * (1 + 1e-12));
      }),
    );
  });

  it('does not exist with q at most 1, or where a figure has no bound', () => {
    expect(isSpendModel({ ...CDNOW_SPEND, q: 1 })).toBe(false);
    expect(isSpendModel({ ...CDNOW_SPEND, v: 0 })).toBe(false);
    expect(isSpendModel({ ...CDNOW_SPEND, p: Infinity })).toBe(false);
    expect(isSpendModel({ ...CDNOW_SPEND, q: Infinity })).toBe(false);
    expect(isSpendModel(CDNOW_SPEND)).toBe(true);
  });

  it('has a square that is above its own, and none where a few large ones decide', () => {
    const spend = expectedSpend(CDNOW_SPEND, { orders: 3, mean: 35 });
    expect(expectedSquaredSpend(CDNOW_SPEND, { orders: 3, mean: 35 })).toBeCloseTo((spend ** 2 * 21.49) / 20.49, 9);
    expect(expectedSquaredSpend({ ...CDNOW_SPEND, q: 2 }, { orders: 0, mean: 0 })).toBeNull();
  });
});
