import type { SpendModel, SpendSoFar } from '#domain/value/spend.ts';
import { logGamma } from './log-gamma.ts';

/**
 * The log-likelihood of what customers spent on average, each over `orders` orders of at least 1 with a mean above 0. Source: Fader
 * and Hardie 2013, equation 1a.
 */
export function spendLogLikelihood({ p, q, v }: SpendModel, customers: readonly SpendSoFar[]): number {
  const ofCount = new Map<number, number>();
  const constant = q * Math.log(v) - logGamma(q);
  let sum = 0;
  for (const { orders, mean } of customers) {
    const shape = p * orders;
    let log = ofCount.get(orders);
    if (log === undefined) {
      log = logGamma(shape + q) - logGamma(shape) + shape * Math.log(orders) + constant;
      ofCount.set(orders, log);
    }
    sum += log + (shape - 1) * Math.log(mean) - (shape + q) * Math.log(orders * mean + v);
  }
  return sum;
}
