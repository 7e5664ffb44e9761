import * as v from 'valibot';
import type { RemoteError } from '#ports/remote-error.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { Transport, TransportAnswer, TransportRequest } from '../shared/transport.ts';
import { readErrorBody } from './error-body.ts';

/** Where Zendesk does not say when to come back: its limits count by the minute, and an agent waits about so long. */
const RETRY_AFTER_UNKNOWN_MS = 10_000;

/** One call of Zendesk's REST API. */
export interface ZendeskCall<T> {
  /** What the call is about, as errors name it. */
  readonly what: string;
  readonly method: TransportRequest['method'];
  /** From `/api/v2` on, without a query. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly answer: v.GenericSchema<unknown, T>;
  /** True where *not found* means that this account has no such object, not that one thing in it is missing. */
  readonly isOfAccount: boolean;
}

/** Makes one call, once. */
export type ZendeskRequest = <T>(call: ZendeskCall<T>) => Promise<Result<T, RemoteError>>;

/** Speaks to Zendesk's REST API as the person signed in. The server's clock is handed on with every answer that carries it. */
export function createZendeskRequest(over: {
  readonly transport: Transport;
  readonly learnServerTime: (serverNowMs: number) => void;
}): ZendeskRequest {
  return async (call) => {
    const { what, method, path, query, body } = call;
    const url = query === undefined ? path : `${path}?${queryText(query)}`;
    const answer = await over.transport({ method, url, body });
    if (answer.kind === 'unanswered') return fail({ kind: 'unreachable', what, cause: answer.cause });
    const serverNowMs = instantOf(answer.headers['date']);
    if (serverNowMs !== null) over.learnServerTime(serverNowMs);
    if (answer.status < 200 || answer.status > 299) return fail(errorOf(call, answer));
    const parsed = v.safeParse(call.answer, answer.body);
    if (parsed.success) return ok(parsed.output);
    const [issue] = parsed.issues;
    return fail({ kind: 'unreadable', what, path: v.getDotPath(issue) ?? '', cause: issue.message });
  };
}

function queryText(query: Readonly<Record<string, string>>): string {
  return Object.entries(query)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
}

function instantOf(text: string | undefined): number | null {
  const ms = Date.parse(text ?? '');
  return Number.isNaN(ms) ? null : ms;
}

function errorOf(
  { what, isOfAccount }: Pick<ZendeskCall<unknown>, 'what' | 'isOfAccount'>,
  { status, headers, body }: Extract<TransportAnswer, { kind: 'answered' }>,
): RemoteError {
  const { code, detail } = readErrorBody(body);
  const cause = `HTTP ${status} ${detail}`.trim();
  // An endpoint that a plan or a switched-off feature leaves out is answered like one that never existed.
  if (status === 404 && (isOfAccount || code === 'InvalidEndpoint')) return { kind: 'not_set_up', what, cause };
  if (status === 401 || status === 403) return { kind: 'forbidden', what, cause };
  if (status === 429) return { kind: 'rate_limited', what, retryAfterMs: retryAfterMs(headers['retry-after']), cause };
  if (status >= 400 && status < 500) return { kind: 'rejected', what, detail: detail === '' ? `HTTP ${status}` : detail, cause };
  return { kind: 'unavailable', what, status, cause };
}

function retryAfterMs(seconds: string | undefined): number {
  return seconds !== undefined && /^\d{1,6}$/.test(seconds.trim()) ? Number(seconds) * 1000 : RETRY_AFTER_UNKNOWN_MS;
}
