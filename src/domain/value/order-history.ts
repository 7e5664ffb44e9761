import { type Currency, type Money, add, zero } from '../money/money.ts';
import { localDay } from '../shared/local-day.ts';

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
  /** The newest orders of which something is left, the newest first: a dozen at most. Absent where the source tells no single orders. */
  readonly newest?: readonly KeptOrder[];
}

/** What is left of an order after refunds; 0 only where it cost nothing from the start. */
export interface KeptOrder {
  readonly atMs: number;
  readonly amountMinor: number;
}

/** A ticket is about one of these: who bought more since says what it is about. */
const NEWEST_AT_MOST = 12;

/** The newest of some orders, the newest first. */
export function newestOf(orders: readonly KeptOrder[]): readonly KeptOrder[] {
  return orders.toSorted((a, b) => b.atMs - a.atMs).slice(0, NEWEST_AT_MOST);
}

/**
 * Sums orders into one history a currency, the currency with most orders first. A refund is taken from the latest earlier
 * orders (source: the usual treatment of cancellations in purchase data, where they name no order); an order that is refunded
 * whole is no order, one that cost nothing is; orders of one local day are one. A refund with nothing before it still lowers `net`.
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
  const kept = keptOrders(orders);
  return {
    net: orders.reduce((sum, { amount }) => add(sum, amount), zero(currency)),
    orders: new Set(kept.map((order) => localDay(order.atMs, timeZone))).size,
    firstOrderAtMs: kept.at(0)?.atMs ?? null,
    lastOrderAtMs: kept.at(-1)?.atMs ?? null,
    newest: newestOf(kept),
  };
}

interface OpenOrder {
  readonly atMs: number;
  amountMinor: number;
}

/**
 * Takes every refund from the latest earlier orders and returns the orders of which something is left, oldest first. All rows
 * are of one customer and one currency.
 */
export function keptOrders(orders: readonly Order[]): readonly KeptOrder[] {
  // A purchase before a refund of the same instant: the refund is of something.
  const inOrder = orders.toSorted((a, b) => a.orderedAtMs - b.orderedAtMs || b.amount.amountMinor - a.amount.amountMinor);
  const open: OpenOrder[] = [];
  const free: KeptOrder[] = [];
  for (const { orderedAtMs, amount } of inOrder) {
    const { amountMinor } = amount;
    if (amountMinor === 0) free.push({ atMs: orderedAtMs, amountMinor });
    else if (amountMinor > 0) open.push({ atMs: orderedAtMs, amountMinor });
    else takeFromLatest(open, -amountMinor);
  }
  return [...open, ...free].toSorted((a, b) => a.atMs - b.atMs);
}

function takeFromLatest(open: OpenOrder[], refundMinor: number): void {
  let leftMinor = refundMinor;
  for (let order = open.at(-1); order !== undefined && leftMinor > 0; order = open.at(-1)) {
    const takenMinor = Math.min(order.amountMinor, leftMinor);
    order.amountMinor -= takenMinor;
    leftMinor -= takenMinor;
    // What is refunded whole is no order any more, and can never be refunded again.
    if (order.amountMinor === 0) open.pop();
  }
}
