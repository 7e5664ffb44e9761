import { describe, expect, it } from 'vitest';
import { readPolicy } from '#adapters/zaf/settings/policy-setting.ts';
import type { SettingProblem } from '#ports/settings.ts';
import { EUR } from '#builders/currencies.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';

const builtIn = builtInPolicy(EUR);

function read(given: unknown) {
  return readPolicy(JSON.stringify(given), EUR);
}

function pathsOf(given: unknown): readonly string[] {
  return read(given).problems.map(({ path }) => path);
}

type Wrong = readonly [title: string, fault: object, path: string, problem: SettingProblem['problem'], given: string];

const ofAmounts: readonly Wrong[] = [
  ['an amount below nothing', { base: { 2: -5 } }, 'policy.base.2', 'negative', '-5'],
  ['an amount written with a minus', { base: { 2: '-0' } }, 'policy.base.2', 'negative', '-0'],
  ['an amount written with a minus after a space', { base: { 2: ' -0' } }, 'policy.base.2', 'negative', '-0'],
  ['an amount with half a cent', { base: { 2: 5.005 } }, 'policy.base.2', 'too_precise', '5.005'],
  ['an amount that is none', { repeat_floor: 'five' }, 'policy.repeat_floor', 'not_a_number', 'five'],
  ['an amount that is a list', { delay_floor: [5] }, 'policy.delay_floor', 'not_a_number', '[5]'],
  ['a thousand millions', { minute_worth: 1e9 }, 'policy.minute_worth', 'too_large', '1000000000'],
  ['a fifth severity', { base: { 5: 50 } }, 'policy.base.5', 'unknown_key', '5'],
  ['a base that is one amount', { base: 5 }, 'policy.base', 'invalid', '5'],
  ['a base that is a list', { base: [0, 5, 10, 20] }, 'policy.base', 'invalid', '[0,5,10,20]'],
  ['less for a graver failure', { base: { 3: 5 } }, 'policy.base.3', 'not_rising', '5.00'],
  ['so much that the next step of the preset is less', { base: { 2: 16 } }, 'policy.base.3', 'not_rising', '15.00'],
  ['less of the price for a graver failure', { kept_percent: { 2: 30 } }, 'policy.kept_percent.3', 'not_rising', '15'],
  ["a base without the team's currency", { base: { USD: { 2: 5 } } }, 'policy.base.EUR', 'missing', ''],
  ["a floor without the team's currency", { repeat_floor: { USD: 5 } }, 'policy.repeat_floor.EUR', 'missing', ''],
  ['a code that no currency has', { base: { EUR: {}, ABC: {} } }, 'policy.base.ABC', 'unknown_currency', 'ABC'],
  ['a currency in small letters', { repeat_floor: { EUR: 5, usd: 5 } }, 'policy.repeat_floor.usd', 'unknown_key', 'usd'],
  ['less for a graver failure in its currency', { base: { EUR: { 3: 5 } } }, 'policy.base.EUR.3', 'not_rising', '5.00'],
  ['a fault in another currency', { base: { EUR: { 3: 20 }, JPY: { 3: 0.5 } } }, 'policy.base.JPY.3', 'too_precise', '0.5'],
];

const ofNumbers: readonly Wrong[] = [
  ['a percentage over 200', { repeat_same_cause_percent: 201 }, 'policy.repeat_same_cause_percent', 'too_large', '201'],
  ['more than the whole price', { kept_percent: { 4: 101 } }, 'policy.kept_percent.4', 'too_large', '101'],
  ['half a percent', { delay_percent_per_day: 0.5 }, 'policy.delay_percent_per_day', 'not_whole', '0.5'],
  ['a percentage below 0', { delay_percent_at_most: -1.5 }, 'policy.delay_percent_at_most', 'negative', '-1.5'],
  ['a percentage in words', { vulnerable_percent: '10' }, 'policy.vulnerable_percent', 'not_a_number', '10'],
  ['a limit below the price', { suggested_percent_at_most: 99 }, 'policy.suggested_percent_at_most', 'too_small', '99'],
  ['a limit over 150', { suggested_percent_at_most: 151 }, 'policy.suggested_percent_at_most', 'too_large', '151'],
  ['a limit of all over 200', { given_percent_at_most: 201 }, 'policy.given_percent_at_most', 'too_large', '201'],
  ['a limit below the other', { given_percent_at_most: 119 }, 'policy.given_percent_at_most', 'less_than_suggested', '119'],
  ['a window of eleven years', { repeat_window_days: 3651 }, 'policy.repeat_window_days', 'too_large', '3651'],
  ['more hours than a year has', { delay_after_hours: 8761 }, 'policy.delay_after_hours', 'too_large', '8761'],
  ['a look after no gesture', { look_after_gestures: 0 }, 'policy.look_after_gestures', 'too_small', '0'],
  ['half a gesture', { look_after_gestures: 1.5 }, 'policy.look_after_gestures', 'not_whole', '1.5'],
  ["more than a day's work", { care_minutes: { call: 481 } }, 'policy.care_minutes.call', 'too_large', '481'],
  ['minutes for what costs money', { care_minutes: { credit: 5 } }, 'policy.care_minutes.credit', 'unknown_key', 'credit'],
];

const tier = { key: 'vip', at_least: 1, uplift_percent: 3 };
const higher = { key: 'top', at_least: 2, uplift_percent: 2 };

const ofWords: readonly Wrong[] = [
  ['an empty version', { version: ' ' }, 'policy.version', 'empty', ''],
  ['a version that is a number', { version: 2 }, 'policy.version', 'invalid', '2'],
  ['a long version', { version: 'x'.repeat(101) }, 'policy.version', 'too_large', 'x'.repeat(60)],
  ['a word it does not know', { repeat_flor: 5 }, 'policy.repeat_flor', 'unknown_key', 'repeat_flor'],
  ['a preset it does not know', { preset: 'lavish' }, 'policy.preset', 'unknown_value', 'lavish'],
  ['a delay from nowhere', { delay_counts_from: 'order' }, 'policy.delay_counts_from', 'unknown_value', 'order'],
  ['a list that is none', { tiers: 'vip' }, 'policy.tiers', 'invalid', 'vip'],
  ['eleven tiers', { tiers: Array.from({ length: 11 }, (_, index) => ({ ...tier, key: `${index}` })) }, 'policy.tiers', 'too_large', '11'],
  ['an uplift over 200', { tiers: [{ ...tier, uplift_percent: 201 }] }, 'policy.tiers.0.uplift_percent', 'too_large', '201'],
  ['a tier without an amount', { tiers: [tier, { key: 'a', uplift_percent: 1 }] }, 'policy.tiers.1.at_least', 'missing', ''],
  ['a higher tier that adds less', { tiers: [tier, higher] }, 'policy.tiers.1.uplift_percent', 'not_rising', '2'],
  ['a higher tier that adds less, listed first', { tiers: [higher, tier] }, 'policy.tiers.0.uplift_percent', 'not_rising', '2'],
  [
    'a code that no currency has in a tier',
    { tiers: [{ ...tier, at_least: { EUR: 1, ABC: 1 } }] },
    'policy.tiers.0.at_least.ABC',
    'unknown_currency',
    'ABC',
  ],
  ['a tier twice', { tiers: [tier, { ...tier, at_least: 2 }] }, 'policy.tiers.1', 'twice', 'vip'],
];

const miles = { key: 'miles', label: 'Miles', unit: { name: 'miles', worth: 12 } };

const ofKinds: readonly Wrong[] = [
  ['a kind of a built-in key', { kinds: [{ ...miles, key: 'refund' }] }, 'policy.kinds.0.key', 'taken', 'refund'],
  ['a key in capitals', { kinds: [{ ...miles, key: 'Miles' }] }, 'policy.kinds.0.key', 'not_a_key', 'Miles'],
  ['an unknown key of a kind', { kinds: [{ ...miles, colour: 'red' }] }, 'policy.kinds.0.colour', 'unknown_key', 'colour'],
  ['a label with a place to fill in', { kinds: [{ ...miles, label: 'Miles {x}' }] }, 'policy.kinds.0.label', 'invalid', 'Miles {x}'],
  ['a label in no language', { kinds: [{ ...miles, label: {} }] }, 'policy.kinds.0.label', 'empty', '{}'],
  ['no worth', { kinds: [{ ...miles, unit: { name: 'miles' } }] }, 'policy.kinds.0.unit.worth', 'missing', ''],
  ['a worth of 0', { kinds: [{ ...miles, unit: { name: 'miles', worth: 0 } }] }, 'policy.kinds.0.unit.worth', 'too_small', '0'],
  ['half a mile', { kinds: [{ ...miles, denominations: [0.5] }] }, 'policy.kinds.0.denominations.0', 'too_small', '0.5'],
  ['a mile and a half', { kinds: [{ ...miles, denominations: [1.5] }] }, 'policy.kinds.0.denominations.0', 'not_whole', '1.5'],
  [
    'vouchers of a third of a cent',
    { kinds: [{ key: 'voucher', label: 'Voucher', denominations: ['0.003'] }] },
    'policy.kinds.0.denominations.0',
    'not_a_number',
    '0.003',
  ],
  [
    'vouchers of nothing',
    { kinds: [{ key: 'voucher', label: 'V', denominations: [0] }] },
    'policy.kinds.0.denominations.0',
    'too_small',
    '0',
  ],
  ['one label of two kinds', { kinds: [miles, { ...miles, key: 'points', label: 'MILES' }] }, 'policy.kinds.1.label', 'twice', 'MILES'],
  ['one key of two kinds', { kinds: [miles, { ...miles, label: 'Points' }] }, 'policy.kinds.1', 'twice', 'miles'],
  ['miles by Stripe', { kinds: [{ ...miles, executor: 'stripe' }] }, 'policy.kinds.0.executor', 'not_carried_out', 'stripe'],
  ['something owed of a built-in key', { owed_actions: [{ key: 'answer', label: 'x' }] }, 'policy.owed_actions.0.key', 'taken', 'answer'],
];

const ofCauses: readonly Wrong[] = [
  ['an unknown kind of gesture', { causes: [{ cause: 'x', kind: 'call' }] }, 'policy.causes.0.kind', 'unknown_gesture', 'call'],
  ['care that costs money', { causes: [{ cause: 'x', care: ['call', 'credit'] }] }, 'policy.causes.0.care.1', 'unknown_value', 'credit'],
  ['a right that nobody has', { causes: [{ cause: 'x', owed: ['cake'] }] }, 'policy.causes.0.owed.0', 'unknown_value', 'cake'],
  ['a law that is a word', { causes: [{ cause: 'x', statutory: 'yes' }] }, 'policy.causes.0.statutory', 'invalid', 'yes'],
  ['a fault of nobody', { causes: [{ cause: 'x', usual_fault: 'mine' }] }, 'policy.causes.0.usual_fault', 'unknown_value', 'mine'],
  ['a severity in words', { causes: [{ cause: 'x', usual_severity: '2' }] }, 'policy.causes.0.usual_severity', 'unknown_value', '2'],
  ['an idea without a word', { causes: [{ cause: 'x', surprises: ['a', ' '] }] }, 'policy.causes.0.surprises.1', 'empty', ''],
  ['a cause without a name', { causes: [{ label: 'x' }] }, 'policy.causes.0.cause', 'missing', ''],
  ['a cause that is a list', { causes: [[]] }, 'policy.causes.0', 'invalid', '[]'],
  ['a cause twice', { causes: [{ cause: 'x' }, { cause: 'x ' }] }, 'policy.causes.1', 'twice', 'x'],
  [
    'a cause with less for a graver failure',
    { causes: [{ cause: 'a' }, { cause: 'outage' }, { cause: 'c', base: { 3: 8 } }] },
    'policy.causes.2.base.3',
    'not_rising',
    '8.00',
  ],
  [
    'a cause with less for a graver failure in its currency',
    { causes: [{ cause: 'outage', base: { EUR: { 2: 26, 3: 27 } } }] },
    'policy.causes.0.base.EUR.4',
    'not_rising',
    '25.00',
  ],
  ["a cause without the team's currency", { causes: [{ cause: 'x', base: { USD: {} } }] }, 'policy.causes.0.base.EUR', 'missing', ''],
];

describe('a policy with a fault', () => {
  it.each([...ofAmounts, ...ofNumbers, ...ofWords, ...ofKinds, ...ofCauses])(
    'is the built-in one as a whole, and the place is named: %s',
    (_title, fault, path, problem, given) => {
      const { policy, problems } = read({ version: 'team', delay_counts_from: 'report', ...fault });
      expect(policy).toEqual(builtIn);
      expect(problems).toEqual([{ setting: 'policy', path, problem, given, used: 'default' }]);
    },
  );

  it.each([
    ['no JSON', '{version:1}', { problem: 'not_json', path: 'policy', given: '{version:1}' }],
    ['no version', '{"base":{}}', { problem: 'missing', path: 'policy.version' }],
    ['a list', '[]', { problem: 'invalid', path: 'policy' }],
    ['a number', 5, { problem: 'invalid', path: 'policy', given: '5' }],
    ['yes', true, { problem: 'not_json', path: 'policy', given: 'true' }],
    ['far too much', `{"version":"${'x'.repeat(70_000)}"}`, { problem: 'not_json', path: 'policy' }],
  ])('is the built-in one as a whole with %s', (_title, given, problem) => {
    const result = readPolicy(given, EUR);
    expect(result.policy).toEqual(builtIn);
    expect(result.problems).toMatchObject([{ setting: 'policy', used: 'default', ...problem }]);
  });

  it('is told of all its faults, each once, up to twenty', () => {
    expect(pathsOf({ version: 'team', base: { 1: 'a', 2: 'b' }, repeat_floor: null, delay_after_hours: -0.5 })).toEqual([
      'policy.base.1',
      'policy.base.2',
      'policy.repeat_floor',
      'policy.delay_after_hours',
    ]);
    expect(pathsOf({ version: 'team', base: { 2: 30 }, kept_percent: { 1: 50 }, given_percent_at_most: 100 })).toEqual([
      'policy.base.3',
      'policy.kept_percent.2',
      'policy.given_percent_at_most',
    ]);
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`key${index}`, index]));
    expect(pathsOf({ version: 'team', causes: Array.from({ length: 40 }, () => ({ cause: '', ...many })) })).toHaveLength(20);
  });
});
