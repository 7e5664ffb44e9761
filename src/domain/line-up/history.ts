import { isEdited } from '../journal/entries.ts';
import type { JournalEntry } from '../journal/types.ts';
import type { EarlierLineUp } from './line-up.ts';
import { isDay } from './line-up-days.ts';

/** The moment under which every line-up of a team is kept, so that they are found together. */
export const LINE_UPS_ID = 'line-ups';

/**
 * The line-ups that entries tell of, each once, whoever wrote them: they hold no money. What somebody has edited since may say anything,
 * and is left out.
 */
export function lineUpsOf(entries: Iterable<JournalEntry>): readonly EarlierLineUp[] {
  const byId = new Map<string, EarlierLineUp>();
  for (const entry of entries) {
    const { lineUp } = entry.detail;
    if (entry.kind !== 'line_up' || lineUp === undefined || isEdited(entry) || !isDay(lineUp.day)) continue;
    byId.set(entry.id, { ...lineUp, atMs: entry.createdAtMs });
  }
  return [...byId.values()].toSorted((one, other) => one.atMs - other.atMs);
}
