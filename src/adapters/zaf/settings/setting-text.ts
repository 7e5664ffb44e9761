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
