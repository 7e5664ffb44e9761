import type Stripe from 'stripe';
import type { StripeCharge, StripeCustomer, StripeData } from './stripe-data.ts';

/** As Stripe's own types for Node have them, which the compiler checks. */
export type BalanceTransaction = Pick<
  Stripe.CustomerBalanceTransaction,
  | 'id' | 'object' | 'amount' | 'created' | 'credit_note' | 'currency' | 'description' | 'ending_balance' | 'invoice' | 'livemode' | 'metadata' | 'type'
> & { customer: string }; // prettier-ignore

export type Refund = Pick<
  Stripe.Refund,
  'id' | 'object' | 'amount' | 'balance_transaction' | 'created' | 'currency' | 'metadata' | 'payment_intent' | 'reason' | 'receipt_number' | 'status'
> & { charge: string }; // prettier-ignore

/** What was written into an account since the world began. */
export class StripeBooks {
  /** Oldest first. */
  readonly balanceTransactions: BalanceTransaction[] = [];
  readonly refunds: Refund[] = [];
  readonly #data: StripeData;
  #made = 0;

  constructor(data: StripeData) {
    this.#data = data;
  }

  customer(id: string): StripeCustomer | null {
    return this.#data.customers.find((customer) => customer.id === id) ?? null;
  }

  charge(id: string): StripeCharge | null {
    for (const charges of this.#data.charges.values()) {
      const found = charges.find((charge) => charge.id === id);
      if (found !== undefined) return found;
    }
    return null;
  }

  /** Changes what a customer owes: less than 0 is a credit. A transaction is never changed afterwards. */
  adjustBalance(
    customer: StripeCustomer,
    given: Pick<BalanceTransaction, 'amount' | 'currency' | 'description' | 'metadata'> & {
      nowMs: number;
      type?: BalanceTransaction['type'];
    },
  ): BalanceTransaction {
    const { nowMs, type = 'adjustment', ...terms } = given;
    customer.currency ??= terms.currency;
    customer.balance += terms.amount;
    this.#made += 1;
    const made = {
      id: `cbtxn_sandbox${this.#made}`,
      object: 'customer_balance_transaction',
      ...terms,
      created: Math.floor(nowMs / 1000),
      credit_note: null,
      customer: customer.id,
      ending_balance: customer.balance,
      invoice: type === 'applied_to_invoice' ? `in_sandbox${this.#made}` : null,
      livemode: false,
      type,
    } satisfies BalanceTransaction;
    this.balanceTransactions.push(made);
    return made;
  }

  refund(charge: StripeCharge, given: Pick<Refund, 'amount' | 'metadata' | 'reason'> & { nowMs: number }): Refund {
    const { nowMs, ...terms } = given;
    charge.amount_refunded += terms.amount;
    charge.refunded = charge.amount_refunded === charge.amount;
    this.#made += 1;
    const made = {
      id: `re_sandbox${this.#made}`,
      object: 'refund',
      ...terms,
      balance_transaction: null,
      charge: charge.id,
      created: Math.floor(nowMs / 1000),
      currency: charge.currency,
      payment_intent: null,
      receipt_number: null,
      status: 'succeeded',
    } satisfies Refund;
    this.refunds.push(made);
    return made;
  }
}
