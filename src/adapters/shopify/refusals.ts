import type { RefusalCode } from '#ports/gesture-executor.ts';

const CODES: Readonly<Record<string, RefusalCode>> = {
  OWNER_NOT_FOUND: 'no_recipient',
  ACCOUNT_NOT_FOUND: 'no_recipient',
  CUSTOMER_NOT_FOUND: 'no_recipient',
  MISMATCHING_CURRENCY: 'other_currency',
  UNSUPPORTED_CURRENCY: 'other_currency',
  CREDIT_LIMIT_EXCEEDED: 'too_large',
  NEGATIVE_OR_ZERO_AMOUNT: 'too_small',
  GREATER_THAN: 'too_small',
};

/** What Shopify's code of a user error means for the gesture. */
export function refusalCodeOf(code: string): RefusalCode {
  return CODES[code] ?? 'declined';
}
