import type { Money } from '#domain/money/money.ts';
import { currencyFormat } from './formats.ts';

/** A change of an amount, with its sign: `+€5`, `−€2.50`. */
export function formatChange(locale: string, amount: Money): string {
  return currencyFormat(locale, amount, { signDisplay: 'exceptZero' });
}

export function formatPercent(locale: string, percent: number): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(percent / 100);
}

export function formatMonth(locale: string, atMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { timeZone, month: 'short', year: 'numeric' }).format(atMs);
}
