import { describe, expect, it } from 'vitest';
import { amountOfField, instantOfField, textOfField, wholeNumberOfField } from '#adapters/zendesk/field-values.ts';
import type { Currency } from '#domain/money/money.ts';

const EUR = 'EUR' as Currency;

describe('the value of a custom field', () => {
  it.each([
    ['2026-03-29', '2026-03-29T00:00:00Z'],
    ['2026-03-29T01:30', '2026-03-29T01:30:00Z'],
    ['2026-03-29 01:30:15 UTC', '2026-03-29T01:30:15Z'],
    ['2026-03-29 01:30:15 +0200', '2026-03-28T23:30:15Z'],
    ['2026-03-29T01:30:15.5-05:00', '2026-03-29T06:30:15.500Z'],
    ['2026-03-29T01:30:15Z', '2026-03-29T01:30:15Z'],
  ])('is the instant %s, wherever it is read', (text, instant) => {
    expect(instantOfField(text)).toBe(Date.parse(instant));
  });

  it.each(['', null, undefined, 'yesterday', '29.03.2026', '2026-13-01', '2026-03-29T25:00', 1_774_742_400_000, {}])(
    'is no instant: %j',
    (value) => {
      expect(instantOfField(value)).toBeNull();
    },
  );

  it.each([
    [7, 7],
    ['-7', -7],
    [' 7.00 ', 7],
    ['7.5', null],
    ['1.000', null],
    [7.5, null],
    ['1e3', null],
    ['99999999999999999999', null],
    [null, null],
    [true, null],
  ])('%j is the whole number %j', (value, number) => {
    expect(wholeNumberOfField(value)).toBe(number);
  });

  it.each([
    ['12.5', 1250],
    [12.5, 1250],
    [0.1 + 0.2, 30],
    [1240.125, 124_013],
    ['1240.125', null],
    ['1,240', null],
    [-3, -300],
    ['0.30000000000000004', null],
    [1e300, null],
    [Number.NaN, null],
    ['', null],
    [[12], null],
  ])('%j is the amount %j', (value, minor) => {
    expect(amountOfField(value, EUR)?.amountMinor ?? null).toBe(minor);
  });

  it('is text where it is text or a number, and nothing otherwise', () => {
    expect(['a', 7, null, undefined, {}, ['b'], true].map(textOfField)).toEqual(['a', '7', '', '', '', '', '']);
  });
});
