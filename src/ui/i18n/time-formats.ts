import { DAY_MS, HOUR_MS, daysBetween } from '#domain/shared/time.ts';
import { localDay } from '#domain/shared/local-day.ts';
import { formatDay } from './formats.ts';
import type { Sentences } from './registry.ts';

const MINUTE_MS = 60_000;

/** The present, for sentences that say when. */
export interface When {
  readonly nowMs: number;
  readonly timeZone: string;
}

/** How long ago, in the largest unit that says enough: `3 minutes ago`, `yesterday`, `12 Nov`. */
export function formatAgo(sentences: Sentences, atMs: number, now: When): string {
  const agoMs = Math.max(0, now.nowMs - atMs);
  const relative = new Intl.RelativeTimeFormat(sentences.locale, { numeric: 'auto' });
  if (agoMs < MINUTE_MS) return sentences.t('time.now');
  if (agoMs < HOUR_MS) return relative.format(-Math.floor(agoMs / MINUTE_MS), 'minute');
  if (agoMs < DAY_MS) return relative.format(-Math.floor(agoMs / HOUR_MS), 'hour');
  const days = daysBetween(localDay(atMs, now.timeZone), localDay(now.nowMs, now.timeZone));
  return days <= 7 ? relative.format(-days, 'day') : formatDay(sentences.locale, atMs, now);
}

/** Whole days ago in words: `today`, `yesterday`, `21 days ago`. */
export function formatDaysAgo(locale: string, days: number): string {
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-days, 'day');
}

/** When something is free again: `tomorrow`, `on 1 Dec`. */
export function formatAhead(sentences: Sentences, atMs: number, now: When): string {
  const days = daysBetween(localDay(now.nowMs, now.timeZone), localDay(atMs, now.timeZone));
  return days === 1 ? sentences.t('time.tomorrow') : sentences.t('time.on', { date: formatDay(sentences.locale, atMs, now) });
}
