import type { KeptOutcome } from '#domain/journal/kept-outcomes.ts';
import type { OutcomeTicket } from '#domain/outcomes/outcome.ts';
import { daysBefore } from './clock.ts';

/** A ticket that was solved two days after it was written, and that nobody opened again or rated. */
export function anOutcomeTicket(changes: Partial<OutcomeTicket> = {}): OutcomeTicket {
  const createdAtMs = changes.createdAtMs ?? daysBefore(60);
  return {
    id: '900',
    customerId: '701',
    createdAtMs,
    tags: [],
    causeFieldValue: 'late_delivery',
    rating: null,
    course: { firstSolvedAtMs: createdAtMs + 2 * 86_400_000, reopens: 0 },
    ...changes,
  };
}

/** The outcome of a late delivery of February for which nothing was given, and of which nothing came. */
export function anOutcome(changes: Partial<KeptOutcome> = {}): KeptOutcome {
  return {
    ticketId: '900',
    hasGesture: false,
    cause: 'late_delivery',
    severity: null,
    month: '2026-02',
    rating: 'none',
    isReopened: false,
    wroteAgain: 'no',
    ...changes,
  };
}
