import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anOrder } from '#builders/an-order.ts';
import { TIME_ZONE, daysBefore } from '#builders/clock.ts';
import { EUR, JPY, eur } from '#builders/currencies.ts';
import { money } from '#domain/money/money.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { localDay } from '#domain/shared/local-day.ts';
import { type Order, type OrderHistory, keptOrders, summariseOrders } from '#domain/value/order-history.ts';

const orders: fc.Arbitrary<Order> = fc.record({
  orderedAtMs: fc.integer({ min: 0, max: 40 }).map((halfDays) => daysBefore(halfDays / 2)),
  amount: fc.record({ amountMinor: fc.integer({ min: -5000, max: 5000 }), currency: fc.constantFrom(EUR, JPY) }),
});

function summariseEur(own: readonly Order[]): OrderHistory {
  const history = summariseOrders(own, TIME_ZONE).find(({ net }) => net.currency === EUR);
  if (history === undefined) throw new Error('there is no history in EUR');
  return history;
}

/** Every order is refunded the day after. */
function refundChain(length: number): Order[] {
  return Array.from({ length }, (_, index) =>
    [onDay(1, 100), onDay(2, -100)].map((row) => ({ ...row, orderedAtMs: row.orderedAtMs + index * DAY_MS })),
  ).flat();
}

function boughtThenRefunded(length: number): Order[] {
  return Array.from({ length: 2 * length }, (_, index) => anOrder({ orderedAtMs: index * 1000, amount: eur(index < length ? 100 : -100) }));
}

function onDay(day: number, amountMinor: number): Order {
  return anOrder({ orderedAtMs: Date.UTC(2026, 0, day, 9), amount: eur(amountMinor) });
}

describe('an order history', () => {
  it('of no orders is none, not one worth 0', () => {
    expect(summariseOrders([], TIME_ZONE)).toEqual([]);
  });

  it('has the plain sum of its rows as net, and as many orders as days with a purchase at the most', () => {
    fc.assert(
      fc.property(fc.array(orders, { maxLength: 40 }), (own) => {
        for (const { net, orders: count, firstOrderAtMs, lastOrderAtMs } of summariseOrders(own, TIME_ZONE)) {
          const rows = own.filter((order) => order.amount.currency === net.currency);
          expect(net.amountMinor).toBe(rows.reduce((sum, row) => sum + row.amount.amountMinor, 0));
          const bought = rows.filter((row) => row.amount.amountMinor >= 0);
          const days = new Set(bought.map((row) => localDay(row.orderedAtMs, TIME_ZONE)));
          expect(count).toBeGreaterThanOrEqual(0);
          expect(count).toBeLessThanOrEqual(days.size);
          expect((firstOrderAtMs === null) === (count === 0)).toBe(true);
          expect((lastOrderAtMs ?? 0) >= (firstOrderAtMs ?? 0)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on the order of the rows', () => {
    const shuffled = fc
      .array(orders, { maxLength: 30 })
      .chain((own) => fc.tuple(fc.constant(own), fc.shuffledSubarray(own, { minLength: own.length })));
    fc.assert(
      fc.property(shuffled, ([own, other]) => {
        expect(summariseOrders(other, TIME_ZONE)).toEqual(summariseOrders(own, TIME_ZONE));
      }),
    );
  });

  it('is one a currency, the one with most orders first', () => {
    const histories = summariseOrders([onDay(1, 500), anOrder({ amount: money(900, JPY) }), onDay(2, 500)], TIME_ZONE);
    expect(histories.map(({ net, orders: count }) => [net.currency, net.amountMinor, count])).toEqual([
      ['EUR', 1000, 2],
      ['JPY', 900, 1],
    ]);
  });

  it('merges the orders of one local day, not of one UTC day', () => {
    const evening = anOrder({ orderedAtMs: Date.UTC(2026, 0, 1, 22, 30) });
    const night = anOrder({ orderedAtMs: Date.UTC(2026, 0, 1, 23, 30) });
    expect(summariseOrders([evening, night], 'UTC')[0]?.orders).toBe(1);
    expect(summariseOrders([evening, night], 'Europe/Berlin')[0]?.orders).toBe(2);
  });
});

describe('an order that cost nothing', () => {
  it('is an order like any other, on its day', () => {
    expect(summariseEur([onDay(2, 1000), onDay(5, 0)])).toMatchObject({
      net: eur(1000),
      orders: 2,
      firstOrderAtMs: Date.UTC(2026, 0, 2, 9),
      lastOrderAtMs: Date.UTC(2026, 0, 5, 9),
    });
  });

  it('is the first where it came first', () => {
    expect(summariseEur([onDay(5, 1000), onDay(2, 0), onDay(3, 500)])).toMatchObject({
      firstOrderAtMs: Date.UTC(2026, 0, 2, 9),
      lastOrderAtMs: Date.UTC(2026, 0, 5, 9),
    });
  });

  it('stays where everything else is refunded, since there is nothing to refund of it', () => {
    expect(summariseEur([onDay(1, 0), onDay(2, 1000), onDay(3, -1000)])).toMatchObject({ net: eur(0), orders: 1 });
  });
});

describe('a refund', () => {
  it('of a whole order leaves no order, and the dates of the rest', () => {
    const history = summariseEur([onDay(1, 1000), onDay(2, 2000), onDay(3, -2000)]);
    const atMs = Date.UTC(2026, 0, 1, 9);
    const newest = [{ atMs, amountMinor: 1000 }];
    expect(history).toEqual({ net: eur(1000), orders: 1, firstOrderAtMs: atMs, lastOrderAtMs: atMs, newest });
  });

  it('one cent short of an order leaves the order', () => {
    expect(summariseEur([onDay(1, 1000), onDay(2, -999)])).toMatchObject({ net: eur(1), orders: 1 });
  });

  it('is taken from the latest earlier orders, and never from a later one', () => {
    const history = summariseEur([onDay(1, 1000), onDay(2, 1000), onDay(3, -1500), onDay(4, 700)]);
    expect(history).toMatchObject({
      net: eur(1200),
      orders: 2,
      firstOrderAtMs: Date.UTC(2026, 0, 1, 9),
      lastOrderAtMs: Date.UTC(2026, 0, 4, 9),
    });
  });

  it('beyond the latest order goes on to the one before, and leaves the rest of that', () => {
    const kept = keptOrders([onDay(1, 300), onDay(2, 1000), onDay(3, 700), onDay(4, -1500)]);
    expect(kept.map(({ amountMinor }) => amountMinor)).toEqual([300, 200]);
  });

  it('of the same instant as its order is taken from it', () => {
    expect(summariseEur([onDay(1, -1000), onDay(1, 1000)])).toMatchObject({ net: eur(0), orders: 0 });
  });

  it('with nothing before it lowers the net below 0 and makes no negative count', () => {
    const none = { orders: 0, firstOrderAtMs: null, lastOrderAtMs: null, newest: [] };
    expect(summariseEur([onDay(1, -300)])).toEqual({ net: eur(-300), ...none });
  });

  it('costs no more in a long chain than in a short one', () => {
    // Quadratic work at this length would run into the time limit by far.
    for (const rows of [refundChain(30_000), boughtThenRefunded(50_000)]) {
      expect(summariseEur(rows)).toMatchObject({ net: eur(0), orders: 0 });
    }
  });
});
