import * as v from 'valibot';
import { type Currency, currencyDigits, parseCurrency } from '#domain/money/money.ts';
import { isRecord } from '../../shared/is-record.ts';
import { readAmount } from './setting-values.ts';

/* The shapes that several keys of a policy share. */

const WORD_LENGTH_AT_MOST = 100;
/** In major units. No team gives a thousand millions, and minor units of less are exact. */
const AMOUNT_BELOW = 1_000_000_000;

export const word = text(WORD_LENGTH_AT_MOST);

/** An object with these keys and no other. A list is none, though it has no other keys either. */
export function object<T extends v.ObjectEntries>(entries: T) {
  return v.pipe(
    v.unknown(),
    v.check((given) => !Array.isArray(given)),
    v.strictObject(entries),
  );
}

/** Text with something in it. Its length counts characters as JSON Schema does, spaces around it included. */
export function text(lengthAtMost: number) {
  return v.pipe(
    v.string(),
    v.check((given) => Array.from(given).length <= lengthAtMost, 'too_large'),
    v.trim(),
    v.nonEmpty('empty'),
  );
}

export function whole({ atLeast = 0, atMost }: { readonly atLeast?: number; readonly atMost: number }) {
  return v.pipe(
    v.number('not_a_number'),
    v.minValue(0, 'negative'),
    v.minValue(atLeast, 'too_small'),
    v.maxValue(atMost, 'too_large'),
    v.integer('not_whole'),
  );
}

export function bySeverity<T>(schema: v.GenericSchema<unknown, T>) {
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
export function amountOrNone(team: Currency): v.GenericSchema<unknown, number | null> {
  return v.lazy((given) => (given === null ? v.null() : amountMinor(team)));
}

/** An amount in the team's currency, or an object of amounts by currency. In minor units. */
export function amountMinor(team: Currency): v.GenericSchema<unknown, number> {
  return v.lazy((given) => (isRecord(given) ? ofTeamCurrency(given, team, amountIn) : amountIn(team)));
}

const positiveIn = (currency: Currency) => v.pipe(amountIn(currency), v.minValue(1, 'too_small'));

/** The same of an amount that is more than nothing. */
export function positiveMinor(team: Currency): v.GenericSchema<unknown, number> {
  return v.lazy((given) => (isRecord(given) ? ofTeamCurrency(given, team, positiveIn) : positiveIn(team)));
}

/** Whether what stands for a base holds one for each of several currencies. */
export function isByCurrency(given: unknown): boolean {
  return codesOf(given).length > 0;
}

const baseIn = (currency: Currency) => bySeverity(amountIn(currency));
type GivenBase = v.InferOutput<ReturnType<typeof baseIn>>;

/** Amounts by severity in the team's currency, or an object of such by currency. In minor units. */
export function base(team: Currency): v.GenericSchema<unknown, GivenBase> {
  return v.lazy((given): v.GenericSchema<unknown, GivenBase> => (isByCurrency(given) ? ofTeamCurrency(given, team, baseIn) : baseIn(team)));
}

/** A list of so many at most, none of which goes by the same key as one before. */
export function differing<T>(list: v.GenericSchema<unknown, T[]>, atMost: number, keyOf: (one: T) => string) {
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
