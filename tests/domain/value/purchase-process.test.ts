import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CDNOW_BG, CDNOW_MBG } from '#builders/a-value-model.ts';
import { LOYAL, processes, summaries } from '#builders/purchases.ts';
import {
  NEW_CUSTOMER,
  type PurchaseProcess,
  aliveChance,
  canBeSummed,
  expectedOrders,
  expectedOrdersByPart,
  expectedSquaredOrders,
  isPurchaseProcess,
  isSoonSummed,
  moreOrdersChance,
  moreOrdersChances,
  noOrderChance,
  orderCountChance,
} from '#domain/value/purchase-process.ts';
import type { PurchaseSummary } from '#domain/value/purchase-summary.ts';

const times = fc.double({ min: 0, max: 500, noNaN: true });
const often: PurchaseSummary = { frequency: 2, recency: 30.43, age: 38.86 };
const once: PurchaseSummary = { frequency: 0, recency: 0, age: 38.86 };

/** How far a figure is off, in parts of what it has to be. */
function offBy(actual: number, expected: number): number {
  return Math.abs(actual - expected) / Math.abs(expected);
}

describe('legal parameters', () => {
  it.each([
    [CDNOW_BG, true],
    [{ ...CDNOW_MBG, a: 0 }, true],
    [{ ...CDNOW_MBG, kind: 'nbd', a: 0 }, true],
    [{ ...CDNOW_MBG, kind: 'nbd' }, false],
    [{ ...CDNOW_MBG, r: 0 }, false],
    [{ ...CDNOW_MBG, r: Infinity }, false],
    [{ ...CDNOW_MBG, a: -1e-9 }, false],
    [{ ...CDNOW_MBG, alpha: -1 }, false],
    [{ ...CDNOW_MBG, alpha: 0 }, false],
    [{ ...CDNOW_MBG, b: 0 }, false],
    [{ ...CDNOW_MBG, b: Infinity }, false],
    [{ ...CDNOW_MBG, a: Infinity }, false],
    [{ ...CDNOW_MBG, r: Number.NaN }, false],
  ] as const)('%o: %s', (process, isLegal) => {
    expect(isPurchaseProcess(process)).toBe(isLegal);
  });
});

describe('the chance of being active', () => {
  it('of a customer of CDNOW is the published one', () => {
    expect(offBy(aliveChance(CDNOW_BG, { frequency: 8, recency: 30, age: 39 }), 0.636545641921)).toBeLessThan(1e-10);
    expect(offBy(aliveChance(CDNOW_MBG, often), 0.7062022651184873)).toBeLessThan(1e-9);
  });

  it('of a one-time buyer is 1 for ever in BG/NBD, and sinks in MBG/NBD', () => {
    expect(aliveChance(CDNOW_BG, { frequency: 0, recency: 0, age: 1000 })).toBe(1);
    expect(offBy(aliveChance(CDNOW_MBG, once), 0.3897350809187629)).toBeLessThan(1e-9);
    expect(aliveChance(CDNOW_MBG, { ...once, age: 1000 })).toBeLessThan(0.12);
  });

  it('is 1 where nobody drops out', () => {
    expect(aliveChance(LOYAL, { frequency: 50, recency: 1, age: 1e6 })).toBe(1);
    expect(aliveChance(LOYAL, { frequency: 5000, recency: 1, age: 1e6 })).toBe(1);
  });

  it('is from 0 to 1, and 0 rather than no number after a silence beyond measure', () => {
    fc.assert(
      fc.property(processes, summaries, (process, summary) => {
        const chance = aliveChance(process, summary);
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(1);
      }),
    );
    expect(aliveChance(CDNOW_MBG, { frequency: 5000, recency: 1, age: 5000 })).toBe(0);
  });

  it('does not depend on the unit of time', () => {
    fc.assert(
      fc.property(processes, summaries, (process, { frequency, recency, age }) => {
        const scaled = aliveChance({ ...process, alpha: process.alpha * 10 }, { frequency, recency: recency * 10, age: age * 10 });
        expect(scaled).toBeCloseTo(aliveChance(process, { frequency, recency, age }), 9);
      }),
    );
  });

  it('sinks the longer a customer is silent', () => {
    fc.assert(
      fc.property(processes, summaries, times, (process, summary, silence) => {
        const later = aliveChance(process, { ...summary, age: summary.age + silence });
        expect(later).toBeLessThanOrEqual(aliveChance(process, summary) + 1e-12);
      }),
    );
  });
});

/** Parameters, customer and time where closed formulas fail, with the value in 60-digit arithmetic. */
const corners: readonly (readonly [string, PurchaseProcess, PurchaseSummary, number, number])[] = [
  ['a + b below 1, one order', { kind: 'bg', r: 0.11, alpha: 2.24, a: 0.31, b: 0.5 }, { ...once, age: 1 }, 30, 0.5645886155327847],
  ['a + b = 1, one order', { kind: 'bg', r: 0.11, alpha: 2.24, a: 0.5, b: 0.5 }, { ...once, age: 1 }, 30, 0.4570109146620286],
  ['a = 1', { kind: 'bg', r: 0.24, alpha: 4.4, a: 1, b: 2.4 }, { frequency: 3, recency: 20, age: 40 }, 52, 1.094056653708545],
  ['a just above 1', { kind: 'bg', r: 0.24, alpha: 4.4, a: 1 + 1e-10, b: 2.4 }, { frequency: 3, recency: 20, age: 40 }, 52, 1.094056653615078],
  ['a thousand orders', CDNOW_MBG, { frequency: 1000, recency: 51, age: 52 }, 104, 0.035765932548356506],
  ['hardly any dropout', { kind: 'bg', r: 0.24, alpha: 4.4, a: 8e-6, b: 1e5 }, { frequency: 3, recency: 20, age: 40 }, 52, 3.7945945917292474],
  ['a tiny time', CDNOW_MBG, often, 1e-9, 3.958796526458911e-11],
  ['a new customer', CDNOW_MBG, NEW_CUSTOMER, 52, 1.4197237577127462],
  ['hardly alive', CDNOW_MBG, { frequency: 5000, recency: 500, age: 520 }, 520, 1.401699304422696e-77],
  ['tiny parameters', { kind: 'bg', r: 1e-3, alpha: 1e-3, a: 1e-3, b: 1e-3 }, NEW_CUSTOMER, 10, 4.963727027190473],
  ['nearly certain dropout', { kind: 'mbg', r: 50, alpha: 1, a: 30, b: 0.01 }, { frequency: 7, recency: 3, age: 3 }, 1000, 0.24172413793103448],
  ['a thousand years', CDNOW_BG, once, 52_000, 12.230072205744381],
  ['hardly any age', { kind: 'mbg', r: 0.01, alpha: 0.01, a: 0.5, b: 0.5 }, { frequency: 1, recency: 0, age: 0 }, 52, 142.14544662950695],
]; // prettier-ignore

describe('the expected orders', () => {
  it('of a customer of CDNOW are the published ones', () => {
    expect(offBy(expectedOrders(CDNOW_BG, often, 39), 1.22602817477)).toBeLessThan(1e-9);
    expect(offBy(expectedOrders(CDNOW_BG, NEW_CUSTOMER, 2), 0.1033897397563)).toBeLessThan(1e-9);
  });

  it.each(corners)('are exact at the corner: %s', (_, process, summary, time, expected) => {
    expect(offBy(expectedOrders(process, summary, time), expected)).toBeLessThan(1e-11);
  });

  it('without dropout are the rate so far, between the own one and that of all', () => {
    const process: PurchaseProcess = { kind: 'nbd', r: 0.8, alpha: 10, a: 0, b: 1 };
    expect(offBy(expectedOrders(process, often, 52), ((0.8 + 2) / (10 + 38.86)) * 52)).toBeLessThan(1e-12);
  });

  it('are finite, 0 in no time, and more in more time', () => {
    fc.assert(
      fc.property(processes, summaries, times, times, (process, summary, time, more) => {
        const orders = expectedOrders(process, summary, time);
        expect(Number.isFinite(orders)).toBe(true);
        expect(expectedOrders(process, summary, 0)).toBe(0);
        expect(expectedOrders(process, summary, time + more)).toBeGreaterThanOrEqual(orders * (1 - 1e-9));
      }),
    );
  });

  it('are the same by parts as one by one', () => {
    const parts = expectedOrdersByPart(CDNOW_MBG, often, { time: 52, parts: 4 });
    expect(parts).toEqual([13, 26, 39, 52].map((time) => expectedOrders(CDNOW_MBG, often, time)));
  });

  it('are refused for a time that has no end, or ends before it begins', () => {
    expect(() => expectedOrders(CDNOW_BG, often, Infinity)).toThrow('a horizon');
    expect(() => expectedOrders(CDNOW_BG, often, -1)).toThrow('a horizon');
  });
});

describe('a sum that has an end', () => {
  /** 10 · time + 40 · (1 + time) terms. */
  const process: PurchaseProcess = { kind: 'mbg', r: 9, alpha: 1, a: 1, b: 1 };
  const bought = { frequency: 1, recency: 0, age: 0 };

  it('is ready for a page with one term less than 100,000', () => {
    expect(isSoonSummed(process, bought, 1999.2)).toBe(false);
    expect(isSoonSummed(process, bought, 1999.19)).toBe(true);
    expect(isSoonSummed(process, { ...bought, age: 1 }, 2 * 1999.2)).toBe(false);
    expect(isSoonSummed(process, { ...bought, age: 1 }, 2 * 1999.19)).toBe(true);
  });

  it('is ready for a page where all customers are alike, as those of a weekly box are', () => {
    const boxes: PurchaseProcess = { kind: 'mbg', r: 1_202_604, alpha: 60_140, a: 42, b: 1088, k: 20 };
    const weekly = { frequency: 19, recency: 20, age: 21 };
    expect(isSoonSummed(boxes, weekly, 52)).toBe(true);
    const summed = moreOrdersChances(boxes, weekly, 52).reduce((sum, chance) => sum + chance, 0);
    expect(expectedOrders(boxes, weekly, 52)).toBeCloseTo(summed, 6);
  });

  it('ends where chances are too small to shrink', () => {
    const hardlyAny: PurchaseProcess = { kind: 'mbg', r: 1e-308, alpha: 6, a: 0.8, b: 1.6, k: 3 };
    const silent = { frequency: 0, recency: 0, age: 26 };
    expect(moreOrdersChances(hardlyAny, silent, 52).length).toBeLessThan(1000);
    expect(expectedOrders(hardlyAny, silent, 52)).toBeLessThan(1e-300);
  });

  it('is refused from 50 million terms on', () => {
    expect(() => expectedOrders(process, bought, 999_999)).toThrow('a horizon of at least 0 that can be summed');
    expect(() => moreOrdersChances(process, bought, 999_999)).toThrow('a horizon of at least 0 that can be summed');
    expect(() => moreOrdersChance(process, bought, { time: 1, count: 50_000_000 })).toThrow('a whole number of orders');
  });

  it('can be asked for before it is begun', () => {
    const frequent = { ...process, r: 10 };
    expect([999_998, 999_999, -1].map((time) => canBeSummed(frequent, time))).toEqual([true, false, false]);
    expect(() => expectedOrders(frequent, NEW_CUSTOMER, 999_999)).toThrow('a horizon of at least 0 that can be summed');
    expect([99_998, 99_999].map((time) => canBeSummed({ ...frequent, k: 10, r: 100 }, time))).toEqual([true, false]);
  });
});

describe('the distribution of orders', () => {
  it('is the published one for a new customer', () => {
    expect(orderCountChance(CDNOW_BG, NEW_CUSTOMER, { time: 30, count: 13 })).toBeCloseTo(0.001163315006656, 12);
  });

  it('is exact far out, where differences from 1 would be noise', () => {
    expect(offBy(moreOrdersChance(CDNOW_MBG, often, { time: 39, count: 40 }), 1.757050467638237e-13)).toBeLessThan(1e-9);
    expect(offBy(orderCountChance(CDNOW_MBG, often, { time: 39, count: 40 }), 1.9709242667727892e-13)).toBeLessThan(1e-9);
    expect(offBy(orderCountChance(CDNOW_MBG, often, { time: 39, count: 3 }), 0.08386394775472357)).toBeLessThan(1e-9);
    expect(offBy(noOrderChance(CDNOW_MBG, often, 39), 0.4400059091777069)).toBeLessThan(1e-9);
    expect(orderCountChance(CDNOW_MBG, often, { time: 39, count: 0 })).toBe(noOrderChance(CDNOW_MBG, often, 39));
  });

  it('sums to 1, with what is left beyond', () => {
    fc.assert(
      fc.property(processes, summaries, times, fc.integer({ min: 0, max: 30 }), (process, summary, time, last) => {
        let sum = moreOrdersChance(process, summary, { time, count: last });
        for (let count = 0; count <= last; count += 1) sum += orderCountChance(process, summary, { time, count });
        expect(sum).toBeCloseTo(1, 9);
      }),
    );
  });

  it('has the expected orders and their squares as its moments', () => {
    let orders = 0;
    let squares = 0;
    for (let count = 1; count < 400; count += 1) {
      const chance = orderCountChance(CDNOW_MBG, often, { time: 39, count });
      orders += count * chance;
      squares += count * count * chance;
    }
    expect(offBy(orders, expectedOrders(CDNOW_MBG, often, 39))).toBeLessThan(1e-9);
    expect(offBy(squares, expectedSquaredOrders(CDNOW_MBG, often, 39))).toBeLessThan(1e-9);
  });

  it('has no order for certain in no time', () => {
    expect(noOrderChance(CDNOW_BG, often, 0)).toBe(1);
    expect(orderCountChance(CDNOW_BG, often, { time: 0, count: 1 })).toBe(0);
  });

  it('knows only whole numbers of orders', () => {
    expect(() => moreOrdersChance(CDNOW_BG, often, { time: 1, count: 0.5 })).toThrow('a whole number');
    expect(() => orderCountChance(CDNOW_BG, often, { time: 1, count: -1 })).toThrow('a whole number');
  });
});
