import { type MatterAnswer, saidOf } from '../incidents/matter.ts';
import { isEdited } from './entries.ts';
import type { JournalEntry } from './types.ts';

/** What people said of which tickets are about one matter, oldest first. What was edited since says nothing: it is asked again. */
export function matterAnswersIn(entries: Iterable<JournalEntry>): readonly MatterAnswer[] {
  const said: JournalEntry[] = [];
  for (const entry of entries) if (entry.kind === 'matter' && !isEdited(entry)) said.push(entry);
  return said
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .flatMap(({ ticketId, detail: { matter } }) =>
      matter === undefined || ticketId === '' ? [] : [{ ticketIds: [ticketId, matter.ticketId] as const, isSame: matter.isSame }],
    );
}

/**
 * The other tickets about the same failure as this one, for whoever is about to give: those that a page has counted as such, and
 * those that somebody has said are since it looked, but for those that somebody has said are not.
 */
export function matterTicketIds(ticketId: string, planned: readonly string[], entries: Iterable<JournalEntry>): readonly string[] {
  const { same, other } = saidOf(ticketId, matterAnswersIn(entries));
  return [...new Set([...planned, ...same])].filter((id) => !other.has(id));
}
