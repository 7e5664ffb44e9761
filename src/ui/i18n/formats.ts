import { type Money, currencyDigits } from '#domain/money/money.ts';
import { localDay } from '#domain/shared/time.ts';

/** An amount as people write it: `€15`, `€12.50`. */
export function formatMoney(locale: string, amount: Money): string {
  return currencyFormat(locale, amount, {});
}

/** A change of an amount, with its sign: `+€5`, `−€2.50`. */
export function formatChange(locale: string, amount: Money): string {
  return currencyFormat(locale, amount, { signDisplay: 'exceptZero' });
}

function currencyFormat(locale: string, amount: Money, options: Intl.NumberFormatOptions): string {
  const digits = currencyDigits(amount.currency);
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: amount.currency,
    // Browsers disagree about the digits of some currencies.
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    trailingZeroDisplay: 'stripIfInteger',
    ...options,
  });
  return format.format(amount.amountMinor / 10 ** digits);
}

export function formatPercent(locale: string, percent: number): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(percent / 100);
}

/** A day as `12 Nov` this year, with the year otherwise. */
export function formatDay(locale: string, atMs: number, present: { readonly nowMs: number; readonly timeZone: string }): string {
  const { timeZone, nowMs } = present;
  const isThisYear = localDay(atMs, timeZone).slice(0, 4) === localDay(nowMs, timeZone).slice(0, 4);
  const format = new Intl.DateTimeFormat(locale, {
    timeZone,
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
  });
  return format.format(atMs);
}

export function formatMonth(locale: string, atMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { timeZone, month: 'short', year: 'numeric' }).format(atMs);
}

export function formatTime(locale: string, atMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { timeZone, hour: 'numeric', minute: '2-digit' }).format(atMs);
}

/** Joins a few words as a list of the language: `a, b and c`. */
export function formatList(locale: string, items: readonly string[]): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);
}
