import { type Cause, type Incident, type IncidentSummary, daysAgo } from '#domain/incidents/incidents.ts';
import { type Matter, matterOf, ticketsOfMatter } from '#domain/incidents/matter.ts';
import type { LimitAllowance } from '#domain/journal/admission.ts';
import type { Commitment } from '#domain/journal/types.ts';
import type { Fault } from '#domain/gestures/gesture.ts';
import type { SuggestionFacts } from '#domain/policy/suggestion.ts';
import type { OpenTicket } from '#ports/workspace.ts';
import type { CustomerTickets } from './customer-tickets.ts';
import type { JournalView } from './open-ticket.ts';

type KnownJournal = Pick<JournalView, 'everOfCustomer' | 'matterAnswers'> | null;

/** Which other tickets are about the same failure, by what the customer's tickets and the journal tell. */
export function matterOfTicket(
  { ticketId, createdAtMs }: Pick<OpenTicket, 'ticketId' | 'createdAtMs'>,
  cause: Cause | null,
  { tickets, journal }: { readonly tickets: CustomerTickets; readonly journal: KnownJournal },
): Matter {
  const gestures = (journal?.everOfCustomer ?? []).filter(({ countsMinor }) => countsMinor > 0);
  return matterOf(
    { ticketId, createdAtMs, cause },
    { incidents: tickets.incidents, gestures, mergedTicketIds: tickets.mergedIds, openTicketIds: tickets.openIds },
    journal?.matterAnswers ?? [],
  );
}

export function matterFacts(matter: Matter, allowances: readonly LimitAllowance[]): SuggestionFacts['matter'] {
  const ticketIds = ticketsOfMatter(matter);
  if (ticketIds.length === 0) return null;
  const earlier = allowances.find(({ limit }) => limit === 'same_matter')?.earlier ?? null;
  const given = earlier === null ? null : { ticketId: earlier.ticketId, amountMinor: earlier.countsMinor };
  return { ticketIds, isUnanswered: matter.unanswered.length > 0, given };
}

/** What went wrong before, and whose fault it was where a moment tells: the same failure, told twice, is none of it. */
export function incidentsBefore(
  summary: IncidentSummary | null,
  matter: Matter,
  { cause, nowMs, journal }: { readonly cause: Cause; readonly nowMs: number; readonly journal: KnownJournal },
): SuggestionFacts['priorIncidents'] {
  const same = new Set(ticketsOfMatter(matter));
  return (summary?.incidents ?? [])
    .filter(({ ticketId }) => !same.has(String(ticketId)))
    .map((incident) => {
      const fault = faultSaid(journal, incident);
      const before = { daysAgo: daysAgo(incident.atMs, nowMs), isSameCause: incident.cause === cause };
      return fault === null ? before : { ...before, fault };
    });
}

/** Whose fault an incident was, as the latest gesture for it says; null where nothing was given for it. */
function faultSaid(journal: KnownJournal, { ticketId, cause }: Incident): Fault | null {
  const about = (journal?.everOfCustomer ?? []).filter((one) => one.ticketId === String(ticketId) && one.cause === cause);
  return about.toSorted((a, b) => b.reservedAtMs - a.reservedAtMs)[0]?.detail.fault ?? null;
}

/** Money that was given for this cause on a ticket which somebody said is another matter; null where none was. */
export function givenBeside(journal: KnownJournal, cause: Cause | null, { other }: Matter): Commitment | null {
  const given = journal?.everOfCustomer ?? [];
  return given.find((one) => one.cause === cause && one.countsMinor > 0 && other.includes(one.ticketId)) ?? null;
}
