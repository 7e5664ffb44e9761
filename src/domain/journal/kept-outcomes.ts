import type { Severity } from '../gestures/gesture.ts';
import type { Cause } from '../incidents/incidents.ts';

/** So long it is watched whether a customer writes again. */
export const OUTCOME_DAYS = 30;

/** The moment under which outcomes are kept, week by week. */
export const OUTCOMES_ID = 'outcomes';

/**
 * What became of a ticket. Rating and reopening are null where the ticket was solved before it was watched: both may be older. A
 * rating of `none` is a ticket that nobody has rated.
 */
export interface Outcome {
  readonly rating: 'good' | 'bad' | 'none' | null;
  readonly isReopened: boolean | null;
  /** Whether the customer opened another ticket within {@link OUTCOME_DAYS}, and whether one of those is about the same cause. */
  readonly wroteAgain: 'no' | 'other_cause' | 'same_cause';
}

/** The outcome of one ticket as it is kept, with what it is compared by. */
export interface KeptOutcome extends Outcome {
  readonly ticketId: string;
  readonly hasGesture: boolean;
  readonly cause: Cause;
  /** Of a ticket without a gesture known only where a lead was asked and declined. */
  readonly severity: Severity | null;
  /** The account's calendar month in which the customer wrote, `YYYY-MM`. */
  readonly month: string;
}

/** The outcomes of the tickets of one week, with a gesture and without. */
export interface KeptWeek {
  /** The Monday on which it began, `YYYY-MM-DD`. */
  readonly firstDay: string;
  readonly outcomes: readonly KeptOutcome[];
}
