import { GraphQLError, OperationTypeNode } from 'graphql';
import { isRecord, type Reply } from '../server/http.ts';
import { ShopifyBooks } from './shopify-books.ts';
import type { ShopifyData } from './shopify-data.ts';
import { costOf, countObjects, execute, readDocument, shopifyError } from './shopify-run.ts';
import { queryRoot } from './shopify-views.ts';
import { mutationRoot, type IdempotentResults } from './shopify-writes.ts';
import type { VendorCall } from './vendor-call.ts';

/** The shop, and what its tokens may: of orders only the last 60 days are shown without `read_all_orders`. */
const shopHost = 'sandbox.myshopify.com';
const giving = [
  'write_customers',
  'write_orders',
  'read_all_orders',
  'read_store_credit_accounts',
  'write_store_credit_account_transactions',
  'write_gift_cards',
];
const tokens: Record<string, readonly string[]> = {
  shpat_sandbox: ['read_customers', 'read_orders'],
  shpat_sandbox_all: ['read_customers', 'read_orders', 'read_all_orders'],
  shpat_customers: ['read_customers'],
  shpat_giving: giving,
  /** As apps of the Dev Dashboard get it: it lives for 24 hours from when it is first seen. */
  shpat_day: giving,
};
const dayToken = 'shpat_day';
const dayMs = 24 * 3_600_000;
const versions = ['2026-01', '2026-04', '2026-07', '2026-10', 'unstable'];
const singleQueryCost = 1000;
const bucket = { maximumAvailable: 2000, restoreRate: 100 };

/** A shop's Admin API as far as an app that reads customers and orders, and gives credit, gift cards and refunds, would use it. */
export class Shopify {
  readonly #data: ShopifyData;
  readonly books = new ShopifyBooks();
  readonly #results: IdempotentResults = new Map();
  #available = bucket.maximumAvailable;
  #sinceMs = 0;
  #dayTokenMs: number | null = null;

  constructor(data: ShopifyData) {
    this.#data = data;
  }

  answer(call: VendorCall): Reply {
    if (call.fault === 'down') return { status: 503, body: { errors: 'Service Unavailable' } };
    const version = /^\/admin\/api\/([\w-]+)\/graphql\.json$/.exec(call.url.pathname)?.[1];
    if (call.url.hostname !== shopHost || version === undefined || !versions.includes(version))
      return { status: 404, body: { errors: 'Not Found' } };
    const scopes = this.#scopesOf(call);
    if (scopes === null)
      return { status: 401, body: { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' } };
    const body: unknown = typeof call.body === 'string' ? jsonOf(call.body) : call.body;
    if (call.method !== 'POST' || !isRecord(body) || typeof body['query'] !== 'string')
      return { status: 400, body: { errors: { query: 'Required parameter missing or invalid' } } };
    return this.#run(body['query'], isRecord(body['variables']) ? body['variables'] : {}, { scopes, call });
  }

  #scopesOf({ headers, fault, nowMs }: VendorCall): readonly string[] | null {
    const token = headers['x-shopify-access-token'] ?? '';
    if (fault === 'key_expired' || !Object.hasOwn(tokens, token)) return null;
    if (token === dayToken) this.#dayTokenMs ??= nowMs;
    const hasExpired = token === dayToken && nowMs - (this.#dayTokenMs ?? nowMs) >= dayMs;
    return hasExpired ? null : (tokens[token] ?? null);
  }

  #run(text: string, variables: Record<string, unknown>, { scopes, call }: { scopes: readonly string[]; call: VendorCall }): Reply {
    try {
      const document = readDocument(text, variables);
      const isWrite = document.operation.operation === OperationTypeNode.MUTATION;
      const requested = costOf(document);
      if (requested > singleQueryCost)
        throw shopifyError(
          'MAX_COST_EXCEEDED',
          `Query cost is ${requested}, which exceeds the single query max cost limit (${singleQueryCost}).`,
        );
      const isAffordable = this.#restore(call.nowMs) >= requested && call.fault !== 'throttled';
      if (!isAffordable) return { status: 200, body: { errors: [throttled], extensions: this.#cost(requested, null) } };
      if (isWrite && call.fault === 'writes_down')
        throw shopifyError('INTERNAL_SERVER_ERROR', 'Internal error. Looks like something went wrong on our end.');
      const terms = { data: this.#data, books: this.books, scopes, nowMs: call.nowMs, indexLagMs: call.indexLagMs };
      const answer = execute(document, isWrite ? mutationRoot(terms, this.#results) : queryRoot(terms));
      if (isWrite && call.fault === 'lost_reply')
        return { status: 504, body: { error: 'GatewayTimeout', message: 'No answer came in time.' } };
      // What the answer did not need is given back.
      const actual = Math.min(requested, countObjects(answer['data']) + (isWrite ? 10 : 0));
      this.#available -= actual;
      return { status: 200, body: { ...answer, extensions: this.#cost(requested, actual) } };
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return { status: 200, body: { errors: [error.toJSON()] } };
    }
  }

  #restore(nowMs: number): number {
    const seconds = Math.max(0, nowMs - this.#sinceMs) / 1000;
    this.#sinceMs = nowMs;
    this.#available = Math.min(bucket.maximumAvailable, this.#available + seconds * bucket.restoreRate);
    return this.#available;
  }

  #cost(requestedQueryCost: number, actualQueryCost: number | null): object {
    return {
      cost: { requestedQueryCost, actualQueryCost, throttleStatus: { ...bucket, currentlyAvailable: Math.floor(this.#available) } },
    };
  }
}

const throttled = {
  message: 'Throttled',
  extensions: { code: 'THROTTLED', documentation: 'https://shopify.dev/api/usage/rate-limits' },
};

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
