import { assert } from '../shared/assert.ts';

/** A subscription that is active. Rates are for one period, such as a month. */
export interface Subscription {
  /** What a payment leaves, in any unit of money. */
  readonly margin: number;
  /** The chance that a customer pays again, 0 to 1. */
  readonly retention: number;
  /** The discount rate of a period: 0.01 is 1 %. */
  readonly discount: number;
}

export interface SubscriptionTerms {
  /** How many payments may come; null for no end, for which retention must be below 1 plus the discount. */
  readonly periods: number | null;
  /** Whether the first payment is due now and certain, instead of one period ahead if the customer stays. */
  readonly isDueNow: boolean;
}

/**
 * The value of the payments still to come from a subscription, in the unit of `margin`. Only for a contract whose end is seen: with
 * single orders silence is no end. With one retention for all it is too low for customers who have stayed long. Source: the standard
 * geometric sum, Fader and Hardie 2012.
 * @example contractualValue({ margin: 10, retention: 0.9, discount: 0.1 }, { periods: null, isDueNow: false }) // 45
 */
export function contractualValue({ margin, retention, discount }: Subscription, { periods, isDueNow }: SubscriptionTerms): number {
  assert(retention >= 0 && retention <= 1 && discount >= 0, 'a chance to stay and a discount of at least 0');
  // What is lost of each payment until the next: of rates that nearly cancel out, what is left of their difference would be rounding alone.
  const lost = (discount + (1 - retention)) / (1 + discount);
  const first = isDueNow ? margin : margin * (1 - lost);
  if (lost === 0) {
    assert(periods !== null, 'an end where nothing is lost and nothing discounted');
    return first * periods;
  }
  if (periods === 0) return 0;
  const paid = periods === null ? 1 : -Math.expm1(periods * Math.log1p(-lost));
  return (first * paid) / lost;
}
