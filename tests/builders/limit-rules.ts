import * as fc from 'fast-check';
import { type ChosenLimits, type ChosenSet, type LimitRule, RULE_KEYS, RULE_KINDS } from '#domain/journal/limits.ts';
import { LIMIT_KEYS } from '#domain/journal/chosen-limits.ts';

export const GOLD = aRule({ id: 'gold', limits: { gestureMinor: 6000 } });
export const NEW_COLLEAGUES = aRule({ kind: 'group', id: '370', name: 'New colleagues (sample)', limits: { gestureMinor: 1000 } });
export const DANA = aRule({ kind: 'person', id: '11', name: 'Dana (sample)', limits: { agentHourMinor: 4000 } });

/** What holds for customers of a tier, or for a group or an agent alone. */
export function aRule(over: Partial<LimitRule> = {}): LimitRule {
  return { kind: 'tier', id: 'gold', name: '', limits: {}, ...over };
}

const sum = fc.integer({ min: 0, max: 90 });

export const anyChosen: fc.Arbitrary<ChosenLimits> = fc.record(Object.fromEntries(LIMIT_KEYS.map((key) => [key, sum])), {
  requiredKeys: [],
});

const anyRule: fc.Arbitrary<LimitRule> = fc.record({
  kind: fc.constantFrom(...RULE_KINDS),
  id: fc.constantFrom('a', 'b'),
  name: fc.constant(''),
  limits: fc.record(Object.fromEntries(RULE_KEYS.map((key) => [key, sum])), { requiredKeys: [] }),
});

/** Whatever leads may choose at once; several rules may be about the same. */
export const anyChoice: fc.Arbitrary<ChosenSet> = fc.record({ limits: anyChosen, rules: fc.array(anyRule, { maxLength: 5 }) });

/** Whoever such rules may be about, or not. */
export const anySubject = fc.record({
  agentId: fc.constantFrom('a', 'b', 'c'),
  isLead: fc.boolean(),
  groups: fc.subarray(['a', 'b', 'c']),
  tier: fc.constantFrom(null, 'a', 'b', 'c'),
});
