import { type Currency, type Money, add, isPositive, money, zero } from '../money/money.ts';
import { localDay } from '../shared/time.ts';

/** One order, or one refund where the amount is negative. */
export interface Order {
  readonly orderedAtMs: number;
  readonly amount: Money;
}

/** What a customer bought in one currency. `net` is after refunds and may be negative. */
export interface OrderHistory {
  readonly net: Money;
  /** Days with at least one order that was not fully refunded. */
  readonly orders: number;
  readonly firstOrderAtMs: number | null;
  readonly lastOrderAtMs: number | null;
}

interface OpenOrder {
  readonly atMs: number;
  leftMinor: number;
}

/**
 * Sums orders into one history a currency, the currency with most orders first. A refund is taken from the latest earlier
 * orders (source: the usual treatment of cancellations in purchase data, where they name no order); an order that is refunded
 * whole is no order; orders of one local day are one. A refund with nothing before it still lowers `net`.
 */
export function summariseOrders(orders: readonly Order[], timeZone: string): readonly OrderHistory[] {
  const byCurrency = new Map<Currency, Order[]>();
  for (const order of orders) {
    const same = byCurrency.get(order.amount.currency);
    if (same === undefined) byCurrency.set(order.amount.currency, [order]);
    else same.push(order);
  }
  return [...byCurrency]
    .map(([currency, own]) => summariseOne(own, currency, timeZone))
    .toSorted((a, b) => b.orders - a.orders || a.net.currency.localeCompare(b.net.currency, 'en'));
}

function summariseOne(orders: readonly Order[], currency: Currency, timeZone: string): OrderHistory {
  // A purchase before a refund of the same instant: the refund is of something.
  const inOrder = orders.toSorted((a, b) => a.orderedAtMs - b.orderedAtMs || b.amount.amountMinor - a.amount.amountMinor);
  const open: OpenOrder[] = [];
  let net = zero(currency);
  for (const { orderedAtMs, amount } of inOrder) {
    net = add(net, amount);
    if (isPositive(amount)) open.push({ atMs: orderedAtMs, leftMinor: amount.amountMinor });
    else takeFromLatest(open, money(-amount.amountMinor, currency));
  }
  const kept = open.filter((order) => order.leftMinor > 0);
  return {
    net,
    orders: new Set(kept.map((order) => localDay(order.atMs, timeZone))).size,
    firstOrderAtMs: kept.at(0)?.atMs ?? null,
    lastOrderAtMs: kept.at(-1)?.atMs ?? null,
  };
}

function takeFromLatest(open: OpenOrder[], refund: Money): void {
  let leftMinor = refund.amountMinor;
  for (let index = open.length - 1; index >= 0 && leftMinor > 0; index -= 1) {
    const order = open[index];
    if (order === undefined) continue;
    const takenMinor = Math.min(order.leftMinor, leftMinor);
    order.leftMinor -= takenMinor;
    leftMinor -= takenMinor;
    // What is refunded whole can never be refunded again: dropping it keeps long histories linear.
    if (order.leftMinor === 0 && index === open.length - 1) open.pop();
  }
}
