import { type Money, isPositive, money } from '../money/money.ts';
import type { CustomerValue } from './customer-value.ts';

/** What a customer brought so far. */
export interface Relation {
  /** What it is measured by: the margin where that is known, otherwise what was bought. */
  readonly of: 'margin' | 'sales';
  readonly total: Money;
  /** What one order brought on average, rounded down to the minor unit. */
  readonly order: Money;
}

/** A gesture beside the relation it is for: plain arithmetic of what came in so far, and no promise. */
export interface Proportion extends Relation {
  /** The gesture in percent of the total. */
  readonly percent: number;
}

/** What the customer brought so far. Null where that is not known, is nothing, or may be somebody else's. */
export function relationOf(value: CustomerValue): Relation | null {
  if (value.kind === 'unknown' || !value.provenance.identity.isVerified || value.history.orders === 0) return null;
  const margin = value.margin !== null && isPositive(value.margin) ? value.margin : null;
  const total = margin ?? value.history.net;
  if (!isPositive(total)) return null;
  return {
    of: margin === null ? 'sales' : 'margin',
    total,
    order: money(Math.floor(total.amountMinor / value.history.orders), total.currency),
  };
}

/** How a gesture stands to a relation. Null where that is in another currency, and where no money is given. */
export function proportionOf(gesture: Money, relation: Relation | null): Proportion | null {
  if (relation === null || !isPositive(gesture) || relation.total.currency !== gesture.currency) return null;
  return { ...relation, percent: (gesture.amountMinor / relation.total.amountMinor) * 100 };
}
