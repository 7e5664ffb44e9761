import { localDay } from '#domain/shared/local-day.ts';
import { monthOf } from '#domain/shared/time.ts';
import { formatMonth } from '#ui/i18n/figure-formats.ts';

/** So many months can be chosen, the present one among them. */
const MONTHS = 12;

/** Months that a lead can choose, as `YYYY-MM` of the account's calendar, the newest first. */
export function lastMonths(nowMs: number, timeZone: string): readonly string[] {
  const present = monthOf(localDay(nowMs, timeZone));
  return Array.from({ length: MONTHS - 1 }).reduce<readonly string[]>((all) => [...all, monthBefore(all.at(-1) ?? '')], [present]);
}

/** @example monthBefore('2026-01') // '2025-12' */
export function monthBefore(month: string): string {
  const [year = '', ofYear = ''] = month.split('-');
  return new Date(Date.UTC(Number(year), Number(ofYear) - 2, 1)).toISOString().slice(0, 7);
}

export function monthText(locale: string, month: string): string {
  return formatMonth(locale, Date.parse(`${month}-15T12:00Z`), 'UTC');
}
