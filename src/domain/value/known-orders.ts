import type { KeptOrder, OrderHistory } from './order-history.ts';

/**
 * What the latest order before a failure came to, after refunds: the price that is offered while nobody has said what was paid. Orders
 * that cost nothing tell none. Null where no single order of before is known.
 */
export function latestOrderBefore({ newest = [] }: OrderHistory, atMs: number): KeptOrder | null {
  return newest.find((order) => order.atMs <= atMs && order.amountMinor > 0) ?? null;
}

/** What the orders of one day came to on average, rounded down to the minor unit; null where nothing was paid, or no order is known. */
export function averageOrderMinor({ net, orders }: OrderHistory): number | null {
  return orders > 0 && net.amountMinor > 0 ? Math.floor(net.amountMinor / orders) : null;
}
