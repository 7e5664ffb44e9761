import * as v from 'valibot';
import type { AppFault } from '#ports/app-fault.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { isRecord } from '../shared/is-record.ts';
import type { Transport } from '../shared/transport.ts';
import { vendorRequest } from '../shared/vendor-request.ts';
import { SHOPIFY_VERSION } from './query.ts';

/** One document with its variables, sent once. */
export type ShopifyQuery = <T>(text: string, variables: object, data: v.GenericSchema<unknown, T>) => Promise<Result<T, AppFault>>;

/** A shop's Admin API, through Zendesk's proxy with the token from the app's settings. */
export function shopifyQuery(transport: Transport, shop: string): ShopifyQuery {
  return async (text, variables, data) => {
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
      return { kind: 'refused_key', ...answered, detail: errorText(body).slice(0, WORDS_LENGTH_AT_MOST) };
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
