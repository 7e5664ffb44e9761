import * as v from 'valibot';
import type { AppFault } from '#ports/app-fault.ts';
import { faultRequest } from '../shared/fault-request.ts';
import type { TransportAnswer } from '../shared/transport.ts';
import { readErrorBody } from './error-body.ts';
import { type ZendeskCall, isSuccess } from './call.ts';

/** Where Zendesk does not say when to come back: its limits count by the minute, and an agent waits about so long. */
const RETRY_AFTER_UNKNOWN_MS = 10_000;

/** Why a call failed: without an answer, refused, or answered in another shape than was promised. */
export function faultOf(call: ZendeskCall<unknown>, answer: TransportAnswer): AppFault {
  const { what, method, path } = call;
  if (answer.kind === 'unanswered') return { kind: 'unreachable', what, request: faultRequest({ method, url: path }), cause: answer.cause };
  if (!isSuccess(answer)) return refusal(call, answer);
  const [issue] = v.safeParse(call.answer, answer.body).issues ?? [];
  return {
    kind: 'unreadable',
    what,
    path: issue === undefined ? '' : (v.getDotPath(issue) ?? ''),
    request: faultRequest({ method, url: path }, answer.headers),
    // What was received stays out of it: it may be somebody's name.
    cause: `expected ${issue?.expected ?? issue?.type ?? ''}`,
  };
}

const ACTION_OF_METHOD = { GET: 'read', POST: 'create', PATCH: 'change', PUT: 'change', DELETE: 'delete' } as const;

function refusal(call: ZendeskCall<unknown>, { status, headers, body }: Extract<TransportAnswer, { kind: 'answered' }>): AppFault {
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
