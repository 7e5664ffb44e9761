import { type Currency, type Money, currencyDigits, money, parseCurrency } from '#domain/money/money.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';

/**
 * How many decimal digits Stripe's whole numbers have where they are not those of ISO 4217 (source: Stripe's page on currencies).
 * Ariary come without fifths; krónur and Ugandan shillings are still written with two digits, which are always 00.
 */
const STRIPE_DIGITS: Readonly<Record<string, number>> = { MGA: 0, ISK: 2, UGX: 2 };

/** How many decimal digits there are in an amount that Stripe writes. */
export function stripeDigits(currency: Currency): number {
  return STRIPE_DIGITS[currency] ?? currencyDigits(currency);
}

/**
 * Reads an amount as Stripe writes it. `no_whole_minor_units` where it has more digits than the currency: rounding would invent
 * or lose money · `too_large` where it cannot be held exactly.
 */
export function moneyOfStripe(amount: number, currency: Currency): Result<Money, { readonly kind: 'no_whole_minor_units' | 'too_large' }> {
  const shift = currencyDigits(currency) - stripeDigits(currency);
  if (!Number.isInteger(amount)) return fail({ kind: 'no_whole_minor_units' });
  const scale = 10 ** Math.abs(shift);
  if (shift < 0 && amount % scale !== 0) return fail({ kind: 'no_whole_minor_units' });
  const amountMinor = shift < 0 ? amount / scale : amount * scale;
  return Number.isSafeInteger(amountMinor) ? ok(money(amountMinor, currency)) : fail({ kind: 'too_large' });
}

/** The same of a currency as Stripe writes it; null where that is none, or the amount none of it. */
export function moneyOf(amount: number, currency: string): Money | null {
  const parsed = parseCurrency(currency);
  const sum = parsed.ok ? moneyOfStripe(amount, parsed.value) : null;
  return sum?.ok === true ? sum.value : null;
}

/**
 * Writes an amount as Stripe takes it: `not_exact` where that has fewer digits than the amount, or wants zeros at its end, as it does
 * of krónur, Ugandan shillings and dinars with three digits.
 */
export function amountForStripe({ amountMinor, currency }: Money): Result<number, { readonly kind: 'not_exact' }> {
  const shift = stripeDigits(currency) - currencyDigits(currency);
  const scale = 10 ** Math.abs(shift);
  if (shift < 0 && amountMinor % scale !== 0) return fail({ kind: 'not_exact' });
  const amount = shift < 0 ? amountMinor / scale : amountMinor * scale;
  return stripeDigits(currency) === 3 && amount % 10 !== 0 ? fail({ kind: 'not_exact' }) : ok(amount);
}
