import { isTimeZone } from '#domain/shared/local-day.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { isDay } from '../shared/times.ts';
import { type ShopClock, shopClock } from './shop-clock.ts';

/** When something was ordered: the instant, and the day of the shop's time zone, counted from 1970-01-01. */
export interface OrderTime {
  readonly atMs: number;
  readonly day: number;
}

/** Which of two numbers between slashes is the day. */
export type DateOrder = 'day_first' | 'month_first';

const ISO = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:(?:T|\s+)(.+))?$/;
/** The usual way that programs write, and that of millions of rows. */
const SECONDS_IN_UTC = /^\d{4}-\d\d-\d\dT[01]\d:[0-5]\d:[0-5]\dZ$/;
const PARTED = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:,?\s+(.+))?$/;
const CLOCK = /^(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*([AaPp][Mm])?\s*(.*)$/;
/** As mails are dated, and as programs name months: `Mon, 13 Apr 2026 14:21:24 +0000`, `Apr 13, 2026 2:21 PM`, `Nov-05-24`. */
const NAMED =
  /^(?:[A-Za-z]{3,9},?\s+)?(?:(\d{1,2})[\s-]+([A-Za-z]{3,9})\.?|([A-Za-z]{3,9})\.?[\s-]+(\d{1,2}))[,\s-]+(\d{4}|\d{2})(?:,?\s+(.+))?$/;
const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const COMPACT = /^((?:19|20)\d\d)([01]\d)([0-3]\d)$/;
/** A spreadsheet's own count of days since the end of 1899, with the time of day as a fraction: from 1982 to 2119. */
const SERIAL = /^([3-7]\d{4})(\.\d+)?$/;
const SERIAL_OF_1970 = 25_569;
const OFFSET = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d\d)?$/;
/** Seconds since 1970 until the year 2286, and milliseconds. */
const EPOCH = /^(\d{10})(\d{3})?$/;

/** Zones as payment services write them; an abbreviation is a fixed number of hours. */
const ZONES: Readonly<Record<string, string>> = {
  'eastern time (us & canada)': 'America/New_York',
  'central time (us & canada)': 'America/Chicago',
  'mountain time (us & canada)': 'America/Denver',
  'pacific time (us & canada)': 'America/Los_Angeles',
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  BST: '+01:00',
  CET: '+01:00',
  CEST: '+02:00',
};

/** Whether a date is written so that either of its first two numbers may be the day; and what decides it, where its numbers do. */
export function dateOrderOf(text: string): DateOrder | 'undecided' | null {
  const match = PARTED.exec(text.trim());
  if (match === null) return null;
  if (match[2] === '.' || Number(match[1]) > 12) return 'day_first';
  return Number(match[3]) > 12 ? 'month_first' : 'undecided';
}

/** Reads the times of a file. */
export interface TimeReader {
  /** Null for what is no time of the calendar. */
  readonly read: (text: string) => OrderTime | null;
}

/**
 * Reads RFC 3339, `2026-04-01 12:39:28 -0400`, `… UTC`, days between slashes, months by their English names, `20260401`, a spreadsheet's
 * own numbers, and seconds since 1970. A time without a zone is one of the
 * shop's own wall clock, and a date alone is a day of it: neither is ever moved to the day before.
 */
export function timeReader({ timeZone, dateOrder }: { readonly timeZone: string; readonly dateOrder: DateOrder | null }): TimeReader {
  const clock = shopClock(timeZone);
  const midnights = new Map<string, number | null>();
  const midnightOf = (name: string): number | null => {
    let midnight = midnights.get(name);
    if (midnight === undefined) {
      midnight = isDay(name) ? Date.parse(`${name}T00:00Z`) : null;
      midnights.set(name, midnight);
    }
    return midnight;
  };
  return {
    read: (given) => {
      if (SECONDS_IN_UTC.test(given)) return inUtc(given, midnightOf, clock);
      const text = given.trim();
      const iso = ISO.exec(text);
      if (iso !== null) return timeOn(midnightOf(dayText(iso[1] ?? '', iso[2] ?? '', iso[3] ?? '')), iso[4], clock);
      const [, first = '', , second = '', year = '', rest] = PARTED.exec(text) ?? [];
      if (year !== '' && dateOrder !== null) {
        const [day, month] = dateOrder === 'day_first' ? [first, second] : [second, first];
        return timeOn(midnightOf(dayText(year, month, day)), rest, clock);
      }
      const named = namedDay(text) ?? COMPACT.exec(text)?.slice(1) ?? null;
      if (named !== null) return timeOn(midnightOf(dayText(named[0] ?? '', named[1] ?? '', named[2] ?? '')), named[3], clock);
      const serial = SERIAL.exec(text);
      if (serial !== null) return timeOfSerial(Number(serial[1]), Number(serial[2] ?? 0), clock);
      const epoch = EPOCH.exec(text);
      if (epoch === null) return null;
      const atMs = Number(epoch[1]) * 1000 + Number(epoch[2] ?? 0);
      return { atMs, day: clock.dayOf(atMs) };
    },
  };
}

function inUtc(text: string, midnightOf: (name: string) => number | null, clock: ShopClock): OrderTime | null {
  const midnightMs = midnightOf(text.slice(0, 10));
  if (midnightMs === null) return null;
  const two = (at: number): number => 10 * text.charCodeAt(at) + text.charCodeAt(at + 1) - 11 * ZERO;
  const atMs = midnightMs + ((two(11) * 60 + two(14)) * 60 + two(17)) * 1000;
  return { atMs, day: clock.dayOf(atMs) };
}

const ZERO = 48;

/** Year, month, day and what follows, of a date that names its month. */
function namedDay(text: string): readonly (string | undefined)[] | null {
  const match = NAMED.exec(text);
  const name = (match?.[2] ?? match?.[3] ?? '').toLowerCase();
  // Other languages begin other months alike: `marraskuu` is November.
  const month = MONTHS.findIndex((english) => english.startsWith(name)) + 1;
  return match === null || month === 0 ? null : [match[5], String(month), match[1] ?? match[4], match[6]];
}

function timeOfSerial(days: number, fraction: number, clock: ShopClock): OrderTime {
  const day = days - SERIAL_OF_1970;
  return { atMs: clock.instantOf(day * DAY_MS + Math.round(fraction * SECONDS_OF_A_DAY) * 1000), day };
}

const SECONDS_OF_A_DAY = 86_400;

function dayText(year: string, month: string, day: string): string {
  return `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function timeOn(midnightMs: number | null, rest: string | undefined, clock: ShopClock): OrderTime | null {
  if (midnightMs === null) return null;
  const day = midnightMs / DAY_MS;
  if (rest === undefined) return { atMs: clock.instantOf(midnightMs), day };
  const [, hours = '', minutes = '', seconds = '0', fraction = '0', half = '', zone = ''] = CLOCK.exec(rest) ?? [];
  if (hours === '' || Number(minutes) > 59 || Number(seconds) > 60) return null;
  const hour = half === '' ? Number(hours) : hourOfHalf(Number(hours), half);
  if (hour === null || hour > 23) return null;
  const wallMs = midnightMs + ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Math.floor(Number(`0.${fraction}`) * 1000);
  if (zone === '') return { atMs: clock.instantOf(wallMs), day };
  const atMs = instantIn(zone.trim(), wallMs);
  return atMs === null ? null : { atMs, day: clock.dayOf(atMs) };
}

function hourOfHalf(hour: number, half: string): number | null {
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

/** The instant at which clocks of a named zone show `wallMs`; null where nobody knows the zone. */
function instantIn(zone: string, wallMs: number): number | null {
  if (zone === 'Z' || zone === 'z' || zone === 'UTC' || zone === 'GMT') return wallMs;
  const named = ZONES[zone.toLowerCase()] ?? ZONES[zone.toUpperCase()] ?? zone;
  const offset = OFFSET.exec(named);
  if (offset !== null) {
    const [hours, past] = [Number(offset[2]), Number(offset[3] ?? 0)];
    if (hours > 23 || past > 59) return null;
    const minutes = hours * 60 + past;
    return wallMs - (offset[1] === '-' ? -minutes : minutes) * 60_000;
  }
  return named.includes('/') && isTimeZone(named) ? shopClock(named).instantOf(wallMs) : null;
}
