import { movedTickets } from '#domain/moments/moved-tickets.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { lastValue } from '#ports/section.ts';
import { customerTicketIds } from './customer-tickets.ts';
import type { SessionCore } from './session-core.ts';

/** The customer's tickets on which something was made right that the journal does not tell yet. */
function unread(core: SessionCore): readonly string[] {
  const { incidents, journal } = core.getFacts();
  const view = lastValue(journal);
  if (view === null) return [];
  const ticketIds = new Set(core.movedTicketIds);
  for (const entry of core.ports.reader.entries()) ticketIds.add(entry.ticketId);
  return movedTickets(lastValue(incidents)?.read ?? [], { ticketIds, sinceMs: view.customerSinceMs });
}

/**
 * Learns what was given on tickets that came to the customer from another who was merged into them: one request, and none as a
 * rule. Nothing where the tickets are not known. Null where all of it is known then.
 */
export async function learnMoved(core: SessionCore): Promise<AppFault | null> {
  const { ticket, journal } = core.getFacts();
  const moved = unread(core);
  const view = lastValue(journal);
  if (view !== null && moved.length > 0) {
    const otherTicketIds = [...core.movedTicketIds, ...moved];
    const subject = { customerId: ticket.requester.id, ticketId: ticket.ticketId, otherTicketIds };
    const learnt = await core.ports.reader.index.learn(subject, { sinceMs: view.customerSinceMs });
    if (!learnt.ok) return learnt.error;
    for (const id of moved) core.movedTicketIds.add(id);
  }
  if (isAnyMoved(core)) core.refreshJournal();
  return null;
}

/** Whether something is the customer's by its ticket alone. */
function isAnyMoved(core: SessionCore): boolean {
  const ticketIds = customerTicketIds(core.getFacts());
  const { id } = core.getFacts().ticket.requester;
  return core.ports.reader.ledger().commitments.some((one) => one.customerId !== id && ticketIds.has(one.ticketId));
}
