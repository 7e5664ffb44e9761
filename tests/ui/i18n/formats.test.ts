import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EUR, JPY, KWD, currency as currencyOf, eur } from '#builders/currencies.ts';
import { type Currency, money } from '#domain/money/money.ts';
import { parseTyped } from '#domain/money/typed-amount.ts';
import { formatDay, formatDuration, formatList, formatMoney, formatTime, formatTyped } from '#ui/i18n/formats.ts';
import { formatChange, formatMonth, formatPercent } from '#ui/i18n/figure-formats.ts';
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

describe('a month and a time of day', () => {
  const atMs = Date.UTC(2026, 0, 31, 23, 5);

  it('are those of the time zone', () => {
    expect(formatMonth('en', atMs, 'UTC')).toBe('Jan 2026');
    expect(formatMonth('en', atMs, 'Europe/Berlin')).toBe('Feb 2026');
    expect(formatTime('de', atMs, 'UTC')).toBe('23:05');
    expect(formatTime('de', atMs, 'Europe/Berlin')).toBe('0:05');
  });

  it('are written as the language writes them', () => {
    expect(formatMonth('de', atMs, 'UTC')).toBe('Jan. 2026');
    expect(formatTime('en-US', atMs, 'UTC')).toMatch(/^11:05\sPM$/);
    expect(formatTime('en-US', Date.UTC(2026, 0, 31, 9, 5), 'UTC')).toMatch(/^9:05\sAM$/);
  });
});

describe('a percentage', () => {
  it.each([
    [12, '12%'],
    [12.5, '12.5%'],
    [12.34, '12.3%'],
    [0, '0%'],
  ])('of %d is said as %s, to a tenth at most', (percent, said) => {
    expect(formatPercent('en', percent)).toBe(said);
  });
});

it('a list is joined as the language joins it', () => {
  expect(formatList('en', ['a', 'b', 'c'])).toBe('a, b, and c');
  expect(formatList('de', ['a', 'b'])).toBe('a und b');
  expect(formatList('en', [])).toBe('');
});

describe('a span of time', () => {
  it.each([
    ['en', ['1 day', '2 days', '60 days']],
    ['de', ['1 Tag', '2 Tage', '60 Tage']],
    ['fi', ['1 päivä', '2 päivää', '60 päivää']],
    ['nb', ['1 døgn', '2 døgn', '60 døgn']],
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

describe('an amount as a language writes it, with its minus and its spaces between thousands', () => {
  it.each(['en', 'fr', 'fi', 'nb'])('is read where it is typed: %s', (locale) => {
    for (const amountMinor of [124_050, 1_234_500, 950, -124_050]) {
      const shown = formatMoney(locale, money(amountMinor, EUR)).replace(/,(?=\d{3}\b)/g, locale === 'en' ? '' : ',');
      expect([shown, parseTyped(shown, EUR)]).toEqual([shown, { ok: true, value: money(amountMinor, EUR) }]);
    }
  });

  it('has the minus of typography and spaces that do not break', () => {
    expect(formatMoney('nb', money(-124_050, EUR))).toBe('\u22121\u00A0240,50\u00A0€');
    expect(formatMoney('fi', money(-124_050, EUR))).toBe('\u22121\u00A0240,50\u00A0€');
    expect(parseTyped(formatMoney('nb', money(124_000, currencyOf('NOK'))), currencyOf('NOK'))).toEqual({
      ok: true,
      value: money(124_000, currencyOf('NOK')),
    });
  });
});

describe('an amount as it stands in a field', () => {
  it('has the decimal sign of the language, and digits after it only where they say something', () => {
    const amounts = [eur(1500), eur(1650), eur(5), eur(124_000_000)];
    expect(amounts.map((amount) => formatTyped('en', amount))).toEqual(['15', '16.50', '0.05', '1240000']);
    expect(amounts.map((amount) => formatTyped('de', amount))).toEqual(['15', '16,50', '0,05', '1240000']);
    expect(['fr', 'es', 'fi', 'nb', 'pt-BR'].map((locale) => formatTyped(locale, eur(1650)))).toEqual(
      Array.from({ length: 5 }, () => '16,50'),
    );
  });

  it('is read back in every language, in every currency', () => {
    const locales = ['en', 'de', 'fr', 'es', 'ar', 'ar-EG', 'fa', 'fi', 'nb', 'hi', 'de-CH', 'en-IN', 'sv'];
    const amounts = fc.integer({ min: -1_000_000_000, max: 1_000_000_000_000 });
    fc.assert(
      fc.property(fc.constantFrom(...locales), fc.constantFrom(EUR, JPY, KWD), amounts, (locale, code, minor) => {
        const amount = money(minor, code);
        expect(parseTyped(formatTyped(locale, amount), code)).toEqual({ ok: true, value: amount });
      }),
    );
  });
});
