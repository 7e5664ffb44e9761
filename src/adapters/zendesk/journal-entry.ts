import { ENTRY_KINDS, type JournalEntry } from '#domain/journal/types.ts';
import { detailOfText } from './entry-detail.ts';
import { textOfField, wholeNumberOfField } from './field-values.ts';
import type { CustomRecord } from './records.ts';

/** The object whose records are the journal's entries. */
export const JOURNAL_KEY = 'moment_entry';

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
