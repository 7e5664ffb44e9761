import type { JournalEntry } from '#domain/journal/types.ts';
import type { World } from './a-world.ts';

/** What an entry says that is about the account, and no gesture of anybody. */
export const ABOUT_NO_TICKET = { ticketId: '', customerId: '', currency: 'EUR', cause: 'other', agentDay: '' } as const;

/** The entries of a kind, each with the day on which it counts. */
export function toldOf(world: World, kind: JournalEntry['kind']): readonly (JournalEntry & { readonly agentDay: string | undefined })[] {
  const { journal } = world;
  return journal.entries.filter((entry) => entry.kind === kind).map((entry) => ({ ...entry, agentDay: journal.dayOf(entry.id) }));
}
