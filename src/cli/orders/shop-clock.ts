import { DAY_MS } from '#domain/shared/time.ts';

const QUARTER_HOUR_MS = 900_000;

/** The days and the wall clock of a shop's time zone. Days are counted from 1970-01-01. */
export interface ShopClock {
  /** The day of an instant. */
  readonly dayOf: (atMs: number) => number;
  /** The instant at which the wall clock shows a time, given as if that were UTC. Of an hour that comes twice the first one. */
  readonly instantOf: (wallMs: number) => number;
}

const clocks = new Map<string, ShopClock>();

/** The clock of an IANA time zone. What was asked of it is remembered by quarters of an hour, at which zones change. */
export function shopClock(timeZone: string): ShopClock {
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    clock = timeZone === 'UTC' ? { dayOf: (atMs) => Math.floor(atMs / DAY_MS), instantOf: (wallMs) => wallMs } : zoneClock(timeZone);
    clocks.set(timeZone, clock);
  }
  return clock;
}

function zoneClock(timeZone: string): ShopClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const offsets = new Map<number, number>();
  const offsetAt = (atMs: number): number => {
    const quarter = Math.floor(atMs / QUARTER_HOUR_MS);
    let offset = offsets.get(quarter);
    if (offset === undefined) {
      const startMs = quarter * QUARTER_HOUR_MS;
      const parts = Object.fromEntries(format.formatToParts(startMs).map(({ type, value }) => [type, Number(value)]));
      const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
      offset = Date.UTC(year, month - 1, day, hour, minute) - startMs;
      offsets.set(quarter, offset);
    }
    return offset;
  };
  return {
    dayOf: (atMs) => Math.floor((atMs + offsetAt(atMs)) / DAY_MS),
    instantOf: (wallMs) => {
      const guess = wallMs - offsetAt(wallMs - DAY_MS);
      const before = wallMs - offsetAt(guess);
      return before + offsetAt(before) === wallMs ? before : guess;
    },
  };
}

/** The name of a day, as `YYYY-MM-DD`. */
export function dayName(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The number of a day that is written `YYYY-MM-DD`. */
export function dayNumber(name: string): number {
  return Math.round(Date.parse(`${name}T00:00Z`) / DAY_MS);
}
