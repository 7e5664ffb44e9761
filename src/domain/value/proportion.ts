import { type Money, isPositive, money } from '../money/money.ts';
import type { CustomerValue } from './customer-value.ts';

/** A gesture beside the relation it is for: plain arithmetic of what came in so far, and no promise. */
export interface Proportion {
  /** What it is measured by: the margin where that is known, otherwise what was bought. */
  readonly of: 'margin' | 'sales';
  readonly total: Money;
  /** The gesture in percent of that. */
  readonly percent: number;
  /** What one order brought on average, rounded down to the minor unit. */
  readonly order: Money;
}

/**
 * How a gesture stands to what the customer brought so far. Null where that is not known, is nothing, may be somebody else's, or is in
 * another currency, and where no money is given.
 */
export function proportionOf(gesture: Money, value: CustomerValue): Proportion | null {
  if (value.kind === 'unknown' || !value.provenance.identity.isVerified || value.history.orders === 0) return null;
  const margin = value.margin !== null && isPositive(value.margin) ? value.margin : null;
  const total = margin ?? value.history.net;
  if (!isPositive(gesture) || !isPositive(total) || total.currency !== gesture.currency) return null;
  return {
    of: margin === null ? 'sales' : 'margin',
    total,
    percent: (gesture.amountMinor / total.amountMinor) * 100,
    order: money(Math.floor(total.amountMinor / value.history.orders), total.currency),
  };
}
