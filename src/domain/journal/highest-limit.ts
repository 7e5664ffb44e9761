import { type Limits, mostLetThrough } from './limits.ts';
import type { JournalEntry } from './types.ts';

/** The most that one gesture may ever have been by these limits and by those that leads said in entries that are known; Infinity where any of them sets none. */
export function highestGestureLimit(own: Limits, entries: Iterable<JournalEntry>, leadIds: ReadonlySet<string>): number {
  let most = mostLetThrough(own) ?? Infinity;
  for (const { kind, detail, currency, createdById } of entries) {
    if (kind !== 'limits' || detail.limits === undefined || currency !== own.currency || !leadIds.has(createdById)) continue;
    most = Math.max(most, mostLetThrough({ ...own, ...detail.limits }) ?? Infinity);
  }
  return most;
}
