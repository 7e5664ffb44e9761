import * as v from 'valibot';
import { type Currency, type Money, currencyDigits, parseMajor } from '#domain/money/money.ts';

/** Custom fields hold numbers as numbers or as text, and lookups as the id in a text. */

/** Reads a field as text; empty where it holds none. */
export function textOfField(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Reads a field as a whole number; null where it holds none, or a text such as `1.000` that may mean thousands. */
export function wholeNumberOfField(value: unknown): number | null {
  const text = textOfField(value).trim();
  if (!/^-?\d+(?:\.(?!0{3}$)0*)?$/.test(text)) return null;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : null;
}

/**
 * Reads a field as an amount in major units; null where it holds none. Sums that were made of binary fractions drift by less
 * than anyone would notice, so numbers are rounded to the minor unit; text is taken at its word.
 */
export function amountOfField(value: unknown, currency: Currency): Money | null {
  const amount = parseMajor(typeof value === 'number' ? value.toFixed(currencyDigits(currency)) : textOfField(value), currency);
  return amount.ok ? amount.value : null;
}

const INSTANT = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(?:Z|UTC|([+-]\d\d):?(\d\d))?)?$/;

/**
 * Reads a field as an instant in milliseconds; null where it holds none. Other tools fill these fields, not all with a time or
 * a zone: then it is midnight, and UTC whatever the zone of this machine.
 */
export function instantOfField(value: unknown): number | null {
  const match = INSTANT.exec(textOfField(value).trim());
  if (match === null) return null;
  const [, day = '', time = '00:00', hours = '+00', minutes = '00'] = match;
  const ms = Date.parse(`${day}T${time}${hours}:${minutes}`);
  return Number.isNaN(ms) ? null : ms;
}

/** An instant as Zendesk's own properties give it: ISO 8601, to the second. */
export const instantSchema = v.pipe(
  v.string(),
  v.transform((text) => Date.parse(text)),
  v.finite(),
);

/** An id of Zendesk's, as text whichever way it comes. */
export const idSchema = v.pipe(v.union([v.pipe(v.string(), v.nonEmpty()), v.number()]), v.transform(String));
