import { isRecord } from '../../shared/is-record.ts';

/**
 * Reads a setting as text: Zendesk gives numbers as numbers or as text, and settings without a value as null, as empty text
 * or not at all, which all give `''`. Null where it is neither text nor a number.
 */
export function textOfSetting(value: unknown): string | null {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.trim();
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  const text = String(value);
  if (!text.includes('e')) return text;
  // Far from 1 a number is written with an exponent, which no reader of amounts understands.
  return Math.abs(value) < 1 ? value.toFixed(20) : BigInt(value).toString();
}

/** Whether nothing stands in a setting: it is absent, null, empty or blank, which are one. */
export function isBlank(value: unknown): boolean {
  return textOfSetting(value) === '';
}

/** What stands in the settings: an installed app has them as an object; the development server of Zendesk's command line gives a list of objects. */
export function valuesByName(raw: unknown): ReadonlyMap<string, unknown> {
  const objects = Array.isArray(raw) ? raw : [raw];
  return new Map(objects.filter(isRecord).flatMap((object) => Object.entries(object)));
}

/** The number of the ticket's field that says what went wrong; null where none is named, or none that can be. */
export function causeFieldOf(value: unknown): string | null {
  const text = textOfSetting(value);
  return text !== null && /^\d+$/.test(text) ? text : null;
}
