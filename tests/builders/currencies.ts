import { type Currency, type Money, money, parseCurrency } from '#domain/money/money.ts';

export function currency(code: string): Currency {
  const parsed = parseCurrency(code);
  if (!parsed.ok) throw new Error(`${code} is no currency here`);
  return parsed.value;
}

/** With 2, 0 and 3 digits. */
export const EUR = currency('EUR');
export const JPY = currency('JPY');
export const KWD = currency('KWD');
export const USD = currency('USD');

export function eur(amountMinor: number): Money {
  return money(amountMinor, EUR);
}
