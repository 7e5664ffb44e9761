import type { SettingProblem, ValueSourceSetting } from '#ports/settings.ts';
import { sourceNamed } from './opening-settings.ts';
import { isBlank, textOfSetting } from './setting-text.ts';
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
  return { source: standingIn(named, shop), problems };
}

/** The user fields stand in for what is not named. */
function standingIn(named: ReturnType<typeof sourceNamed>, shopSetting: unknown): ValueSourceSetting {
  if (named !== 'shopify') return named ?? { kind: 'user_fields' };
  const shop = shopNamed(shopSetting);
  return shop === null ? { kind: 'user_fields' } : { kind: 'shopify', shop };
}

/** The shop by its setting, exactly as it stands, as Zendesk's proxy compares the host with it; null where it is none. */
export function shopNamed(value: unknown): string | null {
  const text = textOfSetting(value);
  return text !== null && /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/.test(text) ? text : null;
}
