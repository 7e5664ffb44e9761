import { NOTHING_KNOWN } from '#domain/policy/nothing-known.ts';
import type { SuggestionFacts } from '#domain/policy/suggestion.ts';

/** A first, moderate failure of ours, told just now, by a customer of unknown value, with no price known and no limit near. */
export function facts(overrides: Partial<SuggestionFacts> = {}): SuggestionFacts {
  return {
    ...NOTHING_KNOWN,
    cause: 'late_delivery',
    fault: 'ours',
    severity: 2,
    ...overrides,
  };
}
