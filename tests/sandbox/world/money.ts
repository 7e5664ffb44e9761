import { currencyDigits as isoDigits, parseCurrency } from '#domain/money/money.ts';

/** How many decimals a currency has (ISO 4217); null where there is no such currency. */
export function currencyDigits(code: string): number | null {
  const currency = parseCurrency(code);
  return currency.ok ? isoDigits(currency.value) : null;
}

/** Reads "12.5" as 1250 without a float in between; null where the text is not an amount of that currency. */
export function parseMinor(text: string, digits: number): number | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) return null;
  const [, sign, whole = '', fraction = ''] = match;
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > digits) return null;
  const minor = Number(whole + kept.padEnd(digits, '0'));
  if (!Number.isSafeInteger(minor)) return null;
  return sign === '-' && minor !== 0 ? -minor : minor;
}

/** Major units as the JSON number nearest to the exact decimal. */
export function toMajor(minor: number, currency: string): number {
  return Number(`${minor}e-${currencyDigits(currency) ?? 2}`);
}
