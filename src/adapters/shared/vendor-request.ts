import * as v from 'valibot';
import type { RemoteError } from '#ports/remote-error.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { Transport, TransportAnswer, TransportRequest } from './transport.ts';

/** Where a vendor does not say when to come back. Both vendors here count by the second. */
const RETRY_AFTER_UNKNOWN_MS = 2_000;
const DETAIL_LENGTH_AT_MOST = 200;

/** One call of a vendor's API through Zendesk's proxy, with a secret that only the proxy knows. */
export interface VendorCall<T> extends Pick<TransportRequest, 'method' | 'url' | 'body'> {
  /** The vendor, as errors name it; no custom object's key has a capital. */
  readonly what: 'Stripe' | 'Shopify';
  /** The header with the secret's placeholder among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly answer: v.GenericSchema<unknown, T>;
  /** Reads the vendor's own words out of an error body; empty where there are none. */
  readonly detailOf: (body: unknown) => string;
  /** True where *not found* means that there is no such account or shop. */
  readonly isOfAccount: boolean;
}

/** Makes one call, once. */
export async function vendorRequest<T>(transport: Transport, call: VendorCall<T>): Promise<Result<T, RemoteError>> {
  const { what, method, url, body, headers } = call;
  const answer = await transport({ method, url, body, headers, isSecure: true });
  if (answer.kind === 'unanswered') return fail({ kind: 'unreachable', what, cause: answer.cause });
  if (answer.status < 200 || answer.status > 299) return fail(errorOf(call, answer));
  const parsed = v.safeParse(call.answer, answer.body);
  if (parsed.success) return ok(parsed.output);
  const [issue] = parsed.issues;
  return fail({ kind: 'unreadable', what, path: v.getDotPath(issue) ?? '', cause: issue.message });
}

function errorOf(
  { what, detailOf, isOfAccount }: Pick<VendorCall<unknown>, 'what' | 'detailOf' | 'isOfAccount'>,
  { status, headers, body }: Extract<TransportAnswer, { kind: 'answered' }>,
): RemoteError {
  const detail = detailOf(body).slice(0, DETAIL_LENGTH_AT_MOST);
  const cause = `HTTP ${status} ${detail}`.trim();
  if (status === 404 && isOfAccount) return { kind: 'not_set_up', what, cause };
  if (status === 401 || status === 403) return { kind: 'forbidden', what, cause };
  if (status === 429) return { kind: 'rate_limited', what, retryAfterMs: retryAfterMs(headers['retry-after']), cause };
  if (status >= 400 && status < 500) return { kind: 'rejected', what, detail: detail === '' ? `HTTP ${status}` : detail, cause };
  return { kind: 'unavailable', what, status, cause };
}

function retryAfterMs(seconds: string | undefined): number {
  return seconds !== undefined && /^\d{1,6}(?:\.\d+)?$/.test(seconds.trim()) ? Math.ceil(Number(seconds) * 1000) : RETRY_AFTER_UNKNOWN_MS;
}
