/** Milliseconds in an hour and in a day of 24 hours; calendar days of a time zone may be longer or shorter. */
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

const formatters = new Map<string, Intl.DateTimeFormat>();
/** Starts of days that were asked for: a screen asks for the same few over and over, and each costs 27 looks at the calendar. */
const dayStarts = new Map<string, number>();
const DAY_STARTS_AT_MOST = 1000;

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    // The locale is named, so the parts do not depend on the machine.
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

/** Tells whether `timeZone` is an IANA name that this runtime knows. */
export function isTimeZone(timeZone: string): boolean {
  try {
    formatterOf(timeZone);
    return true;
  } catch {
    return false;
  }
}

/**
 * Names the calendar day of an instant in a time zone, as `YYYY-MM-DD`. Days compare as text.
 * @example localDay(Date.UTC(2026, 0, 1, 23), 'Europe/Berlin') // '2026-01-02'
 */
export function localDay(atMs: number, timeZone: string): string {
  const parts = formatterOf(timeZone).formatToParts(atMs);
  const part = (type: string): string => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

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
