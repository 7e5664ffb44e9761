import * as v from 'valibot';
import type { AppFault } from '#ports/app-fault.ts';
import { REFUSALS } from '#ports/gesture-executor.ts';
import type { WebhookSettings } from '#ports/settings.ts';
import type { Result } from '#domain/shared/result.ts';
import { currencySchema } from '../shared/currency-schema.ts';
import { isRecord } from '../shared/is-record.ts';
import type { Transport } from '../shared/transport.ts';
import { vendorRequest } from '../shared/vendor-request.ts';

/** Of what is sent and answered; another would be another path. */
const WEBHOOK_SCHEMA = 1;

/** What the company's own system says of a key. See src/docs/executors.md. */
export type WebhookAnswer = v.InferOutput<typeof answerSchema>;

/** It was not done, whatever the status of the answer. */
export const REFUSED = 'refused';

const REFERENCE_LENGTH_AT_MOST = 200;
const MESSAGE_LENGTH_AT_MOST = 300;

const amountMinor = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** A day of the calendar, a time to the second or finer, and an offset from UTC. */
const ISO_INSTANT =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,9})?(?:Z| ?[+-](?:0\d|1\d|2[0-3])(?::?[0-5]\d)?)$/;

const reference = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(REFERENCE_LENGTH_AT_MOST));
const base = { schema: v.literal(WEBHOOK_SCHEMA), key: v.pipe(v.string(), v.nonEmpty()) };
const issued = {
  ...base,
  reference,
  ending_balance: v.exactOptional(v.object({ amount_minor: amountMinor, currency: currencySchema })),
  expires_at: v.exactOptional(
    v.pipe(
      v.string(),
      v.check((text) => ISO_INSTANT.test(text), 'an instant in ISO 8601'),
    ),
  ),
};

const answerSchema = v.variant('status', [
  v.object({ ...issued, status: v.literal('done') }),
  v.object({ ...issued, status: v.literal('pending') }),
  v.object({
    ...base,
    status: v.literal(REFUSED),
    code: v.fallback(v.picklist(REFUSALS), 'declined'),
    message: v.fallback(
      v.pipe(
        v.string(),
        v.trim(),
        v.transform((text) => text.slice(0, MESSAGE_LENGTH_AT_MOST)),
      ),
      '',
    ),
  }),
  v.object({ ...base, status: v.literal('none') }),
  v.object({
    ...base,
    status: v.literal('reversed'),
    spent: v.exactOptional(v.object({ amount_minor: amountMinor, currency: currencySchema })),
  }),
]);

/** The company's own system through Zendesk's proxy, which adds the secret. Each call is one request. */
interface WebhookApi {
  carryOut(key: string, gesture: Readonly<Record<string, unknown>>): Promise<Result<WebhookAnswer, AppFault>>;
  find(key: string): Promise<Result<WebhookAnswer, AppFault>>;
  reverse(key: string): Promise<Result<WebhookAnswer, AppFault>>;
}

const SECRET = { Authorization: 'Bearer {{setting.webhook_secret}}' };
const OWN_ERRORS = {
  errorOf: (answer: unknown) => ({ code: isOwn(answer) && answer['status'] === REFUSED ? REFUSED : '', detail: '' }),
  isOwnError: isOwn,
  isOfAccount: false,
};

export function webhookApi(transport: Transport, { host, path }: Pick<WebhookSettings, 'host' | 'path'>): WebhookApi {
  const call = async (method: 'GET' | 'POST', key: string, way: string, body?: object): Promise<Result<WebhookAnswer, AppFault>> =>
    vendorRequest(transport, {
      what: 'Webhook',
      method,
      url: `https://${host}${path}/gestures${way}`,
      ...(body !== undefined && { body }),
      headers: { ...SECRET, 'Idempotency-Key': key },
      answer: ofKey(key),
      ...OWN_ERRORS,
    });
  return {
    carryOut: (key, gesture) => call('POST', key, '', { schema: WEBHOOK_SCHEMA, key, ...gesture }),
    find: (key) => call('GET', key, `/${encodeURIComponent(key)}`),
    reverse: (key) => call('POST', key, `/${encodeURIComponent(key)}/reversal`, { schema: WEBHOOK_SCHEMA, key }),
  };
}

const CURSOR_LENGTH_AT_MOST = 500;

const listSchema = v.variant('status', [
  v.object({
    schema: v.literal(WEBHOOK_SCHEMA),
    status: v.literal('list'),
    /** Their rows are read one by one: one that is odd must not hide the others. */
    gestures: v.pipe(v.array(v.unknown()), v.maxLength(1000)),
    next: v.nullable(v.pipe(v.string(), v.nonEmpty(), v.maxLength(CURSOR_LENGTH_AT_MOST))),
  }),
  v.object({ schema: v.literal(WEBHOOK_SCHEMA), status: v.literal(REFUSED), code: v.literal('not_offered') }),
]);

type WebhookPage = Extract<v.InferOutput<typeof listSchema>, { status: 'list' }>;

/** Asks the system to list what it has carried out since an instant, a page at a time. Not every system offers that. */
export function webhookList(
  transport: Transport,
  { host, path }: Pick<WebhookSettings, 'host' | 'path'>,
): (sinceMs: number, cursor: string | null) => Promise<Result<WebhookPage | 'not_offered', AppFault>> {
  return async (sinceMs, cursor) => {
    const query = new URLSearchParams({ since: new Date(sinceMs).toISOString(), ...(cursor !== null && { cursor }) });
    const answer = await vendorRequest(transport, {
      what: 'Webhook',
      method: 'GET',
      url: `https://${host}${path}/gestures?${query.toString()}`,
      headers: SECRET,
      answer: listSchema,
      ...OWN_ERRORS,
    });
    if (!answer.ok) return answer;
    return { ok: true, value: answer.value.status === 'list' ? answer.value : 'not_offered' };
  };
}

/** An answer about another key is about another gesture. */
function ofKey(key: string): v.GenericSchema<unknown, WebhookAnswer> {
  return v.pipe(
    answerSchema,
    v.check((answer) => answer.key === key, 'the key that was asked about'),
  );
}

function isOwn(body: unknown): body is Readonly<Record<string, unknown>> {
  return isRecord(body) && body['schema'] === WEBHOOK_SCHEMA;
}
