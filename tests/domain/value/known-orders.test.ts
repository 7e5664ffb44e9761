import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anOrder } from '#builders/an-order.ts';
import { anOrderHistory } from '#builders/an-order-history.ts';
import { TIME_ZONE, daysBefore } from '#builders/clock.ts';
import { EUR, eur } from '#builders/currencies.ts';
import { averageOrderMinor, latestOrderBefore } from '#domain/value/known-orders.ts';
import { type Order, type OrderHistory, keptOrders, summariseOrders } from '#domain/value/order-history.ts';

const orders: fc.Arbitrary<Order> = fc.record({
  orderedAtMs: fc.integer({ min: 0, max: 40 }).map((halfDays) => daysBefore(halfDays / 2)),
  amount: fc.integer({ min: -5000, max: 5000 }).map(eur),
});

function summariseEur(own: readonly Order[]): OrderHistory {
  const history = summariseOrders(own, TIME_ZONE).find(({ net }) => net.currency === EUR);
  if (history === undefined) throw new Error('there is no history in EUR');
  return history;
}

function onDay(day: number, amountMinor: number): Order {
  return anOrder({ orderedAtMs: at(day), amount: eur(amountMinor) });
}

function at(day: number): number {
  return Date.UTC(2026, 0, day, 9);
}

describe('the latest order before a failure', () => {
  it('is the newest that is not after it, at that very instant too', () => {
    const history = summariseEur([onDay(1, 1000), onDay(4, 2000), onDay(6, 3000)]);
    expect(latestOrderBefore(history, at(6))).toEqual({ atMs: at(6), amountMinor: 3000 });
    expect(latestOrderBefore(history, at(6) - 1)).toEqual({ atMs: at(4), amountMinor: 2000 });
    expect(latestOrderBefore(history, at(1) - 1)).toBeNull();
  });

  it('is what is left of it after refunds, and the one before where nothing is', () => {
    expect(latestOrderBefore(summariseEur([onDay(1, 1000), onDay(2, -400)]), at(9))?.amountMinor).toBe(600);
    expect(latestOrderBefore(summariseEur([onDay(1, 1000), onDay(2, 700), onDay(3, -700)]), at(9))?.amountMinor).toBe(1000);
  });

  it('is none that cost nothing, and none where the source tells totals alone', () => {
    expect(latestOrderBefore(summariseEur([onDay(1, 1000), onDay(2, 0)]), at(9))?.amountMinor).toBe(1000);
    expect(latestOrderBefore(anOrderHistory(), at(9))).toBeNull();
  });

  it('is among the newest dozen alone', () => {
    const history = summariseEur(Array.from({ length: 20 }, (_, index) => onDay(index + 1, 100 * (index + 1))));
    expect(history.newest?.map(({ amountMinor }) => amountMinor / 100)).toEqual([20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9]);
  });

  it('is never after it, and no other of before is later', () => {
    fc.assert(
      fc.property(fc.array(orders, { maxLength: 12 }), fc.integer({ min: 0, max: 45 }), (own, days) => {
        for (const history of summariseOrders(own, TIME_ZONE)) {
          const failedAtMs = daysBefore(days);
          const kept = keptOrders(own.filter(({ amount }) => amount.currency === history.net.currency));
          const before = kept.filter(({ atMs, amountMinor }) => atMs <= failedAtMs && amountMinor > 0);
          expect(latestOrderBefore(history, failedAtMs)?.atMs ?? null).toBe(before.at(-1)?.atMs ?? null);
        }
      }),
    );
  });
});

it('an average order is the net over the orders, rounded down, and none where nothing was paid or no order is known', () => {
  expect(averageOrderMinor(anOrderHistory({ net: eur(1000), orders: 3 }))).toBe(333);
  expect(averageOrderMinor(anOrderHistory({ net: eur(0), orders: 3 }))).toBeNull();
  expect(averageOrderMinor(anOrderHistory({ net: eur(500), orders: 0 }))).toBeNull();
});
