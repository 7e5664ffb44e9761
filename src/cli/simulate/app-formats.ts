import { readPolicy } from '#adapters/zaf/settings/policy-setting.ts';
import { parseSettings } from '#adapters/zaf/settings/settings.ts';
import { decisionSchema } from '#adapters/zendesk/decision-json.ts';
import type { Limits } from '#domain/journal/limits.ts';
import type { Decision } from '#domain/moments/moment.ts';
import type { Currency } from '#domain/money/money.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { sentences as english } from '#translations/en.json';
import * as v from 'valibot';

/** The settings of the app that are limits, by their names there. */
export const LIMIT_SETTINGS = [
  'gesture_limit',
  'lead_gesture_limit',
  'agent_daily_limit',
  'customer_limit',
  'customer_window_days',
  'customer_gesture_count',
  'team_monthly_budget',
] as const;

/** Limits as an admin writes them who wants none. How far back a customer's gestures count then limits nothing. */
export const NO_LIMITS: Readonly<Record<string, unknown>> = Object.fromEntries(
  LIMIT_SETTINGS.filter((name) => name !== 'customer_window_days').map((name) => [name, 'none']),
);

/** What is wrong with a setting, in the words in which the app says it. `setting` is `policy` or the name of a limit. */
export interface SettingFault {
  readonly setting: string;
  readonly sentence: string;
}

/** Reads a policy and limits as the app reads its settings. With any fault in them there is nothing to try. */
export async function readTerms(
  policy: string,
  limits: Readonly<Record<string, unknown>>,
  currency: Currency,
): Promise<Result<{ readonly policy: Policy; readonly limits: Limits }, readonly SettingFault[]>> {
  const own = readPolicy(policy, currency);
  const { settings, problems: others } = await parseSettings({ ...limits, currency });
  const problems = [...own.problems, ...others];
  if (problems.length === 0) return ok({ policy: own.policy, limits: settings.limits });
  return fail(
    problems.map(({ setting, path, problem, given }) => ({
      setting,
      sentence: `${path}: ${english.settings.problem[problem].replace('{given}', given)}`,
    })),
  );
}

/** Reads the decision that is kept with a moment; a few words say why it cannot be read. */
export function readDecision(text: string): Result<Decision, string> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fail('decision is not JSON');
  }
  const parsed = v.safeParse(decisionSchema, json);
  if (parsed.success) return ok(parsed.output);
  const path = v.getDotPath(parsed.issues[0]);
  return fail(path === null ? 'decision is not that of a moment' : `decision has nothing that can be read at ${path}`);
}
