import type { OwedAction } from './names.ts';
import { type Policy, policyFor } from './policy.ts';
import { isRefundOwed } from './proportion-rules.ts';
import type { SuggestionFacts } from './suggestion.ts';

/** What of a failure decides what is owed for it. */
type OwedFacts = Pick<SuggestionFacts, 'cause' | 'fault' | 'outcome'>;

/**
 * What the customer has a right to, whatever else is given: what the law fixes first, then a refund in full where one is owed, and
 * what the policy names for the cause. A refund in full takes the place of a choice that has been made. Nothing where the customer caused it.
 */
export function owedActions(facts: OwedFacts, policy: Policy): readonly OwedAction[] {
  if (facts.fault === 'customer') return [];
  const { owed, isStatutory } = policyFor(policy, facts.cause);
  const isRefund = isRefundOwed(facts, policy);
  const others = owed.filter((action) => !isRefund || (action !== 'refund_or_replace' && action !== 'deliver_or_refund'));
  const first = [...(isStatutory ? (['statutory'] as const) : []), ...(isRefund ? (['refund_in_full'] as const) : [])];
  return [...new Set([...first, ...others])];
}
