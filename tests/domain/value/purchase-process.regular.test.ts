import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CDNOW_MBG } from '#builders/a-value-model.ts';
import { processes, summaries } from '#builders/purchases.ts';
import {
  NEW_CUSTOMER,
  type PurchaseProcess,
  aliveChance,
  expectedOrders,
  isPurchaseProcess,
  moreOrdersChance,
  moreOrdersChances,
  noOrderChance,
  orderCountChance,
} from '#domain/value/purchase-process.ts';

const weekly: PurchaseProcess = { kind: 'mbg', k: 8, r: 2, alpha: 12, a: 0.4, b: 5 };
const often = { frequency: 12, recency: 96, age: 100 };
const ticks = fc.integer({ min: 1, max: 20 });
const times = fc.double({ min: 0.1, max: 120, noNaN: true });

describe('a process of regular buyers', () => {
  it('has a whole number of ticks to an order, from one on', () => {
    for (const [k, isLegal] of [[1, true], [20, true], [50, true], [51, false], [0, false], [1.5, false]] as const)
      expect(isPurchaseProcess({ ...CDNOW_MBG, k })).toBe(isLegal); // prettier-ignore
  });

  it('has the published chance of three orders', () => {
    const published: PurchaseProcess = { kind: 'mbg', k: 3, r: 0.5, alpha: 2, a: 0.3, b: 0.6 };
    expect(orderCountChance(published, NEW_CUSTOMER, { time: 10, count: 2 })).toBeCloseTo(0.04548, 5);
  });

  it('says what quadrature over the rate says', () => {
    expect(aliveChance(weekly, often)).toBeCloseTo(0.976202937599, 10);
    expect(noOrderChance(weekly, often, 52)).toBeCloseTo(0.0237970624245, 10);
    expect(expectedOrders(weekly, { ...often, age: 110 }, 52)).toBeCloseTo(4.24603527305, 9);
    const late: PurchaseProcess = { kind: 'mbg', k: 20, r: 30, alpha: 130, a: 0.5, b: 8 };
    expect(expectedOrders(late, { frequency: 40, recency: 174, age: 400 }, 52) / 5.4089839969e-167).toBeCloseTo(1, 8);
  });

  it('is the process of chance buyers with one tick to an order', () => {
    fc.assert(
      fc.property(processes, summaries, (process, summary) => {
        expect(expectedOrders({ ...process, k: 1 }, summary, 30)).toBe(expectedOrders(process, summary, 30));
        expect(aliveChance({ ...process, k: 1 }, summary)).toBe(aliveChance(process, summary));
      }),
    );
  });

  it('has chances that sum to 1, no order among them as in the closed form, and the expected orders as their mean', () => {
    fc.assert(
      fc.property(summaries, ticks, times, (summary, k, time) => {
        const process = { ...CDNOW_MBG, alpha: k * CDNOW_MBG.alpha, k };
        const more = moreOrdersChances(process, summary, time);
        expect(more[0] ?? 0).toBeCloseTo(1 - noOrderChance(process, summary, time), 9);
        const expected = expectedOrders(process, summary, time);
        expect(Math.abs(more.reduce((sum, chance) => sum + chance, 0) - expected)).toBeLessThan(1e-10 * (1 + expected));
        const sum = [0, 1, 2, 3].reduce((all, count) => all + orderCountChance(process, summary, { time, count }), 0);
        expect(sum + moreOrdersChance(process, summary, { time, count: 3 })).toBeCloseTo(1, 9);
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the unit of time', () => {
    fc.assert(
      fc.property(summaries, ticks, ({ frequency, recency, age }, k) => {
        const process = { ...CDNOW_MBG, k };
        const inDays = expectedOrders({ ...process, alpha: 7 * process.alpha }, { frequency, recency: 7 * recency, age: 7 * age }, 7 * 40);
        const expected = expectedOrders(process, { frequency, recency, age }, 40);
        expect(Math.abs(inDays - expected)).toBeLessThanOrEqual(1e-9 * expected);
      }),
      { numRuns: 60 },
    );
  });

  it('takes a regular buyer who is late for gone sooner than a chance buyer', () => {
    const late = { frequency: 20, recency: 80, age: 92 };
    const regular: PurchaseProcess = { kind: 'mbg', k: 4, r: 4, alpha: 16, a: 0.4, b: 4 };
    expect(aliveChance(regular, late)).toBeLessThan(0.5 * aliveChance({ ...regular, k: 1, alpha: 4 * 4 }, late));
  });
});
