import { describe, expect, it } from 'vitest';
import { type Currency, money } from '#domain/money/money.ts';
import { formatChange, formatDay, formatMoney } from '#ui/i18n/formats.ts';
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
