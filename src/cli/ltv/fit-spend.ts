import type { SpendModel, SpendSoFar } from '#domain/value/spend.ts';
import { minimise } from './minimise.ts';
import { sampleOf, spendLogLikelihood } from './spend-likelihood.ts';

export interface FittedSpend extends SpendModel {
  readonly logLik: number;
  readonly customers: number;
  /** Pearson's correlation of the number of orders and their mean, which the model takes to be none. */
  readonly corr: number;
}

const LARGEST_LOG = 14;
/** `q` stays this much above 1 at least: below that the mean of all customers would be infinite. */
const LEAST_ABOVE_ONE = Math.log(1e-3);

/** Fits the spend of customers who have orders, by maximum likelihood; null where there are fewer than two of them. */
export function fitSpend(customers: readonly SpendSoFar[]): FittedSpend | null {
  const known = customers.filter(({ orders, mean }) => orders > 0 && mean > 0);
  if (known.length < 2) return null;
  const unit = known.reduce((sum, { mean }) => sum + mean, 0) / known.length;
  const scaled = sampleOf(known.map(({ orders, mean }) => ({ orders, mean: mean / unit })));
  const found = minimise((point) => -spendLogLikelihood(modelAt(point), scaled) / scaled.customers, [1, 0.7, 0]);
  const model = modelAt(found.point);
  const fitted = { ...model, v: model.v * unit };
  return { ...fitted, logLik: spendLogLikelihood(fitted, sampleOf(known)), customers: known.length, corr: correlation(known) };
}

/** The model that three logarithms stand for: of `p`, of what `q` is above 1, and of `v`. */
function modelAt([p = 0, above = 0, v = 0]: readonly number[]): SpendModel {
  return { p: bounded(p, -LARGEST_LOG), q: 1 + bounded(above, LEAST_ABOVE_ONE), v: bounded(v, -LARGEST_LOG) };
}

function bounded(logarithm: number, least: number): number {
  return Math.exp(Math.max(least, Math.min(LARGEST_LOG, logarithm)));
}

function correlation(customers: readonly SpendSoFar[]): number {
  const mean = (of: (customer: SpendSoFar) => number): number =>
    customers.reduce((sum, customer) => sum + of(customer), 0) / customers.length;
  const [orders, spent] = [mean((customer) => customer.orders), mean((customer) => customer.mean)];
  const covariance = mean((customer) => (customer.orders - orders) * (customer.mean - spent));
  const scatter = Math.sqrt(mean((customer) => (customer.orders - orders) ** 2) * mean((customer) => (customer.mean - spent) ** 2));
  return scatter > 0 ? covariance / scatter : 0;
}
