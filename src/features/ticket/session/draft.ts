import { isStating } from '#domain/journal/commitments.ts';
import type { StatedCommitment } from '#domain/journal/types.ts';
import { DEVIATION_LENGTH_AT_MOST, type Decision, STORY_LENGTH_AT_MOST } from '#domain/moments/moment.ts';
import { NOTHING_KNOWN } from '#domain/policy/nothing-known.ts';
import type { Suggestion } from '#domain/policy/suggestion.ts';
import { relationOf } from '#domain/value/proportion.ts';
import { lastValue } from '#ports/section.ts';
import { localDay } from '#domain/shared/local-day.ts';
import { isWithinAuthority } from './authority.ts';
import type { Draft } from '#ledger/types.ts';
import type { SessionState } from './session-state.ts';

/** The moment that the present plan makes; null while an answer is missing, the amount cannot be read, or words are too many. */
export function draftOfPlan(state: SessionState): Draft | null {
  const { plan, choice, ticket, agent, timeZone, nowMs } = state;
  const { cause, fault, severity, gesture, facts, suggestion } = plan;
  if (cause === null || fault === null || severity === null || gesture === null) return null;
  if (facts === null || suggestion === null || plan.amountError !== null) return null;
  if (choice.story.trim().length > STORY_LENGTH_AT_MOST || choice.deviation.trim().length > DEVIATION_LENGTH_AT_MOST) return null;
  return {
    ticketId: ticket.ticketId,
    customerId: ticket.requester.id,
    agentId: agent.id,
    kind: 'external_win',
    cause,
    fault,
    severity,
    gesture,
    amount: plan.amount,
    count: plan.count,
    story: choice.story.trim(),
    deviation: plan.isDeviation ? choice.deviation.trim() : '',
    decision: {
      policyVersion: suggestion.policyVersion,
      facts,
      reasons: suggestion.reasons,
      suggestedMinor: suggestion.gesture.kind === 'goodwill' ? suggestion.gesture.amount.amountMinor : 0,
      ...kindIn(suggestion),
      range: rangeOf(suggestion),
      ...relationIn(state),
      isWithinAuthority: isWithinAuthority(state),
    },
    day: localDay(nowMs, timeZone),
  };
}

/** What is suggested stands first among what the customer may choose from. */
function kindIn({ options }: Suggestion): Pick<Decision, 'suggestedKind'> {
  const [first] = options;
  return first === undefined ? {} : { suggestedKind: first.kind };
}

function rangeOf({ range }: Suggestion): Decision['range'] {
  const { low, high, most } = range;
  return { lowMinor: low.amountMinor, highMinor: high.amountMinor, mostMinor: most?.amountMinor ?? null };
}

/** What the customer brought so far, beside which whoever decides later sees the sum. */
function relationIn({ value, plan }: SessionState): Pick<Decision, 'relation'> {
  const known = lastValue(value);
  const relation = known === null ? null : relationOf(known);
  if (relation === null || relation.total.currency !== plan.amount.currency) return {};
  const { of, total, order } = relation;
  return { relation: { of, totalMinor: total.amountMinor, orderMinor: order.amountMinor } };
}

/** The moment behind a reservation: amount and kind stand as they were reserved; story and grounds are what is known now. */
export function draftOfCommitment(state: SessionState, commitment: StatedCommitment): Draft {
  const { detail, cause, ticketId } = commitment;
  const { fault = state.plan.fault ?? 'unclear', severity = state.plan.severity ?? 2 } = detail;
  const planned = draftOfPlan(state);
  const isPlanned =
    planned !== null && planned.cause === cause && planned.gesture === detail.gesture && isStating(commitment, planned.amount);
  // What is planned for something else is no ground for this.
  const decision: Decision = (planned?.cause === cause ? planned.decision : null) ?? {
    policyVersion: state.settings.settings.policy.version,
    facts: { ...NOTHING_KNOWN, cause, fault, severity },
    reasons: [],
    suggestedMinor: 0,
    range: null,
    isWithinAuthority: false,
  };
  return {
    ticketId,
    customerId: commitment.customerId,
    // Whoever writes it down, it is whose it was.
    agentId: commitment.forAgentId,
    kind: 'external_win',
    cause,
    fault,
    severity,
    gesture: detail.gesture ?? 'apology',
    amount: commitment.stated,
    count: detail.count,
    story: state.choice.story.trim(),
    deviation: commitment.forAgentId === state.agent.id ? state.choice.deviation.trim() : '',
    // Authority is for what was planned, not for what was reserved once.
    decision: { ...decision, isWithinAuthority: decision.isWithinAuthority && isPlanned },
    day: localDay(commitment.reservedAtMs, state.timeZone),
  };
}
