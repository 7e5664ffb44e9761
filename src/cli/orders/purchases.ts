import type { OrdersFile } from './orders-file.ts';

/** The days on which a customer bought, oldest first, and what was left of each day after refunds, in minor units. */
export interface PurchaseDays {
  readonly days: readonly number[];
  readonly minors: readonly number[];
}

/** What is done with each customer; the days are of that moment alone and are written over for the next one. */
type TakeCustomer = (customer: number, purchases: PurchaseDays) => void;

interface Order {
  atMs: number;
  day: number;
  minor: number;
  hasOrder: boolean;
  isPaid: boolean;
}

/**
 * Gives, for every customer with a purchase by the end of `endDay`, the days of purchase as they stood then. Rows of one order id are
 * summed: its lines, and what was refunded of it. A refund that names no order is taken from the latest earlier ones, as
 * `keptOrders` does. An order that is refunded whole is none, one that cost nothing is; orders of one day are one purchase.
 */
export function forEachCustomer(file: OrdersFile, endDay: number, take: TakeCustomer): void {
  const slots = new Int32Array(file.table.orders).fill(-1);
  const scratch: Scratch = { orders: [], days: [], minors: [] };
  for (let customer = 0; customer < file.ids.length; customer += 1) {
    const count = sumOrders(file, { customer, endDay }, slots, scratch);
    if (count === 0) continue;
    keepPurchases(scratch, count);
    if (scratch.days.length > 0) take(customer, scratch);
  }
}

interface Scratch {
  readonly orders: Order[];
  readonly days: number[];
  readonly minors: number[];
}

const NONE = { day: 0, minor: 0 };

/** Sums the rows of each order until the end of a day, oldest order first; returns how many orders there are. */
function sumOrders(
  { table, rowAt, start }: OrdersFile,
  { customer, endDay }: { readonly customer: number; readonly endDay: number },
  slots: Int32Array,
  { orders }: Scratch,
): number {
  let count = 0;
  let isSorted = true;
  const end = start[customer + 1] ?? 0;
  for (let place = start[customer] ?? 0; place < end; place += 1) {
    const row = rowAt[place] ?? 0;
    if (table.day.at(row) > endDay) continue;
    const id = table.order.at(row);
    const minor = table.minor.at(row);
    let slot = slots[id] ?? -1;
    if (slot === -1) {
      slot = count;
      slots[id] = slot;
      const fresh = (orders[slot] ??= { atMs: 0, day: 0, minor: 0, hasOrder: false, isPaid: false });
      fresh.atMs = table.atMs.at(row);
      fresh.day = table.day.at(row);
      fresh.minor = 0;
      fresh.hasOrder = false;
      fresh.isPaid = false;
      count += 1;
    }
    const order = orders[slot];
    if (order === undefined) continue;
    const isRefund = minor < 0;
    // Where more came back than was paid, what is left over is a refund of the day on which it came.
    if (isRefund ? order.minor + minor < 0 : !order.hasOrder) {
      isSorted &&= order.atMs === table.atMs.at(row);
      order.atMs = table.atMs.at(row);
      order.day = table.day.at(row);
    }
    order.minor += minor;
    order.hasOrder ||= !isRefund;
    order.isPaid ||= minor > 0;
  }
  if (!isSorted) orders.splice(0, count, ...orders.slice(0, count).toSorted((a, b) => a.atMs - b.atMs || b.minor - a.minor));
  return count;
}

/** Takes refunds from the latest earlier orders and merges what is left by days. */
function keepPurchases({ orders, days, minors }: Scratch, count: number): void {
  let open = 0;
  for (let index = 0; index < count; index += 1) {
    const order = orders[index];
    if (order === undefined) continue;
    if (order.minor < 0) open = takeFromLatest(orders, open, -order.minor);
    else if (order.minor > 0 || !order.isPaid) {
      // What is kept moves to the front, and what stood there takes its place to be used again.
      const front = orders[open];
      orders[open] = order;
      if (front !== undefined) orders[index] = front;
      open += 1;
    }
  }
  days.length = 0;
  minors.length = 0;
  for (let index = 0; index < open; index += 1) {
    const { day, minor } = orders[index] ?? NONE;
    const last = days.length - 1;
    if (days[last] === day) minors[last] = (minors[last] ?? 0) + minor;
    else {
      days.push(day);
      minors.push(minor);
    }
  }
}

/** What is refunded whole is no order any more; what cost nothing cannot be refunded. Returns how many are left. */
function takeFromLatest(orders: Order[], open: number, refundMinor: number): number {
  let left = refundMinor;
  let kept = open;
  for (let index = open - 1; index >= 0 && left > 0; index -= 1) {
    const order = orders[index];
    if (order === undefined || order.minor === 0) continue;
    const taken = Math.min(order.minor, left);
    left -= taken;
    order.minor -= taken;
    if (order.minor > 0) continue;
    orders.splice(index, 1);
    orders.splice(kept - 1, 0, order);
    kept -= 1;
  }
  return kept;
}
