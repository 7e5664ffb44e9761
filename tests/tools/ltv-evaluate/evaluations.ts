import { contractualValue } from '#domain/value/contractual-value.ts';
import { orderQuantile } from '#domain/value/order-range.ts';
import {
  aliveChance,
  expectedOrders,
  moreOrdersChance,
  moreOrdersChances,
  noOrderChance,
  orderCountChance,
} from '#domain/value/buying-process.ts';
import { NEW_CUSTOMER } from '#domain/value/purchase-process.ts';
import type { PurchaseSummary } from '#domain/value/purchase-summary.ts';
import { BUCKETS, type ResidualTerms, discountedOrders, spendingVariance } from '#domain/value/residual-value.ts';
import { type SpendSoFar, expectedSpend } from '#domain/value/spend.ts';
import { valueRange } from '#domain/value/value-range.ts';
import {
  chooseTicksCase,
  fitCase,
  likelihoodOf,
  logLikelihoodCase,
  regularFitCase,
  regularLikelihoodCase,
  standardErrorCase,
} from './evaluation-fits.ts';
import { processIn, spendIn, summaryIn } from './evaluation-models.ts';
import { summaryCase } from './evaluation-summary.ts';
import { type Inputs, Unanswerable, numberOf, numberOr, textOr } from '#cli/ltv/inputs.ts';
import type { EvaluationContext } from './evaluation-context.ts';
import { patternsOf } from '#cli/ltv/purchase-likelihood.ts';

type Evaluation = (inputs: Inputs, context: EvaluationContext) => unknown;

/** The functions of a case, under the names of `ltv_reference.json`, and a few that stand beside them. */
export const EVALUATIONS: Readonly<Record<string, Evaluation>> = {
  cet: (inputs, context) => expectedOrders(processIn(inputs, context), summaryIn(inputs), timeIn(inputs)),
  pAlive: (inputs, context) => aliveChance(processIn(inputs, context), summaryIn(inputs)),
  expectedNew: (inputs, context) => expectedOrders(processIn(inputs, context), NEW_CUSTOMER, timeIn(inputs)),
  pmf: (inputs, context) =>
    orderCountChance(processIn(inputs, context), customerIn(inputs), { time: timeIn(inputs), count: countIn(inputs, 'n') }),
  predictiveSurvival: (inputs, context) =>
    moreOrdersChance(processIn(inputs, context), summaryIn(inputs), { time: timeIn(inputs), count: countIn(inputs, 'j') }),
  noFurtherOrder: (inputs, context) => noOrderChance(processIn(inputs, context), summaryIn(inputs), timeIn(inputs)),
  quantile: (inputs, context) =>
    orderQuantile(moreOrdersChances(processIn(inputs, context), summaryIn(inputs), timeIn(inputs)), numberOf(inputs, 'level')),
  logLik1: (inputs, context) => likelihoodOf(processIn(inputs, context), patternsOf([summaryIn(inputs)])),
  logLik: logLikelihoodCase,
  ggMean: (inputs, context) => expectedSpend(spendIn(inputs, context), spendSoFarIn(inputs)),
  ggPopulationMean: (inputs, context) => expectedSpend(spendIn(inputs, context), { orders: 0, mean: 0 }),
  residualValue: (inputs, context) =>
    numberOr(inputs, 'margin', 1) *
    expectedSpend(spendIn(inputs, context), spendSoFarIn(inputs)) *
    discountedOrders(processIn(inputs, context), summaryIn(inputs), residualTerms(inputs)),
  valueVariance: varianceCase,
  contractualInfinite: (inputs) => contractualValue(subscriptionIn(inputs), { periods: null, isDueNow: inputs['dueNow'] === true }),
  contractualHorizon: (inputs) =>
    contractualValue(subscriptionIn(inputs), { periods: countIn(inputs, 'periods'), isDueNow: inputs['dueNow'] === true }),
  summary: summaryCase,
  reject: (inputs) => {
    summaryIn(inputs);
    return 'accepted';
  },
  fit: fitCase,
  fitStdErr: standardErrorCase,
  cnbdPAlive: (inputs, context) => aliveChance(processIn(inputs, context), summaryIn(inputs)),
  cnbdExpectedOrders: (inputs, context) => expectedOrders(processIn(inputs, context), customerIn(inputs), timeIn(inputs)),
  cnbdNoFurtherOrder: (inputs, context) => noOrderChance(processIn(inputs, context), customerIn(inputs), timeIn(inputs)),
  cnbdOrderCountChance: (inputs, context) =>
    orderCountChance(processIn(inputs, context), customerIn(inputs), { time: timeIn(inputs), count: countIn(inputs, 'n') }),
  cnbdLogLikelihood: regularLikelihoodCase,
  cnbdChooseK: chooseTicksCase,
  cnbdFit: regularFitCase,
  valueRange: rangeCase,
};

function rangeCase(inputs: Inputs, context: EvaluationContext): unknown {
  const tail = numberOr(inputs, 'tail', TAIL);
  if (!(tail > 0 && tail < 0.5)) throw new Unanswerable('tail must be above 0 and below a half');
  const soFar = { orders: countIn(inputs, 'orders'), mean: numberOf(inputs, 'mean') };
  const more = moreOrdersChances(processIn(inputs, context), customerIn(inputs), timeIn(inputs));
  return valueRange({ more, spend: spendIn(inputs, context) }, soFar, tail);
}

const TAIL = 0.1;

function varianceCase(inputs: Inputs, context: EvaluationContext): number {
  const models = { process: processIn(inputs, context), spend: spendIn(inputs, context) };
  const variance = spendingVariance(models, { summary: summaryIn(inputs), soFar: spendSoFarIn(inputs) }, timeIn(inputs));
  if (variance === null) throw new Unanswerable('the variance is infinite: q is at most 2 and there is no order');
  return variance;
}

function timeIn(inputs: Inputs): number {
  const time = numberOf(inputs, 't');
  if (time < 0) throw new Unanswerable('t must be at least 0');
  return time;
}

function countIn(inputs: Inputs, name: string): number {
  const count = numberOf(inputs, name);
  if (!Number.isInteger(count) || count < 0) throw new Unanswerable(`${name} must be a whole number of at least 0`);
  return count;
}

/** A customer, or a new one where the case names none. */
function customerIn(inputs: Inputs): PurchaseSummary {
  return inputs['x'] === undefined ? NEW_CUSTOMER : summaryIn(inputs);
}

/** `m` is the mean of `x` orders, or of `n` where that is named. */
function spendSoFarIn(inputs: Inputs): SpendSoFar {
  const orders = inputs['n'] === undefined ? countIn(inputs, 'x') : countIn(inputs, 'n');
  const mean = numberOr(inputs, 'm', 0);
  if (mean < 0) throw new Unanswerable('m must be at least 0: an order that was refunded whole is none');
  return { orders, mean };
}

function residualTerms(inputs: Inputs): ResidualTerms {
  const horizon = numberOr(inputs, 'horizonWeeks', numberOr(inputs, 'horizon', WEEKS_PER_YEAR));
  const annualRate = numberOr(inputs, 'annualRate', 0);
  const buckets = countIn({ buckets: BUCKETS, ...inputs }, 'buckets');
  if (horizon < 0 || annualRate <= -1 || buckets < 1)
    throw new Unanswerable('horizonWeeks must be at least 0, annualRate above -1 and buckets at least 1');
  const timing = textOr(inputs, 'timing', 'middle');
  if (timing !== 'middle' && timing !== 'end') throw new Unanswerable('timing has to be "middle" or "end"');
  return { horizon, discount: Math.log1p(annualRate) / numberOr(inputs, 'unitsPerYear', WEEKS_PER_YEAR), buckets, timing };
}

const WEEKS_PER_YEAR = 52;

function subscriptionIn(inputs: Inputs): { readonly margin: number; readonly retention: number; readonly discount: number } {
  const subscription = {
    margin: numberOf(inputs, 'margin'),
    retention: numberOf(inputs, 'retention'),
    discount: numberOf(inputs, 'discount'),
  };
  const { retention, discount } = subscription;
  if (retention < 0 || retention > 1 || discount < 0) throw new Unanswerable('retention must be from 0 to 1 and discount at least 0');
  return subscription;
}
