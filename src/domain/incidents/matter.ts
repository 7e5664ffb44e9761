import { DAY_MS } from '../shared/time.ts';
import type { Cause, Incident } from './incidents.ts';

/**
 * Two tickets of one customer and one cause that were created no further apart than this may be about one failure. Somebody who
 * is cross writes again within days, and a week is what a carrier takes to find a parcel; whoever writes later than that has as
 * a rule been failed anew. A ticket that is not solved may be about it however old it is: this one, on which somebody is at work,
 * about whatever was told since it was created.
 */
export const FRESH_DAYS = 7;

/** What somebody said of two tickets: that they are about one matter, or that they are not. */
export interface MatterAnswer {
  readonly ticketIds: readonly [string, string];
  readonly isSame: boolean;
}

/** What was given on another ticket, as far as it tells what that is about. */
export interface MatterGesture {
  readonly ticketId: string;
  readonly cause: Cause;
  readonly reservedAtMs: number;
}

/** What is known of the customer beside the ticket. */
export interface KnownOfMatter {
  /** On any of their tickets, later ones included. */
  readonly incidents: readonly Incident[];
  readonly gestures: readonly MatterGesture[];
  /** Tickets that were merged into another, and it is not known into which: what was given on them may have been given for this. */
  readonly mergedTicketIds: ReadonlySet<string>;
  /** Tickets that are not solved, whether or not they tell what went wrong. */
  readonly openTicketIds: ReadonlySet<string>;
}

/** Which of the customer's other tickets are about the same failure as this one. */
export interface Matter {
  /** Those that somebody said are. */
  readonly same: readonly string[];
  /** Those that somebody said are not, and would be asked about. */
  readonly other: readonly string[];
  /** Those that may be, and of which nobody has said anything. Until then they count as the same. */
  readonly unanswered: readonly string[];
}

/** The tickets that count as one with this one, first those of which nobody has said so. */
export function ticketsOfMatter({ same, unanswered }: Matter): readonly string[] {
  return [...unanswered, ...same];
}

/**
 * Tells which other tickets may be about the same failure as this one, and what was said of them: those of the same cause, by
 * the ticket itself or by what was given on it, that are not solved, fresh, later than this one, or merged into another. `answers`
 * in the order in which they were given.
 */
export function matterOf(
  ticket: { readonly ticketId: string; readonly createdAtMs: number; readonly cause: Cause | null },
  known: KnownOfMatter,
  answers: readonly MatterAnswer[],
): Matter {
  const { ticketId, cause } = ticket;
  const said = saidOf(ticketId, answers);
  const candidates = cause === null ? [] : candidatesOf({ ...ticket, cause }, known);
  return {
    same: [...said.same],
    other: candidates.filter((id) => said.other.has(id)),
    unanswered: candidates.filter((id) => !said.same.has(id) && !said.other.has(id)),
  };
}

/**
 * What was said of other tickets and this one, the last word on each two counting. Whatever is one with a ticket that is one with
 * this is one with this as well, unless it was said of the two themselves that they are not.
 */
export function saidOf(
  ticketId: string,
  answers: readonly MatterAnswer[],
): { readonly same: ReadonlySet<string>; readonly other: ReadonlySet<string> } {
  const last = new Map<string, MatterAnswer>();
  for (const answer of answers) last.set(answer.ticketIds.toSorted().join(' '), answer);
  const partnersOf = (id: string, isSame: boolean): readonly string[] =>
    [...last.values()].flatMap((answer) => (answer.isSame === isSame ? partnerIn(answer, id) : []));
  const other = new Set(partnersOf(ticketId, false));
  const same = new Set<string>();
  const open = [ticketId];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const partner of partnersOf(id, true)) {
      if (partner === ticketId || same.has(partner) || other.has(partner)) continue;
      same.add(partner);
      open.push(partner);
    }
  }
  return { same, other };
}

function partnerIn({ ticketIds: [first, second] }: MatterAnswer, id: string): readonly string[] {
  return first === id ? [second] : second === id ? [first] : [];
}

function candidatesOf(
  ticket: { readonly ticketId: string; readonly createdAtMs: number; readonly cause: Cause },
  { incidents, gestures, mergedTicketIds, openTicketIds }: KnownOfMatter,
): readonly string[] {
  const isFreshOrLater = (atMs: number): boolean => atMs >= ticket.createdAtMs - FRESH_DAYS * DAY_MS;
  const given = gestures.filter(({ cause }) => cause === ticket.cause);
  const byIncident = incidents
    .filter((incident) => incident.cause === ticket.cause || given.some((gesture) => gesture.ticketId === String(incident.ticketId)))
    .filter((incident) => incident.isOpen || isFreshOrLater(incident.atMs))
    .map((incident) => String(incident.ticketId));
  const byGesture = given
    .filter(({ ticketId, reservedAtMs }) => isFreshOrLater(reservedAtMs) || mergedTicketIds.has(ticketId) || openTicketIds.has(ticketId))
    .map(({ ticketId }) => ticketId);
  return [...new Set([...byIncident, ...byGesture])].filter((id) => id !== ticket.ticketId);
}
