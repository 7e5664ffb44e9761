import { toMajor } from '../world/money.ts';
import type { Customer, World } from '../world/world.ts';
import { emailsOf, purchasesWith, type Purchase } from './purchases.ts';

export interface StripeCustomer {
  id: string;
  object: 'customer';
  /** What the customer owes, in the customer's currency: less than 0 is a credit for the next invoices. */
  balance: number;
  created: number;
  currency: string | null;
  email: string;
  livemode: boolean;
  name: string;
}

export interface StripeCharge {
  id: string;
  object: 'charge';
  amount: number;
  amount_captured: number;
  amount_refunded: number;
  captured: boolean;
  created: number;
  currency: string;
  customer: string;
  disputed: boolean;
  failure_code: string | null;
  invoice: string | null;
  livemode: boolean;
  paid: boolean;
  refunded: boolean;
  status: 'succeeded' | 'failed' | 'pending';
}

export interface StripeData {
  customers: StripeCustomer[];
  /** By customer, newest first. */
  charges: Map<string, StripeCharge[]>;
}

/** Decimal digits of Stripe's whole numbers that are not two (source: Stripe's page on currencies). ISK and UGX have two there. */
const digits: Record<string, number> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, JPY: 0, KMF: 0, KRW: 0, MGA: 0, PYG: 0, RWF: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
}; // prettier-ignore

export function digitsOf(currency: string): number {
  return digits[currency] ?? 2;
}

/** An amount as Stripe writes it. */
export function stripeAmount(amountMinor: number, currency: string): number {
  return Math.round(Number(`${toMajor(amountMinor, currency)}e${digitsOf(currency)}`));
}

/** What a shop that takes its payments through Stripe would hold of this world. */
export function createStripeData(world: World): StripeData {
  const data: StripeData = { customers: [], charges: new Map() };
  for (const customer of world.customers.values()) {
    for (const [emailIndex, email] of emailsOf(customer).entries()) {
      const purchases = purchasesWith(world, customer, email);
      const halves = customer.traits?.hasTwoAccounts === true ? [0, 1] : [0];
      for (const half of halves) {
        const own = purchases.filter((purchase) => purchase.position % halves.length === half);
        if (own.length > 0) addAccount(data, { customer, email, id: `cus_${customer.id}x${emailIndex + 1}${half + 1}`, purchases: own });
      }
    }
  }
  return data;
}

interface Account {
  customer: Customer;
  email: string;
  id: string;
  purchases: readonly Purchase[];
}

function addAccount(data: StripeData, { customer, email, id, purchases }: Account): void {
  const charges = purchases.map((purchase) => chargeOf(purchase, { id, customer }));
  const first = charges[0];
  if (first === undefined) return;
  data.customers.push({
    id,
    object: 'customer',
    balance: 0,
    created: seconds(customer.createdMs),
    currency: first.currency,
    email,
    livemode: false,
    name: customer.name,
  });
  const failed = customer.traits?.hasFailedPayments === true ? failedCharges(first) : [];
  data.charges.set(
    id,
    [...failed, ...charges].toSorted((one, other) => other.created - one.created),
  );
}

function chargeOf({ order, position, refundedMinor }: Purchase, { id, customer }: Pick<Account, 'id' | 'customer'>): StripeCharge {
  const amount = stripeAmount(order.amountMinor, order.currency);
  const isInvoiced = customer.traits?.isSubscriber === true && position % 2 === 1;
  return {
    id: `ch_${id.slice(4)}_${position}`,
    object: 'charge',
    amount,
    amount_captured: amount,
    amount_refunded: stripeAmount(refundedMinor, order.currency),
    captured: true,
    created: seconds(order.orderedMs),
    currency: order.currency.toLowerCase(),
    customer: id,
    disputed: false,
    failure_code: null,
    invoice: isInvoiced ? `in_${id.slice(4)}_${position}` : null,
    livemode: false,
    paid: true,
    refunded: refundedMinor > 0 && refundedMinor === order.amountMinor,
    status: 'succeeded',
  };
}

/** A card that was declined a minute before the first payment, and an amount that was set aside and never taken. */
function failedCharges(first: StripeCharge): StripeCharge[] {
  const none = { ...first, amount_captured: 0, amount_refunded: 0, refunded: false, created: first.created - 60 };
  return [
    { ...none, id: `${first.id}_declined`, paid: false, status: 'failed', failure_code: 'card_declined' },
    { ...none, id: `${first.id}_uncaptured`, captured: false },
  ];
}

function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}
