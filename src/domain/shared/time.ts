import { localDay } from './local-day.ts';

/** Milliseconds in an hour and in a day of 24 hours; calendar days of a time zone may be longer or shorter. */
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** Starts of days that were asked for: a screen asks for the same few over and over, and each costs 27 looks at the calendar. */
const dayStarts = new Map<string, number>();
const DAY_STARTS_AT_MOST = 1000;

/**
 * Finds the first instant (ms) whose local date is `day` or later. Bisection over the calendar itself, so changes of
 * daylight saving, skipped days and repeated midnights need no rule of their own.
 */
export function dayStart(day: string, timeZone: string): number {
  const key = `${timeZone} ${day}`;
  const known = dayStarts.get(key);
  if (known !== undefined) return known;
  const found = findDayStart(day, timeZone);
  if (dayStarts.size >= DAY_STARTS_AT_MOST) dayStarts.clear();
  dayStarts.set(key, found);
  return found;
}

function findDayStart(day: string, timeZone: string): number {
  const midnightUtc = Date.parse(`${day}T00:00Z`);
  let before = midnightUtc - 15 * HOUR_MS;
  let after = midnightUtc + 15 * HOUR_MS;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (localDay(middle, timeZone) < day) before = middle;
    else after = middle;
  }
  return after;
}

/** The day after `day` in the calendar. */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

/** The month of a day, as `YYYY-MM`. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** The first day of the month of `day`. */
export function firstDayOfMonth(day: string): string {
  return `${monthOf(day)}-01`;
}

/** The first day of the month after that of `day`. */
export function firstDayOfNextMonth(day: string): string {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

/** Whole days between two calendar days; negative where `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / DAY_MS);
}
