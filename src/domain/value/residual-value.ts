import { type BuyingProcess, expectedOrders, expectedOrdersByPart, expectedSquaredOrders } from './buying-process.ts';
import { type PurchaseSummary, type TimeUnit, UNITS_PER_YEAR } from './purchase-summary.ts';
import { type SpendModel, type SpendSoFar, expectedSpend, expectedSquaredSpend } from './spend.ts';

/** How expected orders become value. */
export interface ResidualTerms {
  /** How far ahead, in the model's unit of time. */
  readonly horizon: number;
  /** The natural logarithm of 1 plus the discount rate of a unit of time; 0 for none. See {@link discountOfYear}. */
  readonly discount: number;
  /** The horizon is cut into so many equal parts, each of which is discounted as a whole. */
  readonly buckets: number;
  /** At which point of its part an order is discounted. The end is the convention of the *lifetimes* library. */
  readonly timing: 'middle' | 'end';
}

/** With 12 parts a value is within 4 in 100,000 of the continuous one. */
export const BUCKETS = 12;

/** Turns a yearly discount rate (0.1 is 10 %) into the discount of {@link ResidualTerms}. */
export function discountOfYear(annualRate: number, unit: TimeUnit): number {
  return Math.log1p(annualRate) / UNITS_PER_YEAR[unit];
}

/**
 * The orders a customer is expected to place within the horizon, each counted for less the later it comes. Times the expected spend
 * and the margin rate it is the residual value: what is still to come, without what has been.
 */
export function discountedOrders(process: BuyingProcess, summary: PurchaseSummary, terms: ResidualTerms): number {
  return discounted(expectedOrdersByPart(process, summary, { time: terms.horizon, parts: terms.buckets }), terms);
}

/** Discounts orders that are expected until the end of each part of the horizon; see {@link discountedOrders}. */
export function discounted(untilPart: readonly number[], { horizon, discount, timing }: ResidualTerms): number {
  const length = horizon / untilPart.length;
  const point = timing === 'middle' ? 0.5 : 1;
  let before = 0;
  let sum = 0;
  untilPart.forEach((until, part) => {
    sum += (until - before) * Math.exp(-discount * length * (part + point));
    before = until;
  });
  return sum;
}

/**
 * The variance of what a customer will spend within `time`, without discount and margin; null where it is infinite. The parts are the
 * scatter of single orders, and that of their number and of the customer's mean. Source: own algebra, by the law of total variance.
 */
export function spendingVariance(
  { process, spend }: { readonly process: BuyingProcess; readonly spend: SpendModel },
  { summary, soFar }: { readonly summary: PurchaseSummary; readonly soFar: SpendSoFar },
  time: number,
): number | null {
  const squaredSpend = expectedSquaredSpend(spend, soFar);
  if (squaredSpend === null) return null;
  const orders = expectedOrders(process, summary, time);
  const squaredOrders = expectedSquaredOrders(process, summary, time);
  return (orders * squaredSpend) / spend.p + squaredOrders * squaredSpend - (orders * expectedSpend(spend, soFar)) ** 2;
}
