import { describe, expect, it } from 'vitest';
import { type Currency, money } from '#domain/money/money.ts';
import { formatDuration, formatChange, formatDay, formatMoney } from '#ui/i18n/formats.ts';
import { sentences } from '../english.ts';

const present = { nowMs: Date.UTC(2026, 10, 22, 10), timeZone: 'UTC' };
const euros = (amountMinor: number) => money(amountMinor, 'EUR' as Currency);

describe('an amount', () => {
  it('leaves out cents where there are none, and never one of two', () => {
    expect(formatMoney(sentences.locale, euros(1500))).toBe('€15');
    expect(formatMoney(sentences.locale, euros(1550))).toBe('€15.50');
  });

  it('has the digits of its currency', () => {
    expect(formatMoney(sentences.locale, money(1500, 'JPY' as Currency))).toBe('¥1,500');
    expect(formatMoney(sentences.locale, money(1500, 'KWD' as Currency))).toBe('KWD\u00a01.500');
  });

  it('carries its sign where it is a change', () => {
    expect(formatChange(sentences.locale, euros(410))).toBe('+€4.10');
    expect(formatChange(sentences.locale, euros(-500))).toBe('-€5');
  });
});

describe('a day', () => {
  it('names the year only where it is another', () => {
    expect(formatDay(sentences.locale, Date.UTC(2026, 0, 5), present)).toBe('Jan 5');
    expect(formatDay(sentences.locale, Date.UTC(2025, 0, 5), present)).toBe('Jan 5, 2025');
  });
});

describe('a span of time', () => {
  it.each([
    ['en', ['1 day', '2 days', '60 days']],
    ['de', ['1 Tag', '2 Tage', '60 Tage']],
    ['fi', ['1 päivä', '2 päivää', '60 päivää']],
    ['ar', ['يوم', 'يومان', '60 يومًا']],
  ])('of 1, 2 and 60 days has the forms that %s has for them', (locale, expected) => {
    expect([1, 2, 60].map((days) => formatDuration(locale, { days }))).toEqual(expected);
  });

  it('is said in the unit it is given in', () => {
    expect(formatDuration('en', { hours: 1 })).toBe('1 hour');
    expect(formatDuration('en', { minutes: 2 })).toBe('2 minutes');
    expect(formatDuration('en', { seconds: 60 })).toBe('60 seconds');
  });
});
