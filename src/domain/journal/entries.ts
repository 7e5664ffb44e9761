import type { JournalEntry, ListLag, MeasuredRules } from './types.ts';

/** A delay beyond this is no delay that an agent can wait for at every gesture. */
export const LIST_LAG_AT_MOST_MS = 10_000;

/**
 * Whether an entry may say something else than its writer did: somebody changed it after it was written, or it is of a schema that
 * is not known here. Zendesk stamps whole seconds, so an edit within the same second is not seen.
 */
export function isEdited(entry: Pick<JournalEntry, 'createdAtMs' | 'updatedAtMs' | 'isOfUnknownSchema'>): boolean {
  return entry.isOfUnknownSchema === true || entry.updatedAtMs !== entry.createdAtMs;
}

/** By so much the clock of whoever measured may be ahead of the server's. */
const CLOCKS_APART_MS = 120_000;

/** What the account was last measured to need, as these entries tell; null where none of them does. Of two measured at once the longer. */
export function listLagOf(entries: Iterable<JournalEntry>): ListLag | null {
  let last: ListLag | null = null;
  for (const entry of entries) {
    const { listLag } = entry.detail;
    // What was edited, or claims to have been measured after it was written, is no measurement.
    if (listLag === undefined || isEdited(entry) || listLag.measuredAtMs > entry.createdAtMs + CLOCKS_APART_MS) continue;
    const isLater =
      last === null ||
      listLag.measuredAtMs > last.measuredAtMs ||
      (listLag.measuredAtMs === last.measuredAtMs && listLag.delayMs > last.delayMs);
    if (isLater) last = listLag;
  }
  return last;
}

/** What measuring found last beside the list's delay; null where none of these entries is that of a measurement. */
export function measuredRulesOf(entries: Iterable<JournalEntry>): MeasuredRules | null {
  let last: JournalEntry | null = null;
  for (const entry of entries) {
    const isMeasurement = entry.detail.measured !== undefined && !isEdited(entry);
    if (isMeasurement && (last === null || entry.createdAtMs >= last.createdAtMs)) last = entry;
  }
  return last?.detail.measured ?? null;
}
