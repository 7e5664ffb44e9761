import type { GestureKind } from '../gestures/gesture.ts';
import type { Money } from '../money/money.ts';
import type { Policy } from './policy.ts';
import type { Option } from './suggestion.ts';

/**
 * What is given of a sum: the kind that matches the loss, unless the sum is too large for it (nobody calls a month's rent a small surprise)
 * or less than one of what the team counts. Of a kind of the team's own as much as comes to no more than the sum.
 */
export function issued(kind: GestureKind, amount: Money, policy: Policy): Pick<Option, 'kind' | 'count'> & { readonly amount: Money } {
  const own = policy.ownKinds?.upTo(kind, amount);
  if (own?.amount.amountMinor !== 0 && amount.amountMinor <= (policy.kindAtMostMinor[kind] ?? Infinity)) return { kind, amount, ...own };
  return issued(kind === 'credit' ? 'refund' : 'credit', amount, policy);
}
