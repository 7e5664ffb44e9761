import { describe, expect, it } from 'vitest';
import { readPolicy } from '#adapters/zaf/policy-setting.ts';
import { type Currency } from '#domain/money/money.ts';
import { builtInPolicy, policyFor } from '#domain/policy/policy.ts';

const EUR = 'EUR' as Currency;
const builtIn = builtInPolicy(EUR);

function read(given: unknown) {
  return readPolicy(JSON.stringify(given), EUR);
}

describe('the setting policy', () => {
  it.each([undefined, null, '', '  \n'])('is the built-in one where it is empty: %j', (given) => {
    expect(readPolicy(given, EUR)).toEqual({ policy: builtIn, problems: [] });
  });

  it('changes only its version where it says nothing else', () => {
    expect(read({ version: 'team-1' })).toEqual({ policy: { ...builtIn, version: 'team-1' }, problems: [] });
  });

  it('takes amounts in major units and whole percentages', () => {
    const given = {
      version: 'team-2',
      base: { 1: 0, 2: 5, 3: '12,50', 4: 30.25 },
      repeat_floor: 7.5,
      repeat_window_days: 90,
      repeat_same_cause_percent: 200,
      repeat_other_cause_percent: 0,
      delay_after_hours: 48,
      delay_percent_per_day: 5,
      delay_percent_at_most: 50,
      tiers: [{ key: 'vip', at_least: 500, uplift_percent: 30 }],
    };
    expect(read(given)).toEqual({
      policy: {
        version: 'team-2',
        causes: builtIn.causes,
        baseMinor: { 1: 0, 2: 500, 3: 1250, 4: 3025 },
        repeatFloorMinor: 750,
        repeatWindowDays: 90,
        repeatSameCausePercent: 200,
        repeatOtherCausePercent: 0,
        delayAfterHours: 48,
        delayPercentPerDay: 5,
        delayPercentAtMost: 50,
        tiers: [{ key: 'vip', atLeastMinor: 50_000, upliftPercent: 30 }],
      },
      problems: [],
    });
  });

  it('changes known causes where it names them and adds new ones', () => {
    const { policy, problems } = read({
      version: 'team-3',
      causes: [
        { cause: 'late_delivery', kind: 'discount', usual_fault: null },
        {
          cause: 'broken_glass',
          label: 'Broken glass',
          care: ['redo'],
          owed: ['refund_or_replace'],
          usual_fault: 'ours',
          usual_severity: 3,
        },
        { cause: 'cold_food' },
      ],
    });
    expect(problems).toEqual([]);
    expect(policyFor(policy, 'late_delivery')).toEqual({ ...policyFor(builtIn, 'late_delivery'), kind: 'discount', usualFault: null });
    expect(policyFor(policy, 'broken_glass')).toEqual({
      cause: 'broken_glass',
      label: 'Broken glass',
      kind: 'credit',
      care: ['redo'],
      owed: ['refund_or_replace'],
      usualFault: 'ours',
      usualSeverity: 3,
    });
    expect(policyFor(policy, 'cold_food')).toMatchObject({ label: 'cold food', kind: 'credit', usualFault: null, usualSeverity: null });
    expect(policy.causes).toHaveLength(builtIn.causes.length + 2);
  });

  it('is read as an object, too', () => {
    expect(readPolicy({ version: 'object' }, EUR).policy.version).toBe('object');
  });

  it.each([
    ['no JSON', '{version:1}', [{ problem: 'not_json', path: 'policy', given: '{version:1}' }]],
    ['a list', '[]', [{ problem: 'missing', path: 'policy.version' }]],
    ['a number', 5, [{ problem: 'invalid', path: 'policy', given: '5' }]],
    ['far too much', `{"version":"${'x'.repeat(70_000)}"}`, [{ problem: 'not_json', path: 'policy' }]],
  ])('is the built-in one as a whole with %s', (_title, given, problems) => {
    const result = readPolicy(given, EUR);
    expect(result.policy).toEqual(builtIn);
    expect(result.problems).toMatchObject(problems.map((problem) => ({ setting: 'policy', used: 'default', ...problem })));
  });

  it.each([
    ['no version', {}, 'policy.version', 'missing'],
    ['an empty version', { version: ' ' }, 'policy.version', 'empty'],
    ['a word it does not know', { repeat_flor: 5 }, 'policy.repeat_flor', 'unknown_value'],
    ['an amount below nothing', { base: { 2: -5 } }, 'policy.base.2', 'negative'],
    ['an amount with half a cent', { base: { 2: 5.005 } }, 'policy.base.2', 'too_precise'],
    ['an amount that is none', { repeat_floor: 'five' }, 'policy.repeat_floor', 'not_a_number'],
    ['a fifth severity', { base: { 5: 50 } }, 'policy.base.5', 'unknown_value'],
    ['less for a graver failure', { base: { 3: 5 } }, 'policy.base.3', 'not_rising'],
    ['a list that is none', { tiers: 'vip' }, 'policy.tiers', 'invalid'],
    ['a percentage over 200', { repeat_same_cause_percent: 201 }, 'policy.repeat_same_cause_percent', 'too_large'],
    ['half a percent', { delay_percent_per_day: 0.5 }, 'policy.delay_percent_per_day', 'not_whole'],
    ['a percentage below 0', { delay_percent_at_most: -1 }, 'policy.delay_percent_at_most', 'negative'],
    ['a percentage in words', { delay_percent_at_most: '10' }, 'policy.delay_percent_at_most', 'not_a_number'],
    ['an uplift over 30', { tiers: [{ key: 'vip', at_least: 1, uplift_percent: 31 }] }, 'policy.tiers.0.uplift_percent', 'too_large'],
    ['a tier twice', { tiers: Array.from({ length: 2 }, () => ({ key: 'vip', at_least: 1, uplift_percent: 3 })) }, 'policy.tiers', 'twice'],
    ['an unknown kind of gesture', { causes: [{ cause: 'x', kind: 'call' }] }, 'policy.causes.0.kind', 'unknown_value'],
    ['care that costs money', { causes: [{ cause: 'x', care: ['credit'] }] }, 'policy.causes.0.care.0', 'unknown_value'],
    ['a fault of nobody', { causes: [{ cause: 'x', usual_fault: 'mine' }] }, 'policy.causes.0.usual_fault', 'unknown_value'],
    ['a cause without a name', { causes: [{ label: 'x' }] }, 'policy.causes.0.cause', 'missing'],
    ['a cause twice', { causes: [{ cause: 'x' }, { cause: 'x' }] }, 'policy.causes', 'twice'],
  ])('is the built-in one as a whole with %s', (title, fault, path, problem) => {
    const { policy, problems } = read({ ...(title.endsWith('version') ? {} : { version: 'team' }), repeat_window_days: 7, ...fault });
    expect(policy).toEqual(builtIn);
    expect(problems).toMatchObject([{ setting: 'policy', path, problem, used: 'default' }]);
  });

  it('names every fault, up to twenty', () => {
    expect(read({ version: 'team', base: { 1: 'a', 2: 'b' }, repeat_floor: null }).problems.map((problem) => problem.path)).toEqual([
      'policy.base.1',
      'policy.base.2',
      'policy.repeat_floor',
    ]);
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`key${index}`, index]));
    expect(read({ version: 'team', causes: Array.from({ length: 40 }, () => ({ cause: '', ...many })) }).problems).toHaveLength(20);
  });

  it('lets equal amounts stand for neighbouring severities', () => {
    expect(read({ version: 'flat', base: { 1: 10, 2: 10, 3: 10, 4: 10 } }).policy.baseMinor).toEqual({
      1: 1000,
      2: 1000,
      3: 1000,
      4: 1000,
    });
  });
});
