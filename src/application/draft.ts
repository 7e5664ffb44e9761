import type { Commitment } from '#domain/journal/commitments.ts';
import { type Currency, money } from '#domain/money/money.ts';
import { DEVIATION_LENGTH_AT_MOST, type Decision, STORY_LENGTH_AT_MOST } from '#domain/moments/moment.ts';
import { localDay } from '#domain/shared/time.ts';
import type { Draft } from './make-it-right.ts';
import type { SessionState } from './session-state.ts';

/** The moment that the present plan makes; null while an answer is missing, the amount cannot be read, or words are too many. */
export function draftOfPlan({ plan, choice, ticket, agent, timeZone, nowMs }: SessionState): Draft | null {
  const { cause, fault, severity, gesture, facts, suggestion } = plan;
  if (cause === null || fault === null || severity === null || gesture === null) return null;
  if (facts === null || suggestion === null || plan.amountError !== null) return null;
  if (choice.story.trim().length > STORY_LENGTH_AT_MOST || choice.deviation.trim().length > DEVIATION_LENGTH_AT_MOST) return null;
  return {
    ticketId: ticket.ticketId,
    customerId: ticket.requester.id,
    agentId: agent.id,
    cause,
    fault,
    severity,
    gesture,
    amount: plan.amount,
    story: choice.story.trim(),
    deviation: plan.isDeviation ? choice.deviation.trim() : '',
    decision: {
      policyVersion: suggestion.policyVersion,
      facts,
      reasons: suggestion.reasons,
      suggestedMinor: suggestion.gesture.kind === 'goodwill' ? suggestion.gesture.amount.amountMinor : 0,
    },
    day: localDay(nowMs, timeZone),
  };
}

/** The moment behind a reservation: amount and kind stand as they were reserved; story and grounds are what is known now. */
export function draftOfCommitment(state: SessionState, commitment: Commitment): Draft {
  const { detail, cause, ticketId } = commitment;
  const fault = detail.fault ?? state.plan.fault ?? 'unclear';
  const severity = detail.severity ?? state.plan.severity ?? 2;
  const decision: Decision = draftOfPlan(state)?.decision ?? {
    policyVersion: state.settings.settings.policy.version,
    facts: { cause, fault, severity, hoursSinceReport: null, priorIncidents: [], value: null, room: [] },
    reasons: [],
    suggestedMinor: 0,
  };
  return {
    ticketId,
    customerId: commitment.customerId,
    agentId: state.agent.id,
    cause,
    fault,
    severity,
    gesture: detail.gesture ?? 'apology',
    amount: money(commitment.amountMinor, commitment.currency as Currency),
    story: state.choice.story.trim(),
    deviation: state.choice.deviation.trim(),
    decision,
    day: localDay(commitment.reservedAtMs, state.timeZone),
  };
}
