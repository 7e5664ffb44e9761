import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anOrderHistory } from '#builders/an-order-history.ts';
import { anOrder } from '#builders/an-order.ts';
import { NOW_MS, TIME_ZONE, daysBefore } from '#builders/clock.ts';
import { eur } from '#builders/currencies.ts';
import type { Order } from '#domain/value/order-history.ts';
import {
  DAYS_PER_UNIT,
  UNITS_PER_YEAR,
  purchasesOf,
  summariseHistory,
  summarisePurchases,
  summaryFault,
} from '#domain/value/purchase-summary.ts';

function onDay(day: number, amountMinor: number, hour = 9): Order {
  return anOrder({ orderedAtMs: Date.UTC(2026, 0, day, hour), amount: eur(amountMinor) });
}

const inWeeks = { unit: 'week', nowMs: NOW_MS, timeZone: TIME_ZONE } as const;

it('a year has 365 days, 52 weeks or 12 months, of 365.25 days in all', () => {
  expect(UNITS_PER_YEAR).toEqual({ day: 365, week: 52, month: 12 });
  expect(DAYS_PER_UNIT).toEqual({ day: 1, week: 7, month: 30.4375 });
});

describe('the purchases of a customer', () => {
  it('are one a local day, net of refunds', () => {
    expect(purchasesOf([onDay(1, 1000), onDay(1, 500, 12), onDay(3, 800), onDay(4, -300)], 'UTC')).toEqual([
      { day: '2026-01-01', amountMinor: 1500 },
      { day: '2026-01-03', amountMinor: 500 },
    ]);
  });

  it('of one evening and the night after are one or two, as the time zone has it', () => {
    const orders = [onDay(1, 1000, 22), onDay(1, 1000, 23)];
    expect(purchasesOf(orders, 'UTC')).toHaveLength(1);
    expect(purchasesOf(orders, TIME_ZONE)).toHaveLength(2);
  });

  it('are none where everything was refunded', () => {
    expect(purchasesOf([onDay(1, 1000), onDay(1, -1000, 10)], 'UTC')).toEqual([]);
  });
});

describe('a summary of purchases', () => {
  it('counts repeat days, and time in whole days turned into the unit', () => {
    const purchases = purchasesOf([onDay(1, 1000), onDay(8, 2000), onDay(15, 6000)], 'UTC');
    expect(summarisePurchases(purchases, { endDay: '2026-01-29', unit: 'week' })).toEqual({
      frequency: 2,
      recency: 2,
      age: 4,
      meanMinor: 3000,
      repeatMeanMinor: 4000,
    });
    expect(summarisePurchases(purchases, { endDay: '2026-01-29', unit: 'day' })).toMatchObject({ recency: 14, age: 28 });
  });

  it('of a first order today has no age and no repeat mean', () => {
    expect(summarisePurchases(purchasesOf([onDay(1, 1000)], 'UTC'), { endDay: '2026-01-01', unit: 'week' })).toEqual({
      frequency: 0,
      recency: 0,
      age: 0,
      meanMinor: 1000,
      repeatMeanMinor: 0,
    });
  });

  it('is none without purchases', () => {
    expect(summarisePurchases([], { endDay: '2026-01-01', unit: 'week' })).toBeNull();
  });

  it('does not look beyond its end', () => {
    expect(() => summarisePurchases([{ day: '2026-01-02', amountMinor: 1 }], { endDay: '2026-01-01', unit: 'week' })).toThrow(
      'later than the end',
    );
  });

  it('is legal whatever the orders', () => {
    const orders = fc.array(
      fc
        .record({
          day: fc.integer({ min: 1, max: 31 }),
          hour: fc.integer({ min: 0, max: 23 }),
          cents: fc.integer({ min: -3000, max: 3000 }),
        })
        .map(({ day, hour, cents }) => onDay(day, cents, hour)),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(orders, (own) => {
        const summary = summarisePurchases(purchasesOf(own, TIME_ZONE), { endDay: '2026-02-02', unit: 'month' });
        expect(summary === null ? null : summaryFault(summary)).toBeNull();
      }),
    );
  });
});

describe('what cannot be in a summary', () => {
  it.each([
    [{ frequency: 1.5, recency: 1, age: 2 }, 'not_a_count'],
    [{ frequency: -1, recency: 0, age: 2 }, 'not_a_count'],
    [{ frequency: 1, recency: -1, age: 2 }, 'negative_time'],
    [{ frequency: 0, recency: 0, age: -1 }, 'negative_time'],
    [{ frequency: 1, recency: 1, age: Infinity }, 'negative_time'],
    [{ frequency: 1, recency: Number.NaN, age: 2 }, 'negative_time'],
    [{ frequency: 0, recency: 1, age: 5 }, 'recency_without_repeat'],
    [{ frequency: 1, recency: 3, age: 2 }, 'recency_beyond_age'],
    [{ frequency: 1, recency: 2, age: 2 }, null],
    [{ frequency: 3, recency: 0, age: 0 }, null],
  ] as const)('%o: %s', (summary, fault) => {
    expect(summaryFault(summary)).toBe(fault);
  });
});

describe('a summary of a history that holds counts only', () => {
  it('takes the mean of all orders', () => {
    const history = anOrderHistory({ net: eur(10_000), orders: 4, firstOrderAtMs: daysBefore(70), lastOrderAtMs: daysBefore(14) });
    expect(summariseHistory(history, inWeeks)).toEqual({ frequency: 3, recency: 8, age: 10, meanMinor: 2500 });
  });

  it('has no recency with one order, whatever the dates say', () => {
    const history = anOrderHistory({ orders: 1, firstOrderAtMs: daysBefore(70), lastOrderAtMs: daysBefore(14) });
    expect(summariseHistory(history, inWeeks)).toMatchObject({ frequency: 0, recency: 0, age: 10 });
  });

  it('is none without an order, without anything left after refunds, and without a first day', () => {
    expect(summariseHistory(anOrderHistory({ orders: 0, firstOrderAtMs: null, lastOrderAtMs: null }), inWeeks)).toBeNull();
    expect(summariseHistory(anOrderHistory({ orders: 0 }), inWeeks)).toBeNull();
    expect(summariseHistory(anOrderHistory({ net: eur(0) }), inWeeks)).toBeNull();
    expect(summariseHistory(anOrderHistory({ net: eur(-1) }), inWeeks)).toBeNull();
    expect(summariseHistory(anOrderHistory({ firstOrderAtMs: null }), inWeeks)).toBeNull();
  });

  it('is legal where a source has its dates the wrong way round or ahead of the clock', () => {
    for (const [first, last] of [
      [3, 9],
      [-2, -1],
      [9, -1],
    ] as const) {
      const summary = summariseHistory(anOrderHistory({ firstOrderAtMs: daysBefore(first), lastOrderAtMs: daysBefore(last) }), inWeeks);
      expect(summary === null ? 'none' : summaryFault(summary)).toBeNull();
    }
  });
});
