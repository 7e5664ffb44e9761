import type { Reply } from '../server/http.ts';
import { StripeBooks } from './stripe-books.ts';
import type { StripeCharge, StripeData } from './stripe-data.ts';
import { createdWithin, error, list, missing, unknownParameter } from './stripe-replies.ts';
import { createBalanceTransaction, createRefund, noteOnBalanceTransaction, type Written } from './stripe-writes.ts';
import type { VendorCall } from './vendor-call.ts';

type Permission = 'rak_customer_read' | 'rak_customer_write' | 'rak_charge_read' | 'rak_charge_write';

/** The keys of the account: one that may do anything, and restricted ones. */
const everything: readonly Permission[] = ['rak_customer_read', 'rak_customer_write', 'rak_charge_read', 'rak_charge_write'];
const keys: Record<string, readonly Permission[]> = {
  sk_test_sandbox: everything,
  rk_test_sandbox: ['rak_customer_read', 'rak_charge_read'],
  rk_test_customers: ['rak_customer_read'],
  rk_test_giving: everything,
  rk_test_credit: ['rak_customer_write', 'rak_charge_read'],
};
const expiredKey = 'rk_test_expired';

/** From this version on, charges do not name the invoice that asked for them. */
const invoicesLeftIn = '2025-03-31';
const accountVersion = '2026-10-28.endive';
const requestsPerSecond = 25;
const keysLiveMs = 24 * 3_600_000;

interface Route {
  method: 'GET' | 'POST';
  path: RegExp;
  permission: Permission;
  answer: (call: VendorCall, ids: readonly string[]) => Written;
}

/** Stripe's API as far as an app that reads payments and gives credit and refunds would use it. */
export class Stripe {
  readonly #data: StripeData;
  readonly books: StripeBooks;
  /** By idempotency key: what it was first used for, and what was answered. */
  readonly #kept = new Map<string, { request: string; reply: Reply; atMs: number }>();
  #second = 0;
  #used = 0;

  constructor(data: StripeData) {
    this.#data = data;
    this.books = new StripeBooks(data);
  }

  answer(call: VendorCall): Reply {
    if (call.fault === 'down') return error(503, { type: 'api_error', message: 'Stripe is temporarily unavailable.' });
    const key = /^Bearer (\S+)$/.exec(call.headers['authorization'] ?? '')?.[1];
    const unknown = unknownKey(key, call.fault);
    if (unknown !== null || key === undefined) return unknown ?? error(401, { type: 'invalid_request_error', message: 'No key.' });
    if (call.fault === 'throttled' || this.#isOver(call.nowMs))
      return error(429, { type: 'invalid_request_error', code: 'rate_limit', message: 'Request rate limit exceeded.' });
    for (const { method, path, permission, answer } of this.#routes) {
      const match = path.exec(call.url.pathname);
      if (match === null || method !== call.method) continue;
      if (!isPermitted(keys[key] ?? [], permission)) return notPermitted(key, permission);
      return method === 'GET' ? answer(call, match.slice(1)).reply : this.#write(call, () => answer(call, match.slice(1)));
    }
    return error(404, { type: 'invalid_request_error', message: `Unrecognized request URL (${call.method}: ${call.url.pathname}).` });
  }

  readonly #routes: readonly Route[] = [
    { method: 'GET', path: /^\/v1\/customers$/, permission: 'rak_customer_read', answer: (call) => read(this.#customers(call.url)) },
    {
      method: 'GET',
      path: /^\/v1\/customers\/(\w+)$/,
      permission: 'rak_customer_read',
      answer: (_call, [id = '']) => read(this.#customer(id)),
    },
    {
      method: 'GET',
      path: /^\/v1\/customers\/(\w+)\/balance_transactions$/,
      permission: 'rak_customer_read',
      answer: (call, [id = '']) => read(this.#balanceTransactions(call.url, id)),
    },
    {
      method: 'POST',
      path: /^\/v1\/customers\/(\w+)\/balance_transactions$/,
      permission: 'rak_customer_write',
      answer: (call, [id = '']) => createBalanceTransaction(this.books, id, formOf(call), call.nowMs),
    },
    {
      method: 'POST',
      path: /^\/v1\/customers\/(\w+)\/balance_transactions\/(\w+)$/,
      permission: 'rak_customer_write',
      answer: (call, [customer = '', transaction = '']) => noteOnBalanceTransaction(this.books, { customer, transaction }, formOf(call)),
    },
    { method: 'GET', path: /^\/v1\/charges$/, permission: 'rak_charge_read', answer: (call) => read(this.#charges(call)) },
    {
      method: 'GET',
      path: /^\/v1\/charges\/(\w+)$/,
      permission: 'rak_charge_read',
      answer: (call, [id = '']) => read(this.#charge(call, id)),
    },
    { method: 'GET', path: /^\/v1\/refunds$/, permission: 'rak_charge_read', answer: (call) => read(this.#refunds(call.url)) },
    {
      method: 'POST',
      path: /^\/v1\/refunds$/,
      permission: 'rak_charge_write',
      answer: (call) => createRefund(this.books, formOf(call), call.nowMs),
    },
  ];

  /** Once under a key: its first answer is given again, to the same request, for 24 hours. */
  #write(call: VendorCall, perform: () => Written): Reply {
    if (call.fault === 'writes_down') return error(500, { type: 'api_error', message: 'An error occurred while processing your request.' });
    if (!(call.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded') && formOf(call).size === 0)
      return error(400, { type: 'invalid_request_error', message: 'Send parameters as application/x-www-form-urlencoded.' });
    const key = call.headers['idempotency-key'];
    const request = `${call.url.pathname}?${formOf(call).toString()}`;
    const held = key === undefined ? undefined : this.#kept.get(key);
    if (held !== undefined && call.nowMs - held.atMs < keysLiveMs) {
      if (held.request === request)
        return lostOr(call, { ...held.reply, headers: { ...held.reply.headers, 'Idempotent-Replayed': 'true' } });
      return error(400, {
        type: 'idempotency_error',
        message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
      });
    }
    const { reply, isKept } = perform();
    // A copy, since what is answered later is what was answered first.
    const answered = { ...reply, body: structuredClone(reply.body) };
    if (key !== undefined && isKept) this.#kept.set(key, { request, reply: answered, atMs: call.nowMs });
    return lostOr(call, answered);
  }

  #isOver(nowMs: number): boolean {
    const second = Math.floor(nowMs / 1000);
    this.#used = second === this.#second ? this.#used + 1 : 1;
    this.#second = second;
    return this.#used > requestsPerSecond;
  }

  #customers(url: URL): Reply {
    const email = url.searchParams.get('email');
    // Capitals and small letters are different here.
    const found = email === null ? this.#data.customers : this.#data.customers.filter((customer) => customer.email === email);
    return list(url, found.toReversed());
  }

  #customer(id: string): Reply {
    const found = this.books.customer(id);
    return found === null ? missing('customer', id, 404) : { status: 200, body: found };
  }

  #balanceTransactions(url: URL, id: string): Reply {
    if (this.books.customer(id) === null) return missing('customer', id, 404);
    const own = this.books.balanceTransactions.filter(({ customer }) => customer === id).toReversed();
    return unknownParameter(url, ['invoice']) ?? list(url, createdWithin(url, own));
  }

  #charges({ url, headers }: VendorCall): Reply {
    const customer = url.searchParams.get('customer');
    if (customer !== null && this.books.customer(customer) === null) return missing('customer', customer);
    const found = customer === null ? [...this.#data.charges.values()].flat() : (this.#data.charges.get(customer) ?? []);
    const isWithRefunds = url.searchParams.getAll('expand[]').includes('data.refunds');
    return list(
      url,
      found.map((charge) => ({ ...chargeIn(charge, headers), ...(isWithRefunds && { refunds: this.#refundsWith(charge) }) })),
    );
  }

  #charge({ headers }: VendorCall, id: string): Reply {
    const found = this.books.charge(id);
    return found === null ? missing('charge', id, 404) : { status: 200, body: chargeIn(found, headers) };
  }

  /** As a charge holds them where they are asked for: the newest ten. */
  #refundsWith({ id }: StripeCharge): object {
    const own = this.books.refunds.filter(({ charge }) => charge === id).toReversed();
    return { object: 'list', data: own.slice(0, 10), has_more: own.length > 10, url: `/v1/charges/${id}/refunds` };
  }

  #refunds(url: URL): Reply {
    const charge = url.searchParams.get('charge');
    if (charge !== null && this.books.charge(charge) === null) return missing('charge', charge);
    const found = this.books.refunds.filter((refund) => charge === null || refund.charge === charge).toReversed();
    return unknownParameter(url, ['charge', 'payment_intent']) ?? list(url, createdWithin(url, found));
  }
}

function read(reply: Reply): Written {
  return { reply, isKept: false };
}

function lostOr({ fault }: VendorCall, reply: Reply): Reply {
  return fault === 'lost_reply' ? { status: 504, body: { error: 'GatewayTimeout', message: 'No answer came in time.' } } : reply;
}

function formOf({ body }: VendorCall): URLSearchParams {
  return new URLSearchParams(typeof body === 'string' ? body : '');
}

/** A permission to write is one to read too. */
function isPermitted(held: readonly Permission[], wanted: Permission): boolean {
  return held.includes(wanted) || held.some((permission) => permission.replace(/write$/, 'read') === wanted);
}

function masked(key: string): string {
  return `${key.slice(0, 8)}****${key.slice(-4)}`;
}

function unknownKey(key: string | undefined, fault: VendorCall['fault']): Reply | null {
  if (key === undefined) {
    const message =
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').";
    return error(401, { type: 'invalid_request_error', message });
  }
  if (fault === 'key_expired' || key === expiredKey)
    return error(401, { type: 'invalid_request_error', code: 'api_key_expired', message: `Expired API Key provided: ${masked(key)}` });
  return Object.hasOwn(keys, key)
    ? null
    : error(401, { type: 'invalid_request_error', message: `Invalid API Key provided: ${masked(key)}` });
}

function notPermitted(key: string, permission: Permission): Reply {
  const message = `The provided key '${masked(key)}' does not have the required permissions for this endpoint. Having the '${permission}' permission would allow this request to continue.`;
  return error(403, { type: 'invalid_request_error', message });
}

function chargeIn(charge: StripeCharge, headers: VendorCall['headers']): Omit<StripeCharge, 'invoice'> {
  const { invoice: _invoice, ...later } = charge;
  return (headers['stripe-version'] ?? accountVersion) < invoicesLeftIn ? charge : later;
}
