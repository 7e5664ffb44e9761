import type { Fault } from '../gestures/gesture.ts';
import { DAY_MS } from '../shared/time.ts';
import { type Incident, type PriorTicket, isMerged } from './incidents.ts';

/** Whoever was failed longer ago than this is not told of it unasked: they may have forgotten, and it would be opened anew. Our choice. */
const WOUND_DAYS = 7;

/** Something that went wrong for a customer. */
export interface Failure {
  readonly ticketId: string;
  readonly atMs: number;
  /** Null where nobody has said. */
  readonly fault: Fault | null;
  /** Other tickets about the same failure. */
  readonly matterTicketIds: readonly string[];
}

/** What a customer was given or wrote, on which ticket and when. */
export interface OnTicketAt {
  readonly ticketId: string;
  readonly atMs: number;
}

/**
 * Whether a failure is an open wound: it was ours, the same customer was given nothing since, on whichever ticket, and nothing at any
 * time on another ticket about the same failure, and has not written about anything else since.
 * @param contacts the customer's other tickets that are known; none where they were not read
 */
export function isOpenWound(
  { ticketId, atMs, fault, matterTicketIds }: Failure,
  given: readonly OnTicketAt[],
  contacts: readonly OnTicketAt[] = [],
): boolean {
  if (fault !== 'ours') return false;
  if (given.some((one) => one.atMs >= atMs || matterTicketIds.includes(one.ticketId))) return false;
  return !contacts.some((one) => one.ticketId !== ticketId && one.atMs > atMs);
}

/** What is known of the customer of a ticket. */
export interface KnownOfWound {
  readonly incidents: readonly Incident[];
  /** All of the customer's tickets that were read; this one does not count. */
  readonly tickets: readonly Pick<PriorTicket, 'id' | 'createdAtMs' | 'tags'>[];
  readonly given: readonly OnTicketAt[];
  /** Tickets about the same failure as this one: what is said of that is said by this ticket. */
  readonly matterTicketIds: readonly string[];
  /** From this instant on what the customer was given is known. */
  readonly givenSinceMs: number;
  /** Whose fault an incident was. */
  readonly faultOf: (incident: Incident) => Fault | null;
}

/**
 * The open wound that whoever is on a ticket should speak of: the customer's latest failure before it, of the last
 * {@link WOUND_DAYS} days. Null where there is none: also where the customer was content in the end, and where it is
 * not known what they were given.
 */
export function woundBefore(
  { ticketId, createdAtMs }: { readonly ticketId: string; readonly createdAtMs: number },
  { incidents, tickets, given, matterTicketIds, givenSinceMs, faultOf }: KnownOfWound,
  nowMs: number,
): Incident | null {
  const contacts = tickets
    .filter((one) => String(one.id) !== ticketId && !isMerged(one))
    .map((one) => ({ ticketId: String(one.id), atMs: one.createdAtMs }));
  const isWound = (incident: Incident): boolean =>
    incident.atMs < createdAtMs &&
    incident.atMs >= nowMs - WOUND_DAYS * DAY_MS &&
    incident.atMs >= givenSinceMs &&
    incident.rating !== 'good' &&
    !matterTicketIds.includes(String(incident.ticketId)) &&
    isOpenWound(
      { ticketId: String(incident.ticketId), atMs: incident.atMs, fault: faultOf(incident), matterTicketIds: [] },
      given,
      contacts,
    );
  return incidents.filter(isWound).toSorted((one, other) => other.atMs - one.atMs)[0] ?? null;
}
