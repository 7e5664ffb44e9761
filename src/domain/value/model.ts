import type { BuyingProcess } from './buying-process.ts';
import type { PurchaseProcess } from './purchase-process.ts';
import type { TimeUnit } from './purchase-summary.ts';
import type { SpendModel } from './spend.ts';
import type { TimedProcess } from './timed-process.ts';
import type { ValueTier } from './value-tier.ts';

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
export type ModelProcess = FittedProcess<PurchaseProcess> | FittedProcess<TimedProcess>;

interface FittedProcess<Process extends BuyingProcess> {
  readonly model: Process['kind'];
  readonly tx: Omit<Process, 'kind'> & { readonly logLik: number };
}

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

/** The model's buying process, for the functions of `buying-process.ts`. */
export function processOf(fitted: ModelProcess): BuyingProcess {
  return fitted.model === 'pareto' ? timedProcessOf(fitted) : purchaseProcessOf(fitted);
}

/** The process of a model in which customers leave at an order. */
export function purchaseProcessOf({ model, tx: { r, alpha, a, b, k = 1 } }: FittedProcess<PurchaseProcess>): PurchaseProcess {
  return { kind: model, r, alpha, a, b, k };
}

/** The process of a model in which customers leave after a time. */
export function timedProcessOf({ model, tx: { r, alpha, s, beta, k = 1 } }: FittedProcess<TimedProcess>): TimedProcess {
  return { kind: model, r, alpha, s, beta, k };
}
