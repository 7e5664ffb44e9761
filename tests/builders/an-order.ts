import type { Order } from '#domain/value/order-history.ts';
import { daysBefore } from './clock.ts';
import { eur } from './currencies.ts';

export function anOrder(overrides: Partial<Order> = {}): Order {
  return { orderedAtMs: daysBefore(10), amount: eur(4000), ...overrides };
}
