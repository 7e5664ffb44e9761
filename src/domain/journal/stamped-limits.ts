import { isEdited } from './entries.ts';
import type { Limits, StampedLimits } from './limits.ts';
import { isSaidAfter, smallerOfEach } from './limits-in-force.ts';
import type { JournalEntry } from './types.ts';

/** The newest entry by which a lead said what the limits are, in this currency, or in any where that is null; null where none is known. */
export function newestLimits(
  entries: Iterable<JournalEntry>,
  { leadIds, currency }: { readonly leadIds: ReadonlySet<string>; readonly currency: string | null },
): JournalEntry | null {
  let newest: JournalEntry | null = null;
  for (const entry of entries) {
    const isLimits = entry.kind === 'limits' && entry.detail.limits !== undefined;
    if (!isLimits || (currency !== null && entry.currency !== currency) || isEdited(entry) || !leadIds.has(entry.createdById)) continue;
    if (newest === null || isSaidAfter(entry, newest)) newest = entry;
  }
  return newest;
}

/** Whether a lead's page has to say anew what the limits are. */
export function isSameLimits(own: Limits, stamped: StampedLimits | undefined): boolean {
  if (stamped === undefined) return false;
  return (Object.keys(stamped) as (keyof StampedLimits)[]).every((name) => own[name] === stamped[name]);
}

/** The limits of the settings that hold by all that binds; undefined where nothing does. */
export function limitsTogether(binding: readonly JournalEntry[]): StampedLimits | undefined {
  const stated = binding.flatMap(({ detail: { limits } }) => limits ?? []);
  return stated.length === 0 ? undefined : stated.reduce(smallerOfEach);
}
