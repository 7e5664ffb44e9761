import type { AccountFields } from '#ports/account-fields.ts';
import type { JournalStore } from '#ports/journal-store.ts';
import type { Page } from '#ports/page.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { createOnce } from '#domain/shared/create-once.ts';
import { fail, ok } from '#domain/shared/result.ts';
import { entryOfRecord } from './journal-entry.ts';
import { JOURNAL_KEY } from './object-keys.ts';
import { entriesAbout } from './opening-calls.ts';
import { type CustomRecord, recordReadsOf } from './records.ts';
import type { ZendeskRequest } from './request.ts';

/** What writes an entry is needed by those who give; the journal is read on every ticket. */
const loadWriting = createOnce(() => import('./journal-append.ts'));

/** Fetches what writes an entry, before somebody gives. Where that fails it is fetched when it is needed. */
export function fetchJournalWriting(): void {
  void loadWriting();
}

export function createJournalStore(request: ZendeskRequest, fields: AccountFields | null = null): JournalStore {
  const records = recordReadsOf(request, JOURNAL_KEY, 'journal');
  return {
    async append(entry) {
      const writing = await loadWriting();
      return writing.ok ? writing.value.appendEntry(request, entry, fields) : fail({ kind: 'chunk', cause: writing.error });
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
    async search(query, cursor) {
      const page = await records.search(entriesAbout(query), cursor);
      if (page.ok) return ok(journalPage(page.value));
      if (fields === null || page.error.kind !== 'rejected') return page;
      const writing = await loadWriting();
      return fail(writing.ok ? await writing.value.searchRefusal(fields, page.error) : page.error);
    },
  };
}

function journalPage(page: Page<CustomRecord>): Page<JournalEntry> {
  return { ...page, items: page.items.map(entryOfRecord) };
}
