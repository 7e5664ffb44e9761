import type { JournalStore, NewEntry } from '#ports/journal-store.ts';
import type { Page } from '#ports/page.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { entryOfRecord, recordOfEntry } from './journal-entry.ts';
import { type CustomRecord, type Records, isTaken, recordsOf } from './records.ts';
import type { ZendeskRequest } from './request.ts';

/** The object whose records are the journal's entries. */
export const JOURNAL_KEY = 'moment_entry';

export function createJournalStore(request: ZendeskRequest): JournalStore {
  const records = recordsOf(request, JOURNAL_KEY, 'journal');
  return {
    async append(entry) {
      const created = await records.create(recordOfEntry(entry));
      if (created.ok) return ok(entryOfRecord(created.value));
      return isTaken(created.error) ? entryBehind(records, entry, created.error) : created;
    },
    async byExternalIds(externalIds) {
      if (externalIds.length === 0) return ok([]);
      const page = await records.byExternalIds(externalIds);
      return page.ok ? ok(journalPage(page.value).items) : page;
    },
    async tail(cursor) {
      const page = await records.newestFirst(cursor);
      return page.ok ? ok(journalPage(page.value)) : page;
    },
    async ofCustomer(customerId, cursor) {
      const page = await records.search([{ 'custom_object_fields.customer': { $eq: customerId } }], cursor);
      return page.ok ? ok(journalPage(page.value)) : page;
    },
  };
}

/** The entry that holds a key already: the same moment and kind is the same entry, written before. */
async function entryBehind(records: Records, wanted: NewEntry, refusal: AppFault): Promise<Result<JournalEntry, AppFault>> {
  const page = await records.byExternalIds([wanted.externalId]);
  if (!page.ok) return page;
  const written = journalPage(page.value).items.find((entry) => entry.momentId === wanted.momentId && entry.kind === wanted.kind);
  return written === undefined ? fail(refusal) : ok(written);
}

function journalPage(page: Page<CustomRecord>): Page<JournalEntry> {
  return { ...page, items: page.items.map(entryOfRecord) };
}
