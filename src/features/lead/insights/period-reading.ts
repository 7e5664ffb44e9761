import { type InsightMoment, insightMoment } from '#domain/insights/insight-moment.ts';
import { earlierDay } from '#domain/line-up/line-up-days.ts';
import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import type { Page } from '#ports/page.ts';

/** So many moments a page holds at the most, some 20 MB: what is older than these is said not to have been read. */
export const HELD_AT_MOST = 40_000;

/** The moments that have been read, newest first. */
export interface ReadPeriod {
  readonly moments: readonly InsightMoment[];
  /** From this day of the account on every moment is there; empty: from the first. */
  readonly wholeSince: string;
  /** Where the next page begins; null where there is none, or no more are held. */
  readonly next: string | null;
  /** Records that could not be told. */
  readonly unreadable: number;
}

/** Begins with the newest page. */
export function withNewest(before: ReadPeriod | null, page: Page<ServiceMoment>, terms: ReadingTerms): ReadPeriod {
  const moments = page.items.map((moment) => insightMoment(moment, terms.timeZone));
  const ids = new Set(moments.map(({ id }) => id));
  const older = before?.moments.filter(({ id }) => !ids.has(id)) ?? [];
  const isConnected = before !== null && older.length < before.moments.length && page.next !== null;
  if (!isConnected) return readUpTo({ moments, next: page.next, unreadable: page.unreadable }, terms);
  // Whatever could not be told was counted with the page on which it first stood.
  return { ...before, moments: [...moments, ...older] };
}

/** Adds the page that follows. */
export function withOlder(before: ReadPeriod, page: Page<ServiceMoment>, terms: ReadingTerms): ReadPeriod {
  // A page shows again what another moment has moved onto it since the page before was read.
  const known = new Set(before.moments.slice(-page.items.length - 1).map(({ id }) => id));
  const older = page.items.filter(({ id }) => !known.has(id)).map((moment) => insightMoment(moment, terms.timeZone));
  return readUpTo({ moments: [...before.moments, ...older], next: page.next, unreadable: before.unreadable + page.unreadable }, terms);
}

/** Whether no more are held, though there are older ones. */
export function isFull({ moments, wholeSince, next }: ReadPeriod): boolean {
  return next === null && wholeSince !== '' && moments.length >= HELD_AT_MOST;
}

/** The account's calendar: its zone, and the day of today. */
export interface ReadingTerms {
  readonly timeZone: string;
  readonly today: string;
}

function readUpTo({ moments, next, unreadable }: Omit<ReadPeriod, 'wholeSince'>, { today }: ReadingTerms): ReadPeriod {
  const oldest = moments.at(-1);
  // A day of which only a part was read may hold more.
  const wholeSince = next === null ? '' : earlierDay(oldest?.day ?? today, -1);
  return { moments, wholeSince, next: moments.length >= HELD_AT_MOST ? null : next, unreadable };
}
