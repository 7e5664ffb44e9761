import { isRecord, textOf, type Reply } from '../server/http.ts';

/** How the company's own system behaves from now on; `wants` says it to whoever gets it wrong. */
export const webhookModes = [
  /** Does what it is asked. */
  'works',
  /** Does it, and its answer never arrives. */
  'loses_answers',
  /** Answers 503 and does nothing. */
  'down',
  /** Answers 503 after doing it. */
  'down_after',
  /** Accepts what it is asked and does it a minute later. */
  'slow',
  /** Refuses with a code and words of its own, in an answer of 200. */
  'refuses',
  /** Takes the secret no more. */
  'turns_away',
  /** Answers 429. */
  'throttled',
  /** Answers in no form that it promised. */
  'odd',
  /** Offers no list of what it holds. */
  'no_list',
] as const;
export type WebhookMode = (typeof webhookModes)[number];

interface Held {
  key: string;
  status: 'done' | 'pending' | 'refused' | 'reversed';
  gesture: unknown;
  amountMinor: number;
  currency: string;
  customer: string;
  reference: string;
  ticket: string;
  /** Null where nothing was ever carried out. */
  madeAtMs: number | null;
  doneAtMs: number;
}

export interface WebhookCall {
  method: string;
  path: string;
  query?: Record<string, string>;
  /** Names in lower case, with the secret in its place. */
  headers: Record<string, string>;
  body: unknown;
  nowMs: number;
}

const secret = 'sample_webhook_secret';
const slowMs = 60_000;
const listedAtOnce = 20;
const schema = 1;

/** What is held of a key that nothing was carried out under. */
function unheard(key: string, atMs: number): Omit<Held, 'status'> {
  return {
    key,
    gesture: '',
    amountMinor: 0,
    currency: '',
    customer: '',
    reference: '',
    ticket: '',
    madeAtMs: null,
    doneAtMs: atMs,
  };
}

/** A company's own system that issues gestures, by the contract of src/docs/executors.md: each key once, for good. */
export class WebhookSystem {
  mode: WebhookMode = 'works';
  readonly #held = new Map<string, Held>();

  /** What it holds, without anybody's secret. */
  get holds(): Held[] {
    return [...this.#held.values()];
  }

  /** Changes what it holds under a key as its own people do, of whom the app knows nothing: another sum, something new, or, null, nothing any more. */
  keep(key: string, amountMinor: number | null, nowMs: number): void {
    if (amountMinor === null) {
      this.#held.delete(key);
      return;
    }
    const unknown: Held = {
      ...unheard(key, nowMs),
      status: 'done',
      gesture: 'credit',
      amountMinor,
      currency: 'EUR',
      reference: `GW-${key}`,
      madeAtMs: nowMs,
    };
    this.#held.set(key, { ...(this.#held.get(key) ?? unknown), amountMinor });
  }

  answer(call: WebhookCall): Reply {
    if (this.mode === 'down') return { status: 503, body: { error: 'maintenance' } };
    if (this.mode === 'throttled')
      return { status: 429, body: { schema, status: 'refused', code: 'declined' }, headers: { 'Retry-After': '2' } };
    if (this.mode === 'turns_away' || call.headers['authorization'] !== `Bearer ${secret}`) {
      return { status: 401, body: { schema, message: 'The secret is not known here.' } };
    }
    const reply = this.#reply(call);
    if (this.mode === 'down_after') return { status: 503, body: { error: 'after the fact' } };
    // Zendesk's proxy waits, and says so in its own words.
    if (this.mode === 'loses_answers') return { status: 504, body: { error: 'GatewayTimeout' } };
    return this.mode === 'odd' ? { status: 200, body: { ok: true } } : reply;
  }

  #reply({ method, path, query = {}, headers, body, nowMs }: WebhookCall): Reply {
    if (method === 'GET' && path.endsWith('/gestures')) return this.#list(query, nowMs);
    const [key = '', way] = (/\/gestures\/?(.*)$/.exec(path)?.[1] ?? '').split('/').map(decodeURIComponent);
    const sent = typeof body === 'string' ? parsed(body) : body;
    if (method === 'GET' && key !== '' && way === undefined) return this.#show(key, nowMs);
    if (method !== 'POST' || !isRecord(sent) || sent['schema'] !== schema) return refused('', 400, 'This is no request by the contract.');
    if (headers['idempotency-key'] !== sent['key']) return refused('', 400, 'Header and body name different keys.');
    if (key === '') return this.#carryOut(sent, nowMs);
    return way === 'reversal' && key === sent['key'] ? this.#reverse(key, nowMs) : refused(key, 404, 'There is nothing at this address.');
  }

  #carryOut(sent: Record<string, unknown>, nowMs: number): Reply {
    const key = textOf(sent['key']);
    if (this.#held.has(key)) return this.#show(key, nowMs);
    const { gesture, amount_minor: amountMinor, currency, customer } = sent;
    const hasMoney = amountMinor !== undefined;
    if (hasMoney && (typeof amountMinor !== 'number' || !Number.isSafeInteger(amountMinor) || !/^[A-Z]{3}$/.test(textOf(currency)))) {
      return refused(key, 400, 'The amount is no whole number of minor units with its currency.');
    }
    if (!isRecord(customer) || textOf(customer['zendesk_id']) === '') return refused(key, 400, 'It is for nobody.');
    if (this.mode === 'refuses') return refused(key, 200, 'This customer is blocked.');
    this.#held.set(key, {
      key,
      status: 'done',
      gesture,
      amountMinor: hasMoney ? amountMinor : 0,
      currency: textOf(currency),
      customer: textOf(customer['zendesk_id']),
      reference: `GW-${String(this.#held.size + 1).padStart(4, '0')}`,
      ticket: textOf(sent['ticket']),
      madeAtMs: nowMs,
      doneAtMs: this.mode === 'slow' ? nowMs + slowMs : nowMs,
    });
    return this.#show(key, nowMs);
  }

  /** What it never heard of it forbids for good, so that a request that was on its way does nothing any more. */
  #reverse(key: string, nowMs: number): Reply {
    const held = this.#held.get(key) ?? unheard(key, nowMs);
    this.#held.set(key, { ...held, status: 'reversed' });
    return this.#show(key, nowMs);
  }

  /** What was carried out since an instant, oldest first; the cursor is how many came before. */
  #list({ since = '', cursor = '0' }: Record<string, string>, nowMs: number): Reply {
    if (this.mode === 'no_list') return { status: 404, body: { error: 'There is nothing at this address.' } };
    const sinceMs = Date.parse(since);
    if (Number.isNaN(sinceMs) || !/^\d+$/.test(cursor)) return refused('', 400, 'Since when is not said.');
    const all = this.holds.filter(({ madeAtMs }) => madeAtMs !== null && madeAtMs >= sinceMs);
    const [from, to] = [Number(cursor), Number(cursor) + listedAtOnce];
    const gestures = all.slice(from, to).map(({ key, status, amountMinor, currency, reference, ticket, madeAtMs, doneAtMs }) => ({
      key,
      status: status === 'done' && doneAtMs > nowMs ? 'pending' : status,
      reference,
      ticket,
      created_at: new Date(madeAtMs ?? nowMs).toISOString(),
      ...(currency !== '' && { amount_minor: amountMinor, currency }),
    }));
    return { status: 200, body: { schema, status: 'list', gestures, next: to < all.length ? String(to) : null } };
  }

  #show(key: string, nowMs: number): Reply {
    const held = this.#held.get(key);
    if (held === undefined) return { status: 200, body: { schema, key, status: 'none' } };
    const status = held.status === 'done' && held.doneAtMs > nowMs ? 'pending' : held.status;
    if (status === 'reversed') return { status: 200, body: { schema, key, status } };
    const { reference, amountMinor, currency, customer } = held;
    if (amountMinor === 0 || status === 'pending') return { status: 200, body: { schema, key, status, reference } };
    const balance = this.holds.filter((one) => one.customer === customer && one.currency === currency && one.status === 'done');
    const endingMinor = balance.reduce((sum, one) => sum + one.amountMinor, 0);
    return { status: 200, body: { schema, key, status, reference, ending_balance: { amount_minor: endingMinor, currency } } };
  }
}

function refused(key: string, status: number, message: string): Reply {
  return { status, body: { schema, key, status: 'refused', code: 'declined', message } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
