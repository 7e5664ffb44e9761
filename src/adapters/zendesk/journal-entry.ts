import { type AsWritten, ENTRY_KINDS, type JournalEntry } from '#domain/journal/types.ts';
import { detailOfText } from './entry-detail.ts';
import { textOfField, wholeNumberOfField } from './field-values.ts';
import { valuesOf } from './kept-fields.ts';
import type { CustomRecord } from './records.ts';
import { objectOfField } from './object-field.ts';
import { ENTRY_SCHEMA, schemaOf } from './schema-version.ts';

/**
 * Reads a record as an entry, whatever somebody made of it: an entry that nobody shows is one that nobody counts. Of a schema that is
 * not known here only whom it may be about and its sum are read, so that it holds what it may have given. It is a moment of its own:
 * what a lead says of it here must not undo what a newer version knows to be given.
 */
export function entryOfRecord(record: CustomRecord): JournalEntry {
  // What points nowhere may say in its detail to whom it pointed.
  const fields = textOfField(record.fields['ticket']) === '' ? valuesOf(record) : record.fields;
  const currency = textOfField(fields['currency']);
  const isKnown = schemaOf(record, ENTRY_SCHEMA) === 'known';
  const kind = (isKnown ? ENTRY_KINDS.find((known) => known === fields['kind']) : undefined) ?? 'unknown';
  return {
    id: record.id,
    kind,
    momentId: isKnown ? textOfField(fields['moment']) : '',
    ticketId: textOfField(fields['ticket']),
    customerId: textOfField(fields['customer']),
    agentId: textOfField(fields['agent']),
    createdById: record.createdById,
    amountMinor: wholeNumberOfField(fields['amount_minor']),
    currency,
    cause: textOfField(fields['cause']),
    createdAtMs: record.createdAtMs,
    updatedAtMs: record.updatedAtMs,
    ...(kind === 'unknown' && { asWritten: asWritten(fields) }),
    ...(!isKnown && { isOfUnknownSchema: true }),
    detail: isKnown ? detailOfText(fields['detail'], currency) : {},
  };
}

function asWritten(fields: CustomRecord['fields']): AsWritten {
  return {
    kind: textOfField(fields['kind']),
    schemaVersion: textOfField(fields['schema_version']),
    gesture: textOfField(objectOfField(fields['detail'])?.['gesture']),
  };
}
