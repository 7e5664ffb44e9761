import * as v from 'valibot';
import type { NewEntry } from '#application/ports/journal-store.ts';
import { ENTRY_KINDS, type EntryDetail, type JournalEntry } from '#domain/journal/entries.ts';
import { FAULTS, GESTURE_KINDS, SEVERITIES } from '#domain/policy/policy.ts';
import { textOfField, wholeNumberOfField } from './field-values.ts';
import { type CustomRecord, type NewRecord, filledFields } from './records.ts';

/** Writes an entry as a record. The day is there for people who read the list; the server's stamp is what counts. */
export function recordOfEntry(entry: NewEntry): NewRecord {
  return {
    name: entry.ticketId === '' ? entry.kind : `${entry.kind} on ticket ${entry.ticketId}`,
    externalId: entry.externalId,
    fields: filledFields({
      kind: entry.kind,
      moment: entry.momentId,
      ticket: entry.ticketId,
      customer: entry.customerId,
      agent: entry.agentId,
      amount_minor: entry.amountMinor,
      currency: entry.currency,
      cause: entry.cause,
      day: entry.day,
      detail: JSON.stringify(entry.detail),
    }),
  };
}

/** Reads a record as an entry; null where it is none. A reservation without a readable amount is none: it could mean any sum. */
export function entryOfRecord(record: CustomRecord): JournalEntry | null {
  const { fields } = record;
  const kind = ENTRY_KINDS.find((known) => known === fields['kind']);
  const momentId = textOfField(fields['moment']);
  const amountMinor = wholeNumberOfField(fields['amount_minor']);
  if (kind === undefined || momentId === '' || (kind === 'reserve' && amountMinor === null)) return null;
  return {
    id: record.id,
    kind,
    momentId,
    ticketId: textOfField(fields['ticket']),
    customerId: textOfField(fields['customer']),
    agentId: textOfField(fields['agent']),
    createdById: record.createdById,
    amountMinor: amountMinor ?? 0,
    currency: textOfField(fields['currency']),
    cause: textOfField(fields['cause']),
    createdAtMs: record.createdAtMs,
    updatedAtMs: record.updatedAtMs,
    detail: detailOf(fields['detail']),
  };
}

const detailSchemas = {
  gesture: v.picklist(GESTURE_KINDS),
  fault: v.picklist(FAULTS),
  severity: v.picklist(SEVERITIES),
  agentName: v.string(),
  receipt: v.string(),
} satisfies { [Key in keyof Required<EntryDetail>]: v.GenericSchema<unknown, NonNullable<EntryDetail[Key]>> };

/** Nothing is decided by a detail, so one that cannot be read is left out and the entry stands. */
function detailOf(value: unknown): EntryDetail {
  const given = parseObject(value);
  return Object.fromEntries(
    Object.entries(detailSchemas).flatMap(([key, schema]) => (v.is(schema, given[key]) ? [[key, given[key]]] : [])),
  );
}

function parseObject(value: unknown): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(textOfField(value));
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}
