import type { IndexQuery, JournalStore } from '#ports/journal-store.ts';

/** A journal that keeps what its index is asked. */
export function noteQueries(store: JournalStore): { readonly journal: JournalStore; readonly queries: IndexQuery[] } {
  const queries: IndexQuery[] = [];
  return {
    queries,
    journal: {
      ...store,
      search(query, cursor) {
        queries.push(query);
        return store.search(query, cursor);
      },
    },
  };
}
