import type { ValueSourceSetting } from '#ports/settings.ts';
import { textOfSetting } from './setting-text.ts';

const DEFAULT_ORDERS_OBJECT = 'order';

/** Where value comes from by its setting, apart from which shop it is; null where the setting names no source. */
export function sourceNamed(value: unknown): Exclude<ValueSourceSetting, { readonly kind: 'shopify' }> | 'shopify' | null {
  const text = textOfSetting(value);
  if (text === 'stripe') return { kind: 'stripe' };
  if (text === 'shopify') return 'shopify';
  if (text === 'user_fields') return { kind: 'user_fields' };
  const match = /^orders_object(?::([a-z][a-z0-9_]*))?$/.exec(text ?? '');
  return match === null ? null : { kind: 'orders_object', objectKey: match[1] ?? DEFAULT_ORDERS_OBJECT };
}

/** The shop by its setting, exactly as it stands, as Zendesk's proxy compares the host with it; null where it is none. */
export function shopNamed(value: unknown): string | null {
  const text = textOfSetting(value);
  return text !== null && /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/.test(text) ? text : null;
}

/** Where value comes from: the user fields stand in for what is not named. */
export function valueSourceOf(given: ReadonlyMap<string, unknown>): ValueSourceSetting {
  const source = sourceNamed(given.get('value_source')) ?? { kind: 'user_fields' };
  if (source !== 'shopify') return source;
  const shop = shopNamed(given.get('shopify_shop'));
  return shop === null ? { kind: 'user_fields' } : { kind: 'shopify', shop };
}
