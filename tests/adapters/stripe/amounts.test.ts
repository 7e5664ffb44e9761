import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moneyOfStripe, stripeDigits } from '#adapters/stripe/amounts.ts';
import { type Currency, currencyDigits, parseCurrency } from '#domain/money/money.ts';
import { stripeAmount } from '#sandbox/vendors/stripe-data.ts';
import { expectOk } from '../../contracts/expect-result.ts';

function currency(code: string): Currency {
  return expectOk(parseCurrency(code));
}

const codes = ['EUR', 'USD', 'JPY', 'KRW', 'KWD', 'BHD', 'ISK', 'UGX', 'MGA', 'HUF', 'CLP', 'TND', 'VND', 'XOF'];

describe('amounts as Stripe writes them', () => {
  it.each([
    ['two digits', 1234, 'EUR', 1234],
    ['none', 500, 'JPY', 500],
    ['three', 5120, 'KWD', 5120],
    ['krónur with two that are always 00', 500, 'ISK', 5],
    ['Ugandan shillings with two that are always 00', 500, 'UGX', 5],
    ['ariary without any, where ISO 4217 has two', 500, 'MGA', 50_000],
    ['forints with two, whatever browsers think', 1045, 'HUF', 1045],
  ])('have %s', (_digits, amount, code, amountMinor) => {
    expect(moneyOfStripe(amount, currency(code))).toEqual({ ok: true, value: { amountMinor, currency: code } });
  });

  it('are refused with a part of a króna, which cannot be paid', () => {
    expect(moneyOfStripe(505, currency('ISK'))).toEqual({ ok: false, error: { kind: 'no_whole_minor_units' } });
    expect(moneyOfStripe(1.5, currency('EUR'))).toEqual({ ok: false, error: { kind: 'no_whole_minor_units' } });
  });

  it('are refused where they cannot be held exactly', () => {
    expect(moneyOfStripe(Number.MAX_SAFE_INTEGER - 1, currency('MGA'))).toEqual({ ok: false, error: { kind: 'too_large' } });
  });

  it('come back from what was charged, in every currency', () => {
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.integer({ min: 0, max: 1_000_000 }), (code, wholeUnits) => {
        const money = wholeUnits * 10 ** currencyDigits(currency(code));
        expect(expectOk(moneyOfStripe(stripeAmount(money, code), currency(code))).amountMinor).toBe(money);
      }),
    );
  });

  it('are worth what Stripe means: the same major units in both', () => {
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.integer({ min: 0, max: 10 ** 9 }), (code, amount) => {
        const read = moneyOfStripe(amount, currency(code));
        if (!read.ok) return;
        const major = amount / 10 ** stripeDigits(currency(code));
        expect(read.value.amountMinor / 10 ** currencyDigits(currency(code))).toBeCloseTo(major, 6);
      }),
    );
  });
});
