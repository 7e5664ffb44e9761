import { type PriorTicket, isMerged, isUnsolved } from '../incidents/incidents.ts';
import { MOMENT_TAG } from './moment.ts';

/** The index is asked for so many tickets beside a customer's own entries. */
export const MOVED_TICKETS_AT_MOST = 20;

/**
 * The tickets of a customer on which something was made right, as their tag says, and of which no entry is known: where two
 * customers were merged, the tickets of the one that is gone are the other's by now, and the entries about them still name the
 * first. What was made right on a ticket since an instant has saved it since; on one that is not solved, or was merged into another,
 * it may have been for the failure that is told of now, however long ago.
 */
export function movedTickets(
  tickets: readonly PriorTicket[],
  known: { readonly ticketIds: ReadonlySet<string>; readonly sinceMs: number },
): readonly string[] {
  return tickets
    .filter(({ id, tags }) => tags.includes(MOMENT_TAG) && !known.ticketIds.has(String(id)))
    .filter((ticket) => ticket.updatedAtMs >= known.sinceMs || isUnsolved(ticket) || isMerged(ticket))
    .map(({ id }) => String(id))
    .slice(0, MOVED_TICKETS_AT_MOST);
}
