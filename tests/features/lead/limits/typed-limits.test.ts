import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EUR, JPY } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { LIMIT_KEYS } from '#domain/journal/chosen-limits.ts';
import { type TypedLimits, hasProblems, newRule, readTyped, ruleKeysOf, typedOf } from '#features/lead/limits/typed-limits.ts';

const NOTHING = typedOf({ limits: {} }, EUR, 'en');

function read(typed: Partial<TypedLimits>, set = limits({ gestureMinor: 2500, customerWindowDays: 60, customerGestureCount: 3 })) {
  const { limits: chosen, problems } = readTyped({ ...NOTHING, limits: { ...NOTHING.limits, ...typed } }, set);
  return { chosen, problems: Object.fromEntries(problems) };
}

describe('what a lead types for the limits', () => {
  it('is as the settings say where it is empty, and nothing at all where it is 0', () => {
    expect(read({})).toEqual({ chosen: {}, problems: {} });
    expect(read({ gestureMinor: ' ', teamMonthMinor: '0' })).toEqual({ chosen: { teamMonthMinor: 0 }, problems: {} });
  });

  it('is a sum in the currency of the settings, or a whole number', () => {
    const typed = { gestureMinor: '12,50', agentDayMinor: '40', customerWindowDays: '90', customerGestureCount: '2' };
    expect(read(typed).chosen).toEqual({ gestureMinor: 1250, agentDayMinor: 4000, customerWindowDays: 90, customerGestureCount: 2 });
    expect(read({ gestureMinor: '1200' }, limits({ currency: JPY })).chosen).toEqual({ gestureMinor: 1200 });
  });

  it.each([
    ['gestureMinor', 'much', 'not_a_sum'],
    ['gestureMinor', '-1', 'not_a_sum'],
    ['gestureMinor', '1.005', 'not_a_sum'],
    ['customerGestureCount', '1.5', 'not_a_number'],
    ['customerGestureCount', '-1', 'not_a_number'],
    ['customerWindowDays', '10000', 'not_a_number'],
    ['gestureMinor', '25.01', 'beyond'],
    ['customerWindowDays', '59', 'beyond'],
    ['customerGestureCount', '4', 'beyond'],
  ] as const)('%s: “%s” cannot be taken: %s', (key, text, problem) => {
    expect(read({ [key]: text })).toEqual({ chosen: {}, problems: { [key]: problem } });
  });

  it('is read as the very choice that stands in the fields', () => {
    const anyChoice = fc.record(Object.fromEntries(LIMIT_KEYS.map((key) => [key, fc.integer({ min: 0, max: 9999 })])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(anyChoice, fc.constantFrom(EUR, JPY), (chosen, currency) => {
        const { limits: again, problems } = readTyped(
          typedOf({ limits: chosen }, currency, 'en'),
          limits({ currency, customerWindowDays: 0 }),
        );
        expect(again).toEqual(chosen);
        expect(problems.size).toBe(0);
      }),
    );
  });
});

describe('what a lead types for some people and customers alone', () => {
  const set = limits({ gestureMinor: 10_000, agentDayMinor: 20_000 });
  const about = { kind: 'group', id: '370', name: 'New colleagues (sample)' } as const;
  const tier = { kind: 'tier', id: 'gold', name: '' } as const;
  const everybody = { ...NOTHING.limits, gestureMinor: '25' };
  const readRules = (...rules: ReturnType<typeof newRule>[]) => readTyped({ limits: everybody, rules }, set);
  const withSums = (whom: typeof about | typeof tier, sums: Partial<ReturnType<typeof newRule>['limits']>) => {
    const rule = newRule(whom);
    return { ...rule, limits: { ...rule.limits, ...sums } };
  };

  it('is no rule where it says nothing, and stands for whoever was named where it does', () => {
    const rules = readRules(
      newRule(about),
      withSums(tier, { gestureMinor: '60' }),
      withSums(about, { gestureMinor: '0', agentDayMinor: '40' }),
    );
    expect(rules.rules).toEqual([
      { ...tier, limits: { gestureMinor: 6000 } },
      { ...about, limits: { gestureMinor: 0, agentDayMinor: 4000 } },
    ]);
    expect(hasProblems(rules)).toBe(false);
    expect(readRules(newRule(about)).rules).toBeUndefined();
  });

  it('is no sum, more than the settings permit, or no other than everybody has', () => {
    const problemsOf = (...rules: ReturnType<typeof newRule>[]) =>
      readRules(...rules).ruleProblems.map((problems) => Object.fromEntries(problems));
    expect(problemsOf(withSums(tier, { gestureMinor: 'much', agentDayMinor: '200.01' }))).toEqual([
      { gestureMinor: 'not_a_sum', agentDayMinor: 'beyond' },
    ]);
    expect(problemsOf(withSums(tier, { gestureMinor: '25', agentHourMinor: '5' }))).toEqual([
      { gestureMinor: { than: 2500 }, agentHourMinor: { than: null } },
    ]);
    expect(problemsOf(withSums(tier, { gestureMinor: '25.01', agentDayMinor: '' }))).toEqual([{}]);
    // A lead may give more than everybody, and a group or a person may be held to less as a lead too.
    expect(problemsOf(withSums(about, { gestureMinor: '25' }))).toEqual([{}]);
    // A group may be held back from what a tier adds.
    expect(problemsOf(withSums(tier, { gestureMinor: '60' }), withSums(about, { gestureMinor: '59.99' }))).toEqual([{}, {}]);
    expect(problemsOf(withSums(tier, { gestureMinor: '60' }), withSums(about, { agentDayMinor: '200' }))).toEqual([
      {},
      { agentDayMinor: { than: 20_000 } },
    ]);
    expect(hasProblems(readRules(withSums(about, { agentDayMinor: '200' })))).toBe(true);
  });

  it('is read as the very choice that stands in the fields', () => {
    const chosen = {
      limits: { gestureMinor: 2500 },
      rules: [
        { ...tier, limits: { gestureMinor: 6000 } },
        { ...about, limits: { agentHourMinor: 1050 } },
      ],
    };
    const { problems: _none, ruleProblems: _neither, ...again } = readTyped(typedOf(chosen, EUR, 'en'), set);
    expect(again).toEqual(chosen);
  });

  it('has a limit of the customer for tiers alone', () => {
    expect(ruleKeysOf('tier')).toContain('customerWindowMinor');
    expect(ruleKeysOf('person')).toEqual(['gestureMinor', 'agentHourMinor', 'agentDayMinor']);
  });
});
