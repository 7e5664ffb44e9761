import type { Customer, Order, World } from '../world/world.ts';

/** One payment at a vendor, with what was given back of it. Amounts are in minor units of ISO 4217. */
export interface Purchase {
  order: Order;
  /** Where it stands among the customer's orders. */
  position: number;
  refundedMinor: number;
}

/**
 * A customer's purchases with one of their addresses, oldest first. The world's refunds name no order: each is taken from the
 * latest earlier ones, and what is more than was paid is nothing that a vendor could have given back.
 */
export function purchasesWith(world: World, customer: Customer, email: string): Purchase[] {
  const inOrder = (world.ordersByCustomer.get(customer.id) ?? []).toSorted(
    (one, other) => one.orderedMs - other.orderedMs || other.amountMinor - one.amountMinor,
  );
  const purchases: Purchase[] = [];
  let position = 0;
  for (const order of inOrder) {
    if (order.amountMinor >= 0) {
      purchases.push({ order, position, refundedMinor: 0 });
      position += 1;
    } else refund(purchases, -order.amountMinor, order.currency);
  }
  return purchases.filter((purchase) => emailOf(customer, purchase.position) === email);
}

export function emailsOf({ email, otherEmails = [] }: Customer): string[] {
  return [email, ...otherEmails];
}

const everySoManyth = 3;

/** Whoever has several addresses uses the first one most. */
function emailOf(customer: Customer, position: number): string {
  const emails = emailsOf(customer);
  return emails[position % everySoManyth === everySoManyth - 1 ? emails.length - 1 : 0] ?? customer.email;
}

function refund(purchases: readonly Purchase[], amountMinor: number, currency: string): void {
  let leftMinor = amountMinor;
  for (const purchase of purchases.toReversed()) {
    if (purchase.order.currency !== currency) continue;
    const taken = Math.min(leftMinor, purchase.order.amountMinor - purchase.refundedMinor);
    purchase.refundedMinor += taken;
    leftMinor -= taken;
    if (leftMinor === 0) return;
  }
}
