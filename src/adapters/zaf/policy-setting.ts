import * as v from 'valibot';
import type { SettingProblem } from '#application/settings.ts';
import type { Currency } from '#domain/money/money.ts';
import {
  type CausePolicy,
  FAULTS,
  GESTURE_KINDS,
  MONEY_KINDS,
  OWED_ACTIONS,
  type Policy,
  SEVERITIES,
  type Severity,
  VALUE_UPLIFT_PERCENT_AT_MOST,
  builtInPolicy,
} from '#domain/policy/policy.ts';
import { type ProblemKind, readAmount, shown, textOfSetting } from './setting-values.ts';

/** Larger than any policy that people write; what is larger is something else. */
const POLICY_LENGTH_AT_MOST = 65_536;
const CAUSES_AT_MOST = 50;
const TIERS_AT_MOST = 10;
const DAYS_AT_MOST = 3650;
const HOURS_AT_MOST = 8760;
const PERCENT_AT_MOST = 200;
/** More would not help whoever mends it. */
const PROBLEMS_AT_MOST = 20;

interface ReadPolicy {
  readonly policy: Policy;
  readonly problems: readonly SettingProblem[];
}

/**
 * Reads the team's policy over the built-in one. With any fault in it the whole built-in policy applies: half a policy is
 * nobody's.
 */
export function readPolicy(value: unknown, currency: Currency): ReadPolicy {
  const builtIn = builtInPolicy(currency);
  const isObject = typeof value === 'object' && value !== null;
  const text = isObject ? '' : textOfSetting(value);
  if (text === '' && !isObject) return { policy: builtIn, problems: [] };
  const json = isObject ? { value: value as unknown } : parseJson(text ?? '');
  if (json === null) return refused(builtIn, [problemAt('policy', 'not_json', value)]);
  const parsed = v.safeParse(policySchema(currency), json.value);
  if (!parsed.success) return refused(builtIn, parsed.issues.map(problemOf));
  const policy = merged(builtIn, parsed.output);
  const drop = SEVERITIES.find((severity) => severity > 1 && policy.baseMinor[severity] < policy.baseMinor[below(severity)]);
  if (drop !== undefined) return refused(builtIn, [problemAt(`policy.base.${drop}`, 'not_rising', parsed.output.base?.[drop])]);
  return { policy, problems: [] };
}

function refused(policy: Policy, problems: readonly SettingProblem[]): ReadPolicy {
  return { policy, problems: problems.slice(0, PROBLEMS_AT_MOST) };
}

function problemAt(path: string, problem: ProblemKind, given: unknown): SettingProblem {
  return { setting: 'policy', problem, path, given: shown(given), used: 'default' };
}

function parseJson(text: string): { readonly value: unknown } | null {
  if (text.length > POLICY_LENGTH_AT_MOST) return null;
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

function below(severity: Severity): Severity {
  return SEVERITIES[SEVERITIES.indexOf(severity) - 1] ?? 1;
}

/** The kinds of problem that the schema below gives as its messages. */
const PROBLEMS: readonly string[] = [
  'not_a_number',
  'negative',
  'too_precise',
  'too_large',
  'not_whole',
  'empty',
  'twice',
] satisfies ProblemKind[];

function problemOf(issue: v.BaseIssue<unknown>): SettingProblem {
  const within = v.getDotPath(issue);
  const path = within === null ? 'policy' : `policy.${within}`;
  return problemAt(path, kindOf(issue), issue.input);
}

function kindOf(issue: v.BaseIssue<unknown>): ProblemKind {
  if (PROBLEMS.includes(issue.message)) return issue.message as ProblemKind;
  if (issue.type === 'picklist' || (issue.type === 'strict_object' && issue.expected === 'never')) return 'unknown_value';
  return issue.input === undefined ? 'missing' : 'invalid';
}

const WORD_LENGTH_AT_MOST = 100;
const word = v.pipe(v.string(), v.trim(), v.nonEmpty('empty'), v.maxLength(WORD_LENGTH_AT_MOST, 'too_large'));

function whole(atMost: number) {
  return v.pipe(v.number('not_a_number'), v.minValue(0, 'negative'), v.integer('not_whole'), v.maxValue(atMost, 'too_large'));
}

function amountMinor(currency: Currency) {
  return v.pipe(
    v.union([v.number(), v.string()], 'not_a_number'),
    v.rawTransform<number | string, number>(({ dataset, addIssue, NEVER }) => {
      const amount = readAmount(dataset.value, currency);
      if (amount.ok) return amount.value.amountMinor;
      addIssue({ message: amount.error.problem });
      return NEVER;
    }),
  );
}

const careKinds = GESTURE_KINDS.filter((kind) => !(MONEY_KINDS as readonly string[]).includes(kind));

const causeSchema = v.strictObject({
  cause: word,
  label: v.optional(word),
  kind: v.optional(v.picklist(MONEY_KINDS)),
  care: v.optional(v.pipe(v.array(v.picklist(careKinds)), v.maxLength(careKinds.length))),
  owed: v.optional(v.pipe(v.array(v.picklist(OWED_ACTIONS)), v.maxLength(OWED_ACTIONS.length))),
  usual_fault: v.optional(v.nullable(v.picklist(FAULTS))),
  usual_severity: v.optional(v.nullable(v.picklist(SEVERITIES))),
});

function policySchema(currency: Currency) {
  const amount = amountMinor(currency);
  const percent = v.optional(whole(PERCENT_AT_MOST));
  const tier = v.strictObject({ key: word, at_least: amount, uplift_percent: whole(VALUE_UPLIFT_PERCENT_AT_MOST) });
  return v.strictObject({
    version: word,
    causes: v.optional(
      v.pipe(
        v.array(causeSchema),
        v.maxLength(CAUSES_AT_MOST, 'too_large'),
        v.check((causes) => areDifferent(causes.map(({ cause }) => cause)), 'twice'),
      ),
    ),
    base: v.optional(v.strictObject({ 1: v.optional(amount), 2: v.optional(amount), 3: v.optional(amount), 4: v.optional(amount) })),
    repeat_floor: v.optional(amount),
    repeat_window_days: v.optional(whole(DAYS_AT_MOST)),
    repeat_same_cause_percent: percent,
    repeat_other_cause_percent: percent,
    delay_after_hours: v.optional(whole(HOURS_AT_MOST)),
    delay_percent_per_day: percent,
    delay_percent_at_most: percent,
    tiers: v.optional(
      v.pipe(
        v.array(tier),
        v.maxLength(TIERS_AT_MOST, 'too_large'),
        v.check((tiers) => areDifferent(tiers.map(({ key }) => key)), 'twice'),
      ),
    ),
  });
}

type GivenPolicy = v.InferOutput<ReturnType<typeof policySchema>>;

function areDifferent(keys: readonly string[]): boolean {
  return new Set(keys).size === keys.length;
}

function merged(builtIn: Policy, given: GivenPolicy): Policy {
  const tiers = given.tiers?.map((tier) => ({ key: tier.key, atLeastMinor: tier.at_least, upliftPercent: tier.uplift_percent }));
  return {
    version: given.version,
    causes: mergedCauses(builtIn.causes, given.causes ?? []),
    baseMinor: {
      1: given.base?.[1] ?? builtIn.baseMinor[1],
      2: given.base?.[2] ?? builtIn.baseMinor[2],
      3: given.base?.[3] ?? builtIn.baseMinor[3],
      4: given.base?.[4] ?? builtIn.baseMinor[4],
    },
    repeatFloorMinor: given.repeat_floor ?? builtIn.repeatFloorMinor,
    repeatWindowDays: given.repeat_window_days ?? builtIn.repeatWindowDays,
    repeatSameCausePercent: given.repeat_same_cause_percent ?? builtIn.repeatSameCausePercent,
    repeatOtherCausePercent: given.repeat_other_cause_percent ?? builtIn.repeatOtherCausePercent,
    delayAfterHours: given.delay_after_hours ?? builtIn.delayAfterHours,
    delayPercentPerDay: given.delay_percent_per_day ?? builtIn.delayPercentPerDay,
    delayPercentAtMost: given.delay_percent_at_most ?? builtIn.delayPercentAtMost,
    tiers: tiers ?? builtIn.tiers,
  };
}

type GivenCause = v.InferOutput<typeof causeSchema>;

function mergedCauses(builtIn: readonly CausePolicy[], given: readonly GivenCause[]): readonly CausePolicy[] {
  const over = new Map(given.map((cause) => [cause.cause, cause]));
  const kept = builtIn.map((cause) => mergedCause(cause, over.get(cause.cause)));
  const isNew = ({ cause }: GivenCause): boolean => builtIn.every((known) => known.cause !== cause);
  return [...kept, ...given.filter(isNew).map((cause) => mergedCause(newCause(cause.cause), cause))];
}

function newCause(cause: string): CausePolicy {
  const label = cause.replaceAll('_', ' ');
  return { cause, label, kind: 'credit', care: ['priority', 'call'], owed: [], usualFault: null, usualSeverity: null };
}

function mergedCause(known: CausePolicy, given: GivenCause | undefined): CausePolicy {
  if (given === undefined) return known;
  return {
    cause: known.cause,
    label: given.label ?? known.label,
    kind: given.kind ?? known.kind,
    care: given.care ?? known.care,
    owed: given.owed ?? known.owed,
    usualFault: given.usual_fault === undefined ? known.usualFault : given.usual_fault,
    usualSeverity: given.usual_severity === undefined ? known.usualSeverity : given.usual_severity,
  };
}
