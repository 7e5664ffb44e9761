import type { JournalEntry } from '#domain/journal/entries.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { JournalPage, JournalStore } from './ports/journal-store.ts';
import type { RemoteError } from './ports/remote-error.ts';
import type { Surroundings } from './ports/surroundings.ts';
import { retrying } from './retrying.ts';

/** A look back reads at most so many pages of 100: a month of 5,000 entries. Beyond that it says that it did not see all. */
export const PAGES_AT_MOST = 50;
/**
 * What was read is read again for so long before its newest entry: an entry may become visible after a later one, by as much as
 * writing it takes. Twice the time after which a request is given up.
 */
const OVERLAP_MS = 30_000;

/** What this page has read of the journal. Entries never change, so they are kept by id and only new ones are fetched. */
export interface JournalReader {
  entries(): Iterable<JournalEntry>;
  /** Adds entries that are known from elsewhere: an append of one's own, or a search. */
  learn(entries: readonly JournalEntry[]): void;
  /** From this instant on the whole journal has been seen; Infinity before the first look. */
  seenSinceMs(): number;
  /**
   * Reads from the newest entry back to `sinceMs`, or as far as `pagesAtMost` allows. `seenSinceMs` is the instant from which
   * on everything visible has been seen; -Infinity where that is the whole journal.
   */
  lookBack(to: { readonly sinceMs: number; readonly pagesAtMost: number }): Promise<Result<{ readonly seenSinceMs: number }, RemoteError>>;
}

export function createJournalReader(ports: {
  readonly journal: JournalStore;
  readonly surroundings: Pick<Surroundings, 'random' | 'wait'>;
}): JournalReader {
  const known = new Map<string, JournalEntry>();
  let seen: { readonly sinceMs: number; readonly untilMs: number } | null = null;

  const learn = (entries: readonly JournalEntry[]): void => {
    for (const entry of entries) known.set(entry.id, entry);
  };

  return {
    entries: () => known.values(),
    learn,
    seenSinceMs: () => seen?.sinceMs ?? Infinity,
    async lookBack({ sinceMs, pagesAtMost }) {
      let older: string | null = null;
      let newestMs = -Infinity;
      for (let page = 1; ; page += 1) {
        const read: Result<JournalPage, RemoteError> = await retrying(ports.surroundings, () => ports.journal.tail(older));
        if (!read.ok) return read;
        learn(read.value.entries);
        older = read.value.older;
        const times = read.value.entries.map((entry) => entry.createdAtMs);
        newestMs = Math.max(newestMs, ...times);
        // More entries of the very instant at which a page ends may follow on the next.
        const reachedMs = older === null ? -Infinity : Math.min(...times) + 1;
        const isJoined: boolean = seen !== null && reachedMs <= seen.untilMs - OVERLAP_MS;
        const seenSinceMs: number = isJoined && seen !== null ? Math.min(reachedMs, seen.sinceMs) : reachedMs;
        if (seenSinceMs <= sinceMs || page >= pagesAtMost || older === null) {
          seen = { sinceMs: seenSinceMs, untilMs: Math.max(newestMs, seen?.untilMs ?? -Infinity) };
          return ok({ seenSinceMs });
        }
      }
    },
  };
}
