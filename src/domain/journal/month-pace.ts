import { dayStart, daysBetween, firstDayOfMonth, firstDayOfNextMonth } from '../shared/time.ts';
import { localDay } from '../shared/local-day.ts';

/** How far a calendar month has come, and what it comes to if the rest of it goes as it went so far. */
export interface MonthPace {
  /** The day of the month, from 1. */
  readonly day: number;
  /** How many days the month has. */
  readonly days: number;
  /** How much of the month is over, from 0 to 1: so much of a budget is used at an even pace. */
  readonly elapsed: number;
  /** What is used by the end of the month at the pace so far, in minor units, rounded; null before the third day, when a single gesture would say it all. */
  readonly endMinor: number | null;
}

const DAYS_AT_LEAST = 3;

/** The pace of the month at `nowMs`, of which `usedMinor` is spent or held. Days and the month are those of `timeZone`. */
export function monthPace(usedMinor: number, nowMs: number, timeZone: string): MonthPace {
  const today = localDay(nowMs, timeZone);
  const first = firstDayOfMonth(today);
  const next = firstDayOfNextMonth(today);
  const sinceMs = dayStart(first, timeZone);
  const elapsed = (nowMs - sinceMs) / (dayStart(next, timeZone) - sinceMs);
  const day = daysBetween(first, today) + 1;
  return { day, days: daysBetween(first, next), elapsed, endMinor: day < DAYS_AT_LEAST ? null : Math.round(usedMinor / elapsed) };
}
