import type { PriorTickets } from '#ports/ticket-history.ts';
import { type Section, lastValue } from '#ports/section.ts';
import type { OpenTicket } from '#ports/workspace.ts';

/** The tickets that are this customer's, as far as they were read: this one, and the newest others. */
export function customerTicketIds({
  ticket,
  incidents,
}: {
  readonly ticket: Pick<OpenTicket, 'ticketId'>;
  readonly incidents: Section<PriorTickets>;
}): ReadonlySet<string> {
  return new Set([ticket.ticketId, ...(lastValue(incidents)?.read ?? []).map(({ id }) => String(id))]);
}
