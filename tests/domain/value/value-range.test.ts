import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CDNOW_MBG } from '#builders/a-value-model.ts';
import { processes, summaries } from '#builders/purchases.ts';
import type { PurchaseProcess } from '#domain/value/purchase-process.ts';
import { moreOrdersChances, noOrderChance } from '#domain/value/purchase-process.ts';
import type { SpendModel, SpendSoFar } from '#domain/value/spend.ts';
import { valueRange } from '#domain/value/value-range.ts';

const regular: PurchaseProcess = { kind: 'mbg', k: 20, r: 30, alpha: 130, a: 0.5, b: 8 };
const usual: PurchaseProcess = { kind: 'mbg', r: 2, alpha: 8, a: 0.3, b: 4 };

/** Ranges of the exact mixture of incomplete beta functions. */
const exact: readonly (readonly [string, PurchaseProcess, SpendModel, readonly [number, number, number], SpendSoFar, number, number])[] = [
  ['a monthly box', regular, { p: 6.25, q: 3.74, v: 61 }, [11, 47.8, 50], { orders: 12, mean: 19 }, 42.701815, 107.10901],
  ['few unequal orders', usual, { p: 1.2, q: 3.74, v: 247 }, [3, 60, 64], { orders: 4, mean: 120 }, 0, 854.96785],
  ['many unequal orders', usual, { p: 1.2, q: 3.74, v: 247 }, [30, 88, 90], { orders: 31, mean: 50 }, 358.81453, 1372.556],
  ['equal orders', usual, { p: 6.25, q: 3.74, v: 61 }, [8, 80, 90], { orders: 9, mean: 50 }, 39.051561, 483.42085],
];

describe('the range of what a customer spends', () => {
  it.each(exact)(
    'is the exact one within a hundredth of its upper end: %s',
    (_, process, spend, [frequency, recency, age], soFar, low, high) => {
      const range = valueRange({ more: moreOrdersChances(process, { frequency, recency, age }, 52), spend }, soFar, 0.1);
      expect(Math.abs(range.low - low)).toBeLessThan(0.01 * high);
      expect(Math.abs(range.high - high)).toBeLessThan(0.01 * high);
    },
  );

  const spends = fc.record({
    p: fc.double({ min: 0.5, max: 20, noNaN: true }),
    q: fc.double({ min: 1.5, max: 20, noNaN: true }),
    v: fc.double({ min: 1, max: 500, noNaN: true }),
  });
  const sofar = fc.record({ orders: fc.integer({ min: 0, max: 40 }), mean: fc.double({ min: 1, max: 300, noNaN: true }) });

  it('goes from low to high, is nothing where no order is likely, and begins at nothing where none is possible', () => {
    fc.assert(
      fc.property(processes, summaries, spends, sofar, (process, summary, spend, soFar) => {
        const { low, high } = valueRange({ more: moreOrdersChances(process, summary, 52), spend }, soFar, 0.1);
        const none = noOrderChance(process, summary, 52);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeGreaterThanOrEqual(low);
        expect(Number.isFinite(high)).toBe(true);
        expect(none < 0.1 || low === 0).toBe(true);
        expect(high === 0).toBe(none >= 0.9);
      }),
      { numRuns: 40 },
    );
  });

  it('grows in proportion to the money', () => {
    const more = moreOrdersChances(usual, { frequency: 8, recency: 80, age: 90 }, 52);
    const once = valueRange({ more, spend: { p: 2, q: 4, v: 60 } }, { orders: 9, mean: 50 }, 0.1);
    const tenfold = valueRange({ more, spend: { p: 2, q: 4, v: 600 } }, { orders: 9, mean: 500 }, 0.1);
    expect(tenfold.low / once.low).toBeCloseTo(10, 8);
    expect(tenfold.high / once.high).toBeCloseTo(10, 8);
  });

  it('widens as a customer’s own orders are less equal', () => {
    const more = moreOrdersChances(usual, { frequency: 8, recency: 80, age: 90 }, 52);
    const widths = [8, 4, 2, 1].map((p) => {
      const { low, high } = valueRange({ more, spend: { p, q: 4, v: 50 * (3 / p) } }, { orders: 9, mean: 50 }, 0.1);
      return high / Math.max(low, 1);
    });
    expect(widths).toEqual(widths.toSorted((a, b) => a - b));
  });

  it('widens as less is left out', () => {
    const soFar = { orders: 9, mean: 50 };
    const more = moreOrdersChances(CDNOW_MBG, { frequency: 8, recency: 80, age: 90 }, 52);
    const models = { more, spend: { p: 6.25, q: 3.74, v: 15.44 } };
    expect(valueRange(models, soFar, 0.05).high).toBeGreaterThan(valueRange(models, soFar, 0.1).high);
  });
});
