import { indexedAfter, indexedUpTo, probesAfter } from '#domain/journal/indexed.ts';
import { type SeenList, isWithin } from '#domain/journal/running-total.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { IndexReader, IndexSubject } from './index-reader.ts';
import type { JournalReader } from './journal-reader.ts';

/** How far the search index is known to show every post: what lies before that need not be listed. */
export interface IndexReach {
  /** Whether a list that was read back to an instant reaches below it. */
  isReached(sinceMs: number): boolean;
  /** Whether the last search about this began after the index was known to show whatever the list does not. */
  isRead(subject: IndexSubject, atMs: number): boolean;
  /** Searches the index, and sees how far it reaches now. */
  search(subject: IndexSubject, at: { readonly sinceMs: number; readonly reservedAtMs: number }): Promise<Result<void, AppFault>>;
  /** The entry up to which it does, for a post to carry on: `''` at the journal's start, null where nobody can tell. */
  upToId(): string | null;
}

export function createIndexReach(
  { reader, index }: { readonly reader: JournalReader; readonly index: IndexReader },
  { readerId }: { readonly readerId: string },
): IndexReach {
  /** What this page has seen itself. */
  let seenUpToId: string | null = null;

  const list = (sinceMs = reader.seenSinceMs()): SeenList => ({ byId: reader.byId(), isListed: reader.isListed, sinceMs });

  const saidUpToId = (stampedUpToMs: number): string | null => indexedUpTo(reader.entries(), readerId, stampedUpToMs);

  const isReached = (upToId: string | null, seen = list()): boolean => upToId !== null && isWithin(seen, upToId);

  /** What posts say, or this page has seen; or else the journal's start, or a day back, for the index is not as far behind as that. */
  const upToId = (): string | null => {
    const said = seenUpToId ?? saidUpToId(Infinity);
    const seen = list();
    if (isReached(said, seen)) return said;
    return seen.sinceMs === -Infinity ? '' : newestBefore(seen, reader.newestListedMs() - DAY_MS);
  };

  return {
    isReached: (sinceMs) => isReached(saidUpToId(Infinity), list(sinceMs)),
    isRead: (subject, atMs) => isReached(saidUpToId(index.searchedAfterMs(subject, atMs))),
    upToId,
    async search(subject, { sinceMs, reservedAtMs }) {
      const fromId = upToId();
      const probes = fromId === null ? [] : probesAfter(fromId, list(), Math.min(reservedAtMs, reader.newestListedMs()));
      const shown = await index.learn(subject, { sinceMs, momentIds: probes.map(({ momentId }) => momentId), atMs: reservedAtMs });
      if (!shown.ok) return shown;
      if (fromId !== null) seenUpToId = indexedAfter(fromId, probes, shown.value);
      return ok(undefined);
    },
  };
}

function newestBefore(seen: SeenList, beforeMs: number): string | null {
  const before = [...seen.byId.values()].filter(({ id, createdAtMs }) => createdAtMs < beforeMs && isWithin(seen, id));
  const ids = before.map(({ id }) => id).toSorted();
  return ids.at(-1) ?? null;
}
