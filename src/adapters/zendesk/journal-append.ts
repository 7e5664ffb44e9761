import type { AccountFields } from '#ports/account-fields.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { NewEntry } from '#ports/journal-store.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { textOfDetail } from './detail-text.ts';
import { entryOfRecord } from './journal-entry.ts';
import { JOURNAL_KEY } from './object-keys.ts';
import { type NewRecord, type Records, filledFields, isTaken, recordsOf } from './record-writes.ts';
import type { ZendeskRequest } from './request.ts';
import { ENTRY_SCHEMA } from './schema-version.ts';
import { writtenThoughGone } from './written-though-gone.ts';
import { explainedByFields, fieldsToGive, writtenWithin } from './written-within.ts';

/** Writes an entry; where its key is taken by the same entry, gives that one. */
export async function appendEntry(
  request: ZendeskRequest,
  entry: NewEntry,
  fields: AccountFields | null = null,
): Promise<Result<JournalEntry, AppFault>> {
  if (entry.kind === 'reserve') {
    const allowed = await fieldsToGive(fields);
    if (!allowed.ok) return allowed;
  }
  const records = recordsOf(request, JOURNAL_KEY, 'journal');
  // The rules for money read every field of an entry: none is left out.
  const created = await writtenThoughGone({ isNew: isGiving(entry) }, (intoDetail) =>
    writtenWithin(fields, 'journal', () => records.create(recordOfEntry(entry, intoDetail))),
  );
  if (created.ok) return ok(entryOfRecord(created.value));
  return isTaken(created.error) ? entryBehind(records, entry, created.error) : created;
}

/** Nothing is given on a ticket that is no more, nor to somebody who is; whatever else was begun there can still be ended. */
function isGiving({ kind, detail: { decision, confirms } }: NewEntry): boolean {
  const isGift = decision === undefined || decision === 'approve';
  return (kind === 'reserve' || kind === 'post') && isGift && confirms === undefined;
}

/** Why the journal could not be searched. */
export function searchRefusal(fields: AccountFields | null, refusal: AppFault): Promise<AppFault> {
  return explainedByFields(fields, 'journal', refusal);
}

/** Writes an entry as a record, with the fields of these keys in its detail. */
export function recordOfEntry(entry: NewEntry, intoDetail: ReadonlySet<string> = new Set()): NewRecord {
  const all = filledFields({
    schema_version: ENTRY_SCHEMA,
    kind: entry.kind,
    moment: entry.momentId,
    ticket: entry.ticketId,
    customer: entry.customerId,
    agent: entry.agentId,
    amount_minor: entry.amountMinor,
    currency: entry.currency,
    cause: entry.cause,
    agent_day: entry.agentDay,
  });
  const kept = Object.entries(all).filter(([key]) => intoDetail.has(key));
  const own = Object.entries(all).filter(([key]) => !intoDetail.has(key));
  const detail = textOfDetail(entry.detail, entry.currency, Object.fromEntries(kept));
  return {
    name: entry.ticketId === '' ? entry.kind : `${entry.kind} on ticket ${entry.ticketId}`,
    externalId: entry.externalId,
    fields: { ...Object.fromEntries(own), detail },
  };
}

/** The entry that holds a key already: the same moment and kind is the same entry, written before. */
async function entryBehind(records: Records, wanted: NewEntry, refusal: AppFault): Promise<Result<JournalEntry, AppFault>> {
  const page = await records.byExternalIds([wanted.externalId]);
  if (!page.ok) return page;
  const written = page.value.items.map(entryOfRecord).find((entry) => entry.momentId === wanted.momentId && entry.kind === wanted.kind);
  return written === undefined ? fail(refusal) : ok(written);
}
