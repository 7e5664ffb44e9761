import * as v from 'valibot';
import { type Currency, currencyDigits, parseCurrency } from '#domain/money/money.ts';
import { ADDED_PERCENT_AT_MOST } from '#domain/policy/policy.ts';
import { OWED_ACTIONS, PRESETS } from '#domain/policy/names.ts';
import { type CareKind, FAULTS, GESTURE_KINDS, MONEY_KINDS, SEVERITIES, isMoneyKind } from '#domain/gestures/gesture.ts';
import { isRecord } from '../../shared/is-record.ts';
import { readAmount } from './setting-values.ts';

/*
 * What stands in the setting `policy`. `assets/policy.schema.json` says the same to admins and their editors: whoever
 * changes one changes the other, and a test compares them.
 */

const CAUSES_AT_MOST = 50;
const TIERS_AT_MOST = 10;
const ACTIONS_AT_MOST = 10;
const SURPRISES_AT_MOST = 20;
const WORD_LENGTH_AT_MOST = 100;
/** An idea that is longer is nothing that an agent could read beside a ticket. */
const IDEA_LENGTH_AT_MOST = 200;
const DAYS_AT_MOST = 3650;
const HOURS_AT_MOST = 8760;
/** A working day: nobody spends more on one act of care. */
const MINUTES_AT_MOST = 480;
const GESTURES_AT_MOST = 100;
const DENOMINATIONS_AT_MOST = 20;
/** What is owed may be the whole price, so no limit is below it. Beyond 150 and 200 nobody was seen to be pleased. */
const LIMIT_AT_LEAST = 100;
const SUGGESTED_AT_MOST = 150;
const GIVEN_AT_MOST = 200;
/** In major units. No team gives a thousand millions, and minor units of less are exact. */
const AMOUNT_BELOW = 1_000_000_000;

const word = text(WORD_LENGTH_AT_MOST);

/** An object with these keys and no other. A list is none, though it has no other keys either. */
function object<T extends v.ObjectEntries>(entries: T) {
  return v.pipe(
    v.unknown(),
    v.check((given) => !Array.isArray(given)),
    v.strictObject(entries),
  );
}

/** Text with something in it. Its length counts characters as JSON Schema does, spaces around it included. */
function text(lengthAtMost: number) {
  return v.pipe(
    v.string(),
    v.check((given) => Array.from(given).length <= lengthAtMost, 'too_large'),
    v.trim(),
    v.nonEmpty('empty'),
  );
}

function whole({ atLeast = 0, atMost }: { readonly atLeast?: number; readonly atMost: number }) {
  return v.pipe(
    v.number('not_a_number'),
    v.minValue(0, 'negative'),
    v.minValue(atLeast, 'too_small'),
    v.maxValue(atMost, 'too_large'),
    v.integer('not_whole'),
  );
}

function bySeverity<T>(schema: v.GenericSchema<unknown, T>) {
  const one = v.optional(schema);
  return object({ 1: one, 2: one, 3: one, 4: one });
}

function amountIn(currency: Currency): v.GenericSchema<unknown, number> {
  const belowMinor = AMOUNT_BELOW * 10 ** currencyDigits(currency);
  return v.pipe(
    v.union([v.number(), v.string()], 'not_a_number'),
    v.rawTransform<number | string, number>(({ dataset, addIssue, NEVER }) => {
      const amount = readAmount(dataset.value, currency);
      const isNegative = String(dataset.value).trim().startsWith('-');
      if (amount.ok && !isNegative && amount.value.amountMinor < belowMinor) return amount.value.amountMinor;
      addIssue({ message: isNegative ? 'negative' : amount.ok ? 'too_large' : amount.error.problem });
      return NEVER;
    }),
  );
}

/** A code that no currency has. */
const noCurrency = v.pipe(
  v.unknown(),
  v.check(() => false, 'unknown_currency'),
);

/** Amounts by currency have one for the team's, which is taken. The others are read as well: a fault is one in any currency. */
function ofTeamCurrency<T>(given: unknown, team: Currency, inOne: (currency: Currency) => v.GenericSchema<unknown, T>) {
  const entries = codesOf(given).map((code) => {
    const currency = parseCurrency(code);
    return [code, currency.ok ? inOne(currency.value) : noCurrency] as const;
  });
  return v.pipe(
    object(Object.fromEntries([...entries, [team, inOne(team)]])),
    v.transform((amounts) => amounts[team] as T),
  );
}

function codesOf(given: unknown): readonly string[] {
  return Object.keys(isRecord(given) ? given : {}).filter((key) => /^[A-Z]{3}$/.test(key));
}

/** An amount, or null: nothing bounds it. */
function amountOrNone(team: Currency): v.GenericSchema<unknown, number | null> {
  return v.lazy((given) => (given === null ? v.null() : amountMinor(team)));
}

/** An amount in the team's currency, or an object of amounts by currency. In minor units. */
function amountMinor(team: Currency): v.GenericSchema<unknown, number> {
  return v.lazy((given) => (isRecord(given) ? ofTeamCurrency(given, team, amountIn) : amountIn(team)));
}

/** Whether what stands for a base holds one for each of several currencies. */
export function isByCurrency(given: unknown): boolean {
  return codesOf(given).length > 0;
}

const baseIn = (currency: Currency) => bySeverity(amountIn(currency));
type GivenBase = v.InferOutput<ReturnType<typeof baseIn>>;

/** Amounts by severity in the team's currency, or an object of such by currency. In minor units. */
function base(team: Currency): v.GenericSchema<unknown, GivenBase> {
  return v.lazy((given): v.GenericSchema<unknown, GivenBase> => (isByCurrency(given) ? ofTeamCurrency(given, team, baseIn) : baseIn(team)));
}

const careKinds = GESTURE_KINDS.filter((kind): kind is CareKind => !isMoneyKind(kind));

function causeSchema(currency: Currency) {
  return object({
    cause: word,
    label: v.optional(word),
    kind: v.optional(v.picklist(MONEY_KINDS)),
    care: v.optional(v.pipe(v.array(v.picklist(careKinds)), v.maxLength(ACTIONS_AT_MOST, 'too_large'))),
    owed: v.optional(v.pipe(v.array(v.picklist(OWED_ACTIONS)), v.maxLength(ACTIONS_AT_MOST, 'too_large'))),
    statutory: v.optional(v.boolean()),
    harm: v.optional(v.boolean()),
    repeat_window_days: v.optional(v.nullable(whole({ atMost: DAYS_AT_MOST }))),
    base: v.optional(base(currency)),
    surprises: v.optional(v.pipe(v.array(text(IDEA_LENGTH_AT_MOST)), v.maxLength(SURPRISES_AT_MOST, 'too_large'))),
    usual_fault: v.optional(v.nullable(v.picklist(FAULTS))),
    usual_severity: v.optional(v.nullable(v.picklist(SEVERITIES))),
  });
}

/** Every key but `version` may be left out. Amounts are whole minor units once they are read. */
export function policySchema(currency: Currency) {
  const amount = amountMinor(currency);
  const percent = v.optional(whole({ atMost: ADDED_PERCENT_AT_MOST }));
  const minutes = v.optional(whole({ atMost: MINUTES_AT_MOST }));
  const kindAtMost = v.optional(amountOrNone(currency));
  const tier = object({ key: word, at_least: amount, uplift_percent: whole({ atMost: ADDED_PERCENT_AT_MOST }) });
  return object({
    $schema: v.optional(v.string()),
    version: word,
    preset: v.optional(v.picklist(PRESETS)),
    base: v.optional(base(currency)),
    repeat_floor: v.optional(amount),
    delay_floor: v.optional(amount),
    denominations: v.optional(v.pipe(v.array(amount), v.maxLength(DENOMINATIONS_AT_MOST, 'too_large'))),
    kept_percent: v.optional(bySeverity(whole({ atMost: 100 }))),
    kept_percent_at_most: v.optional(whole({ atMost: 100 })),
    harm_from_severity: v.optional(v.nullable(v.picklist(SEVERITIES))),
    repeat_window_days: v.optional(whole({ atMost: DAYS_AT_MOST })),
    repeat_same_cause_percent: percent,
    repeat_other_cause_percent: percent,
    repeat_percent_at_most: percent,
    delay_after_hours: v.optional(whole({ atMost: HOURS_AT_MOST })),
    delay_counts_from: v.optional(v.picklist(['report', 'failure'])),
    delay_percent_per_day: percent,
    delay_percent_at_most: percent,
    vulnerable_percent: percent,
    suggested_percent_at_most: v.optional(whole({ atLeast: LIMIT_AT_LEAST, atMost: SUGGESTED_AT_MOST })),
    given_percent_at_most: v.optional(whole({ atLeast: LIMIT_AT_LEAST, atMost: GIVEN_AT_MOST })),
    margin_percent_at_most: v.optional(v.nullable(whole({ atMost: 100 }))),
    kind_at_most: v.optional(object({ surprise: kindAtMost, gift: kindAtMost, credit: kindAtMost })),
    look_after_gestures: v.optional(whole({ atLeast: 1, atMost: GESTURES_AT_MOST })),
    care_minutes: v.optional(object({ apology: minutes, redo: minutes, call: minutes, priority: minutes })),
    minute_worth: v.optional(amount),
    tiers: v.optional(differing(v.array(tier), TIERS_AT_MOST, ({ key }) => key)),
    tiers_by: v.optional(v.picklist(['so_far', 'expected', 'both'])),
    causes: v.optional(differing(v.array(causeSchema(currency)), CAUSES_AT_MOST, ({ cause }) => cause)),
  });
}

export type GivenPolicy = v.InferOutput<ReturnType<typeof policySchema>>;
export type GivenCause = NonNullable<GivenPolicy['causes']>[number];

/** A list of so many at most, none of which goes by the same key as one before. */
function differing<T>(list: v.GenericSchema<unknown, T[]>, atMost: number, keyOf: (one: T) => string) {
  return v.pipe(
    list,
    v.rawTransform<T[], T[]>(({ dataset, addIssue }) => {
      const ones = dataset.value;
      const keys = ones.map(keyOf);
      const index = keys.findIndex((key, at) => keys.indexOf(key) < at);
      const place = { type: 'array', origin: 'value', input: ones, key: index, value: ones[index] } as const;
      if (ones.length > atMost) addIssue({ message: 'too_large', input: ones.length });
      else if (index >= 0) addIssue({ message: 'twice', input: keys[index], path: [place] });
      return ones;
    }),
  );
}
