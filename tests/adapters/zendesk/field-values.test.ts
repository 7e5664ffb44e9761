import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { amountOfField, idSchema, instantOfField, instantSchema, textOfField, wholeNumberOfField } from '#adapters/zendesk/field-values.ts';
import { objectOfField } from '#adapters/zendesk/object-field.ts';
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
    [' 2026-03-29 ', '2026-03-29T00:00:00Z'],
    ['2026-03-29T01:30:15.125Z', '2026-03-29T01:30:15.125Z'],
    ['2026-03-29T01:30+02:00', '2026-03-28T23:30:00Z'],
    ['2026-03-29T01:30:15 Z', '2026-03-29T01:30:15Z'],
  ])('is the instant %s, wherever it is read', (text, instant) => {
    expect(instantOfField(text)).toBe(Date.parse(instant));
  });

  it.each([
    '',
    null,
    undefined,
    'yesterday',
    '29.03.2026',
    '2026-13-01',
    '2026-03-29T25:00',
    'x2026-03-29',
    '2026-03-29x',
    '2026-03-29T',
    '2026-03-29T01:30  Z',
    '2026-03-29T01:30:15.Z',
    '2026-03-29T01:30:15+2',
    'x 2026-03-29T01:30:15+02:00',
    1_774_742_400_000,
    {},
  ])('is no instant: %j', (value) => {
    expect(instantOfField(value)).toBeNull();
  });

  it.each([
    [7, 7],
    ['-7', -7],
    [' 7.00 ', 7],
    ['7.', 7],
    ['7.0', 7],
    ['7.0000', 7],
    ['70', 70],
    ['9007199254740992', null],
    ['x7', null],
    ['7x', null],
    ['--7', null],
    ['.0', null],
    ['7.01', null],
    ['7.0001', null],
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

  it.each([
    ['2026-03-29T01:30:15Z', Date.parse('2026-03-29T01:30:15Z')],
    ['then', null],
    [null, null],
    [1_774_742_400_000, null],
  ])('%j is the instant %j of a property of Zendesk', (value, instant) => {
    const parsed = v.safeParse(instantSchema, value);
    expect(parsed.success ? parsed.output : null).toBe(instant);
  });

  it.each([
    ['01', '01'],
    [7, '7'],
    ['', null],
    [null, null],
    [{}, null],
  ])('%j is the id %j', (value, id) => {
    const parsed = v.safeParse(idSchema, value);
    expect(parsed.success ? parsed.output : null).toBe(id);
  });

  it.each([
    ['{"a":1}', { a: 1 }],
    ['{}', {}],
    ['[1]', null],
    ['null', null],
    ['7', null],
    [7, null],
    ['{', null],
    ['', null],
    [null, null],
    [{ a: 1 }, null],
  ])('%j is the object %j', (value, object) => {
    expect(objectOfField(value)).toEqual(object);
  });
});
