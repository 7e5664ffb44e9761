import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount } from '#cli/orders/amounts.ts';

describe('an amount', () => {
  it.each([
    ['10', 2, 1000],
    ['10.5', 2, 1050],
    ['10,50', 2, 1050],
    ['-10.50', 2, -1050],
    ['(12.00)', 2, -1200],
    ['12.00-', 2, -1200],
    ['−12.00', 2, -1200],
    ['$1,234.50', 2, 123_450],
    ['-$5.00', 2, -500],
    ['($10.00)', 2, -1000],
    ['1.234,50 €', 2, 123_450],
    ['EUR 12.00', 2, 1200],
    ['1 610,50', 2, 161_050],
    ["1'610.50", 2, 161_050],
    ['1 200', 2, 120_000],
    ['1,234,567', 2, 123_456_700],
    ['1.234.567', 0, 1_234_567],
    ['0.250', 2, 25],
    ['1234.500', 2, 123_450],
    ['1.234', 3, 1234],
    ['500', 0, 500],
    ['-0', 2, 0],
    ['12.-', 2, 1200],
    ["CHF 1'200.--", 2, 120_000],
    ['1.234,– €', 2, 123_400],
    ['12,- EUR', 2, 1200],
    ['-12,-', 2, -1200],
  ])('%s with %i digits is %i', (text, digits, minor) => {
    expect(readAmount(text, digits)).toEqual({ kind: 'amount', minor, isRounded: false });
  });

  it.each([
    ['15.299999999999999', 1530],
    ['19.990000000000002', 1999],
    ['-15.299999999999999', -1530],
    ['0.30000000000000004', 30],
  ])('%s is %i: what binary numbers leave is rounded', (text, minor) => {
    expect(readAmount(text, 2)).toEqual({ kind: 'amount', minor, isRounded: true });
  });

  it.each([
    ['1,200', 2],
    ['1.200', 2],
    ['-1,200', 2],
    ['999.999', 2],
    ['1,200', 0],
    ['1,200', 3],
  ])('%s with %i digits may be thousands or a fraction', (text, digits) => {
    expect(readAmount(text, digits).kind).toBe('ambiguous');
  });

  it.each(['', '-', 'free', '1.0055', '12.345678', '12.3400001', '1,23,4', '1.234,5.6', '12 34', '1e3', '9007199254740993'])(
    '%s is none',
    (text) => {
      expect(readAmount(text, 2).kind).toBe('none');
    },
  );

  it('is read back as it was written, with either sign of fractions', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.constantFrom('.', ','), (minor, sign) => {
        const text = (minor / 100).toFixed(2).replace('.', sign);
        expect(readAmount(text, 2)).toMatchObject({ kind: 'amount', minor });
      }),
    );
  });
});
