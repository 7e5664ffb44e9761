import type { FaultKind } from '#ports/app-fault.ts';
import { CALLS, type CallName } from './calls.ts';

/** What comes back for one request, as Zendesk's framework hands it on. */
export interface HostAnswer {
  readonly status: number;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A wrong answer, and what may be said about it. */
export interface WrongAnswer {
  /** Whether the request takes effect before it is answered so. */
  readonly reaches: boolean;
  /** Null: none ever comes. */
  readonly answer: (right: HostAnswer) => HostAnswer | null;
  /** The only reason that is true; null where nothing is wrong with it. */
  readonly reason: (call: CallName) => FaultKind | null;
}

const PAGE = '<!DOCTYPE html><html><body><h1>Just a moment</h1></body></html>';
const HUGE = 3_000;

function refusal(status: number, body: object, reason: WrongAnswer['reason'], headers: HostAnswer['headers'] = {}): WrongAnswer {
  return { reaches: false, answer: () => ({ status, text: JSON.stringify(body), headers }), reason };
}

function isVendor(call: CallName): boolean {
  return CALLS[call] === 'stripe' || CALLS[call] === 'shopify';
}

/** A key is what a vendor refuses; Zendesk knows a person, a role, and what has been installed. */
function byWhom(zendesk: FaultKind, vendor: FaultKind): WrongAnswer['reason'] {
  return (call) => (isVendor(call) ? vendor : zendesk);
}

/** Whether it is answered page by page. */
function isList(call: CallName): boolean {
  return /^(GET (moment_entry|service_moment)|GET \/api\/v2\/users$|POST \w+\/search$|GET stripe)/.test(call);
}

/** Changes the body of a right answer; leaves alone what has none. */
function changed(change: (body: Readonly<Record<string, unknown>>) => unknown): WrongAnswer['answer'] {
  return (right) => {
    const body: unknown = right.text === '' ? undefined : JSON.parse(right.text);
    return isObject(body) ? { ...right, text: JSON.stringify(change(body)) } : right;
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same with a field in every object that nobody has heard of. */
function withUnknownFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withUnknownFields);
  if (!isObject(value)) return value;
  const inside = Object.entries(value).map(([name, field]) => [name, withUnknownFields(field)] as const);
  return { ...Object.fromEntries(inside), newly_invented: { by: ['Zendesk', null, 7] } };
}

/** Lists of records grow by old ones that hold no money and are nobody's; a list of anything else stays as it is. */
function withManyMore(body: Readonly<Record<string, unknown>>): unknown {
  const rows = body['custom_object_records'];
  const first: unknown = Array.isArray(rows) ? rows.at(-1) : undefined;
  if (!Array.isArray(rows) || !isObject(first)) return body;
  const old = { ...first, created_at: '2020-01-01T00:00:00Z', updated_at: '2020-01-01T00:00:00Z' };
  const fields = { schema_version: 1, kind: 'thanks', status: 'declined' };
  const more = Array.from({ length: HUGE }, (_, index) => ({
    ...old,
    id: `00${String(index).padStart(6, '0')}`,
    external_id: `old-${index}`,
    custom_object_fields: fields,
  }));
  return { ...body, custom_object_records: [...rows, ...more] };
}

const unreadable = (call: CallName): FaultKind | null => (call.startsWith('DELETE') ? null : 'unreadable');

export const ANSWERS = {
  '401': refusal(401, { error: "Couldn't authenticate you" }, byWhom('signed_out', 'refused_by_proxy')),
  '403': refusal(403, { error: { title: 'Forbidden', message: 'No access' } }, byWhom('refused_by_role', 'refused_by_proxy')),
  '404': refusal(404, { error: 'RecordNotFound', description: 'Not found' }, (call) => {
    if (call.startsWith('DELETE')) return null;
    if (CALLS[call] === 'stripe') return 'refused_by_proxy';
    return CALLS[call] === 'record' ? 'missing' : 'not_set_up';
  }),
  '409': refusal(409, { error: 'DatabaseConflict', description: 'Database collision' }, byWhom('raced', 'unavailable')),
  '422': refusal(422, { error: 'RecordInvalid', description: 'Record validation errors' }, byWhom('rejected', 'refused_by_proxy')),
  '429 with Retry-After': refusal(429, { error: 'APIRateLimitExceeded' }, () => 'rate_limited', { 'Retry-After': '37' }),
  '429 without Retry-After': refusal(429, { error: 'APIRateLimitExceeded' }, () => 'rate_limited'),
  '500': refusal(500, { error: 'InternalServerError' }, () => 'unavailable'),
  '503': refusal(503, { error: { title: 'Service unavailable', message: 'Later' } }, () => 'unavailable'),
  '504 as a page, and done all the same': { reaches: true, answer: () => ({ status: 504, text: PAGE }), reason: () => 'unavailable' },
  'a page (HTML)': { reaches: true, answer: () => ({ status: 200, text: PAGE }), reason: unreadable },
  'an empty body': { reaches: true, answer: () => ({ status: 200, text: '' }), reason: unreadable },
  '204': { reaches: true, answer: () => ({ status: 204, text: '' }), reason: unreadable },
  'none in time': { reaches: true, answer: () => null, reason: () => 'unreachable' },
  'none, being offline': { reaches: false, answer: () => ({ status: 0, text: '' }), reason: () => 'unreachable' },
  'without a field': {
    reaches: true,
    answer: changed((body) => Object.fromEntries(Object.entries(body).slice(1))),
    reason: unreadable,
  },
  'with a field of the wrong type': {
    reaches: true,
    answer: changed((body) => Object.fromEntries(Object.entries(body).map(([name], index) => [name, index === 0 ? 'odd' : 7]))),
    reason: unreadable,
  },
  'with a field more': { reaches: true, answer: changed((body) => withUnknownFields(body)), reason: () => null },
  'with a huge list': { reaches: true, answer: changed(withManyMore), reason: () => null },
  'more to come, and no cursor': {
    reaches: true,
    answer: changed((body) => {
      // What comes first is old: an end here would hide all that counts.
      const emptied = Object.fromEntries(Object.entries(body).map(([name, value]) => [name, Array.isArray(value) ? [] : value]));
      if ('meta' in body) return { ...emptied, meta: { has_more: true, after_cursor: null } };
      return 'has_more' in body ? { ...body, data: [], has_more: true } : body;
    }),
    reason: (call) => (isList(call) ? 'unreadable' : null),
  },
} as const satisfies Readonly<Record<string, WrongAnswer>>;

export type AnswerName = keyof typeof ANSWERS;
