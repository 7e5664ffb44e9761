import * as fc from 'fast-check';
import { OWED_ACTIONS, PRESETS } from '#domain/policy/names.ts';
import { MONEY_KINDS } from '#domain/gestures/built-in-kinds.ts';
import { FAULTS, SEVERITIES } from '#domain/gestures/gesture.ts';

/** JSON of any shape. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const percent = fc.integer({ min: 0, max: 200 });
const wholeAmount = fc.integer({ min: 0, max: 999_999_999 });
const writtenAmount = fc.oneof(
  wholeAmount,
  wholeAmount.map((amount) => amount / 100).filter((amount) => /^\d+(\.\d\d?)?$/.test(String(amount))),
  fc.constantFrom('12,50', ' 7.5 ', '+3', '0', '0012', '8.'),
);
const amount = fc.oneof(writtenAmount, fc.record({ EUR: writtenAmount, JPY: wholeAmount }));
const word = fc
  .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
  .filter((text) => text.trim() !== '' && Array.from(text).length <= 100);

/** Numbers that do not fall, for all four severities. */
function rising(number: fc.Arbitrary<number>) {
  return fc
    .array(number, { minLength: 4, maxLength: 4 })
    .map((numbers) => Object.fromEntries(numbers.toSorted((a, b) => a - b).map((one, index) => [String(index + 1), one])));
}

const base = fc.oneof(rising(wholeAmount), fc.record({ EUR: rising(wholeAmount), USD: rising(wholeAmount) }));
const care = fc.constantFrom('apology', 'redo', 'call', 'priority');

const cause = fc.record(
  {
    cause: word,
    label: word,
    kind: fc.constantFrom(...MONEY_KINDS),
    care: fc.array(care, { maxLength: 10 }),
    owed: fc.array(fc.constantFrom(...OWED_ACTIONS), { maxLength: 10 }),
    statutory: fc.boolean(),
    harm: fc.boolean(),
    repeat_window_days: fc.option(fc.integer({ min: 0, max: 3650 }), { nil: null }),
    base,
    surprises: fc.array(word, { maxLength: 3 }),
    usual_fault: fc.constantFrom(...FAULTS, null),
    usual_severity: fc.constantFrom(...SEVERITIES, null),
  },
  { requiredKeys: ['cause'] },
);

const language = fc.constantFrom('en', 'de', 'pt-BR');
const shown = fc.constantFrom('Miles', 'Ein Gutschein', '差額', 'x');
const label = fc.oneof(shown, fc.dictionary(language, shown, { minKeys: 1 }));
const forms = fc.record({ one: shown, few: shown, other: shown }, { requiredKeys: ['other'] });
const positive = fc.oneof(
  fc.integer({ min: 1, max: 999_999_999 }),
  fc.constantFrom('12,50', ' 7.5 ', '+3', '0.01', '0012', '8.'),
  fc.record({ EUR: fc.integer({ min: 1, max: 9999 }), JPY: fc.integer({ min: 1, max: 9999 }) }),
);
const counted = fc.integer({ min: 1, max: 999_999_999 });
const unit = fc.record(
  { name: fc.oneof(shown, forms, fc.dictionary(language, fc.oneof(shown, forms), { minKeys: 1 })), worth: positive, per: counted },
  { requiredKeys: ['name', 'worth'] },
);
const atMost = fc.option(amount, { nil: null });
const money = fc.record(
  {
    key: fc.constantFrom('voucher', 'coupon'),
    executor: fc.constantFrom('by hand', 'stripe', 'shopify_gift_card', 'webhook'),
    unit: fc.constant(null),
    denominations: fc.array(positive, { maxLength: 20 }),
    at_most: atMost,
  },
  { requiredKeys: ['key'] },
);
const ofUnit = fc.record(
  {
    key: fc.constantFrom('miles', 'upgrade'),
    executor: fc.constantFrom('by hand', 'webhook'),
    unit,
    denominations: fc.array(counted, { maxLength: 20 }),
    at_most: atMost,
  },
  { requiredKeys: ['key', 'unit'] },
);
/** Two kinds with one label are none. */
const kinds = fc.tuple(money, ofUnit, label).map(([one, other, said]) => [
  { ...one, label: said },
  { ...other, label: 'Something else' },
]);
const owedActions = label.chain((said) =>
  fc.record({ key: fc.constant('rebook'), label: fc.constant(said), reply: label }, { requiredKeys: ['key', 'label'] }),
);

const uplift = percent;
const tier = fc.record({ key: word, at_least: amount, uplift_percent: uplift });

type WrittenTier = typeof tier extends fc.Arbitrary<infer Drawn> ? Drawn : never;

/** The same tiers in the same order, with what they add dealt out again: the most to the highest in euros. */
function tiersThatRise(tiers: readonly WrittenTier[]): WrittenTier[] {
  const uplifts = tiers.map((one) => one.uplift_percent).toSorted((a, b) => a - b);
  const cutOffs = tiers.map(inEuros).toSorted((a, b) => a - b);
  return tiers.map((one) => ({ ...one, uplift_percent: uplifts[cutOffs.indexOf(inEuros(one))] ?? 0 }));
}

function inEuros({ at_least: given }: WrittenTier): number {
  return Number(String(typeof given === 'object' ? given.EUR : given).replace(',', '.'));
}

/** Policies as a team may write them, in euros. */
export const policies: fc.Arbitrary<Json> = fc.record(
  {
    $schema: fc.string(),
    version: word,
    preset: fc.constantFrom(...PRESETS),
    base,
    repeat_floor: amount,
    delay_floor: amount,
    denominations: fc.array(amount, { maxLength: 20 }),
    kept_percent_at_most: fc.integer({ min: 0, max: 100 }),
    harm_from_severity: fc.constantFrom(...SEVERITIES, null),
    kept_percent: rising(fc.integer({ min: 0, max: 100 })),
    repeat_window_days: fc.integer({ min: 0, max: 3650 }),
    repeat_same_cause_percent: percent,
    repeat_other_cause_percent: percent,
    repeat_percent_at_most: percent,
    delay_after_hours: fc.integer({ min: 0, max: 8760 }),
    delay_counts_from: fc.constantFrom('report', 'failure'),
    delay_percent_per_day: percent,
    delay_percent_at_most: percent,
    vulnerable_percent: percent,
    suggested_percent_at_most: fc.integer({ min: 100, max: 150 }),
    given_percent_at_most: fc.integer({ min: 150, max: 200 }),
    margin_percent_at_most: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
    kind_at_most: fc.record(
      { surprise: fc.option(amount, { nil: null }), gift: fc.option(amount, { nil: null }), credit: fc.option(amount, { nil: null }) },
      { requiredKeys: [] },
    ),
    look_after_gestures: fc.integer({ min: 1, max: 100 }),
    care_minutes: fc.dictionary(care, fc.integer({ min: 0, max: 480 })),
    minute_worth: amount,
    tiers: fc.uniqueArray(tier, { maxLength: 10, selector: ({ key }) => key.trim() }).map(tiersThatRise),
    tiers_by: fc.constantFrom('so_far', 'expected', 'both'),
    kinds,
    owed_actions: owedActions.map((one) => [one]),
    causes: fc.uniqueArray(cause, { maxLength: 6, selector: (one) => one.cause.trim() }),
  },
  { requiredKeys: ['version'] },
);

/** Where something stands in a value, and what. */
export interface Place {
  readonly way: readonly (string | number)[];
  readonly there: Json;
}

/** Every place in a value, the value itself first. */
export function places(there: Json, way: Place['way'] = []): readonly Place[] {
  if (typeof there !== 'object' || there === null) return [{ way, there }];
  const inner = Object.entries(there).flatMap(([key, one]) => places(one, [...way, Array.isArray(there) ? Number(key) : key]));
  return [{ way, there }, ...inner];
}

/** A value with another in one place; without that place where the change gives nothing. */
export function changed(value: Json, [step, ...rest]: Place['way'], change: (there: Json) => Json | undefined): Json | undefined {
  if (step === undefined) return change(value);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, one]) => {
    const next = key === String(step) ? changed(one, rest, change) : one;
    return next === undefined ? [] : [[key, next] as const];
  });
  return Array.isArray(value) ? entries.map(([, one]) => one) : Object.fromEntries(entries);
}

/** What people put in the wrong place, and a good deal else. A code that is no currency is left to a test of its own. */
const misfits: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(-1, -0.5, -1e-30, 0.5, 31, 99, 101, 151, 201, 481, 3651, 8761, 1e9, 1e300, 999_999_999.5, 0, 1, true, null),
  fc.constantFrom<Json>('', '  ', 'x', 'x'.repeat(100), 'x'.repeat(101), '😀'.repeat(100), '😀'.repeat(101), 'x'.repeat(201)),
  fc.constantFrom<Json>('12,50', '-5', '-0', '1.000', '12.345', '1e5', '5 EUR', '9999999999', 'balanced', 'credit', 'call', 'ours'),
  fc.constantFrom<Json>([], ['call'], ['credit'], {}, { EUR: 5 }, { USD: 5 }, { eur: 5 }, { EUR: { '2': 5 } }, { '1': 0, EUR: {} }),
  fc.constantFrom<Json>({ '2': 500 }, { '5': 1 }, [{ cause: 'x' }, { cause: ' x ' }], { EUR: { '2': -1 } }, { EUR: 5, USD: -5 }),
  (fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>).filter((value) => !/"[A-Z]{3}":/.test(JSON.stringify(value))),
);

const strangeKeys = fc.constantFrom('repeat_flor', 'comment', '5', 'eur', 'constructor', '__proto__', 'toString');

/** A policy with one thing in it changed: something put in the place of another, a key too many, a key too few. */
export const damagedPolicies: fc.Arbitrary<Json> = policies.chain((policy) => {
  const anywhere = fc.constantFrom(...places(policy));
  return fc.oneof(
    fc.tuple(anywhere, misfits).map(([{ way }, misfit]) => changed(policy, way, () => misfit) ?? null),
    fc
      .tuple(anywhere, strangeKeys, misfits)
      .map(([{ way }, key, misfit]) => changed(policy, way, (there) => withKey(there, key, misfit)) ?? null),
    anywhere.map(({ way }) => changed(policy, way, () => undefined) ?? null),
  );
});

function withKey(there: Json, key: string, value: Json): Json {
  if (typeof there !== 'object' || there === null || Array.isArray(there)) return there;
  // Written as text first: only so is `__proto__` a key like any other.
  const rest = JSON.stringify(there).slice(1, -1);
  return JSON.parse(`{${rest}${rest === '' ? '' : ','}${JSON.stringify(key)}:${JSON.stringify(value)}}`) as Json;
}
