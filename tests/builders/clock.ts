import { DAY_MS, HOUR_MS } from '#domain/shared/time.ts';

/** The frozen present of the tests: a Wednesday noon in UTC, in the middle of a month. */
export const NOW_MS = Date.UTC(2026, 2, 18, 12);
/** The account's time zone. */
export const TIME_ZONE = 'Europe/Berlin';

export function hoursBefore(hours: number, nowMs: number = NOW_MS): number {
  return nowMs - hours * HOUR_MS;
}

export function daysBefore(days: number, nowMs: number = NOW_MS): number {
  return nowMs - days * DAY_MS;
}
