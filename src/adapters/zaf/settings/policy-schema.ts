import * as v from 'valibot';
import type { Currency } from '#domain/money/money.ts';
import { ADDED_PERCENT_AT_MOST } from '#domain/policy/policy.ts';
import { PRESETS } from '#domain/policy/names.ts';
import { CARE_KINDS, FAULTS, SEVERITIES } from '#domain/gestures/gesture.ts';
import { gestureKey, ownKindsEntries } from './own-kinds-schema.ts';
import { amountMinor, amountOrNone, base, bySeverity, differing, object, text, whole, word } from './policy-schema-parts.ts';

/*
 * What stands in the setting `policy`. `assets/policy.schema.json` says the same to admins and their editors: whoever
 * changes one changes the other, and a test compares them.
 */

const CAUSES_AT_MOST = 50;
const TIERS_AT_MOST = 10;
const ACTIONS_AT_MOST = 10;
const SURPRISES_AT_MOST = 20;
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

function causeSchema(currency: Currency) {
  return object({
    cause: word,
    label: v.optional(word),
    kind: v.optional(gestureKey),
    care: v.optional(v.pipe(v.array(v.picklist(CARE_KINDS)), v.maxLength(ACTIONS_AT_MOST, 'too_large'))),
    owed: v.optional(v.pipe(v.array(gestureKey), v.maxLength(ACTIONS_AT_MOST, 'too_large'))),
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
    ...ownKindsEntries(currency),
    causes: v.optional(differing(v.array(causeSchema(currency)), CAUSES_AT_MOST, ({ cause }) => cause)),
  });
}

export type GivenPolicy = v.InferOutput<ReturnType<typeof policySchema>>;
export type GivenCause = NonNullable<GivenPolicy['causes']>[number];
