import { describe, expect, it } from 'vitest';
import { type Currency, money } from '#domain/money/money.ts';
import { HOUR_MS } from '#domain/shared/time.ts';
import { ui as english } from '#translations/en.json';
import { formatAgo, formatAhead, formatChange, formatDaysAgo, formatDay, formatMoney } from '#ui/messages/formats.ts';
import { createMessages } from '#ui/messages/messages.ts';

const messages = createMessages('en-US', english);
const present = { nowMs: Date.UTC(2026, 10, 22, 10), timeZone: 'UTC' };
const euros = (amountMinor: number) => money(amountMinor, 'EUR' as Currency);

describe('an amount', () => {
  it('leaves out cents where there are none, and never one of two', () => {
    expect(formatMoney(messages, euros(1500))).toBe('€15');
    expect(formatMoney(messages, euros(1550))).toBe('€15.50');
  });

  it('has the digits of its currency', () => {
    expect(formatMoney(messages, money(1500, 'JPY' as Currency))).toBe('¥1,500');
    expect(formatMoney(messages, money(1500, 'KWD' as Currency))).toBe('KWD\u00a01.500');
  });

  it('carries its sign where it is a change', () => {
    expect(formatChange(messages, euros(410))).toBe('+€4.10');
    expect(formatChange(messages, euros(-500))).toBe('-€5');
  });
});

describe('a time', () => {
  it('is told in the largest unit that says enough', () => {
    expect(formatAgo(messages, present.nowMs - 30_000, present)).toBe('just now');
    expect(formatAgo(messages, present.nowMs - 90_000, present)).toBe('1 minute ago');
    expect(formatAgo(messages, present.nowMs - 5 * HOUR_MS, present)).toBe('5 hours ago');
    expect(formatAgo(messages, present.nowMs - 26 * HOUR_MS, present)).toBe('yesterday');
    expect(formatAgo(messages, present.nowMs - 30 * 24 * HOUR_MS, present)).toBe('Oct 23');
  });

  it('is never in the future where a clock runs ahead', () => {
    expect(formatAgo(messages, present.nowMs + 60_000, present)).toBe('just now');
  });

  it('names the year only where it is another', () => {
    expect(formatDay(messages, Date.UTC(2026, 0, 5), present)).toBe('Jan 5');
    expect(formatDay(messages, Date.UTC(2025, 0, 5), present)).toBe('Jan 5, 2025');
  });

  it('in whole days has words for the nearest', () => {
    expect([0, 1, 21].map((days) => formatDaysAgo(messages, days))).toEqual(['today', 'yesterday', '21 days ago']);
  });

  it('ahead is tomorrow or a date', () => {
    expect(formatAhead(messages, Date.UTC(2026, 10, 23), present)).toBe('tomorrow');
    expect(formatAhead(messages, Date.UTC(2026, 11, 1), present)).toBe('on Dec 1');
  });
});
