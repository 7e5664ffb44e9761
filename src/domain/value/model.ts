import { currencyDigits, parseCurrency, subtract } from '../money/money.ts';
import { type Result, fail, ok } from '../shared/result.ts';
import { DAY_MS } from '../shared/time.ts';
import type { OrderHistory } from './order-history.ts';
import type { InvoicedSum } from './provenance.ts';
import { type PurchaseProcess, aliveChance, expectedOrdersByPart, isSoonSummed, noOrderChance, ordersRange } from './purchase-process.ts';
import { type PurchaseSummary, type TimeUnit, summariseHistory } from './purchase-summary.ts';
import { BUCKETS, discountOfYear, discounted } from './residual-value.ts';
import { type SpendModel, expectedSpend } from './spend.ts';
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
  /** Whether the model had a lower RMSE than every naive rule, on orders and on revenue. */
  readonly passed: boolean;
}

/** A fitted model as `npm run ltv -- fit` writes it and the app's setting holds it. Amounts are in major units of `currency`. */
export interface ValueModel {
  readonly version: 1;
  readonly model: PurchaseProcess['kind'];
  readonly unit: TimeUnit;
  /** Days, as `YYYY-MM-DD`. */
  readonly fittedAt: string;
  readonly dataFrom: string;
  readonly dataTo: string;
  readonly customers: number;
  readonly repeatBuyers: number;
  readonly tx: { readonly r: number; readonly alpha: number; readonly a: number; readonly b: number; readonly logLik: number };
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
  /** False where the model must not be shown: it lost the back-test, or there was too little to try it on. */
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

/** Projects a summary whose mean, in minor units of the model's currency, is of all orders. */
export function projectSummary(
  summary: PurchaseSummary & { readonly meanMinor: number },
  model: ValueModel,
  previousTier: string | null = null,
): Projection {
  const { horizon, marginRate, unit, annualDiscount, tiers, medianGap } = model;
  const process = processOf(model);
  const minorPerMajor = minorUnitsOf(model);
  const discount = discountOfYear(annualDiscount, unit);
  const untilPart = expectedOrdersByPart(process, summary, { time: horizon, parts: BUCKETS });
  const orders = untilPart.at(-1) ?? 0;
  const worth = discounted(untilPart, { horizon, discount, buckets: BUCKETS, timing: 'middle' });
  const marginMinor = spendOf(summary, model) * marginRate * minorPerMajor;
  const range = ordersRange(process, summary, { time: horizon, tail: TAIL });
  const valueMinor = Math.round(worth * marginMinor);
  const isNew = summary.age < medianGap;
  // Orders of the range come over the year like the expected ones, and are discounted like them.
  const ofOrders = (count: number): number => Math.round(count * marginMinor * (orders > 0 ? worth / orders : 1));
  return {
    aliveChance: aliveChance(process, summary),
    expectedOrders12m: orders,
    noFurtherOrderChance: noOrderChance(process, summary, horizon),
    ordersRange: range,
    valueMinor,
    valueRangeMinor: { low: ofOrders(range.low), high: ofOrders(range.high) },
    basis: summary.frequency === 0 ? 'similar_customers' : 'own',
    tier: isNew ? NEW_TIER : valueTier(valueMinor / minorPerMajor, tiers, previousTier),
    isNew,
  };
}

/** The model's buying process, for the functions of `purchase-process.ts`. */
export function processOf({ model, tx }: Pick<ValueModel, 'model' | 'tx'>): PurchaseProcess {
  return { kind: model, r: tx.r, alpha: tx.alpha, a: tx.a, b: tx.b };
}

/**
 * What a customer with this summary is expected to spend on an order, in major units. A model that was fitted on repeat orders gets
 * the mean of all in their place, since a profile holds no other.
 */
export function spendOf(
  { frequency, meanMinor }: PurchaseSummary & { readonly meanMinor: number },
  model: Pick<ValueModel, 'spend' | 'currency'>,
): number {
  // Of somebody whose orders cost nothing the spend is not known.
  const known = model.spend.basis === 'all' ? frequency + 1 : frequency;
  const orders = meanMinor > 0 ? known : 0;
  return expectedSpend(model.spend, { orders, mean: meanMinor / minorUnitsOf(model) });
}

/** How many minor units make a major one in the model's currency. */
function minorUnitsOf({ currency }: Pick<ValueModel, 'currency'>): number {
  const parsed = parseCurrency(currency);
  return 10 ** (parsed.ok ? currencyDigits(parsed.value) : 2);
}
