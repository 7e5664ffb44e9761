import * as v from 'valibot';
import type { AppFault, Vendor } from '#ports/app-fault.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { faultRequest } from './fault-request.ts';
import type { Transport, TransportAnswer, TransportRequest } from './transport.ts';

/** Where a vendor does not say when to come back. Both vendors here count by the second. */
const RETRY_AFTER_UNKNOWN_MS = 2_000;
const DETAIL_LENGTH_AT_MOST = 200;
const NOTHING_DONE: readonly number[] = [400, 401, 403, 404, 405, 410, 413, 415, 422];

/** Whether nothing was done, whoever answers so: others, such as 408 and 409, a gateway gives also for what was done before it. */
export function saysNothingDone(status: number): boolean {
  return NOTHING_DONE.includes(status);
}

/** One call of a vendor's API through Zendesk's proxy, with a secret that only the proxy knows. */
export interface VendorCall<T> extends Pick<TransportRequest, 'method' | 'url' | 'body'> {
  readonly what: Vendor;
  /** The header with the secret's placeholder among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly answer: v.GenericSchema<unknown, T>;
  /** Reads what the vendor says in an error body: its name for the error and its own words; empty where there are none. */
  readonly errorOf: (body: unknown) => { readonly code: string; readonly detail: string };
  /** Whether a body is an error in the vendor's own form: else somebody on the way refused, who never looked at a key. */
  readonly isOwnError: (body: unknown) => boolean;
  /** True where *not found* means that there is no such account or shop. */
  readonly isOfAccount: boolean;
}

/** Makes one call, once. */
export async function vendorRequest<T>(transport: Transport, call: VendorCall<T>): Promise<Result<T, AppFault>> {
  const { what, method, url, body, headers } = call;
  const answer = await transport({ method, url, body, headers, isSecure: true });
  if (answer.kind === 'unanswered') return fail({ kind: 'unreachable', what, request: faultRequest(call), cause: answer.cause });
  if (answer.status < 200 || answer.status > 299) return fail(faultOf(call, answer));
  const parsed = v.safeParse(call.answer, answer.body);
  if (parsed.success) return ok(parsed.output);
  const [issue] = parsed.issues;
  // What was received stays out of it: it may be somebody's name.
  const cause = `expected ${issue.expected ?? issue.type}`;
  return fail({ kind: 'unreadable', what, path: v.getDotPath(issue) ?? '', request: faultRequest(call, answer.headers), cause });
}

function faultOf(call: VendorCall<unknown>, { status, headers, body }: Extract<TransportAnswer, { kind: 'answered' }>): AppFault {
  const { what, errorOf, isOwnError, isOfAccount } = call;
  const { code, detail } = errorOf(body);
  const answered = { what, status, request: faultRequest(call, headers), ...(code !== '' && { code }) };
  const isOwn = isOwnError(body);
  if (status === 404 && isOfAccount) return { kind: 'not_set_up', ...answered };
  // By Zendesk, through whose proxy it goes: the orders are all that a person knows to have been asked for.
  if (status === 429 && !isOwn && body !== undefined) {
    return { kind: 'rate_limited', ...answered, what: 'orders', retryAfterMs: retryAfterMs(headers['retry-after']) };
  }
  if (status >= 400 && status < 500 && status !== 429 && !isOwn) {
    return saysNothingDone(status) ? { kind: 'refused_by_proxy', ...answered } : { kind: 'unavailable', ...answered };
  }
  if (status === 401 || status === 403) return { kind: 'refused_key', ...answered, ...shown(detail) };
  if (status === 429) return { kind: 'rate_limited', ...answered, retryAfterMs: retryAfterMs(headers['retry-after']) };
  if (status >= 400 && status < 500) return { kind: 'rejected', ...answered, detail: withoutKeys(detail) };
  return { kind: 'unavailable', ...answered };
}

function shown(detail: string): { readonly detail?: string } {
  return detail === '' ? {} : { detail: withoutKeys(detail) };
}

/** Vendors repeat a part of the key that they refuse. */
function withoutKeys(detail: string): string {
  return detail.replaceAll(/\b(?:[sr]k|shp\w{2})_[\w*]+/g, '…').slice(0, DETAIL_LENGTH_AT_MOST);
}

function retryAfterMs(seconds: string | undefined): number {
  return seconds !== undefined && /^\d{1,6}(?:\.\d+)?$/.test(seconds.trim()) ? Math.ceil(Number(seconds) * 1000) : RETRY_AFTER_UNKNOWN_MS;
}
