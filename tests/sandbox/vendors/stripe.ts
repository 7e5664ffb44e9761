import type { Reply } from '../server/http.ts';
import type { StripeCharge, StripeData } from './stripe-data.ts';

export interface VendorCall {
  method: string;
  url: URL;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: unknown;
  nowMs: number;
  fault: 'none' | 'down' | 'throttled';
}

/** The keys of the account: one that may do anything, one that may read customers and charges, and one that may not read charges. */
const keys: Record<string, readonly string[]> = {
  sk_test_sandbox: ['customers', 'charges'],
  rk_test_sandbox: ['customers', 'charges'],
  rk_test_customers: ['customers'],
};

/** From this version on, charges do not name the invoice that asked for them. */
const invoicesLeftIn = '2025-03-31';
const accountVersion = '2026-10-28.endive';
const requestsPerSecond = 25;
const largestPage = 100;
const usualPage = 10;

/** Stripe's API as far as an app that reads would use it. */
export class Stripe {
  readonly #data: StripeData;
  #second = 0;
  #used = 0;

  constructor(data: StripeData) {
    this.#data = data;
  }

  answer(call: VendorCall): Reply {
    if (call.fault === 'down') return error(503, { type: 'api_error', message: 'Stripe is temporarily unavailable.' });
    const key = /^Bearer (\S+)$/.exec(call.headers['authorization'] ?? '')?.[1];
    if (key === undefined)
      return error(401, {
        type: 'invalid_request_error',
        message:
          "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
      });
    const mayRead = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (mayRead === undefined)
      return error(401, { type: 'invalid_request_error', message: `Invalid API Key provided: ${key.slice(0, 8)}****${key.slice(-4)}` });
    if (call.fault === 'throttled' || this.#isOver(call.nowMs))
      return error(429, { type: 'invalid_request_error', code: 'rate_limit', message: 'Request rate limit exceeded.' });
    const resource = /^\/v1\/(customers|charges)$/.exec(call.url.pathname)?.[1];
    if (resource === undefined || call.method !== 'GET')
      return error(404, { type: 'invalid_request_error', message: `Unrecognized request URL (${call.method}: ${call.url.pathname}).` });
    if (!mayRead.includes(resource))
      return error(403, {
        type: 'invalid_request_error',
        message: `The provided key '${key.slice(0, 8)}****${key.slice(-4)}' does not have the required permissions for this endpoint.`,
      });
    return resource === 'customers' ? this.#customers(call.url) : this.#charges(call);
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

  #charges({ url, headers }: VendorCall): Reply {
    const customer = url.searchParams.get('customer');
    if (customer !== null && !this.#data.customers.some(({ id }) => id === customer)) return missing('customer', customer);
    const found = customer === null ? [...this.#data.charges.values()].flat() : (this.#data.charges.get(customer) ?? []);
    const version = headers['stripe-version'] ?? accountVersion;
    return list(
      url,
      found.map((charge) => (version < invoicesLeftIn ? charge : withoutInvoice(charge))),
    );
  }
}

function withoutInvoice({ invoice: _invoice, ...charge }: StripeCharge): Omit<StripeCharge, 'invoice'> {
  return charge;
}

function list(url: URL, all: readonly { id: string }[]): Reply {
  const limit = Number(url.searchParams.get('limit') ?? usualPage);
  if (!Number.isInteger(limit) || limit < 1 || limit > largestPage)
    return error(400, { type: 'invalid_request_error', param: 'limit', message: 'This value must be between 1 and 100.' });
  const after = url.searchParams.get('starting_after');
  const start = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1;
  if (after !== null && start === 0) return missing('starting_after', after);
  const data = all.slice(start, start + limit);
  return { status: 200, body: { object: 'list', url: url.pathname, has_more: start + limit < all.length, data } };
}

function missing(param: string, id: string): Reply {
  return error(400, { type: 'invalid_request_error', code: 'resource_missing', param, message: `No such ${param}: '${id}'` });
}

function error(status: number, body: Record<string, string>): Reply {
  return { status, body: { error: body } };
}
