import type { SpendModel, SpendSoFar } from '#domain/value/spend.ts';
import { logGamma } from './log-gamma.ts';

/** Customers prepared for being looked at with many parameters: what depends on the number of orders alone is summed once. */
export interface SpendSample {
  readonly customers: number;
  /** For each customer: the number of orders, and what they came to. */
  readonly orders: Float64Array;
  readonly totals: Float64Array;
  readonly byOrders: readonly { readonly orders: number; readonly customers: number; readonly logMeans: number }[];
}

/** Takes customers each with at least one order and a mean above 0. */
export function sampleOf(customers: readonly SpendSoFar[]): SpendSample {
  const byOrders = new Map<number, { orders: number; customers: number; logMeans: number }>();
  for (const { orders, mean } of customers) {
    const same = byOrders.get(orders) ?? { orders, customers: 0, logMeans: 0 };
    same.customers += 1;
    same.logMeans += Math.log(mean);
    byOrders.set(orders, same);
  }
  return {
    customers: customers.length,
    orders: Float64Array.from(customers, ({ orders }) => orders),
    totals: Float64Array.from(customers, ({ orders, mean }) => orders * mean),
    byOrders: [...byOrders.values()],
  };
}

/** The log-likelihood of what customers spent on average. Source: Fader and Hardie 2013, equation 1a. */
export function spendLogLikelihood({ p, q, v }: SpendModel, { orders, totals, byOrders }: SpendSample): number {
  const constant = q * Math.log(v) - logGamma(q);
  let sum = 0;
  for (const { orders: count, customers, logMeans } of byOrders) {
    const shape = p * count;
    sum += customers * (logGamma(shape + q) - logGamma(shape) + shape * Math.log(count) + constant) + (shape - 1) * logMeans;
  }
  for (let index = 0; index < totals.length; index += 1) sum -= (p * (orders[index] ?? 0) + q) * Math.log((totals[index] ?? 0) + v);
  return sum;
}
