import type { Currency } from '#domain/money/money.ts';
import { type OwnKinds, createOwnKinds } from '#domain/gestures/own-kinds.ts';
import { BY_HAND } from '#domain/gestures/executors.ts';
import { type BySeverity, type CausePolicy, type Policy, builtInPolicy, newCause } from '#domain/policy/policy.ts';
import { POLICY_PARTS, type PolicyPart } from '#domain/policy/names.ts';
import { presetPolicy } from '#domain/policy/presets.ts';
import type { GivenCause, GivenPolicy } from './policy-schema.ts';

/** Lays what a team has set over the preset that it starts from: the built-in one where it names none. */
export function mergedPolicy(given: GivenPolicy, currency: Currency): Policy {
  const start = presetPolicy(given.preset ?? builtInPolicy(currency).preset, currency);
  const tiers = given.tiers?.map((tier) => ({ key: tier.key, atLeastMinor: tier.at_least, upliftPercent: tier.uplift_percent }));
  const baseMinor = mergedSums(start.baseMinor, given.base);
  return {
    version: given.version,
    preset: start.preset,
    own: ownParts(given),
    causes: mergedCauses(start.causes, given.causes ?? [], baseMinor),
    ownKinds: ownKindsOf(given),
    unitMinor: start.unitMinor,
    denominationsMinor: (given.denominations ?? start.denominationsMinor).filter((denomination) => denomination > 0),
    baseMinor,
    repeatFloorMinor: given.repeat_floor ?? start.repeatFloorMinor,
    delayFloorMinor: given.delay_floor ?? start.delayFloorMinor,
    keptPercent: mergedSums(start.keptPercent, given.kept_percent),
    keptPercentAtMost: given.kept_percent_at_most ?? start.keptPercentAtMost,
    harmFromSeverity: valueOr(given.harm_from_severity, start.harmFromSeverity),
    repeatWindowDays: given.repeat_window_days ?? start.repeatWindowDays,
    repeatSameCausePercent: given.repeat_same_cause_percent ?? start.repeatSameCausePercent,
    repeatOtherCausePercent: given.repeat_other_cause_percent ?? start.repeatOtherCausePercent,
    repeatPercentAtMost: given.repeat_percent_at_most ?? start.repeatPercentAtMost,
    delayAfterHours: given.delay_after_hours ?? start.delayAfterHours,
    delayCountsFrom: given.delay_counts_from ?? start.delayCountsFrom,
    delayPercentPerDay: given.delay_percent_per_day ?? start.delayPercentPerDay,
    delayPercentAtMost: given.delay_percent_at_most ?? start.delayPercentAtMost,
    vulnerablePercent: given.vulnerable_percent ?? start.vulnerablePercent,
    suggestedPercentAtMost: given.suggested_percent_at_most ?? start.suggestedPercentAtMost,
    givenPercentAtMost: given.given_percent_at_most ?? start.givenPercentAtMost,
    marginPercentAtMost: valueOr(given.margin_percent_at_most, start.marginPercentAtMost),
    kindAtMostMinor: sizesOf(given, start),
    lookAfterGestures: given.look_after_gestures ?? start.lookAfterGestures,
    careMinutes: {
      apology: given.care_minutes?.apology ?? start.careMinutes.apology,
      redo: given.care_minutes?.redo ?? start.careMinutes.redo,
      call: given.care_minutes?.call ?? start.careMinutes.call,
      priority: given.care_minutes?.priority ?? start.careMinutes.priority,
    },
    minuteMinor: given.minute_worth ?? start.minuteMinor,
    tiers: tiers ?? start.tiers,
    tiersBy: given.tiers_by ?? start.tiersBy,
  };
}

function ownKindsOf({ kinds = [], owed_actions: owed = [] }: GivenPolicy): OwnKinds | null {
  if (kinds.length === 0 && owed.length === 0) return null;
  return createOwnKinds(
    kinds.map(({ key, label, unit, denominations = [], executor = BY_HAND }) => ({
      key,
      label,
      unit: unit === undefined || unit === null ? null : { name: unit.name, worthMinor: unit.worth, per: unit.per },
      denominations,
      executor,
    })),
    owed.map(({ key, label, reply = null }) => ({ key, label, reply })),
  );
}

/** Null bounds nothing, and is an answer of its own. */
function sizesOf({ kinds = [], kind_at_most: sizes = {} }: GivenPolicy, { kindAtMostMinor }: Policy): Policy['kindAtMostMinor'] {
  const given = Object.entries(sizes).flatMap(([kind, atMostMinor]) => (atMostMinor === undefined ? [] : [[kind, atMostMinor]]));
  const own = kinds.map(({ key, at_most: atMostMinor = null }) => [key, atMostMinor]);
  return { ...kindAtMostMinor, ...Object.fromEntries([...given, ...own]) };
}

/** Null is an answer of its own. */
function valueOr<T>(given: T | undefined, otherwise: T): T {
  return given === undefined ? otherwise : given;
}

/** Whether the team has set the figure itself. The base of a cause is known as the team's by standing with the cause. */
const OWN: Readonly<Record<PolicyPart, (given: GivenPolicy) => unknown>> = {
  base_1: ({ base }) => base?.[1],
  base_2: ({ base }) => base?.[2],
  base_3: ({ base }) => base?.[3],
  base_4: ({ base }) => base?.[4],
  repeat_floor: (given) => given.repeat_floor,
  delay_floor: (given) => given.delay_floor,
  kept_1: (given) => given.kept_percent?.[1],
  kept_2: (given) => given.kept_percent?.[2],
  kept_3: (given) => given.kept_percent?.[3],
  kept_4: (given) => given.kept_percent?.[4],
  kept_limit: (given) => given.kept_percent_at_most,
  repeat_same_cause: (given) => given.repeat_same_cause_percent,
  repeat_other_cause: (given) => given.repeat_other_cause_percent,
  delay: (given) => given.delay_percent_per_day ?? given.delay_percent_at_most,
  value: (given) => given.tiers,
  vulnerable: (given) => given.vulnerable_percent,
  limit: (given) => given.suggested_percent_at_most,
  margin: (given) => given.margin_percent_at_most,
  rounding: (given) => given.denominations,
};

function ownParts(given: GivenPolicy): readonly PolicyPart[] {
  return POLICY_PARTS.filter((part) => OWN[part](given) !== undefined);
}

function mergedSums(known: BySeverity, given: GivenPolicy['base']): BySeverity {
  return { 1: given?.[1] ?? known[1], 2: given?.[2] ?? known[2], 3: given?.[3] ?? known[3], 4: given?.[4] ?? known[4] };
}

function mergedCauses(known: readonly CausePolicy[], given: readonly GivenCause[], baseMinor: BySeverity): readonly CausePolicy[] {
  const over = new Map(given.map((cause) => [cause.cause, cause]));
  const kept = known.map((cause) => mergedCause(cause, over.get(cause.cause), baseMinor));
  const isNew = ({ cause }: GivenCause): boolean => known.every((one) => one.cause !== cause);
  const added = given.filter(isNew).map((cause) => mergedCause(newCause(cause.cause, cause.cause.replaceAll('_', ' ')), cause, baseMinor));
  return [...kept, ...added];
}

function mergedCause(known: CausePolicy, given: GivenCause | undefined, baseMinor: BySeverity): CausePolicy {
  if (given === undefined) return known;
  return {
    cause: known.cause,
    label: given.label ?? known.label,
    kind: given.kind ?? known.kind,
    care: given.care ?? known.care,
    owed: given.owed ?? known.owed,
    isStatutory: given.statutory ?? known.isStatutory,
    isHarm: given.harm ?? known.isHarm,
    repeatWindowDays: valueOr(given.repeat_window_days, known.repeatWindowDays),
    baseMinor: given.base === undefined ? known.baseMinor : mergedSums(baseMinor, given.base),
    surprises: given.surprises ?? known.surprises,
    usualFault: valueOr(given.usual_fault, known.usualFault),
    usualSeverity: valueOr(given.usual_severity, known.usualSeverity),
  };
}
