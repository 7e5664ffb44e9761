import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EUR, JPY, KWD, currency, eur } from '#builders/currencies.ts';
import {
  add,
  compare,
  currencyDigits,
  isMore,
  isPositive,
  isSameCurrency,
  min,
  money,
  parseCurrency,
  parseDecimalMajor,
  parseMajor,
  percentOf,
  shareAtMost,
  shareOf,
  subtract,
  toMajor,
  zero,
} from '#domain/money/money.ts';

const currencies = fc.constantFrom(EUR, JPY, KWD);
const amountsMinor = fc.integer({ min: -1e12, max: 1e12 });

describe('a currency', () => {
  it('is read in any case and with spaces around it', () => {
    expect(parseCurrency(' eur ')).toEqual({ ok: true, value: 'EUR' });
  });

  it.each(['', 'EU', 'EURO', 'ZZZ', '€', 'E UR'])('is refused where no such code exists: %j', (text) => {
    expect(parseCurrency(text)).toEqual({ ok: false, error: { kind: 'unknown_currency' } });
  });

  it('has 2 digits for EUR, 0 for JPY, 3 for KWD', () => {
    expect([EUR, JPY, KWD].map(currencyDigits)).toEqual([2, 0, 3]);
  });

  it.each(['HUF', 'IDR', 'COP', 'PKR'])('has the digits of ISO 4217 in every browser, also where CLDR has others: 2 for %s', (code) => {
    expect(currencyDigits(currency(code))).toBe(2);
  });
});

describe('an amount', () => {
  it.each([0.5, NaN, Infinity, 2 ** 53])(
    'is whole minor units within what a number holds exactly, so %s is a broken invariant',
    (amountMinor) => {
      expect(() => money(amountMinor, EUR)).toThrow(`Broken invariant: an amount is whole minor units, not ${amountMinor}`);
    },
  );

  it('knows no negative zero', () => {
    expect(Object.is(money(-0, EUR).amountMinor, 0)).toBe(true);
    expect(Object.is(percentOf(eur(-1), 10).amountMinor, 0)).toBe(true);
  });

  it('reads back what it writes, for 0, 2 and 3 digits', () => {
    fc.assert(
      fc.property(amountsMinor, currencies, (amountMinor, code) => {
        const amount = money(amountMinor, code);
        expect(parseMajor(toMajor(amount), code)).toEqual({ ok: true, value: amount });
      }),
    );
  });

  it('is written with exactly the digits of its currency', () => {
    expect([money(5, EUR), money(-1550, EUR), money(1550, JPY), money(-7, KWD), zero(KWD)].map(toMajor)).toEqual([
      '0.05',
      '-15.50',
      '1550',
      '-0.007',
      '0.000',
    ]);
  });

  it('is given back whole where the same amount is added and taken away', () => {
    fc.assert(
      fc.property(amountsMinor, amountsMinor, currencies, (a, b, code) => {
        const [first, second] = [money(a, code), money(b, code)];
        expect(subtract(add(first, second), second)).toEqual(first);
        expect(add(first, second)).toEqual(add(second, first));
      }),
    );
  });

  it('compares like its minor units', () => {
    fc.assert(
      fc.property(amountsMinor, amountsMinor, (a, b) => {
        expect(Math.sign(compare(eur(a), eur(b)))).toBe(Math.sign(a - b));
        expect(isMore(eur(a), eur(b))).toBe(a > b);
        expect(min(eur(a), eur(b)).amountMinor).toBe(Math.min(a, b));
        expect(isPositive(eur(a))).toBe(a > 0);
      }),
    );
  });

  it('is not more than one that equals it, and nothing is not positive', () => {
    expect([isMore(eur(100), eur(100)), isMore(eur(101), eur(100))]).toEqual([false, true]);
    expect([isPositive(eur(0)), isPositive(eur(1))]).toEqual([false, true]);
  });

  it('does not mix with another currency', () => {
    expect(isSameCurrency(eur(1), money(1, JPY))).toBe(false);
    expect(() => add(eur(1), money(1, JPY))).toThrow('EUR and JPY do not mix');
    expect(() => subtract(eur(1), money(1, JPY))).toThrow('do not mix');
    expect(() => compare(eur(1), money(1, JPY))).toThrow('do not mix');
  });
});

describe('a percentage of an amount', () => {
  it('rounds to the nearest minor unit, halves away from zero', () => {
    expect([percentOf(eur(10), 25), percentOf(eur(-10), 25), percentOf(eur(10), 24)].map((part) => part.amountMinor)).toEqual([3, -3, 2]);
  });

  it('as a share takes the half minor unit, as a limit leaves it', () => {
    expect([49, 50, 51].map((percent) => shareOf(1, percent))).toEqual([0, 1, 1]);
    expect([99, 100, 199].map((percent) => shareAtMost(1, percent))).toEqual([0, 1, 1]);
    expect([shareOf(1250, 1), shareAtMost(1250, 1)]).toEqual([13, 12]);
  });

  it('is nothing at 0, the amount at 100, and for whole percents never more than half a minor unit off', () => {
    fc.assert(
      fc.property(amountsMinor, fc.integer({ min: 0, max: 200 }), (amountMinor, percent) => {
        expect(percentOf(eur(amountMinor), 0)).toEqual(eur(0));
        expect(percentOf(eur(amountMinor), 100)).toEqual(eur(amountMinor));
        const hundredths = BigInt(percentOf(eur(amountMinor), percent).amountMinor) * 100n - BigInt(amountMinor) * BigInt(percent);
        expect(hundredths <= 50n && hundredths >= -50n).toBe(true);
      }),
    );
  });
});

describe('an amount as people type it', () => {
  it.each([
    ['15', 1500],
    ['15.5', 1550],
    ['15,50', 1550],
    [' 15 ', 1500],
    ['+3', 300],
    ['-3', -300],
    ['15.', 1500],
    ['0', 0],
    ['007', 700],
    ['1.0000', 100],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
  ])('%j is read as %i minor units of EUR', (text, amountMinor) => {
    expect(parseMajor(text, EUR)).toEqual({ ok: true, value: eur(amountMinor) });
  });

  it.each(['1,240', '1.500', '0.005', '-12,000', ' 1240.000 '])('%j may mean thousands or decimals, and is refused', (text) => {
    expect(parseMajor(text, EUR)).toEqual({ ok: false, error: { kind: 'not_a_number' } });
    expect(parseMajor(text, JPY)).toEqual({ ok: false, error: { kind: 'not_a_number' } });
    expect(parseMajor(text, KWD).ok).toBe(true);
    expect(parseDecimalMajor(text, JPY)).not.toEqual({ ok: false, error: { kind: 'not_a_number' } });
  });

  it.each(['', ' ', '-', '.', '.5', '1 000', '1,000.50', '1.2.3', '1e3', '0x10', '€5', '--5', '٥', 'NaN', 'Infinity'])(
    '%j is no number',
    (text) => {
      expect(parseMajor(text, EUR)).toEqual({ ok: false, error: { kind: 'not_a_number' } });
    },
  );

  it('is too precise with a digit more than the currency has, unless that is a zero', () => {
    expect(parseMajor('1.0051', EUR)).toEqual({ ok: false, error: { kind: 'too_precise', digits: 2 } });
    expect(parseDecimalMajor('1.005', EUR)).toEqual({ ok: false, error: { kind: 'too_precise', digits: 2 } });
    expect(parseMajor('1.5', JPY)).toEqual({ ok: false, error: { kind: 'too_precise', digits: 0 } });
    expect(parseMajor('1.0', JPY)).toEqual({ ok: true, value: money(1, JPY) });
    expect(parseMajor('1.005', KWD)).toEqual({ ok: true, value: money(1005, KWD) });
  });

  it('is too large one minor unit over what a number holds exactly, however long the text', () => {
    expect(parseMajor('90071992547409.92', EUR)).toEqual({ ok: false, error: { kind: 'too_large' } });
    expect(parseMajor('9'.repeat(400), JPY)).toEqual({ ok: false, error: { kind: 'too_large' } });
  });

  it('is never read as anything by throwing, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), currencies, (text, code) => {
        const parsed = parseMajor(text, code);
        expect(!parsed.ok || Number.isSafeInteger(parsed.value.amountMinor)).toBe(true);
      }),
    );
  });
});
