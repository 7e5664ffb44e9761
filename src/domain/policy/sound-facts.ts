import type { SuggestionFacts } from './suggestion.ts';

/** No figure is more: a thousand millions of any currency, in minor units. Beyond it sums would not be exact. */
const AT_MOST = 1e13;

/**
 * Facts that can be reckoned with. A figure that is none, or less than nothing, counts as nothing, and an incident of which nobody can say
 * when it was as one of long ago; what is larger than anything counts as the largest there can be.
 */
export function soundFacts(facts: SuggestionFacts): SuggestionFacts {
  return sound(facts, '') as SuggestionFacts;
}

function sound(value: unknown, key: string): unknown {
  if (typeof value === 'number') {
    const none = Number.isNaN(value) && key === 'daysAgo' ? AT_MOST : 0;
    const size = value >= 0 ? Math.min(value, AT_MOST) : none;
    return /(Minor|Percent)$/.test(key) ? Math.round(size) : size;
  }
  if (Array.isArray(value)) return value.map((one) => sound(one, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, sound(inner, name)]));
}
