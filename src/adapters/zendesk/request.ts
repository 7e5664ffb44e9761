import * as v from 'valibot';
import type { AppFault, FaultAction, FaultSubject } from '#ports/app-fault.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { faultRequest } from '../shared/fault-request.ts';
import type { Transport, TransportAnswer, TransportRequest } from '../shared/transport.ts';
import { readErrorBody } from './error-body.ts';

/** Where Zendesk does not say when to come back: its limits count by the minute, and an agent waits about so long. */
const RETRY_AFTER_UNKNOWN_MS = 10_000;

/** One call of Zendesk's REST API. */
export interface ZendeskCall<T> {
  readonly what: FaultSubject;
  /** What it does where its method does not tell: a search is a POST and reads. */
  readonly action?: FaultAction;
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
export type ZendeskRequest = <T>(call: ZendeskCall<T>) => Promise<Result<T, AppFault>>;

/** Speaks to Zendesk's REST API as the person signed in. The server's clock is handed on with every answer that carries it. */
export function createZendeskRequest(over: {
  readonly transport: Transport;
  readonly learnServerTime: (serverNowMs: number) => void;
}): ZendeskRequest {
  return async (call) => {
    const { what, method, path, query, body } = call;
    const url = query === undefined ? path : `${path}?${queryText(query)}`;
    const answer = await over.transport({ method, url, body });
    if (answer.kind === 'unanswered')
      return fail({ kind: 'unreachable', what, request: faultRequest({ method, url }), cause: answer.cause });
    const serverNowMs = instantOf(answer.headers['date']);
    if (serverNowMs !== null) over.learnServerTime(serverNowMs);
    if (answer.status < 200 || answer.status > 299) return fail(faultOf(call, answer));
    const parsed = v.safeParse(call.answer, answer.body);
    if (parsed.success) return ok(parsed.output);
    const [issue] = parsed.issues;
    // What was received stays out of it: it may be somebody's name.
    const cause = `expected ${issue.expected ?? issue.type}`;
    return fail({
      kind: 'unreadable',
      what,
      path: v.getDotPath(issue) ?? '',
      request: faultRequest({ method, url }, answer.headers),
      cause,
    });
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

const ACTION_OF_METHOD = { GET: 'read', POST: 'create', PATCH: 'change', DELETE: 'delete' } as const;

function faultOf(call: ZendeskCall<unknown>, { status, headers, body }: Extract<TransportAnswer, { kind: 'answered' }>): AppFault {
  const { what, method, path, isOfAccount, action = ACTION_OF_METHOD[method] } = call;
  const { code, fields, detail } = readErrorBody(body);
  const answered = {
    what,
    status,
    request: faultRequest({ method, url: path }, headers),
    ...(code !== '' && { code }),
    ...(fields.length > 0 && { fields }),
  };
  // An endpoint that a plan or a switched-off feature leaves out is answered like one that never existed.
  if (status === 404) return { kind: isOfAccount || code === 'InvalidEndpoint' ? 'not_set_up' : 'missing', ...answered };
  if (status === 401) return { kind: 'signed_out', ...answered };
  if (status === 403) return { kind: 'refused_by_role', ...answered, action };
  if (status === 429) return { kind: 'rate_limited', ...answered, retryAfterMs: retryAfterMs(headers['retry-after']) };
  if (status === 409 && code === 'DatabaseConflict') return { kind: 'raced', ...answered };
  if (status >= 400 && status < 500) return { kind: 'rejected', ...answered, detail };
  return { kind: 'unavailable', ...answered };
}

function retryAfterMs(seconds: string | undefined): number {
  return seconds !== undefined && /^\d{1,6}$/.test(seconds.trim()) ? Number(seconds) * 1000 : RETRY_AFTER_UNKNOWN_MS;
}
