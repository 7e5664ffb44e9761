import type { SuggestionFacts } from '#domain/policy/suggestion.ts';

/** A first, moderate failure of ours, told just now, by a customer of unknown value, with no price known and no limit near. */
export function facts(overrides: Partial<SuggestionFacts> = {}): SuggestionFacts {
  return {
    cause: 'late_delivery',
    fault: 'ours',
    severity: 2,
    outcome: null,
    lossMinor: null,
    hoursSinceReport: null,
    hoursSinceFailure: null,
    priorIncidents: [],
    gestures: [],
    value: null,
    isGroup: false,
    isVulnerable: false,
    isStatutoryMet: false,
    team: null,
    allowances: [],
    ...overrides,
  };
}
