import { movedTickets } from '#domain/moments/moved-tickets.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { lastValue } from '#ports/section.ts';
import { customerTicketIds } from './customer-tickets.ts';
import type { SessionCore } from './session-core.ts';

interface Unread {
  readonly ticketIds: readonly string[];
  /** What was made right on one of these came after it was created. */
  readonly sinceMs: number;
}

/** The customer's tickets on which something was made right that the journal does not tell yet. */
function unread(core: SessionCore): Unread {
  const { incidents, journal } = core.getFacts();
  const view = lastValue(journal);
  if (view === null) return { ticketIds: [], sinceMs: Infinity };
  const ticketIds = new Set(core.movedTicketIds);
  for (const entry of core.ports.reader.entries()) ticketIds.add(entry.ticketId);
  const read = lastValue(incidents)?.read ?? [];
  const moved = movedTickets(read, { ticketIds, sinceMs: view.customerSinceMs });
  const created = read.filter(({ id }) => moved.includes(String(id))).map(({ createdAtMs }) => createdAtMs);
  return { ticketIds: moved, sinceMs: Math.min(view.customerSinceMs, ...created) };
}

/**
 * Learns what was given on tickets that came to the customer from another who was merged into them, and longer ago than was read on
 * those that may be about this very failure: one request, and none as a rule. Nothing where the tickets are not known. Null where all of it is known then.
 */
export async function learnMoved(core: SessionCore): Promise<AppFault | null> {
  const { ticket } = core.getFacts();
  const { ticketIds: moved, sinceMs } = unread(core);
  if (moved.length > 0) {
    const otherTicketIds = [...core.movedTicketIds, ...moved];
    const subject = { customerId: ticket.requester.id, ticketId: ticket.ticketId, otherTicketIds };
    const learnt = await core.ports.reader.index.learn(subject, { sinceMs });
    if (!learnt.ok) return learnt.error;
    for (const id of moved) core.movedTicketIds.add(id);
  }
  if (moved.length > 0 || isAnyMoved(core)) core.refreshJournal();
  return null;
}

/** Whether something is the customer's by its ticket alone. */
function isAnyMoved(core: SessionCore): boolean {
  const ticketIds = customerTicketIds(core.getFacts());
  const { id } = core.getFacts().ticket.requester;
  return core.ports.reader.ledger().commitments.some((one) => one.customerId !== id && ticketIds.has(one.ticketId));
}
