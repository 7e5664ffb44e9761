import * as v from 'valibot';
import type { AppFault } from '#ports/app-fault.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { isRecord } from '../shared/is-record.ts';
import type { Transport } from '../shared/transport.ts';
import { vendorRequest } from '../shared/vendor-request.ts';
import { type ShopifyCustomer, customerSchema } from './customer.ts';
import { BY_EMAIL, BY_ID, SHOPIFY_VERSION, emailSearch } from './query.ts';

export interface FoundCustomers {
  readonly customers: readonly ShopifyCustomer[];
  /** False where there are more than are read. */
  readonly isComplete: boolean;
}

export interface ShopifyApi {
  /** One request for all addresses. */
  customersByEmail(addresses: readonly string[]): Promise<Result<FoundCustomers, AppFault>>;
  /** `id` is the number of the customer. */
  customerById(id: string): Promise<Result<FoundCustomers, AppFault>>;
}

const byEmail = v.object({
  customers: v.object({ nodes: v.array(customerSchema), pageInfo: v.object({ hasNextPage: v.boolean() }) }),
});
const byId = v.object({ customer: v.nullable(customerSchema) });

/** A shop's Admin API as far as it is read here, through Zendesk's proxy with the token from the app's settings. */
export function shopifyApi(transport: Transport, shop: string): ShopifyApi {
  async function query<T>(text: string, variables: object, data: v.GenericSchema<unknown, T>): Promise<Result<T, AppFault>> {
    const answer = await vendorRequest(transport, {
      what: 'Shopify',
      method: 'POST',
      url: `https://${shop}/admin/api/${SHOPIFY_VERSION}/graphql.json`,
      headers: { 'X-Shopify-Access-Token': '{{setting.shopify_token}}' },
      body: { query: text, variables },
      answer: v.record(v.string(), v.unknown()),
      errorOf: (body) => ({ code: errorCode(body), detail: errorText(body) }),
      isOwnError,
      isOfAccount: true,
    });
    return answer.ok ? dataOf(answer.value, data) : answer;
  }

  return {
    async customersByEmail(addresses) {
      const found = await query(BY_EMAIL, { search: emailSearch(addresses) }, byEmail);
      if (!found.ok) return found;
      const { nodes, pageInfo } = found.value.customers;
      return ok({ customers: nodes, isComplete: !pageInfo.hasNextPage });
    },
    async customerById(id) {
      const found = await query(BY_ID, { id: `gid://shopify/Customer/${id}` }, byId);
      if (!found.ok) return found;
      const { customer } = found.value;
      return ok({ customers: customer === null ? [] : [customer], isComplete: true });
    },
  };
}

/** GraphQL answers 200 also where it refuses: what counts is whether there are errors. */
function dataOf<T>(body: Readonly<Record<string, unknown>>, schema: v.GenericSchema<unknown, T>): Result<T, AppFault> {
  const errors = body['errors'];
  const isRefused = Array.isArray(errors) ? errors.length > 0 : errors !== undefined;
  if (isRefused) return fail(refusalOf(body));
  const parsed = v.safeParse(schema, body['data']);
  if (parsed.success) return ok(parsed.output);
  const [issue] = parsed.issues;
  return fail({
    kind: 'unreadable',
    what: 'Shopify',
    path: `data.${v.getDotPath(issue) ?? ''}`,
    cause: `expected ${issue.expected ?? issue.type}`,
  });
}

const WORDS_LENGTH_AT_MOST = 200;

function refusalOf(body: Readonly<Record<string, unknown>>): AppFault {
  const code = errorCode(body);
  const answered = { what: 'Shopify', ...(code !== '' && { code }) } as const;
  switch (code) {
    case 'THROTTLED':
      return { kind: 'rate_limited', ...answered, retryAfterMs: untilAffordableMs(body['extensions']) };
    case 'ACCESS_DENIED':
      return { kind: 'refused_key', ...answered };
    case 'INTERNAL_SERVER_ERROR':
    case 'TIMEOUT':
      return { kind: 'unavailable', ...answered, status: 500 };
    default:
      return { kind: 'rejected', ...answered, detail: errorText(body).slice(0, WORDS_LENGTH_AT_MOST) };
  }
}

/** `{errors: [{extensions: {code}}]}` */
function errorCode(body: unknown): string {
  const errors = isRecord(body) ? body['errors'] : undefined;
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  const extensions = isRecord(first) ? first['extensions'] : undefined;
  const code = isRecord(extensions) ? extensions['code'] : undefined;
  return typeof code === 'string' ? code : '';
}

const cost = v.object({
  cost: v.object({
    requestedQueryCost: v.number(),
    throttleStatus: v.object({ currentlyAvailable: v.number(), restoreRate: v.pipe(v.number(), v.minValue(1)) }),
  }),
});
const THROTTLED_MS = 2_000;

/** How long until Shopify has given back the points that the query costs. */
function untilAffordableMs(extensions: unknown): number {
  const parsed = v.safeParse(cost, extensions);
  if (!parsed.success) return THROTTLED_MS;
  const { requestedQueryCost, throttleStatus } = parsed.output.cost;
  const missing = Math.max(0, requestedQueryCost - throttleStatus.currentlyAvailable);
  return Math.ceil((missing / throttleStatus.restoreRate) * 1000);
}

/** Zendesk's list of errors has names and titles, Shopify's has messages. */
function isOwnError(body: unknown): boolean {
  const errors = isRecord(body) ? body['errors'] : undefined;
  return Array.isArray(errors)
    ? errors.some((error) => isRecord(error) && 'message' in error)
    : typeof errors === 'string' || isRecord(errors);
}

/** `{errors: "…"}`, `{errors: {field: "…"}}` or `{errors: [{message}]}` */
function errorText(body: unknown): string {
  const errors = isRecord(body) ? body['errors'] : undefined;
  if (typeof errors === 'string') return errors;
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  if (isRecord(first) && typeof first['message'] === 'string') return first['message'];
  return errors === undefined ? '' : JSON.stringify(errors);
}
