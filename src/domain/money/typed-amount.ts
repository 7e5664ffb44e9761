import type { Result } from '../shared/result.ts';
import { type AmountError, type Currency, type Money, parseMajor } from './money.ts';

/** Digits of Arabic and Persian, each in its order. */
const OTHER_DIGITS = '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹';
/** Spaces stand between groups of three digits, and nowhere else inside of a number. */
const GROUPED = /^[-+]?\d{1,3}(?: \d{3})+(?:[.,]\d*)?$/;

/** A typed amount with the digits, the minus and the point that programs write, without the currency's own sign or code. */
function plainAmount(text: string, currency: Currency): string {
  const plain = text
    .replaceAll(/[٠-٩۰-۹]/g, (digit) => String(OTHER_DIGITS.indexOf(digit) % 10))
    .replaceAll('\u066B', '.')
    .replaceAll(/[\u2212\uFE63\uFF0D]/g, '-')
    .replaceAll(/\s/g, ' ')
    // Marks of direction are typed along with a number in a text that runs the other way.
    .replaceAll(/[\u061C\u200E\u200F\u2066-\u2069]/g, '');
  const bare = (/^[-+\d., ]*$/.test(plain) ? plain : withoutSign(plain, currency)).trim().replace(/^([-+]) +/, '$1');
  return GROUPED.test(bare) ? bare.replaceAll(' ', '') : bare;
}

/** Another currency's sign stays: whoever types dollars does not mean as many euros. */
function withoutSign(text: string, currency: Currency): string {
  const signs = (['narrowSymbol', 'symbol', 'code'] as const).map((currencyDisplay) => {
    const parts = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay }).formatToParts(0);
    return parts.find(({ type }) => type === 'currency')?.value ?? currency;
  });
  return [...new Set(signs)].reduce(replacedOnce, text);
}

function replacedOnce(text: string, sign: string): string {
  const at = text.toLowerCase().indexOf(sign.toLowerCase());
  return at === -1 ? text : `${text.slice(0, at)} ${text.slice(at + sign.length)}`;
}

/**
 * Reads an amount in major units as a person types it: beside what {@link parseMajor} reads with the currency's own sign or code,
 * spaces between thousands, a typographic minus, and Arabic or Persian digits.
 * @example parseTyped('1 240 €', 'EUR') // 124000 minor units
 */
export function parseTyped(text: string, currency: Currency): Result<Money, AmountError> {
  return parseMajor(plainAmount(text, currency), currency);
}
