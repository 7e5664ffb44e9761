import { currencyDigits, parseCurrency, subtract } from '../money/money.ts';
import { type Result, fail, ok } from '../shared/result.ts';
import { DAY_MS } from '../shared/time.ts';
import type { OrderHistory } from './order-history.ts';
import type { InvoicedSum } from './provenance.ts';
import { type BuyingProcess, aliveChance, expectedOrdersByPart, isSoonSummed, noOrderChance } from './buying-process.ts';
import type { PurchaseProcess } from './purchase-process.ts';
import type { TimedProcess } from './timed-dropout.ts';
import { ordersRange } from './order-range.ts';
import { type PurchaseSummary, type TimeUnit, summariseHistory } from './purchase-summary.ts';
import { BUCKETS, discountOfYear, discounted } from './residual-value.ts';
import { type SpendModel, type SpendSoFar, expectedSpend } from './spend.ts';
import { valueRange } from './value-range.ts';
import { NEW_TIER, type ValueTier, valueTier } from './value-tier.ts';

/** What the back-test of a model found: how far it was off beside the best of the naive rules. */
export interface BacktestScore {
  readonly mae: number;
  readonly rmse: number;
  /** What was predicted over what came, less 1: -0.16 is 16 % too low. */
  readonly bias: number;
  /** The part of everything that came from the tenth of the customers that was ranked highest. */
  readonly top10: number;
  /** The RMSE of each naive rule. */
  readonly naive: Readonly<Record<string, number>>;
}

/** A back-test: fitted on what was known at `calEnd`, compared with what came within `horizon` units of time after it. */
export interface BacktestRecord {
  readonly calEnd: string;
  readonly horizon: number;
  readonly customers: number;
  readonly orders: BacktestScore;
  readonly revenue: BacktestScore;
  /** Whether all that the model says may be shown: every one of its verdicts. */
  readonly passed: boolean;
}

/**
 * What may be shown of a model's figures: `project`, `history` alone, as they are wrong, or `unclear`, too little to tell. Why:
 * `loses` to a naive rule · `off` in their level, or chances that do not come true · `too_little` came to say either.
 */
export interface Verdict {
  readonly verdict: 'project' | 'history' | 'unclear';
  readonly why: 'loses' | 'off' | 'too_little' | null;
}

/** One verdict each on the number of orders, on money, and on the chance that none follows; the last two take the first. */
export interface Verdicts {
  readonly counts: Verdict;
  readonly money: Verdict;
  readonly chance: Verdict;
}

/** Orders of the file that could not be read and are missing in the model: what part of its money and of its customers, 0 to 1. */
export interface RejectedShare {
  readonly rows: number;
  readonly money: number;
  readonly customers: number;
  /** Whether somebody has accepted it. */
  readonly accepted: boolean;
}

/** The buying process of a model, its parameters and how likely what customers did is under them. */
export type ModelProcess =
  | { readonly model: PurchaseProcess['kind']; readonly tx: Omit<PurchaseProcess, 'kind'> & { readonly logLik: number } }
  | { readonly model: TimedProcess['kind']; readonly tx: Omit<TimedProcess, 'kind'> & { readonly logLik: number } };

/** A fitted model as `npm run ltv -- fit` writes it and the app's setting holds it. Amounts are in major units of `currency`. */
export type ValueModel = ModelProcess & ModelTerms;

interface ModelTerms {
  /** 2 has `k`, verdicts and what was rejected; in 1 they are missing. */
  readonly version: 1 | 2;
  readonly unit: TimeUnit;
  /** Days, as `YYYY-MM-DD`. */
  readonly fittedAt: string;
  readonly dataFrom: string;
  readonly dataTo: string;
  readonly customers: number;
  readonly repeatBuyers: number;
  /** `basis` says which orders a customer's mean is of: all, or those after the first. */
  readonly spend: SpendModel & { readonly basis: 'all' | 'repeat'; readonly logLik: number; readonly corr: number };
  readonly currency: string;
  readonly marginRate: number;
  readonly annualDiscount: number;
  /** 12 months, in units of time. */
  readonly horizon: number;
  /** The usual gap between two orders of a customer, in units of time: who is younger than that is new. */
  readonly medianGap: number;
  readonly tiers: readonly ValueTier[];
  readonly backtest: BacktestRecord | null;
  readonly verdicts?: Verdicts;
  readonly rejected?: RejectedShare;
  /** False where nothing of the model must be shown: it lost the back-test, or there was too little to try it on. */
  readonly project: boolean;
  readonly warnings: readonly string[];
}

/** What is expected of a customer within the model's horizon, 12 months. Money is in minor units of the model's currency. */
export interface Projection {
  /** The chance that the customer has not dropped out. */
  readonly aliveChance: number;
  readonly expectedOrders12m: number;
  readonly noFurtherOrderChance: number;
  /** In eight of ten cases, or more, the number of orders is in here. */
  readonly ordersRange: { readonly low: number; readonly high: number };
  /** Margin on the expected orders, discounted. */
  readonly valueMinor: number;
  readonly valueRangeMinor: { readonly low: number; readonly high: number };
  /** A customer with one order is judged by what similar customers did. */
  readonly basis: 'own' | 'similar_customers';
  /** Of the model's `tiers`, or `base` below all of them, or `new`. */
  readonly tier: string;
  /** Younger than the usual gap between two orders: the tier is `new`. */
  readonly isNew: boolean;
  /** Which figures may be shown beside the expected orders. */
  readonly shows: { readonly money: boolean; readonly chance: boolean };
}

/**
 * `not_to_project` before `model_too_old` before `no_orders` before `dates_unknown` (it is not known when the last of several orders
 * was) before `other_currency` before `beyond_measure` (more orders than can be reckoned with): the first that applies.
 */
export type ProjectionRefusal =
  | { readonly kind: 'not_to_project'; readonly warnings: readonly string[] }
  | { readonly kind: 'model_too_old'; readonly dataTo: string }
  | { readonly kind: 'no_orders' }
  | { readonly kind: 'dates_unknown' }
  | { readonly kind: 'other_currency'; readonly currency: string }
  | { readonly kind: 'beyond_measure' };

/** Customers change: a model says nothing more this long after the last order it has seen. Our choice. */
export const MODEL_DAYS = 400;

interface ProjectionTerms {
  readonly nowMs: number;
  readonly timeZone: string;
  readonly invoiced?: readonly InvoicedSum[];
  readonly previousTier?: string | null;
}

/** The range leaves out this part below and above. */
const TAIL = 0.1;

/**
 * Projects a customer's history with a fitted model, or says why not. `previousTier` is the tier that was shown before, where it is
 * known. Payments by invoice are in the sum of a history and not in its count: they are `invoiced`, and taken out. Rounded to minor
 * units, halves up.
 */
export function projectCustomer(
  history: OrderHistory,
  model: ValueModel,
  { nowMs, timeZone, invoiced = [], previousTier = null }: ProjectionTerms,
): Result<Projection, ProjectionRefusal> {
  const { project, warnings, dataTo, unit } = model;
  if (!project) return fail({ kind: 'not_to_project', warnings });
  if (nowMs - Date.parse(dataTo) > MODEL_DAYS * DAY_MS) return fail({ kind: 'model_too_old', dataTo });
  const summary = summariseHistory(withoutInvoiced(history, invoiced), { unit, nowMs, timeZone });
  if (summary === null) return fail({ kind: 'no_orders' });
  if (history.orders > 1 && history.lastOrderAtMs === null) return fail({ kind: 'dates_unknown' });
  if (history.net.currency !== model.currency) return fail({ kind: 'other_currency', currency: history.net.currency });
  if (!isSoonSummed(processOf(model), summary, model.horizon)) return fail({ kind: 'beyond_measure' });
  const projection = projectSummary(summary, model, previousTier);
  const isAmount = Number.isSafeInteger(projection.valueMinor) && Number.isSafeInteger(projection.valueRangeMinor.high);
  return isAmount ? ok(projection) : fail({ kind: 'beyond_measure' });
}

/** The orders alone: what was paid by invoice would raise their mean. */
function withoutInvoiced(history: OrderHistory, invoiced: readonly InvoicedSum[]): OrderHistory {
  const own = invoiced.filter(({ paid }) => paid.currency === history.net.currency);
  return { ...history, net: own.reduce((net, { paid }) => subtract(net, paid), history.net) };
}

type Spending = PurchaseSummary & { readonly meanMinor: number };

/** What is expected of a customer within the model's horizon, before anything is rounded. Money in major units of the model's currency. */
export interface Expectation {
  readonly aliveChance: number;
  readonly orders: number;
  readonly noFurtherOrderChance: number;
  /** Margin on the expected orders, discounted. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Reckons what is expected of a customer; the mean, in minor units, is of all orders. */
export function expectationOf(summary: Spending, model: ValueModel): Expectation {
  const { horizon, marginRate, unit, annualDiscount } = model;
  const process = processOf(model);
  const untilPart = expectedOrdersByPart(process, summary, { time: horizon, parts: BUCKETS });
  const orders = untilPart.at(-1) ?? 0;
  const worth = discounted(untilPart, { horizon, discount: discountOfYear(annualDiscount, unit), buckets: BUCKETS, timing: 'middle' });
  const soFar = soFarOf(summary, model);
  const range = valueRange({ process, spend: model.spend }, { summary, soFar }, { time: horizon, tail: TAIL });
  // Orders of the range come over the year like the expected ones, and are discounted like them.
  const part = marginRate * (orders > 0 ? worth / orders : 1);
  return {
    aliveChance: aliveChance(process, summary),
    orders,
    noFurtherOrderChance: noOrderChance(process, summary, horizon),
    value: worth * expectedSpend(model.spend, soFar) * marginRate,
    low: range.low * part,
    high: range.high * part,
  };
}

/** Projects a summary whose mean, in minor units of the model's currency, is of all orders. */
export function projectSummary(summary: Spending, model: ValueModel, previousTier: string | null = null): Projection {
  const { horizon, tiers, medianGap, verdicts } = model;
  const minorPerMajor = minorUnitsOf(model);
  const expected = expectationOf(summary, model);
  const toMinor = (amount: number): number => Math.round(amount * minorPerMajor);
  const valueMinor = toMinor(expected.value);
  const isNew = summary.age < medianGap;
  return {
    aliveChance: expected.aliveChance,
    expectedOrders12m: expected.orders,
    noFurtherOrderChance: expected.noFurtherOrderChance,
    ordersRange: ordersRange(processOf(model), summary, { time: horizon, tail: TAIL }),
    valueMinor,
    valueRangeMinor: { low: toMinor(expected.low), high: toMinor(expected.high) },
    basis: summary.frequency === 0 ? 'similar_customers' : 'own',
    tier: isNew ? NEW_TIER : valueTier(valueMinor / minorPerMajor, tiers, previousTier),
    isNew,
    shows: {
      money: verdicts === undefined || verdicts.money.verdict === 'project',
      chance: verdicts === undefined || verdicts.chance.verdict === 'project',
    },
  };
}

/** The model's buying process, for the functions of `buying-process.ts`. */
export function processOf({ model, tx }: ModelProcess): BuyingProcess {
  const { r, alpha, k = 1 } = tx;
  return model === 'pareto' ? { kind: model, r, alpha, s: tx.s, beta: tx.beta, k } : { kind: model, r, alpha, a: tx.a, b: tx.b, k };
}

/**
 * What a customer with this summary has spent, in major units. A model that was fitted on repeat orders gets the mean of all in their
 * place, since a profile holds no other.
 */
function soFarOf({ frequency, meanMinor }: Spending, model: Pick<ValueModel, 'spend' | 'currency'>): SpendSoFar {
  // Of somebody whose orders cost nothing the spend is not known.
  if (!(meanMinor > 0)) return { orders: 0, mean: 0 };
  return { orders: model.spend.basis === 'all' ? frequency + 1 : frequency, mean: meanMinor / minorUnitsOf(model) };
}

/** What a customer with this summary is expected to spend on an order, in major units. */
export function spendOf(summary: Spending, model: Pick<ValueModel, 'spend' | 'currency'>): number {
  return expectedSpend(model.spend, soFarOf(summary, model));
}

/** How many minor units make a major one in the model's currency. */
function minorUnitsOf({ currency }: Pick<ValueModel, 'currency'>): number {
  const parsed = parseCurrency(currency);
  return 10 ** (parsed.ok ? currencyDigits(parsed.value) : 2);
}
