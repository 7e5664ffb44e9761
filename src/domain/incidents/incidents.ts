import { DAY_MS } from '../shared/time.ts';

/** One of the team's causes, or another value that the team's cause field holds, such as `late_delivery`. */
export type Cause = string;

/** What Zendesk tags a ticket with that was merged into another. */
const MERGED_TAG = 'closed_by_merge';

/** A ticket that the customer had before this one, as far as incidents need it. */
export interface PriorTicket {
  readonly id: number;
  readonly subject: string;
  readonly createdAtMs: number;
  /** When it was last saved; Infinity where that is not known. */
  readonly updatedAtMs: number;
  readonly status: 'new' | 'open' | 'pending' | 'hold' | 'solved' | 'closed' | 'other';
  readonly type: 'problem' | 'incident' | 'question' | 'task' | null;
  readonly rating: 'good' | 'bad' | null;
  readonly tags: readonly string[];
  /** What the team's cause field holds on that ticket; null where there is no field or no value. */
  readonly causeFieldValue: string | null;
}

/** Something that went wrong for the customer, read from a prior ticket. */
export interface Incident {
  readonly ticketId: number;
  readonly subject: string;
  readonly atMs: number;
  readonly cause: Cause | null;
  readonly isOpen: boolean;
  readonly rating: 'good' | 'bad' | null;
}

/** What the incidents panel leads with. Counts are over what was read; `ticketsInAll` tells how much there is. */
export interface IncidentSummary {
  readonly windowDays: number;
  readonly inWindow: number;
  readonly ratedBadInWindow: number;
  readonly openNow: number;
  /** Whole days since the latest incident; null without one. */
  readonly latestDaysAgo: number | null;
  /** Causes in the window with their counts, most frequent first. */
  readonly causes: readonly { readonly cause: Cause | null; readonly count: number }[];
  /** Newest first. */
  readonly incidents: readonly Incident[];
  readonly ticketsRead: number;
  readonly ticketsInAll: number;
}

/**
 * Reads the cause of a ticket: the team's cause field first, then a tag that is one of the team's causes, bare or behind
 * `cause_`. Null where nothing says.
 */
export function causeOf(
  ticket: { readonly causeFieldValue: string | null; readonly tags: readonly string[] },
  teamCauses: readonly Cause[],
): Cause | null {
  if (ticket.causeFieldValue !== null && ticket.causeFieldValue !== '') return ticket.causeFieldValue;
  return teamCauses.find((cause) => ticket.tags.includes(cause) || ticket.tags.includes(`cause_${cause}`)) ?? null;
}

export function isMerged({ tags }: Pick<PriorTicket, 'tags'>): boolean {
  return tags.includes(MERGED_TAG);
}

export function isUnsolved({ status }: Pick<PriorTicket, 'status'>): boolean {
  return status !== 'solved' && status !== 'closed';
}

/**
 * Reads a prior ticket as an incident. A ticket with a cause, a bad rating, or Zendesk's type *incident* or *problem* is one;
 * any other ticket is a contact and gives null, and so does one that was merged into another, which tells of it.
 */
export function incidentOf(ticket: PriorTicket, teamCauses: readonly Cause[]): Incident | null {
  if (isMerged(ticket)) return null;
  const cause = causeOf(ticket, teamCauses);
  const isIncident = cause !== null || ticket.rating === 'bad' || ticket.type === 'incident' || ticket.type === 'problem';
  if (!isIncident) return null;
  return {
    ticketId: ticket.id,
    subject: ticket.subject,
    atMs: ticket.createdAtMs,
    cause,
    isOpen: isUnsolved(ticket),
    rating: ticket.rating,
  };
}

/** Sums up prior tickets as incidents. Tickets dated after `nowMs` count as now. */
export function summariseIncidents(
  tickets: { readonly read: readonly PriorTicket[]; readonly inAll: number },
  terms: {
    readonly teamCauses: readonly Cause[];
    readonly windowDays: number;
    readonly nowMs: number;
  },
): IncidentSummary {
  const incidents = tickets.read
    .map((ticket) => incidentOf(ticket, terms.teamCauses))
    .filter((incident) => incident !== null)
    .toSorted((a, b) => b.atMs - a.atMs || b.ticketId - a.ticketId);
  const recent = incidents.filter((incident) => daysAgo(incident.atMs, terms.nowMs) <= terms.windowDays);
  const latest = incidents[0];
  return {
    windowDays: terms.windowDays,
    inWindow: recent.length,
    ratedBadInWindow: recent.filter((incident) => incident.rating === 'bad').length,
    openNow: incidents.filter((incident) => incident.isOpen).length,
    latestDaysAgo: latest === undefined ? null : daysAgo(latest.atMs, terms.nowMs),
    causes: countCauses(recent),
    incidents,
    ticketsRead: tickets.read.length,
    ticketsInAll: Math.max(tickets.inAll, tickets.read.length),
  };
}

/** Whole days from an instant to now; 0 where it lies ahead. */
export function daysAgo(atMs: number, nowMs: number): number {
  return Math.max(0, Math.floor((nowMs - atMs) / DAY_MS));
}

function countCauses(incidents: readonly Incident[]): readonly { cause: Cause | null; count: number }[] {
  const counts = new Map<Cause | null, number>();
  for (const { cause } of incidents) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  return [...counts].map(([cause, count]) => ({ cause, count })).toSorted((a, b) => b.count - a.count);
}
