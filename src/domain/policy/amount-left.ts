import type { LimitAllowance } from '../journal/admission.ts';
import { isOncePerFailure } from '../journal/limits.ts';
import { type Currency, money, zero } from '../money/money.ts';
import type { SuggestionFacts } from './suggestion.ts';

/** What a limit leaves, as money in the currency of the limits: a number of gestures that is used up leaves nothing. None where it is no sum. */
export function amountLeft({ limit, remaining }: LimitAllowance, currency: Currency): SuggestionFacts['allowances'] {
  if (isOncePerFailure(limit)) return [];
  if (limit !== 'customer_count') return [{ limit, left: money(remaining, currency) }];
  return remaining > 0 ? [] : [{ limit, left: zero(currency) }];
}
