import { type Money, currencyDigits } from '#domain/money/money.ts';
import { localDay } from '#domain/shared/local-day.ts';
import { isolated } from './isolated.ts';

/** An amount as people write it: `€15`, `€12.50`. */
export function formatMoney(locale: string, amount: Money): string {
  return currencyFormat(locale, amount, {});
}

/** An amount with the digits of its currency, none where it is whole. */
export function currencyFormat(locale: string, amount: Money, options: Intl.NumberFormatOptions): string {
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

/** An amount as people type it into a field, with the decimal sign of the language: `15`, `15,50`. */
export function formatTyped(locale: string, amount: Money): string {
  return currencyFormat(locale, amount, { style: 'decimal', useGrouping: false, numberingSystem: 'latn' });
}

/** A day as `12 Nov` this year, with the year otherwise. */
export function formatDay(locale: string, atMs: number, now: { readonly nowMs: number; readonly timeZone: string }): string {
  const { timeZone, nowMs } = now;
  const isThisYear = localDay(atMs, timeZone).slice(0, 4) === localDay(nowMs, timeZone).slice(0, 4);
  const format = new Intl.DateTimeFormat(locale, {
    timeZone,
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
  });
  return format.format(atMs);
}

/** The name of a month by itself: `November`. */
export function formatMonthName(locale: string, atMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { timeZone, month: 'long' }).format(atMs);
}

export function formatTime(locale: string, atMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { timeZone, hour: 'numeric', minute: '2-digit' }).format(atMs);
}

/** A span of time in one unit; which form the unit has with a number is the language's own affair: `1 day`, `7 أيام`, `60 päivää`. */
export type Duration = { readonly days: number } | { readonly hours: number } | { readonly minutes: number } | { readonly seconds: number };

export function formatDuration(locale: string, duration: Duration, unitDisplay: 'long' | 'short' = 'long'): string {
  const unit = (name: 'day' | 'hour' | 'minute' | 'second', count: number): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay }).format(count);
  if ('days' in duration) return unit('day', duration.days);
  if ('hours' in duration) return unit('hour', duration.hours);
  if ('minutes' in duration) return unit('minute', duration.minutes);
  return unit('second', duration.seconds);
}

/** Joins a few words as a list of the language: `a, b and c`. */
export function formatList(locale: string, items: readonly string[]): string {
  return new Intl.ListFormat(locale).format(items.map((item) => isolated(item, locale)));
}
