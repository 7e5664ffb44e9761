import { type Cause, type Incident, incidentOf, isMerged, isUnsolved } from '#domain/incidents/incidents.ts';
import type { PriorTickets } from '#ports/ticket-history.ts';
import { type Section, lastValue } from '#ports/section.ts';
import type { OpenTicket } from '#ports/workspace.ts';

/** A customer's tickets, as far as they were read, later ones than the present included. */
export interface CustomerTickets {
  /** Those that are the customer's, the present one among them, whichever customer their entries name. */
  readonly ids: ReadonlySet<string>;
  /** What went wrong on any of them. */
  readonly incidents: readonly Incident[];
  readonly mergedIds: ReadonlySet<string>;
  /** Those that are not solved. */
  readonly openIds: ReadonlySet<string>;
  /** Whether these are all that the customer has, archived ones included. */
  readonly areAll: boolean;
}

/** Before they were read. */
export const NO_TICKETS: CustomerTickets = { ids: new Set(), incidents: [], mergedIds: new Set(), openIds: new Set(), areAll: false };

/** The tickets that are this customer's, as far as they were read: this one, and the newest others. */
export function customerTicketIds({
  ticket,
  incidents,
}: {
  readonly ticket: Pick<OpenTicket, 'ticketId'>;
  readonly incidents: Section<PriorTickets>;
}): ReadonlySet<string> {
  return idsOf(ticket.ticketId, lastValue(incidents)?.read ?? []);
}

/** What the tickets that were read tell, beyond what went wrong before the present one. */
export function customerTickets(
  ticketId: string,
  { read, inAll, includesArchived }: Omit<PriorTickets, 'isLinkedToProblem'>,
  teamCauses: readonly Cause[],
): CustomerTickets {
  return {
    ids: idsOf(ticketId, read),
    incidents: read.map((one) => incidentOf(one, teamCauses)).filter((incident) => incident !== null),
    mergedIds: new Set(read.filter(isMerged).map(({ id }) => String(id))),
    openIds: new Set(read.filter(isUnsolved).map(({ id }) => String(id))),
    areAll: includesArchived && read.length >= inAll,
  };
}

function idsOf(ticketId: string, read: PriorTickets['read']): ReadonlySet<string> {
  return new Set([ticketId, ...read.map(({ id }) => String(id))]);
}
