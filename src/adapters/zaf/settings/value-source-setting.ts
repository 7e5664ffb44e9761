import type { SettingProblem, ValueSourceSetting } from '#ports/settings.ts';
import { type Reading, faulty, fine, shown, textOfSetting } from './setting-text.ts';

const DEFAULT_ORDERS_OBJECT = 'order';

export interface ReadValueSource {
  readonly source: ValueSourceSetting;
  readonly problems: readonly SettingProblem[];
}

/**
 * Reads where value comes from. Where the source is a shop and the shop is not named, the user fields stand in, and that is said of the
 * setting that is wrong.
 */
export function readValueSource(given: ReadonlyMap<string, unknown>): ReadValueSource {
  const source = readSource(given.get('value_source'));
  if (source.value !== 'shopify') return { source: source.value, problems: problemsOf('value_source', source, given) };
  const shop = readShop(given.get('shopify_shop'));
  return {
    source: shop.value === null ? { kind: 'user_fields' } : { kind: 'shopify', shop: shop.value },
    problems: problemsOf('shopify_shop', shop, given),
  };
}

function problemsOf(setting: string, { fault }: Reading<unknown>, given: ReadonlyMap<string, unknown>): readonly SettingProblem[] {
  return fault === null ? [] : [{ setting, ...fault, path: setting, given: shown(given.get(setting)) }];
}

function readSource(value: unknown): Reading<Exclude<ValueSourceSetting, { readonly kind: 'shopify' }> | 'shopify'> {
  const text = textOfSetting(value);
  if (text === 'stripe') return fine({ kind: 'stripe' });
  if (text === 'shopify') return fine('shopify');
  const match = /^orders_object(?::([a-z][a-z0-9_]*))?$/.exec(text ?? '');
  if (match === null) return faulty({ kind: 'user_fields' }, 'unknown_value', 'default');
  return fine({ kind: 'orders_object', objectKey: match[1] ?? DEFAULT_ORDERS_OBJECT });
}

/** Exactly as it stands, as Zendesk's proxy compares the host with it. */
function readShop(value: unknown): Reading<string | null> {
  const text = textOfSetting(value);
  if (text === '') return faulty(null, 'missing', 'default');
  return text !== null && /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/.test(text) ? fine(text) : faulty(null, 'invalid', 'default');
}
