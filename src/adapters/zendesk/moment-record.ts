import * as v from 'valibot';
import { MOMENT_STATUSES, type Moment } from '#domain/moments/moment.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import type { RequestLine } from '#domain/moments/request-line.ts';
import { money } from '#domain/money/money.ts';
import { FAULTS, GESTURE_KINDS, SEVERITIES } from '#domain/gestures/gesture.ts';
import type { GivenMoment, RecordedMoment } from '#ports/moment-store.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { isRecord } from '../shared/is-record.ts';
import { currencySchema } from '../shared/currency-schema.ts';
import { decisionSchema } from './decision-json.ts';
import { textOfField, wholeNumberOfField } from './field-values.ts';
import { objectOfField } from './object-field.ts';
import { type NewRecord, filledFields } from './record-writes.ts';
import type { CustomRecord } from './records.ts';

/** A record holds 32 KB; a little of that is left to the server's own reckoning. */
const RECORD_BYTES_AT_MOST = 32 * 1024 - 256;
/** So many prior incidents and gestures are kept with a decision; fewer where a long story or a long conversation needs the room. */
const HISTORY_KEPT = [100, 20, 0] as const;

type Fields = CustomRecord['fields'];

/** Writes a moment as a record; null where it is larger than a record can be. */
export function recordOfMoment(moment: Moment): NewRecord | null {
  const fields = filledFields({
    ticket: moment.ticketId,
    customer: moment.customerId,
    agent: moment.agentId,
    kind: 'external_win',
    status: moment.status,
    cause: moment.cause,
    fault: moment.fault,
    severity: moment.severity,
    gesture: moment.gesture,
    amount_minor: moment.amount.amountMinor,
    currency: moment.amount.currency,
    story: moment.story,
    deviation: moment.deviation,
    day: moment.day,
  });
  const decision = decisionThatFits({ ...moment.decision }, fields);
  if (decision === null) return null;
  return { name: `${moment.gesture} on ticket ${moment.ticketId}`, externalId: moment.id, fields: { ...fields, decision } };
}

/** The text of a decision beside the other fields of its record; null where it leaves no room for it. */
export function decisionThatFits(decision: Readonly<Record<string, unknown>>, others: Fields): string | null {
  const facts = isRecord(decision['facts']) ? decision['facts'] : {};
  for (const kept of HISTORY_KEPT) {
    const newest = (list: unknown): unknown => (Array.isArray(list) ? list.slice(0, kept) : list);
    const history = { priorIncidents: newest(facts['priorIncidents']), gestures: newest(facts['gestures']) };
    const text = JSON.stringify({ ...decision, facts: { ...facts, ...history } });
    const bytes = new TextEncoder().encode(JSON.stringify({ ...others, decision: text })).byteLength;
    if (bytes <= RECORD_BYTES_AT_MOST) return text;
  }
  return null;
}

const anyValue = v.optional(v.unknown(), null);
const text = v.pipe(anyValue, v.transform(textOfField));
const filledText = v.pipe(text, v.nonEmpty());
const wholeNumber = v.pipe(anyValue, v.transform(wholeNumberOfField));

const fieldsSchema = v.object({
  ticket: filledText,
  customer: filledText,
  agent: filledText,
  status: v.picklist(MOMENT_STATUSES),
  cause: text,
  fault: v.picklist(FAULTS),
  severity: v.pipe(wholeNumber, v.picklist(SEVERITIES)),
  gesture: v.picklist(GESTURE_KINDS),
  amount_minor: v.pipe(wholeNumber, v.number(), v.minValue(0)),
  currency: currencySchema,
  story: text,
  deviation: text,
  decision: v.pipe(anyValue, v.transform(objectOfField), decisionSchema),
  day: text,
});

/** Reads a record as a moment, or tells which part of it cannot be read. */
function momentOfRecord(record: CustomRecord): Result<Moment, { readonly path: string }> {
  const { externalId } = record;
  if (externalId === null) return fail({ path: 'external_id' });
  const parsed = v.safeParse(fieldsSchema, record.fields);
  if (!parsed.success) {
    const path = v.getDotPath(parsed.issues[0]) ?? '';
    return fail({ path: path === '' ? 'custom_object_fields' : `custom_object_fields.${path}` });
  }
  const { ticket, customer, agent, amount_minor: amountMinor, currency, ...rest } = parsed.output;
  return ok({
    ...rest,
    id: externalId,
    ticketId: ticket,
    customerId: customer,
    agentId: agent,
    amount: money(amountMinor, currency),
  });
}

const givenSchema = v.pick(fieldsSchema, ['ticket', 'cause', 'severity', 'amount_minor']);

/** Reads of a record what others can learn from it; null where that cannot be read. */
export function givenMoment({ externalId, createdAtMs, fields }: CustomRecord): GivenMoment | null {
  const parsed = v.safeParse(givenSchema, fields);
  if (externalId === null || !parsed.success) return null;
  const { ticket, cause, severity, amount_minor: amountMinor } = parsed.output;
  return { momentId: externalId, ticketId: ticket, cause, severity, amountMinor, atMs: createdAtMs };
}

/** Reads a record as a request; null where nobody was asked about the moment. */
export function requestOfRecord(record: CustomRecord): Result<MomentRequest | null, { readonly path: string }> {
  if (!isRequest(record)) return ok(null);
  const moment = momentOfRecord(record);
  if (!moment.ok) return moment;
  const lines: readonly RequestLine[] = moment.value.decision.request ?? [];
  return ok({ moment: moment.value, lines, createdAtMs: record.createdAtMs, createdById: record.createdById });
}

/** A decision that cannot be read may hold a request. */
function isRequest({ fields }: CustomRecord): boolean {
  const decision = objectOfField(fields['decision']);
  return decision === null || 'request' in decision;
}

/** Reads a record as the moment that it is, with its stamps. */
export function recordedMoment(record: CustomRecord): Result<RecordedMoment, unknown> {
  const moment = momentOfRecord(record);
  return moment.ok ? ok({ moment: moment.value, createdAtMs: record.createdAtMs, createdById: record.createdById }) : moment;
}
