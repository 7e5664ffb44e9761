import * as v from 'valibot';
import { Refused } from './refused.ts';

/** Zendesk has so long to answer a call; an upload is the longest. */
const ANSWER_MS = 120_000;
/** How often a call is made where Zendesk asks for patience, or fails to answer a question. */
const TRIES_AT_MOST = 5;
const DEFAULT_WAIT_S = 5;

export interface AccountCall<T> {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** From `/api/` on, with its query. */
  readonly path: string;
  readonly json?: unknown;
  readonly form?: FormData;
  readonly answer: v.GenericSchema<unknown, T>;
}

/** A Zendesk account, as the admin who deploys may change it. */
export interface Account {
  /** Where it is: `https://example.zendesk.com`. */
  readonly address: string;
  call<T>(call: AccountCall<T>): Promise<T>;
  /** The same, for what may not be there: null where Zendesk knows no such thing. */
  find<T>(call: AccountCall<T>): Promise<T | null>;
}

export interface Credentials {
  readonly address: string;
  readonly authorization: string;
}

/** `carry` is what carries a request there and its answer back. */
export function openAccount({ address, authorization }: Credentials, carry: typeof fetch = fetch): Account {
  const unanswered = (error: unknown): never => {
    throw new Refused(`No answer came from ${address}: ${causeOf(error)}. Is the subdomain right, and the network there?`);
  };

  async function send<T>(call: AccountCall<T>): Promise<Response> {
    const { method, path, json, form } = call;
    const headers = { authorization, accept: 'application/json', ...(json !== undefined && { 'content-type': 'application/json' }) };
    const body = form ?? (json === undefined ? null : JSON.stringify(json));
    for (let tried = 1; ; tried++) {
      const signal = AbortSignal.timeout(ANSWER_MS);
      const response = await carry(new URL(path, address), { method, headers, body, signal }).catch(unanswered);
      if (!isPassing(call, response) || tried === TRIES_AT_MOST) return response;
      const waitS = Number(response.headers.get('retry-after') ?? DEFAULT_WAIT_S);
      await new Promise((settle) => setTimeout(settle, (Number.isFinite(waitS) ? waitS : DEFAULT_WAIT_S) * 1000));
    }
  }

  async function find<T>(call: AccountCall<T>): Promise<T | null> {
    const response = await send(call);
    const text = await response.text().catch(unanswered);
    if (response.status === 404) return null;
    const named = `${call.method} ${call.path}`;
    if (!response.ok) throw new Refused(`${refusal(response)} ${named} was answered with ${response.status}: ${complaintIn(text)}`);
    const parsed = v.safeParse(call.answer, jsonOf(text));
    if (!parsed.success) throw new Refused(`${named} was answered in a way that is not known here: ${complaintIn(text)}`);
    return parsed.output;
  }

  return {
    address,
    find,
    async call(call) {
      const found = await find(call);
      if (found === null) throw new Refused(`Zendesk knows no ${call.path} (404).`);
      return found;
    },
  };
}

/** A question is asked again after a fault of the server's: what changes something may have taken effect. */
function isPassing({ method }: Pick<AccountCall<unknown>, 'method'>, { status }: Response): boolean {
  return status === 429 || (method === 'GET' && status >= 500);
}

function refusal({ status }: Response): string {
  if (status === 401) return 'Zendesk does not know who asks: check the e-mail address and the token.';
  if (status === 403) return 'Zendesk does not allow this: an admin has to do it, on a plan that has private apps and custom objects.';
  return status >= 500 ? 'Zendesk is at fault, not this call: try again in some minutes.' : 'Zendesk refused.';
}

/** What Zendesk says is wrong: its errors come in several shapes, and some are pages. */
function complaintIn(text: string): string {
  const body = jsonOf(text);
  const found = v.safeParse(complaint, body);
  if (!found.success) return text.trim().slice(0, COMPLAINT_LENGTH) || 'nothing was said.';
  const { error, description, message, details } = found.output;
  const said = [description, message, typeof error === 'string' ? error : undefined].find((one) => one !== undefined && one !== '');
  return [said, details === undefined ? undefined : JSON.stringify(details)].filter((one) => one !== undefined).join(' ') || text;
}

const COMPLAINT_LENGTH = 300;
const complaint = v.object({
  error: v.optional(v.unknown()),
  description: v.optional(v.string()),
  message: v.optional(v.string()),
  details: v.optional(v.unknown()),
});

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function causeOf(error: unknown): string {
  const cause: unknown = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message : String(cause);
}
