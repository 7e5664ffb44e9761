import { currencyDigits, parseCurrency, subtract } from '../money/money.ts';
import { type Result, fail, ok } from '../shared/result.ts';
import { DAY_MS } from '../shared/time.ts';
import { MODEL_DAYS, type ModelProcess, type Projection, type ProjectionRefusal, type ValueModel } from './model.ts';
import type { OrderHistory } from './order-history.ts';
import { ordersRange } from './order-range.ts';
import type { InvoicedSum } from './provenance.ts';
import { type PurchaseSummary, summariseHistory } from './purchase-summary.ts';
import { BUCKETS, discountOfYear, discounted } from './residual-value.ts';
import { type SpendSoFar, expectedSpend } from './spend.ts';
import { valueRange } from './value-range.ts';
import { NEW_TIER, valueTier } from './value-tier.ts';

/** What a projection asks of how customers buy. */
interface Buying<Process> {
  readonly processOf: (model: ModelProcess) => Process;
  readonly isSoonSummed: (process: Process, summary: PurchaseSummary, time: number) => boolean;
  readonly aliveChance: (process: Process, summary: PurchaseSummary) => number;
  readonly moreOrdersChances: (process: Process, summary: PurchaseSummary, time: number) => readonly number[];
  readonly expectedOrdersByPart: (
    process: Process,
    summary: PurchaseSummary,
    terms: { readonly time: number; readonly parts: number },
  ) => readonly number[];
}

interface ProjectionTerms {
  readonly nowMs: number;
  readonly timeZone: string;
  readonly invoiced?: readonly InvoicedSum[];
  readonly previousTier?: string | null;
}

/** The range leaves out this part below and above. */
const TAIL = 0.1;

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

/** How a fitted model projects a customer: as one history, or as one summary whose mean, in minor units, is of all orders. */
export interface ModelProjection {
  /**
   * Projects a customer's history with a fitted model, or says why not. `previousTier` is the tier that was shown before, where it is
   * known. Payments by invoice are in the sum of a history and not in its count: they are `invoiced`, and taken out. Rounded to minor
   * units, halves up.
   */
  readonly projectCustomer: (history: OrderHistory, model: ValueModel, terms: ProjectionTerms) => Result<Projection, ProjectionRefusal>;
  readonly projectSummary: (summary: Spending, model: ValueModel, previousTier?: string | null) => Projection;
  readonly expectationOf: (summary: Spending, model: ValueModel) => Expectation;
}

/** Makes what projects with the models of a family, of both, or of one alone: a page loads no more than its model asks for. */
export function createProjection<Process>(buying: Buying<Process>): ModelProjection {
  const projectCustomer: ModelProjection['projectCustomer'] = (history, model, { nowMs, timeZone, invoiced = [], previousTier = null }) => {
    const { project, warnings, dataTo, unit } = model;
    if (!project) return fail({ kind: 'not_to_project', warnings });
    if (nowMs - Date.parse(dataTo) > MODEL_DAYS * DAY_MS) return fail({ kind: 'model_too_old', dataTo });
    const summary = summariseHistory(withoutInvoiced(history, invoiced), { unit, nowMs, timeZone });
    if (summary === null) return fail({ kind: 'no_orders' });
    if (history.orders > 1 && history.lastOrderAtMs === null) return fail({ kind: 'dates_unknown' });
    if (history.net.currency !== model.currency) return fail({ kind: 'other_currency', currency: history.net.currency });
    if (!buying.isSoonSummed(buying.processOf(model), summary, model.horizon)) return fail({ kind: 'beyond_measure' });
    const projection = projectSummary(summary, model, previousTier);
    const isAmount = Number.isSafeInteger(projection.valueMinor) && Number.isSafeInteger(projection.valueRangeMinor.high);
    return isAmount ? ok(projection) : fail({ kind: 'beyond_measure' });
  };

  const projectSummary: ModelProjection['projectSummary'] = (summary, model, previousTier = null) => {
    const more = moreOf(summary, model);
    return projectionOf({ summary, model, more, expected: expected(summary, model, more) }, previousTier);
  };

  const moreOf = (summary: Spending, model: ValueModel): readonly number[] =>
    buying.moreOrdersChances(buying.processOf(model), summary, model.horizon);

  const expected = (summary: Spending, model: ValueModel, more: readonly number[]): Expectation => {
    const { horizon, marginRate, unit, annualDiscount } = model;
    const process = buying.processOf(model);
    const untilPart = buying.expectedOrdersByPart(process, summary, { time: horizon, parts: BUCKETS });
    const orders = untilPart.at(-1) ?? 0;
    const worth = discounted(untilPart, { horizon, discount: discountOfYear(annualDiscount, unit), buckets: BUCKETS, timing: 'middle' });
    const soFar = soFarOf(summary, model);
    const range = valueRange({ more, spend: model.spend }, soFar, TAIL);
    // Orders of the range come over the year like the expected ones, and are discounted like them.
    const part = marginRate * (orders > 0 ? worth / orders : 1);
    return {
      aliveChance: buying.aliveChance(process, summary),
      orders,
      noFurtherOrderChance: 1 - (more[0] ?? 0),
      value: worth * expectedSpend(model.spend, soFar) * marginRate,
      low: range.low * part,
      high: range.high * part,
    };
  };

  return { projectCustomer, projectSummary, expectationOf: (summary, model) => expected(summary, model, moreOf(summary, model)) };
}

interface Expected {
  readonly summary: Spending;
  readonly model: ValueModel;
  readonly expected: Expectation;
  /** The chances of more than 0, 1, 2 … orders. */
  readonly more: readonly number[];
}

function projectionOf({ summary, model, expected, more }: Expected, previousTier: string | null): Projection {
  const { tiers, medianGap, verdicts } = model;
  const minorPerMajor = minorUnitsOf(model);
  const toMinor = (amount: number): number => Math.round(amount * minorPerMajor);
  const valueMinor = toMinor(expected.value);
  const isNew = summary.age < medianGap;
  return {
    aliveChance: expected.aliveChance,
    expectedOrders12m: expected.orders,
    noFurtherOrderChance: expected.noFurtherOrderChance,
    ordersRange: ordersRange(more, TAIL),
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

/** The orders alone: what was paid by invoice would raise their mean. */
function withoutInvoiced(history: OrderHistory, invoiced: readonly InvoicedSum[]): OrderHistory {
  const own = invoiced.filter(({ paid }) => paid.currency === history.net.currency);
  return { ...history, net: own.reduce((net, { paid }) => subtract(net, paid), history.net) };
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
