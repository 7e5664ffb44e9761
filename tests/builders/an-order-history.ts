import type { OrderHistory } from '#domain/value/order-history.ts';
import { daysBefore } from './clock.ts';
import { eur } from './currencies.ts';

export function anOrderHistory(overrides: Partial<OrderHistory> = {}): OrderHistory {
  return { net: eur(124_000), orders: 14, firstOrderAtMs: daysBefore(900), lastOrderAtMs: daysBefore(5), ...overrides };
}
