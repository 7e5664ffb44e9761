import type { Cause } from '../incidents/incidents.ts';
import { type Policy, policyFor } from './policy.ts';

/**
 * An idea for a small surprise: the team's own text, or the key of a built-in one in `translations`. Ideas go by what went
 * wrong and by nothing else: what a customer is worth plays no part.
 */
export type SurpriseIdea = { readonly kind: 'own'; readonly text: string } | { readonly kind: 'built_in'; readonly key: string };

/** So many built-in ideas there are for each cause. */
const IDEAS = ['1', '2'] as const;
const CAUSES_WITH_IDEAS: readonly Cause[] = [
  'late_delivery',
  'damaged_item',
  'wrong_item',
  'missing_item',
  'billing_error',
  'outage',
  'slow_reply',
  'poor_service',
];

/** What could make the customer smile, at the cost of minutes. Two at least, unless the team names one of its own. */
export function surprisesFor(policy: Policy, cause: Cause | null): readonly SurpriseIdea[] {
  const { surprises } = policyFor(policy, cause);
  if (surprises.length > 0) return surprises.map((text) => ({ kind: 'own', text }));
  const named = cause !== null && CAUSES_WITH_IDEAS.includes(cause) ? cause : 'other';
  return IDEAS.map((idea) => ({ kind: 'built_in', key: `${named}.${idea}` }));
}
