import { LATE_MS } from '#domain/journal/lease.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { JournalStore } from '#ports/journal-store.ts';
import type { Page } from '#ports/page.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Runtime } from '#ports/runtime.ts';
import { retrying } from './retrying.ts';

/** One look reads at most so many pages of 100, and goes on from there when it is done again. */
export const PAGES_AT_MOST = 30;
/**
 * What was read is read again for so long before its newest entry: an entry may become listed after a later one, by so much.
 */
const OVERLAP_MS = LATE_MS;

/** What this page has read of the journal. Entries are kept by id, as each was last seen, and only new ones are fetched. */
export interface JournalReader {
  entries(): Iterable<JournalEntry>;
  /**
   * What was learnt after so many pieces of news: new entries, and entries that somebody edited since. With 0 all of it; an
   * entry that was seen before and after an edit is there twice.
   */
  learntSince(count: number): readonly JournalEntry[];
  /** Adds entries that are known from elsewhere: an append of one's own, or a search. */
  learn(entries: readonly JournalEntry[]): void;
  /** Whether the list itself has shown an entry: that it was written, or found by its key, says nothing of what the list shows. */
  isListed(id: string): boolean;
  /**
   * Whether the list was read from its newest page on since it has shown an entry, or showed it on that very page. Where it comes
   * on a later page, what was listed before it may have been missing from the pages that were read by then.
   */
  hasReadSince(id: string): boolean;
  /** The newest stamp that the list has shown; -Infinity before it has shown any. */
  newestListedMs(): number;
  /** Entries by id, as each was last seen. */
  byId(): ReadonlyMap<string, JournalEntry>;
  /** From this instant on the whole journal has been seen; Infinity before the first look. */
  seenSinceMs(): number;
  /** How many pages have been read so far. */
  pagesRead(): number;
  /**
   * Reads from the newest entry back until `isEnough`, or as far as `pagesAtMost` allows. What is asked is whether all entries
   * from an instant on are enough: -Infinity where that is the whole journal. Gives that instant. Where `goesOn` says no after a
   * page that was not enough, nothing counts as seen by that reading, and the next goes on from there. With `isAgain` it reads only what is newer than all
   * it has read: what became listed late is missed, and read by the next look that is not one again.
   */
  readBack(to: {
    readonly isEnough: (seenSinceMs: number) => boolean;
    readonly pagesAtMost: number;
    readonly goesOn?: () => boolean;
    readonly isAgain?: boolean;
  }): Promise<Result<{ readonly seenSinceMs: number }, AppFault>>;
}

/** A stretch of the journal without a gap, up to its newest entry. */
interface Seen {
  readonly sinceMs: number;
  /** Its newest entry, when all was read again that may have become listed late; and the newest that was read since. */
  readonly untilMs: number;
  readonly newestMs: number;
  /** The cursor of what is older; null where nothing is. */
  readonly older: string | null;
}

export function createJournalReader(ports: {
  readonly journal: JournalStore;
  readonly runtime: Pick<Runtime, 'random' | 'wait'>;
}): JournalReader {
  const known = new Map<string, JournalEntry>();
  const news: JournalEntry[] = [];
  /** For each entry that the list has shown the reading whose newest page was read after that. */
  const listedBy = new Map<string, number>();
  let readings = 0;
  let seen: Seen | null = null;
  /** What was read and did not come down to that: the next reading goes on from there. */
  let unfinished: Seen | null = null;
  let pagesRead = 0;
  let newestMs = -Infinity;

  const learn = (entries: readonly JournalEntry[]): void => {
    for (const entry of entries) {
      const before = known.get(entry.id);
      // The search index may still tell what an entry said before somebody edited it.
      if (before !== undefined && (before.updatedAtMs > entry.updatedAtMs || isSame(before, entry))) continue;
      known.set(entry.id, entry);
      news.push(entry);
    }
  };

  return {
    entries: () => known.values(),
    learntSince: (count) => news.slice(count),
    learn,
    isListed: (id) => listedBy.has(id),
    hasReadSince: (id) => (listedBy.get(id) ?? Infinity) <= readings,
    newestListedMs: () => newestMs,
    byId: () => known,
    seenSinceMs: () => seen?.sinceMs ?? Infinity,
    pagesRead: () => pagesRead,
    async readBack({ isEnough, pagesAtMost, goesOn = () => true, isAgain = false }) {
      const before = seen;
      readings += 1;
      let reading: Seen | null = null;
      for (let page = 1; ; page += 1) {
        const read: Result<Page<JournalEntry>, AppFault> = await retrying(ports.runtime, () => ports.journal.tail(reading?.older ?? null));
        if (!read.ok) return read;
        pagesRead += 1;
        learn(read.value.items);
        for (const { id, createdAtMs } of read.value.items) {
          if (!listedBy.has(id)) listedBy.set(id, page === 1 ? readings : readings + 1);
          newestMs = Math.max(newestMs, createdAtMs);
        }
        // What cannot be told may hold money.
        if (read.value.unreadable > 0) return fail({ kind: 'unreadable', what: 'journal', path: 'custom_object_records' });
        reading = joined(joined(extended(reading, read.value), unfinished, isAgain), before, isAgain);
        const isDone = isEnough(reading.sinceMs) || reading.older === null || page >= pagesAtMost;
        if (!isDone && goesOn()) continue;
        unfinished = isDone ? null : reading;
        if (isDone) seen = reading;
        return ok({ seenSinceMs: reading.sinceMs });
      }
    },
  };
}

/** Whether an entry was read again and says what it said: stamps are whole seconds, so that their being equal does not tell. */
function isSame(before: JournalEntry, entry: JournalEntry): boolean {
  return JSON.stringify(before) === JSON.stringify(entry);
}

function extended(reading: Seen | null, { items, next: older }: Page<JournalEntry>): Seen {
  const times = items.map((entry) => entry.createdAtMs);
  return {
    // More entries of the very instant at which a page ends may follow on the next.
    sinceMs: older === null ? -Infinity : Math.min(reading?.sinceMs ?? Infinity, ...times.map((ms) => ms + 1)),
    untilMs: Math.max(reading?.untilMs ?? -Infinity, ...times),
    newestMs: Math.max(reading?.newestMs ?? -Infinity, ...times),
    older,
  };
}

/**
 * Where a reading has come down to what was seen before, it goes on from where that ended. One that read again nothing of what may
 * have become listed late says no later end of it, however often it is stopped: the next look in full reads that.
 */
function joined(reading: Seen, before: Seen | null, isAgain: boolean): Seen {
  if (before === null) return reading;
  const fromMs = isAgain ? before.newestMs : before.untilMs - OVERLAP_MS;
  if (reading.sinceMs > fromMs || reading.sinceMs <= before.sinceMs) return reading;
  const untilMs = isAgain ? Math.min(reading.untilMs, before.untilMs) : reading.untilMs;
  return { ...reading, untilMs, sinceMs: before.sinceMs, older: before.older };
}
