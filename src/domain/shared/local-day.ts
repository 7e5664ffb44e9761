const formatters = new Map<string, Intl.DateTimeFormat>();

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

/** No zone is further from UTC than this. */
const FURTHEST_MS = 15 * 3_600_000;

/**
 * The first instant of a calendar day in a time zone, to the millisecond; where a zone has left the day out, that of the day after.
 * @param day `YYYY-MM-DD`
 */
export function startOfDay(day: string, timeZone: string): number {
  const midnightMs = Date.parse(`${day}T00:00Z`);
  let [before, after] = [midnightMs - FURTHEST_MS, midnightMs + FURTHEST_MS];
  while (after - before > 1) {
    const between = Math.floor((before + after) / 2);
    if (localDay(between, timeZone) < day) before = between;
    else after = between;
  }
  return after;
}
