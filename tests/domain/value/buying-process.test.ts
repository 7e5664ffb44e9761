import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CDNOW_MBG, CDNOW_PARETO } from '#builders/a-value-model.ts';
import { processes, summaries, timedProcesses } from '#builders/purchases.ts';
import {
  aliveChance,
  anyOrderChance,
  expectedOrders,
  expectedOrdersByPart,
  expectedSquaredOrders,
  isBuyingProcess,
  isSoonSummed,
  moreOrdersChance,
  moreOrdersChances,
  noOrderChance,
  orderCountChance,
} from '#domain/value/buying-process.ts';
import * as byOrder from '#domain/value/purchase-process.ts';

const often = { frequency: 5, recency: 30, age: 40 };
const terms = { time: 30, count: 2 };

describe('a process of either family', () => {
  it('in which customers leave at an order is that one, to the last digit', () => {
    fc.assert(
      fc.property(processes, summaries, (process, summary) => {
        expect(aliveChance(process, summary)).toBe(byOrder.aliveChance(process, summary));
        expect(anyOrderChance(process, summary, 30)).toBe(byOrder.anyOrderChance(process, summary, 30));
        expect(expectedOrders(process, summary, 30)).toBe(byOrder.expectedOrders(process, summary, 30));
        expect(expectedSquaredOrders(process, summary, 30)).toBe(byOrder.expectedSquaredOrders(process, summary, 30));
        expect(moreOrdersChances(process, summary, 30)).toEqual(byOrder.moreOrdersChances(process, summary, 30));
        expect(moreOrdersChance(process, summary, terms)).toBe(byOrder.moreOrdersChance(process, summary, terms));
        expect(orderCountChance(process, summary, terms)).toBe(byOrder.orderCountChance(process, summary, terms));
        expect(isSoonSummed(process, summary, 30)).toBe(byOrder.isSoonSummed(process, summary, 30));
      }),
      { numRuns: 30 },
    );
    expect(expectedOrdersByPart(CDNOW_MBG, often, { time: 30, parts: 3 })).toEqual(
      byOrder.expectedOrdersByPart(CDNOW_MBG, often, { time: 30, parts: 3 }),
    );
  });

  it('is legal by the rules of its family', () => {
    expect(isBuyingProcess(CDNOW_MBG)).toBe(true);
    expect(isBuyingProcess({ ...CDNOW_MBG, a: -1 })).toBe(false);
    expect(isBuyingProcess(CDNOW_PARETO)).toBe(true);
    expect(isBuyingProcess({ ...CDNOW_PARETO, s: 0 })).toBe(false);
  });

  // Some examples take thousands of times as long as others.
  it('in which they leave by time has chances that sum to 1, and moments that go with them', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(timedProcesses, summaries, (process, summary) => {
        const counts = [0, 1, 2].map((count) => orderCountChance(process, summary, { time: 30, count }));
        expect(counts.reduce((sum, chance) => sum + chance, 0) + moreOrdersChance(process, summary, terms)).toBeCloseTo(1, 9);
        expect(counts[0]).toBeCloseTo(noOrderChance(process, summary, 30), 12);
        // The first of them is exact and the others are within some thousandths.
        const expected = expectedOrders(process, summary, 30);
        const more = moreOrdersChances(process, summary, 30);
        expect(Math.abs(more.reduce((sum, chance) => sum + chance, 0) - expected)).toBeLessThan(0.02 * (1 + expected));
        expect(expectedSquaredOrders(process, summary, 30)).toBeGreaterThanOrEqual(more.reduce((sum, chance) => sum + chance, 0) - 1e-9);
      }),
      { numRuns: 40 },
    );
  });

  it('in which hardly anybody leaves by time is the one without dropout', () => {
    const staying = { kind: 'pareto', r: 0.8, alpha: 6, s: 1e-9, beta: 1e6, k: 3 } as const;
    const loyal = { kind: 'nbd', r: 0.8, alpha: 6, a: 0, b: 1, k: 3 } as const;
    expect(aliveChance(staying, often)).toBeCloseTo(1, 9);
    expect(expectedOrders(staying, often, 30)).toBeCloseTo(expectedOrders(loyal, often, 30), 9);
    expect(noOrderChance(staying, often, 30)).toBeCloseTo(noOrderChance(loyal, often, 30), 9);
    expect(moreOrdersChance(staying, often, terms)).toBeCloseTo(moreOrdersChance(loyal, often, terms), 9);
  });
});
