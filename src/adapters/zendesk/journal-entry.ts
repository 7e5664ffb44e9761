import type { NewEntry } from '#ports/journal-store.ts';
import { ENTRY_KINDS, type JournalEntry } from '#domain/journal/types.ts';
import { detailOfText, textOfDetail } from './entry-detail.ts';
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
      detail: textOfDetail(entry.detail, entry.currency),
    }),
  };
}

/** Reads a record as an entry, whatever somebody made of it: an entry that nobody shows is one that nobody counts. */
export function entryOfRecord(record: CustomRecord): JournalEntry {
  const { fields } = record;
  const currency = textOfField(fields['currency']);
  return {
    id: record.id,
    kind: ENTRY_KINDS.find((known) => known === fields['kind']) ?? 'unknown',
    momentId: textOfField(fields['moment']),
    ticketId: textOfField(fields['ticket']),
    customerId: textOfField(fields['customer']),
    agentId: textOfField(fields['agent']),
    createdById: record.createdById,
    amountMinor: wholeNumberOfField(fields['amount_minor']),
    currency,
    cause: textOfField(fields['cause']),
    createdAtMs: record.createdAtMs,
    updatedAtMs: record.updatedAtMs,
    detail: detailOfText(fields['detail'], currency),
  };
}
