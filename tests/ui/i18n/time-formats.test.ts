import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '#domain/shared/time.ts';
import { formatAgo, formatAhead, formatDaysAgo } from '#ui/i18n/time-formats.ts';
import { sentences } from '../english.ts';

const present = { nowMs: Date.UTC(2026, 10, 22, 10), timeZone: 'UTC' };

describe('a time', () => {
  it('is told in the largest unit that says enough', () => {
    expect(formatAgo(sentences, present.nowMs - 30_000, present)).toBe('just now');
    expect(formatAgo(sentences, present.nowMs - 90_000, present)).toBe('1 minute ago');
    expect(formatAgo(sentences, present.nowMs - 5 * HOUR_MS, present)).toBe('5 hours ago');
    expect(formatAgo(sentences, present.nowMs - 26 * HOUR_MS, present)).toBe('yesterday');
    expect(formatAgo(sentences, present.nowMs - 30 * 24 * HOUR_MS, present)).toBe('Oct 23');
  });

  it('changes its unit with the whole minute, hour and day', () => {
    expect(formatAgo(sentences, present.nowMs - 59_999, present)).toBe('just now');
    expect(formatAgo(sentences, present.nowMs - 60_000, present)).toBe('1 minute ago');
    expect(formatAgo(sentences, present.nowMs - HOUR_MS + 1, present)).toBe('59 minutes ago');
    expect(formatAgo(sentences, present.nowMs - HOUR_MS, present)).toBe('1 hour ago');
    expect(formatAgo(sentences, present.nowMs - 24 * HOUR_MS + 1, present)).toBe('23 hours ago');
    expect(formatAgo(sentences, present.nowMs - 24 * HOUR_MS, present)).toBe('yesterday');
  });

  it('is told in days up to seven, and from the eighth by its date', () => {
    expect(formatAgo(sentences, Date.UTC(2026, 10, 15, 9), present)).toBe('7 days ago');
    expect(formatAgo(sentences, Date.UTC(2026, 10, 14, 12), present)).toBe('Nov 14');
    expect(formatAgo(sentences, Date.UTC(2026, 10, 15), present)).toBe('7 days ago');
    expect(formatAgo(sentences, Date.UTC(2026, 10, 15) - 1, present)).toBe('Nov 14');
  });

  it('is never in the future where a clock runs ahead', () => {
    expect(formatAgo(sentences, present.nowMs + 60_000, present)).toBe('just now');
  });

  it('in whole days has words for the nearest', () => {
    expect([0, 1, 21].map((days) => formatDaysAgo(sentences.locale, days))).toEqual(['today', 'yesterday', '21 days ago']);
  });

  it('ahead is tomorrow or a date', () => {
    expect(formatAhead(sentences, Date.UTC(2026, 10, 23), present)).toBe('tomorrow');
    expect(formatAhead(sentences, Date.UTC(2026, 11, 1), present)).toBe('on Dec 1');
  });
});
