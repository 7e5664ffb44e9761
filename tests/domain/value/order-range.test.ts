import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CDNOW_MBG } from '#builders/a-value-model.ts';
import { LOYAL, processes, summaries } from '#builders/purchases.ts';
import { orderQuantile, ordersRange } from '#domain/value/order-range.ts';
import { NEW_CUSTOMER, moreOrdersChance, moreOrdersChances, noOrderChance } from '#domain/value/purchase-process.ts';
import type { PurchaseSummary } from '#domain/value/purchase-summary.ts';

const times = fc.double({ min: 0, max: 500, noNaN: true });
const often: PurchaseSummary = { frequency: 2, recency: 30.43, age: 38.86 };
const once: PurchaseSummary = { frequency: 0, recency: 0, age: 38.86 };

describe('the range of orders', () => {
  it('leaves out at most the tail on each side', () => {
    fc.assert(
      fc.property(processes, summaries, times, (process, summary, time) => {
        const { low, high } = ordersRange(moreOrdersChances(process, summary, time), 0.1);
        expect(moreOrdersChance(process, summary, { time, count: high })).toBeLessThanOrEqual(0.1 + 1e-9);
        expect(high === 0 || moreOrdersChance(process, summary, { time, count: high - 1 }) > 0.1 - 1e-9).toBe(true);
        expect(low).toBeLessThanOrEqual(high);
        expect(low === 0 || 1 - moreOrdersChance(process, summary, { time, count: low - 1 }) < 0.1 + 1e-9).toBe(true);
      }),
    );
  });

  it('of somebody who hardly comes back is 0 to 0', () => {
    expect(ordersRange(moreOrdersChances(CDNOW_MBG, { ...once, age: 200 }, 52), 0.1)).toEqual({ low: 0, high: 0 });
  });

  it('begins with no order at a level that even that has', () => {
    const none = noOrderChance(CDNOW_MBG, often, 39);
    const more = moreOrdersChances(CDNOW_MBG, often, 39);
    expect(orderQuantile(more, 0)).toBe(0);
    expect(orderQuantile(more, none - 1e-9)).toBe(0);
    expect(orderQuantile(more, none + 1e-9)).toBe(1);
    expect(() => orderQuantile(more, -1e-9)).toThrow('a level from 0 to below 1');
  });

  it('of a customer with thousands of orders is around as many, although the chance of none cannot be told from 0', () => {
    const loyal = { frequency: 5000, recency: 520, age: 520 };
    const median = orderQuantile(moreOrdersChances(LOYAL, loyal, 520), 0.5);
    expect(Math.abs(median - 4990)).toBeLessThan(20);
    expect(moreOrdersChance(LOYAL, loyal, { time: 520, count: median })).toBeLessThanOrEqual(0.5);
    expect(moreOrdersChance(LOYAL, loyal, { time: 520, count: median - 1 })).toBeGreaterThan(0.5);
  });

  it('ends at the order that is not exceeded with exactly the chance that is asked for', () => {
    expect(noOrderChance(LOYAL, NEW_CUSTOMER, 1)).toBe(0.5);
    expect(orderQuantile(moreOrdersChances(LOYAL, NEW_CUSTOMER, 1), 0.5)).toBe(0);
  });

  it('is asked for at a level below 1', () => {
    const more = moreOrdersChances(CDNOW_MBG, once, 52);
    expect(orderQuantile(more, 1 - 1e-9)).toBeGreaterThan(0);
    expect(() => orderQuantile(more, 1)).toThrow('a level');
  });
});
