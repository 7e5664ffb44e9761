import type { SuggestionFacts } from './suggestion.ts';

/** No figure is more: a thousand millions of any currency, in minor units. Beyond it sums would not be exact. */
const AT_MOST = 1e13;

/**
 * Facts that can be reckoned with. A figure that is none, or less than nothing, counts as nothing, and an incident of which nobody can say
 * when it was as one of long ago; what is larger than anything counts as the largest there can be.
 */
export function soundFacts(facts: SuggestionFacts): SuggestionFacts {
  return JSON.parse(
    JSON.stringify(facts, (key, value: unknown) => (typeof value === 'number' ? sound(key, value) : value)),
  ) as SuggestionFacts;
}

function sound(key: string, value: number): number {
  const none = Number.isNaN(value) && key === 'daysAgo' ? AT_MOST : 0;
  const size = value >= 0 ? Math.min(value, AT_MOST) : none;
  return /(Minor|Percent)$/.test(key) ? Math.round(size) : size;
}
