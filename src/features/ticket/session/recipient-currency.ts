import type { Currency } from '#domain/money/money.ts';
import type { Recipient } from '#ports/gesture-executor.ts';

/** Whether nothing would have to be converted for an account. */
export function isInCurrency({ currencies }: Recipient, currency: Currency): boolean {
  return currencies.length === 0 || currencies.includes(currency);
}
