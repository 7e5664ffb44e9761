import * as v from 'valibot';
import { BY_HAND, PROVIDERS } from '#domain/gestures/executors.ts';
import { KIND_KEY, type UnitText } from '#domain/gestures/own-kinds.ts';
import type { Currency } from '#domain/money/money.ts';
import { isRecord } from '../../shared/is-record.ts';
import { amountOrNone, differing, object, positiveMinor, text, whole } from './policy-schema-parts.ts';

/* The kinds of gesture, and what is owed, that a policy names itself. */

const KINDS_AT_MOST = 20;
const DENOMINATIONS_AT_MOST = 20;
const LABEL_LENGTH_AT_MOST = 60;
const REPLY_LENGTH_AT_MOST = 300;
/** Nobody is given a thousand million of anything, nor is its worth said of more. */
const COUNT_AT_MOST = 999_999_999;

export const gestureKey = v.pipe(v.string(), v.regex(KIND_KEY, 'not_a_key'));

const LANGUAGE = /^[a-z]{2}(?:-[A-Za-z0-9]{2,8})*$/;

/** Text that is shown as it stands: a brace would be taken for a place to fill in. */
function shownText(lengthAtMost: number) {
  return v.pipe(
    text(lengthAtMost),
    v.check((given) => !/[{}]/.test(given)),
  );
}

/** The same for everybody, or by language. */
function byLanguage<T>(schema: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, T | Readonly<Record<string, T>>> {
  return v.lazy((given): v.GenericSchema<unknown, T | Readonly<Record<string, T>>> => {
    if (!isRecord(given) || 'other' in given) return schema;
    const languages = Object.keys(given).filter((key) => LANGUAGE.test(key));
    return v.pipe(
      object(Object.fromEntries(languages.map((language) => [language, schema]))),
      v.check((texts) => Object.keys(texts).length > 0, 'empty'),
    );
  });
}

const label = byLanguage<string>(shownText(LABEL_LENGTH_AT_MOST));

/** One form, or the plural forms of the language. */
const unitText: v.GenericSchema<unknown, UnitText> = v.lazy((given): v.GenericSchema<unknown, UnitText> => {
  const one = shownText(LABEL_LENGTH_AT_MOST);
  if (typeof given === 'string') return one;
  const form = v.exactOptional(one);
  return object({ zero: form, one: form, two: form, few: form, many: form, other: one });
});

function list(item: v.GenericSchema<unknown, number>) {
  return v.optional(v.pipe(v.array(item), v.maxLength(DENOMINATIONS_AT_MOST, 'too_large')));
}

function kindSchema(currency: Currency) {
  const positive = positiveMinor(currency);
  const counted = whole({ atLeast: 1, atMost: COUNT_AT_MOST });
  const unit = object({ name: byLanguage(unitText), worth: positive, per: v.optional(counted, 1) });
  const shared = {
    key: gestureKey,
    label,
    executor: v.optional(v.picklist([BY_HAND, ...PROVIDERS])),
    at_most: v.optional(amountOrNone(currency)),
  };
  const money = object({ ...shared, unit: v.optional(v.null()), denominations: list(positive) });
  const ofUnit = object({ ...shared, unit, denominations: list(counted) });
  return v.lazy((given): typeof money | typeof ofUnit => (isRecord(given) && (given['unit'] ?? null) === null ? money : ofUnit));
}

const owedSchema = object({ key: gestureKey, label, reply: v.optional(byLanguage<string>(shownText(REPLY_LENGTH_AT_MOST))) });

export function ownKindsEntries(currency: Currency) {
  return {
    kinds: v.optional(differing(v.array(kindSchema(currency)), KINDS_AT_MOST, ({ key }) => key)),
    owed_actions: v.optional(differing(v.array(owedSchema), KINDS_AT_MOST, ({ key }) => key)),
  };
}
