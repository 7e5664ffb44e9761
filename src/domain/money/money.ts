import { assert } from '../shared/assert.ts';
import { currencyStep } from './currency-steps.ts';
import { type Result, fail, ok } from '../shared/result.ts';

declare const currencyBrand: unique symbol;
/** An ISO 4217 code, such as `EUR`. */
export type Currency = string & { readonly [currencyBrand]: 'Currency' };

/** An amount in whole minor units (cents, yen, fils) with its currency. Negative amounts are refunds. */
export interface Money {
  readonly amountMinor: number;
  readonly currency: Currency;
}

/** `not_a_number` before `too_precise` before `too_large`: the first that applies. */
export type AmountError =
  | { readonly kind: 'not_a_number' }
  | { readonly kind: 'too_precise'; readonly digits: number }
  | { readonly kind: 'too_large' };

const currencies = new Set<string>(Intl.supportedValuesOf('currency'));

/**
 * Minor units with another number of digits than 2 (ISO 4217, list one). A table of our own, since browsers differ here: some
 * follow ISO 4217, some CLDR, which has 0 for HUF, IDR and others, and amounts one agent writes are read by all.
 */
const DIGITS: Readonly<Record<string, number>> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, UYI: 0, VND: 0, VUV: 0, XAF: 0,
  XOF: 0, XPF: 0, BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3, CLF: 4, UYW: 4,
}; // prettier-ignore

/** Reads an ISO 4217 code, in any case and with spaces around it. */
export function parseCurrency(text: string): Result<Currency, { readonly kind: 'unknown_currency' }> {
  const code = text.trim().toUpperCase();
  // Browsers differ in which they list, and what one agent writes is read by all.
  return currencies.has(code) || currencyStep(code) !== null ? ok(code as Currency) : fail({ kind: 'unknown_currency' });
}

/** How many decimal digits the currency's minor unit has: 2 for EUR, 0 for JPY, 3 for KWD. Source: ISO 4217. */
export function currencyDigits(currency: Currency): number {
  return DIGITS[currency] ?? 2;
}

/** Makes an amount of whole minor units. */
export function money(amountMinor: number, currency: Currency): Money {
  assert(Number.isSafeInteger(amountMinor), `an amount is whole minor units, not ${amountMinor}`);
  return { amountMinor: amountMinor === 0 ? 0 : amountMinor, currency };
}

export function zero(currency: Currency): Money {
  return money(0, currency);
}

export function isSameCurrency(a: Money, b: Money): boolean {
  return a.currency === b.currency;
}

function assertSameCurrency(a: Money, b: Money): void {
  assert(isSameCurrency(a, b), `${a.currency} and ${b.currency} do not mix`);
}

export function add(a: Money, b: Money): Money {
  assertSameCurrency(a, b);
  return money(a.amountMinor + b.amountMinor, a.currency);
}

export function subtract(a: Money, b: Money): Money {
  assertSameCurrency(a, b);
  return money(a.amountMinor - b.amountMinor, a.currency);
}

/** Negative where `a` is less than `b`, 0 where they are equal, positive where it is more. */
export function compare(a: Money, b: Money): number {
  assertSameCurrency(a, b);
  return a.amountMinor - b.amountMinor;
}

export function isMore(a: Money, b: Money): boolean {
  return compare(a, b) > 0;
}

export function isPositive(a: Money): boolean {
  return a.amountMinor > 0;
}

export function min(a: Money, b: Money): Money {
  return compare(a, b) <= 0 ? a : b;
}

/** Takes a percentage of an amount, as {@link shareOf} rounds it. */
export function percentOf(amount: Money, percent: number): Money {
  return money(shareOf(amount.amountMinor, percent), amount.currency);
}

/** A percentage of minor units, rounded to the nearest one, halves away from zero. */
export function shareOf(minor: number, percent: number): number {
  const exact = (minor * percent) / 100;
  return Math.sign(exact) * Math.round(Math.abs(exact));
}

/** A percentage of minor units as a limit, which half a minor unit more would exceed: rounded down. */
export function shareAtMost(minor: number, percent: number): number {
  return Math.floor((minor * percent) / 100);
}

/** Some write thousands so and others decimals: `1,240`, `1.500`. */
const THREE_DIGITS_AT_THE_END = /[.,]\d{3}$/;

/**
 * Reads an amount in major units, as a setting holds it: `15`, `15.5`, `15,50`, `-3`.
 * One separator at most, taken as the decimal one; digits beyond the currency's are refused unless they are zeros. Three digits
 * after the separator are no number, since they may be meant as thousands, unless the currency has three.
 * @example parseMajor('15,5', 'EUR') // 1550 minor units
 */
export function parseMajor(text: string, currency: Currency): Result<Money, AmountError> {
  const isAmbiguous = currencyDigits(currency) !== 3 && THREE_DIGITS_AT_THE_END.test(text.trim());
  return isAmbiguous ? fail({ kind: 'not_a_number' }) : parseDecimalMajor(text, currency);
}

/**
 * Reads an amount in major units as {@link parseMajor} does, where a separator can only be the decimal one: in a number that a
 * program wrote.
 */
export function parseDecimalMajor(text: string, currency: Currency): Result<Money, AmountError> {
  const match = /^([-+]?)(\d+)(?:[.,](\d*))?$/.exec(text.trim());
  if (match === null) return fail({ kind: 'not_a_number' });
  const [, sign, whole = '', fraction = ''] = match;
  const digits = currencyDigits(currency);
  const significant = fraction.replace(/0+$/, '');
  if (significant.length > digits) return fail({ kind: 'too_precise', digits });
  const amountMinor = Number(whole + significant.padEnd(digits, '0'));
  if (!Number.isSafeInteger(amountMinor)) return fail({ kind: 'too_large' });
  return ok(money(sign === '-' ? -amountMinor : amountMinor, currency));
}

/** Writes an amount in major units with a point and exactly the currency's digits, for fields and exports: `15.50`. */
export function toMajor(amount: Money): string {
  const digits = currencyDigits(amount.currency);
  const sign = amount.amountMinor < 0 ? '-' : '';
  const text = String(Math.abs(amount.amountMinor)).padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
