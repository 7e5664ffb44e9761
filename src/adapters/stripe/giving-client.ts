import * as v from 'valibot';
import type { AppFault } from '#ports/app-fault.ts';
import type { Page } from '#ports/page.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { Transport } from '../shared/transport.ts';
import { vendorRequest } from '../shared/vendor-request.ts';
import { stripeErrorOf, stripePage } from './client.ts';

/** What is written is written as this version has it; what is read of payments, as the version does that still names invoices. */
export const GIVING_VERSION = '2026-10-28.endive';
const PAGE_SIZE = 100;

const metadata = v.pipe(
  v.nullable(v.record(v.string(), v.string())),
  v.transform((held) => held ?? {}),
);

export const balanceTransactionSchema = v.object({
  id: v.string(),
  amount: v.number(),
  currency: v.string(),
  ending_balance: v.number(),
  metadata,
  type: v.string(),
});
export type BalanceTransaction = v.InferOutput<typeof balanceTransactionSchema>;

export const customerSchema = v.object({
  id: v.string(),
  deleted: v.optional(v.boolean()),
  name: v.nullish(v.string()),
  email: v.nullish(v.string()),
  currency: v.nullish(v.string()),
});
export type StripeCustomer = v.InferOutput<typeof customerSchema>;

export const refundSchema = v.object({
  id: v.string(),
  amount: v.number(),
  currency: v.string(),
  metadata,
  status: v.nullable(v.string()),
});
export type StripeRefund = v.InferOutput<typeof refundSchema>;

/** Whose charge it is; null where nobody's. */
export const chargeOwnerSchema = v.object({ id: v.string(), customer: v.nullable(v.string()) });
type StripeChargeOwner = v.InferOutput<typeof chargeOwnerSchema>;

export const chargeRefundsSchema = v.object({
  id: v.string(),
  refunds: v.object({ data: v.array(v.unknown()), has_more: v.boolean() }),
});
type StripeChargeRefunds = v.InferOutput<typeof chargeRefundsSchema>;

export interface StripeGivingApi {
  customer(id: string): Promise<Result<StripeCustomer, AppFault>>;
  /** Those with exactly this address. */
  customersByEmail(email: string): Promise<Result<Page<unknown>, AppFault>>;
  /** Newest first, at once after they were made. */
  balanceTransactions(customerId: string, cursor: string | null): Promise<Result<Page<unknown>, AppFault>>;
  /** Changes what a customer owes: less than 0 is a credit. The same key with the same form is done once within a day. */
  adjustBalance(customerId: string, form: StripeForm, key: string): Promise<Result<BalanceTransaction, AppFault>>;
  /** Stripe lets nothing of a transaction be changed but what is written beside it. */
  noteOnTransaction(customerId: string, transactionId: string, form: StripeForm): Promise<Result<BalanceTransaction, AppFault>>;
  /** Newest first. */
  chargesOf(customerId: string): Promise<Result<Page<unknown>, AppFault>>;
  charge(id: string): Promise<Result<StripeChargeOwner, AppFault>>;
  /** The newest hundred, each with the newest ten of its refunds. */
  chargesWithRefunds(customerId: string): Promise<Result<readonly StripeChargeRefunds[], AppFault>>;
  refundsOf(chargeId: string): Promise<Result<Page<unknown>, AppFault>>;
  refund(form: StripeForm, key: string): Promise<Result<StripeRefund, AppFault>>;
  /** Of the whole account, newest first, made at an instant or later. */
  refundsSince(sinceMs: number, cursor: string | null): Promise<Result<Page<unknown>, AppFault>>;
  /** Of one customer, newest first, made at an instant or later. */
  balanceTransactionsSince(customerId: string, sinceMs: number, cursor: string | null): Promise<Result<Page<unknown>, AppFault>>;
}

export type StripeForm = Readonly<Record<string, string>>;

/** Stripe knows times to the second. */
const since = (sinceMs: number): StripeForm => ({ 'created[gte]': String(Math.floor(sinceMs / 1000)) });
const from = (cursor: string | null): StripeForm => (cursor === null ? {} : { starting_after: cursor });

/** Stripe's API as far as something is given there, through Zendesk's proxy with the key from the app's settings. */
export function stripeGivingApi(transport: Transport): StripeGivingApi {
  const ask = <T>(
    method: 'GET' | 'POST',
    path: string,
    answer: v.GenericSchema<unknown, T>,
    { form, key }: { readonly form?: StripeForm; readonly key?: string } = {},
  ): Promise<Result<T, AppFault>> =>
    vendorRequest(transport, {
      what: 'Stripe',
      method,
      url: `https://api.stripe.com/v1/${path}`,
      headers: {
        Authorization: 'Bearer {{setting.stripe_key}}',
        'Stripe-Version': GIVING_VERSION,
        ...(key !== undefined && { 'Idempotency-Key': key }),
      },
      ...(form !== undefined && { body: new URLSearchParams(form).toString() }),
      answer,
      errorOf: stripeErrorOf,
      isOwnError: (body) => stripeErrorOf(body).code !== '',
      isOfAccount: false,
    });
  const list = (path: string, query: StripeForm = {}): Promise<Result<Page<unknown>, AppFault>> =>
    ask('GET', `${path}?${new URLSearchParams({ ...query, limit: String(PAGE_SIZE) }).toString()}`, stripePage);
  return {
    customer: (id) => ask('GET', `customers/${encodeURIComponent(id)}`, customerSchema),
    customersByEmail: (email) => list('customers', { email }),
    balanceTransactions: (id, cursor) => list(`customers/${encodeURIComponent(id)}/balance_transactions`, from(cursor)),
    adjustBalance: (id, form, key) =>
      ask('POST', `customers/${encodeURIComponent(id)}/balance_transactions`, balanceTransactionSchema, { form, key }),
    noteOnTransaction: (id, transaction, form) =>
      ask('POST', `customers/${encodeURIComponent(id)}/balance_transactions/${encodeURIComponent(transaction)}`, balanceTransactionSchema, {
        form,
      }),
    chargesOf: (customer) => list('charges', { customer }),
    charge: (id) => ask('GET', `charges/${encodeURIComponent(id)}`, chargeOwnerSchema),
    async chargesWithRefunds(customer) {
      const query = new URLSearchParams({ customer, 'expand[]': 'data.refunds', limit: String(PAGE_SIZE) });
      const read = await ask('GET', `charges?${query.toString()}`, v.object({ data: v.array(chargeRefundsSchema) }));
      return read.ok ? ok(read.value.data) : read;
    },
    refundsOf: (charge) => list('refunds', { charge }),
    refund: (form, key) => ask('POST', 'refunds', refundSchema, { form, key }),
    refundsSince: (sinceMs, cursor) => list('refunds', { ...since(sinceMs), ...from(cursor) }),
    balanceTransactionsSince: (id, sinceMs, cursor) =>
      list(`customers/${encodeURIComponent(id)}/balance_transactions`, { ...since(sinceMs), ...from(cursor) }),
  };
}
