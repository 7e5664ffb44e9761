import { type Cause, causeOf, isMerged } from '../incidents/incidents.ts';
import { OUTCOME_DAYS, type Outcome } from '../journal/kept-outcomes.ts';
import { DAY_MS } from '../shared/time.ts';

/** A ticket as far as its outcome needs it. Times are the server's. */
export interface OutcomeTicket {
  readonly id: string;
  /** Whose ticket it is today: after two customers were merged, the one who remains. */
  readonly customerId: string;
  readonly createdAtMs: number;
  readonly tags: readonly string[];
  /** What the team's cause field holds on it; null where there is no field or no value. */
  readonly causeFieldValue: string | null;
  readonly rating: 'good' | 'bad' | null;
  /** When it was first solved, null where it never was, and how often it was opened again; null where Zendesk does not tell. */
  readonly course: { readonly firstSolvedAtMs: number | null; readonly reopens: number } | null;
}

/** From when on a ticket is watched: from its gesture, or, without one, as long after the customer wrote as gestures came that week. */
export interface Watched {
  readonly fromMs: number;
  readonly cause: Cause;
}

/** The instant from which on the outcome of what was watched from `fromMs` on changes no more. */
export function finalAtMs(fromMs: number): number {
  return fromMs + OUTCOME_DAYS * DAY_MS;
}

/**
 * What became of a ticket; null where that is not final yet. A ticket that was merged into another tells nothing, neither as the one that is watched
 * nor as one that was written again: the other tells of it.
 * @param others the customer's tickets that were created while it was watched, and any others
 */
export function outcomeOf(
  ticket: OutcomeTicket,
  { fromMs, cause }: Watched,
  others: Iterable<OutcomeTicket>,
  terms: { readonly teamCauses: readonly Cause[]; readonly nowMs: number },
): Outcome | null {
  const untilMs = finalAtMs(fromMs);
  if (terms.nowMs < untilMs || isMerged(ticket)) return null;
  let wroteAgain: Outcome['wroteAgain'] = 'no';
  for (const other of others) {
    if (other.id === ticket.id || isMerged(other) || other.createdAtMs <= fromMs || other.createdAtMs > untilMs) continue;
    if (causeOf(other, terms.teamCauses) === cause) wroteAgain = 'same_cause';
    else if (wroteAgain === 'no') wroteAgain = 'other_cause';
  }
  const { course } = ticket;
  const wasUnsolved = course !== null && (course.firstSolvedAtMs === null || course.firstSolvedAtMs > fromMs);
  return {
    rating: wasUnsolved ? (ticket.rating ?? 'none') : null,
    isReopened: wasUnsolved ? course.reopens > 0 : null,
    wroteAgain,
  };
}
