import * as v from 'valibot';
import type { SettingProblem } from '#ports/settings.ts';
import type { Currency } from '#domain/money/money.ts';
import { type Policy, builtInPolicy } from '#domain/policy/policy.ts';
import { mergedPolicy } from './policy-merge.ts';
import { policyProblem } from './policy-problem.ts';
import { problemOfIssue, problemsBetweenParts } from './policy-problems.ts';
import { policySchema } from './policy-schema.ts';
import { textOfSetting } from './setting-text.ts';

/** Larger than any policy that people write; what is larger is something else. */
const POLICY_LENGTH_AT_MOST = 65_536;
/** More would not help whoever mends it. */
const PROBLEMS_AT_MOST = 20;

export interface ReadPolicy {
  readonly policy: Policy;
  readonly problems: readonly SettingProblem[];
}

/**
 * Reads the team's policy over the preset that it names. With any fault in it the whole built-in policy applies: half a policy
 * is nobody's. An amount is a number in the team's currency, or an object of such numbers by currency, which has to name the
 * team's; the base of the policy and of a cause is an object of amounts by severity, or an object of such by currency.
 */
export function readPolicy(value: unknown, currency: Currency): ReadPolicy {
  const builtIn = builtInPolicy(currency);
  const isObject = typeof value === 'object' && value !== null;
  const text = isObject ? '' : textOfSetting(value);
  if (text === '' && !isObject) return { policy: builtIn, problems: [] };
  const json = isObject ? { value: value as unknown } : parseJson(text ?? '');
  if (json === null) return refused(builtIn, [policyProblem('policy', 'not_json', value)]);
  const parsed = v.safeParse(policySchema(currency), json.value, { abortPipeEarly: true });
  if (!parsed.success) return refused(builtIn, parsed.issues.map(problemOfIssue));
  const policy = mergedPolicy(parsed.output, currency);
  const problems = problemsBetweenParts(policy, { given: parsed.output, json: json.value, currency });
  return problems.length === 0 ? { policy, problems } : refused(builtIn, problems);
}

function refused(policy: Policy, problems: readonly SettingProblem[]): ReadPolicy {
  return { policy, problems: problems.slice(0, PROBLEMS_AT_MOST) };
}

function parseJson(text: string): { readonly value: unknown } | null {
  if (text.length > POLICY_LENGTH_AT_MOST) return null;
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}
