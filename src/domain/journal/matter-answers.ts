import type { MatterAnswer } from '../incidents/matter.ts';
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
