import { describe, expect, it } from 'vitest';
import { textOfSetting } from '#adapters/zaf/settings/setting-text.ts';
import { readAmount, readDecimal, readLimit, shown } from '#adapters/zaf/settings/setting-values.ts';
import { EUR, JPY, KWD } from '#builders/currencies.ts';

function nothing(): void {}

const circular: unknown[] = [];
circular.push(circular);

describe('a setting as text', () => {
  it.each([
    [null, ''],
    [undefined, ''],
    ['  ', ''],
    [' two words ', 'two words'],
    [0, '0'],
    [-12.5, '-12.5'],
    [1e21, '1000000000000000000000'],
    [-1e21, '-1000000000000000000000'],
    [1.5e-7, '0.00000015000000000000'],
    [-1.5e-7, '-0.00000015000000000000'],
  ])('of %j is "%s", without an exponent', (value, text) => {
    expect(textOfSetting(value)).toBe(text);
  });

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY], [true], [[]], [{}], [7n]])(
    'is none where it is neither text nor a number: %s',
    (value) => {
      expect(textOfSetting(value)).toBeNull();
    },
  );
});

describe('what is shown of a setting', () => {
  it.each([
    ['text without the space around it', ' a "word" ', 'a "word"'],
    ['60 characters at the most', 'x'.repeat(61), 'x'.repeat(60)],
    ['60 characters of JSON at the most', ['x'.repeat(61)], `["${'x'.repeat(58)}`],
    ['nothing', undefined, ''],
    ['null', null, 'null'],
    ['a number', 7, '7'],
    ['an object', { a: [1] }, '{"a":[1]}'],
    ['what has no JSON, by what it is', nothing, 'function'],
    ['what cannot be written as JSON, by what it is', 7n, 'bigint'],
    ['a list that holds itself, by what it is', circular, 'object'],
  ])('is %s', (_title, value, words) => {
    expect(shown(value)).toBe(words);
  });
});

describe('an amount in a setting', () => {
  it.each([
    ['12,50', EUR, 1250],
    ['+3', EUR, 300],
    ['-0', EUR, 0],
    ['0.10', EUR, 10],
    [12.5, EUR, 1250],
    [1.125, KWD, 1125],
    ['1.125', KWD, 1125],
    [500, JPY, 500],
    ['90071992547409.91', EUR, Number.MAX_SAFE_INTEGER],
  ])('of %j in %s is %d minor units', (value, currency, amountMinor) => {
    expect(readAmount(value, currency)).toMatchObject({ ok: true, value: { currency } });
    const amount = readAmount(value, currency);
    expect(amount.ok && Math.abs(amount.value.amountMinor)).toBe(amountMinor);
  });

  it.each([
    ['', 'not_a_number'],
    [null, 'not_a_number'],
    [[5], 'not_a_number'],
    ['1,240', 'not_a_number'],
    ['-', 'not_a_number'],
    ['-x5', 'not_a_number'],
    ['5-5', 'not_a_number'],
    ['-5', 'negative'],
    ['-0,01', 'negative'],
    ['-.5', 'negative'],
    ['-10.00', 'negative'],
    [-1, 'negative'],
    [-1e21, 'negative'],
    ['90071992547409.92', 'too_large'],
    ['99999999999999999999,5555', 'too_large'],
    [1e300, 'too_large'],
  ] as const)('of %j is %s, and nothing of it remains', (value, problem) => {
    expect(readAmount(value, EUR)).toEqual({ ok: false, error: { problem, rounded: null } });
  });

  it.each([
    ['12.5099', EUR, 1250],
    ['12,5099', EUR, 1250],
    [12.999, EUR, 1299],
    [0.001, EUR, 0],
    ['7.5', JPY, 7],
    ['1.99999', KWD, 1999],
  ])('of %j in %s has too many decimals, which are cut off to %d', (value, currency, amountMinor) => {
    expect(readAmount(value, currency)).toEqual({ ok: false, error: { problem: 'too_precise', rounded: { amountMinor, currency } } });
  });
});

describe('a limit in a setting', () => {
  it.each([
    ['the word none is no limit', ' None ', { value: null, fault: null }],
    ['nothing permits nothing', ' ', { value: 0, fault: { problem: 'not_a_limit', used: 'nothing_permitted' } }],
    ['an amount is one', '12.5', { value: 1250, fault: null }],
    [
      'an amount with too many decimals is the one below',
      '12.5099',
      { value: 1250, fault: { problem: 'too_precise', used: 'rounded_down' } },
    ],
    ['what cannot be read permits nothing', 'ten', { value: 0, fault: { problem: 'not_a_limit', used: 'nothing_permitted' } }],
    ['what is below nothing permits nothing', -5, { value: 0, fault: { problem: 'negative', used: 'nothing_permitted' } }],
    ['a list permits nothing', ['none'], { value: 0, fault: { problem: 'not_a_limit', used: 'nothing_permitted' } }],
  ])('%s', (_title, value, reading) => {
    expect(readLimit(value, EUR)).toEqual(reading);
  });
});

describe('a number in a setting', () => {
  it.each([
    ['5', 5],
    [' +5 ', 5],
    ['-5', -5],
    ['12,5', 12.5],
    ['12.50', 12.5],
    ['5.', 5],
    ['5,', 5],
    ['1.0000', 1],
    ['1.25', 1.25],
    [1.125, 1.125],
    [-2.5, -2.5],
    [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  ])('of %j is %d', (value, number) => {
    expect(readDecimal(value)).toEqual({ ok: true, value: number });
  });

  it.each([
    ['', 'not_a_number'],
    ['x5', 'not_a_number'],
    ['5x', 'not_a_number'],
    ['.5', 'not_a_number'],
    ['--5', 'not_a_number'],
    ['1.000', 'not_a_number'],
    ['1,125', 'not_a_number'],
    [true, 'not_a_number'],
    [Number.MAX_SAFE_INTEGER + 1, 'too_large'],
    ['-99999999999999999999', 'too_large'],
  ] as const)('is not there in %j, which is %s', (value, problem) => {
    expect(readDecimal(value)).toEqual({ ok: false, error: problem });
  });
});
