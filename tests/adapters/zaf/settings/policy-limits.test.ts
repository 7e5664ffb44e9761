import { describe, expect, it } from 'vitest';
import { readPolicy } from '#adapters/zaf/settings/policy-setting.ts';
import { EUR } from '#builders/currencies.ts';

const many = <T>(count: number, one: (index: number) => T): readonly T[] => Array.from({ length: count }, (_, index) => one(index));
const emoji = '😀';

function problemsOf(part: object): readonly string[] {
  return readPolicy({ version: '1', ...part }, EUR).problems.map(({ path, problem }) => `${path} ${problem}`);
}

/** The shortest policy, with space in it. */
function policyOfLength(length: number): string {
  return `{"version":"1"${' '.repeat(length - 15)}}`;
}

type Limit = readonly [title: string, part: (size: number) => object, last: number, first: number, problem: string];

const ofNumbers: readonly Limit[] = [
  ['a percentage', (size) => ({ repeat_same_cause_percent: size }), 200, 201, 'policy.repeat_same_cause_percent too_large'],
  ['a percentage downwards', (size) => ({ repeat_other_cause_percent: size }), 0, -1, 'policy.repeat_other_cause_percent negative'],
  ['a share of the price', (size) => ({ kept_percent: { 4: size } }), 100, 101, 'policy.kept_percent.4 too_large'],
  ['a window', (size) => ({ repeat_window_days: size }), 3650, 3651, 'policy.repeat_window_days too_large'],
  ['hours', (size) => ({ delay_after_hours: size }), 8760, 8761, 'policy.delay_after_hours too_large'],
  ['what was kept', (size) => ({ kept_percent_at_most: size }), 100, 101, 'policy.kept_percent_at_most too_large'],
  ['a share of the margin', (size) => ({ margin_percent_at_most: size }), 100, 101, 'policy.margin_percent_at_most too_large'],
  ['what repeats add', (size) => ({ repeat_percent_at_most: size }), 200, 201, 'policy.repeat_percent_at_most too_large'],
  [
    'the window of a cause',
    (size) => ({ causes: [{ cause: 'a', repeat_window_days: size }] }),
    3650,
    3651,
    'policy.causes.0.repeat_window_days too_large',
  ],
  ['minutes', (size) => ({ care_minutes: { call: size } }), 480, 481, 'policy.care_minutes.call too_large'],
  ['a number of gestures', (size) => ({ look_after_gestures: size }), 100, 101, 'policy.look_after_gestures too_large'],
  ['a number of gestures downwards', (size) => ({ look_after_gestures: size }), 1, 0, 'policy.look_after_gestures too_small'],
  ['what is suggested', (size) => ({ suggested_percent_at_most: size }), 150, 151, 'policy.suggested_percent_at_most too_large'],
  ['what is suggested downwards', (size) => ({ suggested_percent_at_most: size }), 100, 99, 'policy.suggested_percent_at_most too_small'],
  ['what is given', (size) => ({ given_percent_at_most: size }), 200, 201, 'policy.given_percent_at_most too_large'],
  [
    'what is given below what is suggested',
    (size) => ({ suggested_percent_at_most: 110, given_percent_at_most: size }),
    110,
    109,
    'policy.given_percent_at_most less_than_suggested',
  ],
  [
    'an uplift',
    (size) => ({ tiers: [{ key: 'a', at_least: 1, uplift_percent: size }] }),
    200,
    201,
    'policy.tiers.0.uplift_percent too_large',
  ],
  ['an amount', (size) => ({ minute_worth: size }), 999_999_999.99, 1e9, 'policy.minute_worth too_large'],
  ['an amount downwards', (size) => ({ delay_floor: size }), 0, -0.01, 'policy.delay_floor negative'],
];

const ofWords: readonly Limit[] = [
  ['a word', (size) => ({ version: 'x'.repeat(size) }), 100, 101, 'policy.version too_large'],
  ['a word of emoji', (size) => ({ version: emoji.repeat(size) }), 100, 101, 'policy.version too_large'],
  ['the label of a cause', (size) => ({ causes: [{ cause: 'a', label: 'x'.repeat(size) }] }), 100, 101, 'policy.causes.0.label too_large'],
  ['an idea', (size) => ({ causes: [{ cause: 'a', surprises: ['x'.repeat(size)] }] }), 200, 201, 'policy.causes.0.surprises.0 too_large'],
  ['a word downwards', (size) => ({ causes: [{ cause: 'x'.repeat(size) }] }), 1, 0, 'policy.causes.0.cause empty'],
];

const ofLists: readonly Limit[] = [
  [
    'tiers',
    (size) => ({ tiers: many(size, (index) => ({ key: `${index}`, at_least: 1, uplift_percent: 1 })) }),
    10,
    11,
    'policy.tiers too_large',
  ],
  ['causes', (size) => ({ causes: many(size, (index) => ({ cause: `${index}` })) }), 50, 51, 'policy.causes too_large'],
  ['care', (size) => ({ causes: [{ cause: 'a', care: many(size, () => 'call') }] }), 10, 11, 'policy.causes.0.care too_large'],
  ['what is owed', (size) => ({ causes: [{ cause: 'a', owed: many(size, () => 'answer') }] }), 10, 11, 'policy.causes.0.owed too_large'],
  ['denominations', (size) => ({ denominations: many(size, () => 5) }), 20, 21, 'policy.denominations too_large'],
  ['ideas', (size) => ({ causes: [{ cause: 'a', surprises: many(size, () => 'x') }] }), 20, 21, 'policy.causes.0.surprises too_large'],
];

describe('the limits of a policy', () => {
  it.each([...ofNumbers, ...ofWords, ...ofLists])('for %s', (_title, part, last, first, problem) => {
    expect(problemsOf(part(last))).toEqual([]);
    expect(problemsOf(part(first))).toEqual([problem]);
  });

  it('let a percentage be zero, and no other number of things be broken', () => {
    expect(problemsOf({ kept_percent: { 1: 0 }, care_minutes: { call: 0 }, delay_after_hours: 0, repeat_window_days: 0 })).toEqual([]);
    expect(problemsOf({ delay_after_hours: 1.5 })).toEqual(['policy.delay_after_hours not_whole']);
    expect(problemsOf({ delay_after_hours: '1' })).toEqual(['policy.delay_after_hours not_a_number']);
  });

  it.each(['report', 'failure'])('let a delay count from the %s', (from) => {
    expect(problemsOf({ delay_counts_from: from })).toEqual([]);
  });

  it('let tiers begin at one value, whatever each adds', () => {
    const tiers = [
      { key: 'a', at_least: 1, uplift_percent: 5 },
      { key: 'b', at_least: 1, uplift_percent: 2 },
    ];
    expect(problemsOf({ tiers })).toEqual([]);
  });

  it('let 65,536 characters be a policy, and no more', () => {
    expect(readPolicy(policyOfLength(65_536), EUR).problems).toEqual([]);
    expect(readPolicy(policyOfLength(65_537), EUR).problems).toMatchObject([{ path: 'policy', problem: 'not_json' }]);
  });
});

describe('a currency in a policy', () => {
  it.each(['EURO', 'xEUR', 'eur', 'EU', 'E1R'])('is no key like %s beside one', (key) => {
    expect(problemsOf({ repeat_floor: { EUR: 5, [key]: 5 } })).toEqual([`policy.repeat_floor.${key} unknown_key`]);
    expect(problemsOf({ base: { EUR: {}, [key]: {} } })).toEqual([`policy.base.${key} unknown_key`]);
  });

  it('has every amount checked that stands under it, by its own minor unit', () => {
    expect(problemsOf({ repeat_floor: { EUR: 5, JPY: 5.5 }, base: { EUR: {}, JPY: { 2: 5.5 }, KWD: { 2: 5.125 } } })).toEqual([
      'policy.base.JPY.2 too_precise',
      'policy.repeat_floor.JPY too_precise',
    ]);
  });

  it('may be as large as any amount in its own minor unit', () => {
    expect(problemsOf({ repeat_floor: { EUR: 5, JPY: 999_999_999, KWD: 999_999_999.5 } })).toEqual([]);
    expect(problemsOf({ repeat_floor: { EUR: 5, JPY: 1e9 } })).toEqual(['policy.repeat_floor.JPY too_large']);
  });
});
