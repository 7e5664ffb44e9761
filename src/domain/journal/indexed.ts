import { LATE_MS } from './lease.ts';
import { type SeenList, isSaidInTime } from './running-total.ts';
import type { JournalEntry } from './types.ts';

/** Posts beyond what two people, or whoever reads, have seen in the search index are looked up there so many at a time. */
const PROBES = 20;

/**
 * How far the search index has been seen to show every post, by what posts say that were stamped by an instant: as far as two
 * people reach, or whoever reads does. Null where that is not said, `''` at the journal's start.
 */
export function indexedUpTo(entries: Iterable<JournalEntry>, readerId: string, stampedUpToMs: number): string | null {
  const byWriter = new Map<string, string>();
  for (const entry of entries) {
    const { indexedUpToId } = entry.detail;
    if (indexedUpToId === undefined || entry.createdAtMs > stampedUpToMs || !isSaidInTime(entry)) continue;
    const before = byWriter.get(entry.createdById);
    if (before === undefined || indexedUpToId > before) byWriter.set(entry.createdById, indexedUpToId);
  }
  const own = byWriter.get(readerId) ?? null;
  const [, second = null] = [...byWriter.values()].toSorted((one, other) => (one < other ? 1 : -1));
  if (own === null || second === null) return own ?? second;
  return own > second ? own : second;
}

/** The next posts after an entry that the index should show by now, oldest first. */
export function probesAfter(indexedUpToId: string, seen: SeenList, atMs: number): readonly JournalEntry[] {
  return [...seen.byId.values()]
    .filter(
      ({ kind, id, createdAtMs, momentId }) =>
        kind === 'post' && momentId !== '' && id > indexedUpToId && createdAtMs < atMs - LATE_MS && seen.isListed(id),
    )
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .slice(0, PROBES);
}

/** How far the index is seen to reach once it was asked for probes: up to the last before the first that it does not show. */
export function indexedAfter(indexedUpToId: string, probes: readonly JournalEntry[], shown: ReadonlySet<string>): string {
  const missing = probes.findIndex(({ id }) => !shown.has(id));
  return probes.slice(0, missing === -1 ? probes.length : missing).at(-1)?.id ?? indexedUpToId;
}
