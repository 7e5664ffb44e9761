import * as v from 'valibot';
import { MOMENT_KINDS, MOMENT_STATUSES, type Moment, type MomentKind } from '#domain/moments/moment.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import type { LoggedMoment, ServiceMoment } from '#domain/moments/service-moment.ts';
import type { RequestLine } from '#domain/moments/request-line.ts';
import { money } from '#domain/money/money.ts';
import { SEVERITIES } from '#domain/gestures/gesture.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { GivenMoment, RecordedMoment, StoredMoment } from '#ports/moment-store.ts';
import type { RecordAsItStands } from '#ports/page.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { currencySchema } from '../shared/currency-schema.ts';
import { textOfField, wholeNumberOfField } from './field-values.ts';
import { valuesOf, withKeptFields } from './kept-fields.ts';
import { detailOfMoment, detailThatFits, mayBeRequest, momentDetailSchema, outcomeOf, receiptsOf, todosOf } from './moment-detail.ts';
import { objectOfField } from './object-field.ts';
import { type NewRecord, filledFields } from './record-writes.ts';
import type { CustomRecord } from './records.ts';
import { MOMENT_SCHEMA, schemaOf } from './schema-version.ts';

/** Writes a moment as a record, with what the account has no field for in its detail; null where it is larger than a record can be. */
export function recordOfMoment(moment: Moment, lacking: ReadonlySet<string> = new Set()): NewRecord | null {
  const all = filledFields({
    schema_version: MOMENT_SCHEMA,
    status: moment.status,
    kind: moment.kind,
    ticket: moment.ticketId,
    customer: moment.customerId,
    agent: moment.agentId,
    cause: moment.cause,
    severity: moment.severity,
    gesture: moment.gesture,
    amount_minor: moment.amount.amountMinor,
    currency: moment.amount.currency,
    day: moment.day,
    story: moment.story,
  });
  const fields = Object.fromEntries(Object.entries(all).filter(([key]) => !lacking.has(key)));
  const kept = Object.fromEntries(Object.entries(all).filter(([key]) => lacking.has(key)));
  const detail = detailThatFits(withKeptFields(detailOfMoment(moment), kept), fields);
  if (detail === null) return null;
  return { name: `${moment.gesture} on ticket ${moment.ticketId}`, externalId: moment.id, fields: { ...fields, detail } };
}

const anyValue = v.optional(v.unknown(), null);
const text = v.pipe(anyValue, v.transform(textOfField));
const filledText = v.pipe(text, v.nonEmpty());
const wholeNumber = v.pipe(anyValue, v.transform(wholeNumberOfField));

/** What a later version calls it is a win to this one, which writes nothing over it unasked. */
function kindOf(value: unknown): MomentKind {
  return MOMENT_KINDS.find((known) => known === value) ?? 'external_win';
}

const fieldsSchema = v.object({
  status: v.picklist(MOMENT_STATUSES),
  kind: v.pipe(anyValue, v.transform(kindOf)),
  ticket: filledText,
  customer: filledText,
  agent: filledText,
  cause: text,
  severity: v.pipe(wholeNumber, v.picklist(SEVERITIES)),
  gesture: filledText,
  amount_minor: v.pipe(wholeNumber, v.number(), v.minValue(0)),
  currency: currencySchema,
  day: text,
  story: text,
  detail: v.pipe(anyValue, v.transform(objectOfField), momentDetailSchema),
});

/** Reads a record as a moment. A fault tells which part of it cannot be read, or that a newer version wrote it. */
function momentOfRecord(record: CustomRecord): Result<Moment, AppFault> {
  const { externalId } = record;
  if (externalId === null) return fail(unreadableAt('external_id'));
  const parsed = v.safeParse(fieldsSchema, valuesOf(record));
  if (!parsed.success) {
    const path = v.getDotPath(parsed.issues[0]) ?? '';
    return fail(unreadableAt(path === '' ? 'custom_object_fields' : `custom_object_fields.${path}`));
  }
  const { ticket, customer, agent, amount_minor: amountMinor, currency, detail, ...rest } = parsed.output;
  return ok({
    ...rest,
    ...detail,
    id: externalId,
    ticketId: ticket,
    customerId: customer,
    agentId: agent,
    amount: money(amountMinor, currency),
  });
}

/** Why a record cannot be read, going by its schema alone; null where it can. */
export function schemaFault(record: CustomRecord): AppFault | null {
  switch (schemaOf(record, MOMENT_SCHEMA)) {
    case 'known':
      return null;
    case 'newer':
      return { kind: 'outdated', what: 'moments', asItStands: recordAsItStands(record) };
    case 'none':
      return unreadableAt('custom_object_fields.schema_version');
  }
}

export function unreadableAt(path: string): AppFault {
  return { kind: 'unreadable', what: 'moments', path };
}

/** Reads of a record what the sidebar shows of a moment that was given. */
export function storedMoment(momentId: string, record: CustomRecord): Result<StoredMoment, AppFault> {
  const fault = schemaFault(record);
  if (fault !== null) return fail(fault);
  const status = MOMENT_STATUSES.find((known) => known === record.fields['status']);
  if (status === undefined) return fail(unreadableAt('custom_object_fields.status'));
  const { story, kind } = valuesOf(record);
  return ok({
    id: momentId,
    status,
    story: textOfField(story),
    kind: kindOf(kind),
    todos: todosOf(record),
    ...outcomeOf(record),
    ...keptReceipts(record),
  });
}

/** Who carried it out; nothing where its record says nothing of that. */
function keptReceipts(record: CustomRecord): Pick<StoredMoment, 'receipts'> {
  const receipts = receiptsOf(record);
  return receipts.length === 0 ? {} : { receipts };
}

/** Which provider was asked to carry it out, and with whom it is open whether that was done. */
function providersOf(record: CustomRecord): Pick<ServiceMoment, 'provider' | 'openWith'> {
  const receipts = receiptsOf(record);
  const open = receipts.find(({ isOpen }) => isOpen === true);
  const [first] = receipts;
  return { ...(first !== undefined && { provider: first.executor }), ...(open !== undefined && { openWith: open.executor }) };
}

const FIELDS = fieldsSchema.entries;
const givenSchema = v.object({ ticket: FIELDS.ticket, cause: FIELDS.cause, severity: FIELDS.severity, amount_minor: FIELDS.amount_minor });

/** Reads of a record what others can learn from it; null where that cannot be read. */
export function givenMoment(record: CustomRecord): GivenMoment | null {
  const { externalId, createdAtMs } = record;
  const parsed = v.safeParse(givenSchema, valuesOf(record));
  if (externalId === null || !parsed.success || schemaFault(record) !== null) return null;
  const { ticket, cause, severity, amount_minor: amountMinor } = parsed.output;
  return { momentId: externalId, ticketId: ticket, cause, severity, amountMinor, atMs: createdAtMs };
}

/** What people are shown of a record that cannot be told. */
const SHOWN = ['status', 'kind', 'gesture', 'cause', 'amount_minor', 'currency', 'schema_version'] as const;

export function recordAsItStands(record: CustomRecord): RecordAsItStands {
  const values = valuesOf(record);
  const said = SHOWN.map((key) => [key, textOfField(values[key])] as const);
  return { id: record.externalId ?? record.id, ticketId: textOfField(values['ticket']), fields: said.filter(([, value]) => value !== '') };
}

/** Reads a record as a request; null where nobody was asked about the moment. */
export function requestOfRecord(record: CustomRecord): Result<MomentRequest | null, AppFault> {
  const fault = schemaFault(record);
  if (fault !== null) return fail(fault);
  if (isWithoutGesture(record) || !mayBeRequest(record)) return ok(null);
  const moment = momentOfRecord(record);
  if (!moment.ok) return moment;
  const lines: readonly RequestLine[] = moment.value.decision.request ?? [];
  return ok({ moment: moment.value, lines, createdAtMs: record.createdAtMs, createdById: record.createdById });
}

/** Reads a record as the moment that it is, with its stamps; null where it tells of no gesture. */
export function recordedMoment(record: CustomRecord): Result<RecordedMoment | null, AppFault> {
  const fault = schemaFault(record);
  if (fault !== null) return fail(fault);
  if (isWithoutGesture(record)) return ok(null);
  const moment = momentOfRecord(record);
  return moment.ok
    ? ok({ moment: moment.value, createdAtMs: record.createdAtMs, createdById: record.createdById, ...keptReceipts(record) })
    : moment;
}

/** A moment that gives nothing has no status; one that has lost it, and still says what it gave, cannot be read. */
function isWithoutGesture(record: CustomRecord): boolean {
  const { status, gesture, amount_minor: amountMinor } = valuesOf(record);
  return [status, gesture, amountMinor].every((value) => textOfField(value) === '');
}

const loggedSchema = v.object({
  kind: fieldsSchema.entries.kind,
  ticket: text,
  customer: text,
  agent: filledText,
  cause: text,
  day: text,
  story: text,
});

/** Writes a moment without a gesture as a record; null where it is larger than a record can be. */
export function recordOfLogged(moment: LoggedMoment, lacking: ReadonlySet<string>): NewRecord | null {
  const { id, kind, ticketId, customerId, agentId, cause, day, story } = moment;
  const said = { kind, ticket: ticketId, customer: customerId, agent: agentId, cause, day, story };
  const all = Object.entries(filledFields({ schema_version: MOMENT_SCHEMA, ...said }));
  const fields = Object.fromEntries(all.filter(([key]) => !lacking.has(key)));
  const detail = detailThatFits(withKeptFields({}, Object.fromEntries(all.filter(([key]) => lacking.has(key)))), fields);
  return detail === null ? null : { name: NAMES[kind], externalId: id, fields: { ...fields, detail } };
}

/** What people read of it in Zendesk's own lists. */
const NAMES = { external_win: 'Win', internal_win: 'Internal win', process_fix: 'Process fix' } as const satisfies Readonly<
  Record<MomentKind, string>
>;

/** Reads a record as a moment of the team, with a gesture or without. */
export function serviceMoment(record: CustomRecord): Result<ServiceMoment, AppFault> {
  const { externalId, createdAtMs, createdById } = record;
  const fault = schemaFault(record);
  if (fault !== null) return fail(fault);
  const read = isWithoutGesture(record) ? ok(null) : momentOfRecord(record);
  if (!read.ok) return read;
  if (externalId === null) return fail(unreadableAt('external_id'));
  const parsed = v.safeParse(loggedSchema, valuesOf(record));
  if (!parsed.success) return fail(unreadableAt(`custom_object_fields.${v.getDotPath(parsed.issues[0]) ?? ''}`));
  const { ticket, customer, agent, ...rest } = parsed.output;
  return ok({
    ...rest,
    id: externalId,
    ticketId: ticket,
    customerId: customer,
    agentId: agent,
    createdAtMs,
    createdById,
    giving: read.value,
    ...providersOf(record),
  });
}
