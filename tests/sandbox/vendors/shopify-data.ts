import { currencyDigits } from '../world/money.ts';
import type { World } from '../world/world.ts';
import { emailsOf, purchasesWith, type Purchase } from './purchases.ts';

export interface ShopifyOrder {
  id: string;
  /** As the shop calls it: `#1042`. */
  name: string;
  processedAtMs: number;
  paidMinor: number;
  /** What was paid, less what was given back. */
  netMinor: number;
}

export interface ShopifyCustomer {
  id: string;
  displayName: string;
  email: string;
  createdAtMs: number;
  /** Oldest first. */
  orders: ShopifyOrder[];
}

export interface ShopifyData {
  currency: string;
  customers: ShopifyCustomer[];
}

/** What a Shopify shop of this world would hold: one account an address, and only orders in the shop's own currency. */
export function createShopifyData(world: World): ShopifyData {
  const customers: ShopifyCustomer[] = [];
  for (const customer of world.customers.values()) {
    for (const email of emailsOf(customer)) {
      const purchases = purchasesWith(world, customer, email).filter(({ order }) => order.currency === world.currency);
      if (purchases.length === 0) continue;
      customers.push({
        id: `gid://shopify/Customer/${700_000_000 + customers.length}`,
        displayName: customer.name,
        email,
        createdAtMs: Math.min(customer.createdMs, purchases[0]?.order.orderedMs ?? customer.createdMs),
        orders: purchases.map(orderOf),
      });
    }
  }
  return { currency: world.currency, customers };
}

function orderOf({ order, refundedMinor }: Purchase): ShopifyOrder {
  return {
    id: `gid://shopify/Order/${order.id}`,
    name: `#${order.id}`,
    processedAtMs: order.orderedMs,
    paidMinor: order.amountMinor,
    netMinor: order.amountMinor - refundedMinor,
  };
}

/** A decimal text with at least one digit behind the point, and no more zeros than that: `1240.0`, `12.5`. */
export function decimalText(amountMinor: number, currency: string): string {
  const digits = currencyDigits(currency) ?? 2;
  const sign = amountMinor < 0 ? '-' : '';
  const text = String(Math.abs(amountMinor)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const fraction = text.slice(text.length - digits).replace(/0+$/, '');
  return `${sign}${whole}.${fraction === '' ? '0' : fraction}`;
}
