import { isRecord, isoSecond, textOf, type Reply } from '../server/http.ts';
import { object, parseQuery, QueryError, select, WithArguments, type Field, type TypedObject } from './graphql.ts';
import { decimalText, type ShopifyCustomer, type ShopifyData, type ShopifyOrder } from './shopify-data.ts';
import { parseSearch } from './shopify-search.ts';
import type { VendorCall } from './stripe.ts';

/** The shop, and what its tokens may see: of orders only the last 60 days without the scope `read_all_orders`. */
const shopHost = 'sandbox.myshopify.com';
const tokens: Record<string, { hasAllOrders: boolean; mayReadOrders: boolean }> = {
  shpat_sandbox: { hasAllOrders: false, mayReadOrders: true },
  shpat_sandbox_all: { hasAllOrders: true, mayReadOrders: true },
  shpat_customers: { hasAllOrders: false, mayReadOrders: false },
};
const versions = ['2026-01', '2026-04', '2026-07', '2026-10', 'unstable'];
const visibleMs = 60 * 86_400_000;
const singleQueryCost = 1000;
const bucket = { maximumAvailable: 2000, restoreRate: 100 };

/** A shop's Admin API as far as an app that reads customers and orders would use it. */
export class Shopify {
  readonly #data: ShopifyData;
  #available = bucket.maximumAvailable;
  #sinceMs = 0;

  constructor(data: ShopifyData) {
    this.#data = data;
  }

  answer(call: VendorCall): Reply {
    if (call.fault === 'down') return { status: 503, body: { errors: 'Service Unavailable' } };
    const version = /^\/admin\/api\/([\w-]+)\/graphql\.json$/.exec(call.url.pathname)?.[1];
    if (call.url.hostname !== shopHost || version === undefined || !versions.includes(version))
      return { status: 404, body: { errors: 'Not Found' } };
    const token = call.headers['x-shopify-access-token'] ?? '';
    const scopes = Object.hasOwn(tokens, token) ? tokens[token] : undefined;
    if (scopes === undefined)
      return { status: 401, body: { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' } };
    const body: unknown = typeof call.body === 'string' ? jsonOf(call.body) : call.body;
    if (call.method !== 'POST' || !isRecord(body) || typeof body['query'] !== 'string')
      return { status: 400, body: { errors: { query: 'Required parameter missing or invalid' } } };
    return this.#run(body['query'], isRecord(body['variables']) ? body['variables'] : {}, { ...scopes, call });
  }

  #run(query: string, variables: Record<string, unknown>, terms: Terms): Reply {
    try {
      const fields = parseQuery(query, variables);
      const requested = costOf(fields);
      if (requested > singleQueryCost)
        throw new QueryError(
          'MAX_COST_EXCEEDED',
          `Query cost is ${requested}, which exceeds the single query max cost limit (${singleQueryCost}).`,
        );
      const isAffordable = this.#restore(terms.call.nowMs) >= requested && terms.call.fault !== 'throttled';
      if (!isAffordable) return { status: 200, body: { errors: [throttled], extensions: this.#cost(requested, null) } };
      const data = select(fields, this.#root(terms));
      // What the answer did not need is given back.
      const actual = Math.min(requested, countObjects(data));
      this.#available -= actual;
      return { status: 200, body: { data, extensions: this.#cost(requested, actual) } };
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      return { status: 200, body: { errors: [{ message: error.message, extensions: { code: error.code } }] } };
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

  #root(terms: Terms): TypedObject {
    const { customers, currency } = this.#data;
    const view = (customer: ShopifyCustomer): TypedObject => customerObject(customer, currency, terms);
    return object('QueryRoot', {
      customer: new WithArguments(['id'], ({ id }) => {
        const found = customers.find((customer) => customer.id === id);
        return found === undefined ? null : view(found);
      }),
      customers: new WithArguments(['first', 'query', 'sortKey', 'reverse'], (args) => {
        const isWanted = parseSearch(textOf(args['query']));
        return connection('CustomerConnection', customers.filter(isWanted).map(view), args);
      }),
    });
  }
}

interface Terms {
  hasAllOrders: boolean;
  mayReadOrders: boolean;
  call: VendorCall;
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

function customerObject(customer: ShopifyCustomer, currency: string, terms: Terms): TypedObject {
  const sinceMs = terms.hasAllOrders ? Number.NEGATIVE_INFINITY : terms.call.nowMs - visibleMs;
  const visible = customer.orders.filter((order) => order.processedAtMs >= sinceMs);
  const views = visible.map((order) => orderObject(order, currency));
  const ordered = <T>(make: () => T): T => {
    if (!terms.mayReadOrders)
      throw new QueryError('ACCESS_DENIED', 'Access denied for orders field. Required access: `read_orders` access scope.');
    return make();
  };
  return object('Customer', {
    id: customer.id,
    createdAt: isoSecond(customer.createdAtMs),
    defaultEmailAddress: object('CustomerEmailAddress', { emailAddress: customer.email }),
    // An unsigned 64-bit number is written as a text.
    numberOfOrders: String(customer.orders.length),
    amountSpent: money(
      customer.orders.reduce((sum, order) => sum + order.netMinor, 0),
      currency,
    ),
    lastOrder: new WithArguments([], () => ordered(() => views.at(-1) ?? null)),
    orders: new WithArguments(['first', 'sortKey', 'reverse', 'query'], (args) => ordered(() => ordersOf(views, args))),
  });
}

const sortKeys = ['PROCESSED_AT', 'CREATED_AT', 'ID'];

function ordersOf(views: readonly TypedObject[], args: Record<string, unknown>): TypedObject {
  const sortKey = args['sortKey'] === undefined ? 'ID' : textOf(args['sortKey']);
  if (!sortKeys.includes(sortKey))
    throw new QueryError('argumentLiteralsIncompatible', `Argument 'sortKey' on Field 'orders' has an invalid value (${sortKey}).`);
  return connection('OrderConnection', args['reverse'] === true ? views.toReversed() : views, args);
}

function orderObject(order: ShopifyOrder, currency: string): TypedObject {
  return object('Order', {
    id: order.id,
    processedAt: isoSecond(order.processedAtMs),
    createdAt: isoSecond(order.processedAtMs),
    cancelledAt: null,
    test: false,
    netPaymentSet: object('MoneyBag', { shopMoney: money(order.netMinor, currency) }),
  });
}

function money(amountMinor: number, currency: string): TypedObject {
  return object('MoneyV2', { amount: decimalText(amountMinor, currency), currencyCode: currency });
}

const largestPage = 250;

function connection(type: string, all: readonly TypedObject[], args: Record<string, unknown>): TypedObject {
  const first = Number(args['first'] ?? 0);
  if (!Number.isInteger(first) || first < 1 || first > largestPage)
    throw new QueryError('BAD_REQUEST', 'you must provide one of first or last, from 1 to 250');
  return object(type, {
    nodes: all.slice(0, first),
    pageInfo: object('PageInfo', { hasNextPage: all.length > first, hasPreviousPage: false }),
  });
}

/** One point an object, none a value; two a list, and its nodes as often as are asked for. */
function costOf(fields: readonly Field[], timesNodes = 1): number {
  return fields.reduce((sum, field) => {
    if (field.fields === null) return sum;
    if (field.name === 'nodes') return sum + timesNodes * (1 + costOf(field.fields));
    const first = Number(field.args['first'] ?? 0);
    return sum + (first > 0 ? 2 + costOf(field.fields, first) : 1 + costOf(field.fields));
  }, 0);
}

function countObjects(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countObjects(item), 0);
  return isRecord(value) ? 1 + Object.values(value).reduce<number>((sum, item) => sum + countObjects(item), 0) : 0;
}
