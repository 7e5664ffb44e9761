import { type Currency, money, toMajor } from '#domain/money/money.ts';
import type { BySeverity, Policy } from '#domain/policy/policy.ts';

/** A policy written out as a team would write it, every key named. Reading it gives the same policy, all of it the team's own. */
export function policyJson(policy: Policy, currency: Currency) {
  const major = (amountMinor: number): string => toMajor(money(amountMinor, currency));
  const amountOrNone = (amountMinor: number | null = null): string | null => (amountMinor === null ? null : major(amountMinor));
  const base = (sums: BySeverity) => ({ 1: major(sums[1]), 2: major(sums[2]), 3: major(sums[3]), 4: major(sums[4]) });
  return {
    $schema: 'assets/policy.schema.json',
    version: policy.version,
    preset: policy.preset,
    base: base(policy.baseMinor),
    repeat_floor: major(policy.repeatFloorMinor),
    delay_floor: major(policy.delayFloorMinor),
    denominations: policy.denominationsMinor.map(major),
    kept_percent: policy.keptPercent,
    kept_percent_at_most: policy.keptPercentAtMost,
    harm_from_severity: policy.harmFromSeverity,
    repeat_window_days: policy.repeatWindowDays,
    repeat_same_cause_percent: policy.repeatSameCausePercent,
    repeat_other_cause_percent: policy.repeatOtherCausePercent,
    repeat_percent_at_most: policy.repeatPercentAtMost,
    delay_after_hours: policy.delayAfterHours,
    delay_counts_from: policy.delayCountsFrom,
    delay_percent_per_day: policy.delayPercentPerDay,
    delay_percent_at_most: policy.delayPercentAtMost,
    vulnerable_percent: policy.vulnerablePercent,
    suggested_percent_at_most: policy.suggestedPercentAtMost,
    given_percent_at_most: policy.givenPercentAtMost,
    margin_percent_at_most: policy.marginPercentAtMost,
    kind_at_most: {
      surprise: amountOrNone(policy.kindAtMostMinor['surprise']),
      gift: amountOrNone(policy.kindAtMostMinor['gift']),
      credit: amountOrNone(policy.kindAtMostMinor['credit']),
    },
    look_after_gestures: policy.lookAfterGestures,
    care_minutes: policy.careMinutes,
    minute_worth: major(policy.minuteMinor),
    tiers: policy.tiers.map(({ key, atLeastMinor, upliftPercent }) => ({
      key,
      at_least: major(atLeastMinor),
      uplift_percent: upliftPercent,
    })),
    tiers_by: policy.tiersBy,
    causes: policy.causes.map((cause) => ({
      cause: cause.cause,
      ...(cause.label !== null && { label: cause.label }),
      kind: cause.kind,
      care: cause.care,
      owed: cause.owed,
      statutory: cause.isStatutory,
      harm: cause.isHarm,
      repeat_window_days: cause.repeatWindowDays,
      ...(cause.baseMinor !== null && { base: base(cause.baseMinor) }),
      surprises: cause.surprises,
      usual_fault: cause.usualFault,
      usual_severity: cause.usualSeverity,
    })),
  };
}
