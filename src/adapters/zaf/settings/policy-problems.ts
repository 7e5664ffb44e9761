import * as v from 'valibot';
import type { SettingProblem } from '#ports/settings.ts';
import { type Currency, money, toMajor } from '#domain/money/money.ts';
import { type BySeverity, type Policy, policyFor } from '#domain/policy/policy.ts';
import { SEVERITIES, type Severity } from '#domain/gestures/gesture.ts';
import { isRecord } from '../../shared/is-record.ts';
import { ownKindProblems } from './own-kind-problems.ts';
import type { GivenPolicy } from './policy-schema.ts';
import { isByCurrency } from './policy-schema-parts.ts';
import { policyProblem } from './policy-problem.ts';
import type { ProblemKind } from './setting-values.ts';

/** The kinds of problem that the schema gives as its messages. */
const MESSAGES: readonly string[] = [
  'not_a_number',
  'negative',
  'too_precise',
  'too_small',
  'too_large',
  'not_whole',
  'empty',
  'twice',
  'unknown_currency',
  'not_a_key',
] satisfies ProblemKind[];

/** What the schema has against one place in a policy. */
export function problemOfIssue(issue: v.BaseIssue<unknown>): SettingProblem {
  const within = v.getDotPath(issue);
  const problem = kindOf(issue);
  // It is not what stands under a code or a key that is wrong, but the code or the key.
  const isKey = problem === 'unknown_currency' || problem === 'unknown_key';
  const given = isKey ? issue.path?.at(-1)?.key : issue.input;
  return policyProblem(within === null ? 'policy' : `policy.${within}`, problem, given);
}

function kindOf(issue: v.BaseIssue<unknown>): ProblemKind {
  if (MESSAGES.includes(issue.message)) return issue.message as ProblemKind;
  if (issue.type === 'strict_object' && issue.expected === 'never') return 'unknown_key';
  if (issue.type === 'picklist') return 'unknown_value';
  return issue.input === undefined ? 'missing' : 'invalid';
}

/**
 * What is wrong between the parts of a policy: a sum that is less than a less severe failure gets, once it is laid over the
 * preset, and a limit of what is given below that of what is suggested. `json` is what was read, for the way to the place.
 */
export function problemsBetweenParts(
  policy: Policy,
  { given, json, currency }: { readonly given: GivenPolicy; readonly json: unknown; readonly currency: Currency },
): readonly SettingProblem[] {
  const major = (amountMinor: number): string => toMajor(money(amountMinor, currency));
  const ofBase = (sums: BySeverity, path: string, ...way: readonly (string | number)[]): readonly SettingProblem[] => {
    const within = isByCurrency(standing(json, way)) ? `${path}.${currency}` : path;
    return notRising(sums, within, major);
  };
  const ofCauses = (given.causes ?? []).flatMap(({ cause, base }, index) => {
    const sums = base === undefined ? null : policyFor(policy, cause).baseMinor;
    return sums === null ? [] : ofBase(sums, `policy.causes.${index}.base`, 'causes', index, 'base');
  });
  const { suggestedPercentAtMost, givenPercentAtMost } = policy;
  const isBelow = givenPercentAtMost < suggestedPercentAtMost;
  return [
    ...ofBase(policy.baseMinor, 'policy.base', 'base'),
    ...notRising(policy.keptPercent, 'policy.kept_percent', String),
    ...tiersNotRising(policy),
    ...(isBelow ? [policyProblem('policy.given_percent_at_most', 'less_than_suggested', givenPercentAtMost)] : []),
    ...ofCauses,
    ...ownKindProblems(given),
  ];
}

/** A tier of higher value that adds less than one below it. */
function tiersNotRising({ tiers }: Policy): readonly SettingProblem[] {
  const isLess = ({ atLeastMinor, upliftPercent }: Policy['tiers'][number]): boolean =>
    tiers.some((other) => other.atLeastMinor < atLeastMinor && other.upliftPercent > upliftPercent);
  const index = tiers.findIndex(isLess);
  return index === -1 ? [] : [policyProblem(`policy.tiers.${index}.uplift_percent`, 'not_rising', tiers[index]?.upliftPercent)];
}

/** Every place where a sum is less than the one before. */
function notRising(sums: BySeverity, path: string, written: (sum: number) => string): readonly SettingProblem[] {
  const drops = SEVERITIES.filter((severity) => sums[severity] < sums[below(severity)]);
  return drops.map((severity) => policyProblem(`${path}.${severity}`, 'not_rising', written(sums[severity])));
}

function below(severity: Severity): Severity {
  return SEVERITIES[SEVERITIES.indexOf(severity) - 1] ?? 1;
}

function standing(json: unknown, way: readonly (string | number)[]): unknown {
  return way.reduce<unknown>((at, step) => {
    if (Array.isArray(at)) return at[Number(step)] as unknown;
    return isRecord(at) ? at[step] : undefined;
  }, json);
}
