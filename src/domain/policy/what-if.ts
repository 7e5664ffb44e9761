import { type Currency, type Money, compare, zero } from '../money/money.ts';
import type { Policy } from './policy.ts';
import type { Severity } from '../gestures/gesture.ts';
import { suggest } from './suggest.ts';
import type { Suggestion, SuggestionFacts } from './suggestion.ts';

/** What another answer would change. */
export interface WhatIf {
  readonly change: 'fault_ours' | 'severity_up' | 'first_time' | 'on_time' | 'statutory_met' | 'rejected' | 'kept';
  readonly amount: Money;
}

/** What the suggestion would be if one fact were another; only changes that make a difference. Deterministic and total. */
export function whatIf(facts: SuggestionFacts, policy: Policy, currency: Currency): readonly WhatIf[] {
  const now = amountOf(suggest(facts, policy, currency), currency);
  return changesOf(facts)
    .map(({ change, to }) => ({ change, amount: amountOf(suggest({ ...facts, ...to }, policy, currency), currency) }))
    .filter(({ amount }) => compare(amount, now) !== 0);
}

interface Change {
  readonly change: WhatIf['change'];
  readonly to: Partial<SuggestionFacts>;
}

function changesOf({ severity, lossMinor }: SuggestionFacts): readonly Change[] {
  // While nobody knows the price, what the customer kept or sent back comes to nothing only for that.
  const byPrice: readonly Change[] = [
    { change: 'kept', to: { outcome: 'kept' } },
    { change: 'rejected', to: { outcome: 'rejected' } },
  ];
  return [
    { change: 'fault_ours', to: { fault: 'ours' } },
    { change: 'severity_up', to: { severity: Math.min(4, severity + 1) as Severity } },
    { change: 'first_time', to: { priorIncidents: [] } },
    { change: 'on_time', to: { hoursSinceReport: 0, hoursSinceFailure: 0 } },
    { change: 'statutory_met', to: { isStatutoryMet: true } },
    ...(lossMinor === null || lossMinor === 0 ? [] : byPrice),
  ];
}

function amountOf({ gesture }: Suggestion, currency: Currency): Money {
  return gesture.kind === 'goodwill' ? gesture.amount : zero(currency);
}
