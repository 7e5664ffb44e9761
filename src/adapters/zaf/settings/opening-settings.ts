import type { ValueSourceSetting } from '#ports/settings.ts';
import { isRecord } from '../../shared/is-record.ts';

const DEFAULT_ORDERS_OBJECT = 'order';

/** What stands in the settings: an installed app has them as an object; the development server of Zendesk's command line gives a list of objects. */
export function valuesByName(raw: unknown): ReadonlyMap<string, unknown> {
  const objects = Array.isArray(raw) ? raw : [raw];
  return new Map(objects.filter(isRecord).flatMap((object) => Object.entries(object)));
}

/** The number of the ticket's field that says what went wrong; null where none is named, or none that can be. */
export function causeFieldOf(value: unknown): string | null {
  const text = wordOf(value);
  return /^\d+$/.test(text) ? text : null;
}

/** Where value comes from by its setting, apart from which shop it is; null where the setting names no source. */
export function sourceNamed(value: unknown): Exclude<ValueSourceSetting, { readonly kind: 'shopify' }> | 'shopify' | null {
  const text = wordOf(value);
  if (text === 'shopify') return text;
  if (text === 'stripe' || text === 'user_fields') return { kind: text };
  const match = /^orders_object(?::([a-z][a-z0-9_]*))?$/.exec(text);
  return match === null ? null : { kind: 'orders_object', objectKey: match[1] ?? DEFAULT_ORDERS_OBJECT };
}

/** A setting that is a word or an id, of which Zendesk gives the one as text and the other as either. */
function wordOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
