import * as v from 'valibot';
import type { Page } from '#ports/page.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Result } from '#domain/shared/result.ts';
import { isRecord } from '../shared/is-record.ts';
import type { Transport } from '../shared/transport.ts';
import { vendorRequest } from '../shared/vendor-request.ts';

/** The last version whose charges name their invoice: without that, subscriptions would pass for orders. */
const STRIPE_VERSION = '2025-02-24.acacia';
/** Stripe gives at most so many a page. */
const PAGE_SIZE = 100;

/** Lists, newest first. Their rows are read one by one: one that is odd must not hide the others. */
export interface StripeApi {
  /** Customers with exactly this address: Stripe tells capitals and small letters apart. */
  customersByEmail(email: string): Promise<Result<Page<unknown>, AppFault>>;
  chargesOf(customerId: string, cursor: string | null): Promise<Result<Page<unknown>, AppFault>>;
}

export const stripePage = v.pipe(
  v.object({ object: v.literal('list'), data: v.array(v.unknown()), has_more: v.boolean() }),
  // More is there, and nothing tells where: that is no end of a list.
  v.check(({ data, has_more: hasMore }) => !hasMore || lastId(data) !== null),
  v.transform(({ data, has_more: hasMore }): Page<unknown> => ({ items: data, next: hasMore ? lastId(data) : null, unreadable: 0 })),
);

function lastId(rows: readonly unknown[]): string | null {
  const last = rows.at(-1);
  return isRecord(last) && typeof last['id'] === 'string' ? last['id'] : null;
}

/** Stripe's API as far as it is read here, through Zendesk's proxy with the key from the app's settings. */
export function stripeApi(transport: Transport): StripeApi {
  const list = (path: string, query: Readonly<Record<string, string>>): Promise<Result<Page<unknown>, AppFault>> =>
    vendorRequest(transport, {
      what: 'Stripe',
      method: 'GET',
      url: `https://api.stripe.com/v1/${path}?${new URLSearchParams({ ...query, limit: String(PAGE_SIZE) }).toString()}`,
      headers: { Authorization: 'Bearer {{setting.stripe_key}}', 'Stripe-Version': STRIPE_VERSION },
      answer: stripePage,
      errorOf: stripeErrorOf,
      isOwnError: (body) => stripeErrorOf(body).code !== '',
      isOfAccount: false,
    });
  return {
    customersByEmail: (email) => list('customers', { email }),
    chargesOf: (customer, cursor) => list('charges', { customer, ...(cursor !== null && { starting_after: cursor }) }),
  };
}

/** A customer's number in Stripe, such as `cus_Nf…`. */
export const stripeAccountId = v.pipe(v.string(), v.trim(), v.regex(/^cus_\w+$/));

/** Stripe keeps an address as it was typed, and tells capitals apart: one with capitals is looked up as it is and in small letters. */
export function spellingsOf(address: string): ReadonlySet<string> {
  return new Set([address, address.toLowerCase()]);
}

/** `{error: {type, code, message}}` */
export function stripeErrorOf(body: unknown): { readonly code: string; readonly detail: string } {
  const error = isRecord(body) ? body['error'] : undefined;
  const { type, code = type, message } = isRecord(error) ? error : {};
  return { code: typeof code === 'string' ? code : '', detail: typeof message === 'string' ? message : '' };
}
