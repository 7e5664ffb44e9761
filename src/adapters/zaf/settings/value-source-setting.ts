import type { SettingProblem, ValueSourceSetting } from '#ports/settings.ts';
import { shopNamed, sourceNamed, valueSourceOf } from './named-source.ts';
import { isBlank } from './setting-text.ts';
import { type ProblemKind, shown } from './setting-values.ts';

export interface ReadValueSource {
  readonly source: ValueSourceSetting;
  readonly problems: readonly SettingProblem[];
}

/**
 * Reads where value comes from. Where the source is a shop and the shop is not named, the user fields stand in, and that is said of the
 * setting that is wrong.
 */
export function readValueSource(given: ReadonlyMap<string, unknown>): ReadValueSource {
  const fault = (setting: string, problem: ProblemKind): SettingProblem => ({
    setting,
    problem,
    used: 'default',
    path: setting,
    given: shown(given.get(setting)),
  });
  const problems: SettingProblem[] = [];
  const named = sourceNamed(given.get('value_source'));
  if (named === null) problems.push(fault('value_source', 'unknown_value'));
  const shop = given.get('shopify_shop');
  if (named === 'shopify' && shopNamed(shop) === null) problems.push(fault('shopify_shop', isBlank(shop) ? 'missing' : 'invalid'));
  return { source: valueSourceOf(given), problems };
}
