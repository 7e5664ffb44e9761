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
