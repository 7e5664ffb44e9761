import { isPositive } from '#domain/money/money.ts';
import type { SuggestionFacts } from '#domain/policy/suggestion.ts';
import type { CustomerValue } from '#domain/value/customer-value.ts';

/** What of a customer's value a suggestion goes by. What may be somebody else's orders does not raise one. */
export function valueFact(value: CustomerValue | null): SuggestionFacts['value'] {
  if (value === null || value.kind === 'unknown' || value.tier === null || !isPositive(value.history.net)) return null;
  if (!value.provenance.identity.isVerified) return null;
  const marginMinor = value.margin === null || !isPositive(value.margin) ? null : value.margin.amountMinor;
  return { tier: value.tier.key, upliftPercent: value.tier.upliftPercent, ...(marginMinor !== null && { marginMinor }) };
}
