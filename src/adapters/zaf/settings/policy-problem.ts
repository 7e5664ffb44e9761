import type { SettingProblem } from '#ports/settings.ts';
import { type ProblemKind, shown } from './setting-values.ts';

/** What is wrong at one place in a policy. */
export function policyProblem(path: string, problem: ProblemKind, given: unknown): SettingProblem {
  return { setting: 'policy', problem, path, given: shown(given), used: 'default' };
}
