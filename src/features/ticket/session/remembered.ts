import { isToCustomer } from '#domain/journal/admission.ts';
import { isLive } from '#domain/journal/commitments.ts';
import { type Cause, type PriorTicket, causeOf } from '#domain/incidents/incidents.ts';
import type { SourcedHistory } from '#domain/value/customer-value.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import type { Aged, RememberedCustomer, RememberedGestures, RememberedTickets } from '#ports/customer-memory.ts';
import { type Section, lastValue } from '#ports/section.ts';
import type { PriorTickets } from '#ports/ticket-history.ts';
import type { OpenTicket } from '#ports/workspace.ts';
import type { JournalView } from './open-ticket.ts';

/**
 * What this browser remembers of the customer, as it is shown until Zendesk has answered. It never gets among what was read: nothing
 * is given, asked, or taken back by it.
 */
export interface Remembered {
  readonly customerId: string;
  readonly value: Aged<SourcedHistory> | null;
  readonly incidents: Aged<PriorTickets> | null;
  /** Null also where something stands on the ticket: what is to be done then only the journal tells. */
  readonly journal: Aged<JournalView> | null;
}

/** What is remembered of a customer, on a ticket of theirs. */
export function rememberedOn(ticket: OpenTicket, { ticketId, value, tickets, gestures }: RememberedCustomer, nowMs: number): Remembered {
  const incidents = tickets === null ? null : { value: ticketsBeside(ticket, ticketId, tickets.value), atMs: tickets.atMs };
  const customerTicketIds = new Set([ticket.ticketId, ...(incidents?.value.read ?? []).map(({ id }) => String(id))]);
  const journal =
    gestures === null
      ? null
      : { value: viewOf(gestures.value, { customerId: ticket.requester.id, customerTicketIds }, nowMs), atMs: gestures.atMs };
  const isGivenHere = journal?.value.commitments.some((one) => one.ticketId === ticket.ticketId && isLive(one, nowMs)) ?? false;
  return { customerId: ticket.requester.id, value, incidents, journal: isGivenHere ? null : journal };
}

/** The same tickets as seen from another of them. */
function ticketsBeside({ ticketId }: OpenTicket, readOn: string, tickets: RememberedTickets): PriorTickets {
  const read = tickets.read.filter(({ id }) => String(id) !== ticketId);
  // A ticket that was not there yet is not among them.
  const others = tickets.inAll - (read.length < tickets.read.length ? 1 : 0);
  return {
    read,
    inAll: Math.max(read.length, others),
    includesArchived: tickets.includesArchived,
    isLinkedToProblem: ticketId === readOn && tickets.isLinkedToProblem,
  };
}

function viewOf({ commitments, ...rest }: RememberedGestures, customer: Parameters<typeof isToCustomer>[0], nowMs: number): JournalView {
  const everOfCustomer = commitments.filter((one) => isLive(one, nowMs) && isToCustomer(customer, one));
  const sinceMs = nowMs - rest.limits.customerWindowDays * DAY_MS;
  return {
    ...rest,
    commitments,
    everOfCustomer,
    ofCustomer: everOfCustomer.filter((one) => one.reservedAtMs > sinceMs),
    currencyStop: null,
    isMeasured: true,
    mayWrite: true,
  };
}

/** What is worth remembering of what was read. */
export function toRemember(
  facts: {
    readonly ticket: OpenTicket;
    readonly value: Section<SourcedHistory>;
    readonly incidents: Section<PriorTickets>;
    readonly journal: Section<JournalView>;
  },
  { teamCauses, nowMs }: { readonly teamCauses: readonly Cause[]; readonly nowMs: number },
): RememberedCustomer {
  const { ticket } = facts;
  return {
    ticketId: ticket.ticketId,
    // What comes with the ticket is there at once.
    value: agedOf(facts.value, (sourced) => (sourced.provenance.source === 'user_fields' ? null : sourced)),
    tickets: agedOf(facts.incidents, (tickets) => ({
      ...tickets,
      read: [ticketNow(ticket), ...tickets.read].map((one) => ({ ...one, causeFieldValue: causeOf(one, teamCauses) })),
      inAll: tickets.inAll + 1,
    })),
    gestures: agedOf(facts.journal, (journal) => gesturesIn(journal, nowMs)),
  };
}

function agedOf<A, B>(section: Section<A>, change: (value: A) => B | null): Aged<B> | null {
  if (section.state !== 'ready') return null;
  const value = change(section.value);
  return value === null ? null : { value, atMs: section.atMs };
}

/** The present ticket as another will see it. */
function ticketNow({ ticketId, createdAtMs, tags, isClosed, causeFieldValue }: OpenTicket): PriorTicket {
  const status = isClosed ? 'closed' : 'open';
  return { id: Number(ticketId), subject: '', createdAtMs, updatedAtMs: Infinity, status, type: null, rating: null, tags, causeFieldValue };
}

/** Null where it would say that something can be given which cannot. */
function gesturesIn({ commitments, currencyStop, mayWrite, ...journal }: JournalView, nowMs: number): RememberedGestures | null {
  if (currencyStop !== null || !mayWrite || journal.seenSinceMs === Infinity) return null;
  const { checkpoint, limits, matterAnswers, seenSinceMs, customerSinceMs } = journal;
  return { commitments: commitments.filter((one) => isLive(one, nowMs)), checkpoint, limits, matterAnswers, seenSinceMs, customerSinceMs };
}

/** A section as it is shown: what is remembered stands where nothing was read yet, with its age. */
export function withRemembered<T>({
  section,
  remembered,
}: {
  readonly section: Section<T>;
  readonly remembered: Aged<T> | null;
}): Section<T> {
  if (!isFromMemory(section, remembered) || remembered === null) return section;
  const { value, atMs } = remembered;
  return section.state === 'failed' ? { ...section, last: value, lastAtMs: atMs } : { state: 'stale', value, atMs };
}

/** Whether a section shows what is remembered. */
export function isFromMemory<T>(section: Section<T>, remembered: Aged<T> | null): boolean {
  return remembered !== null && lastValue(section) === null;
}
