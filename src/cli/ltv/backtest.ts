import { daysBetween } from '#domain/shared/time.ts';
import type { BacktestRecord, BacktestScore } from '#domain/value/model.ts';
import { type BuyingProcess, expectedOrders } from '#domain/value/buying-process.ts';
import { DAYS_PER_UNIT } from '#domain/value/purchase-summary.ts';
import { expectedSpend } from '#domain/value/spend.ts';
import type { FittedModels } from './fit-all.ts';
import { type KnownCustomer, type SpendBasis, type Timing, knownCustomers, minorPerMajorOf, spendSoFar } from './known-customers.ts';
import { naiveRules } from './naive-rules.ts';
import { familyName } from './names.ts';
import type { OrdersFile } from '../orders/orders-file.ts';
import { type Score, scoreOf } from './score.ts';

/** One line of the table: a model or a naive rule. Revenue is in major units. */
export interface BacktestLine {
  readonly key: string;
  readonly name: string;
  readonly isNaive: boolean;
  readonly orders: Score;
  /** Null where no spend could be fitted. */
  readonly revenue: Score | null;
}

/** What was fitted at `calEnd` beside what came until `endDay`. */
export interface Backtest {
  readonly calEnd: string;
  readonly endDay: string;
  /** In units of time. */
  readonly horizon: number;
  readonly customers: number;
  readonly actualOrders: number;
  readonly actualRevenue: number;
  readonly lines: readonly BacktestLine[];
  /** Customers by the repeat orders they had, with the orders expected and those that came. */
  readonly byFrequency: readonly FrequencyGroup[];
}

export interface FrequencyGroup {
  readonly frequency: number;
  readonly customers: number;
  readonly expected: number;
  readonly actual: number;
}

/** A customer as known at the end of the calibration, with what came after. */
interface TriedCustomer {
  readonly known: KnownCustomer;
  readonly orders: number;
  readonly revenueMinor: number;
}

/** What is tried: the models fitted on the customers known at `calEnd`, and which of them is the chosen one. */
export interface Trial {
  readonly models: FittedModels;
  readonly known: readonly KnownCustomer[];
  readonly chosen: BuyingProcess;
  readonly basis: SpendBasis;
}

/** Compares models and naive rules with the purchases after `calEnd`, until the end of `timing.endDay`. */
export function runBacktest(
  file: OrdersFile,
  trial: Trial,
  { calEnd, timing }: { readonly calEnd: string; readonly timing: Timing },
): Backtest {
  const { models, known, chosen, basis } = trial;
  const { endDay, unit } = timing;
  const minorPerMajor = minorPerMajorOf(file);
  const horizon = daysBetween(calEnd, endDay) / DAYS_PER_UNIT[unit];
  const tried = followUp(known, knownCustomers(file, timing), calEnd);
  const actualOrders = tried.map(({ orders }) => orders);
  const actualRevenue = tried.map(({ revenueMinor }) => revenueMinor / minorPerMajor);
  const spend = models.spend[basis];

  const modelLine = (process: BuyingProcess, name: string): BacktestLine => {
    const orders = known.map(({ summary }) => expectedOrders(process, summary, horizon));
    const revenue =
      spend === null
        ? null
        : known.map(({ summary }, index) => (orders[index] ?? 0) * expectedSpend(spend, spendSoFar(summary, basis, minorPerMajor)));
    return {
      key: process.kind,
      name,
      isNaive: false,
      orders: scoreOf(orders, actualOrders),
      revenue: revenue === null ? null : scoreOf(revenue, actualRevenue),
    };
  };
  const naive = naiveRules(known, { endDay: calEnd, horizon, unit }).map(({ key, name, predict }): BacktestLine => {
    const predictions = known.map((customer) => predict(customer));
    return {
      key,
      name,
      isNaive: true,
      orders: scoreOf(
        predictions.map(({ orders }) => orders),
        actualOrders,
      ),
      revenue: scoreOf(
        predictions.map(({ revenueMinor }) => revenueMinor / minorPerMajor),
        actualRevenue,
      ),
    };
  });
  const { mbg, bg, nbd, pareto } = models.processes;
  return {
    calEnd,
    endDay,
    horizon,
    customers: known.length,
    actualOrders: actualOrders.reduce((a, b) => a + b, 0),
    actualRevenue: actualRevenue.reduce((a, b) => a + b, 0),
    lines: [
      modelLine(mbg, familyName('mbg', models.k)),
      modelLine(bg, familyName('bg', models.k)),
      ...(pareto === null ? [] : [modelLine(pareto, familyName('pareto', models.k))]),
      modelLine(nbd, 'NBD, no dropout'),
      ...naive,
    ],
    byFrequency: groups(tried, (summary) => expectedOrders(chosen, summary, horizon)),
  };
}

/** Adds to each customer known at `calEnd` what is in the later view of the same orders: refunds that came later are taken off. */
function followUp(known: readonly KnownCustomer[], later: readonly KnownCustomer[], calEnd: string): readonly TriedCustomer[] {
  const byId = new Map(later.map((customer) => [customer.id, customer]));
  return known.map((customer) => {
    const after = byId.get(customer.id)?.purchases.filter(({ day }) => day > calEnd) ?? [];
    return { known: customer, orders: after.length, revenueMinor: after.reduce((sum, { amountMinor }) => sum + amountMinor, 0) };
  });
}

/** Customers with this many repeat orders and more are one group. */
export const LAST_GROUP = 7;

function groups(tried: readonly TriedCustomer[], expected: (summary: KnownCustomer['summary']) => number): readonly FrequencyGroup[] {
  return Array.from({ length: LAST_GROUP + 1 }, (_, frequency) => {
    const own = tried.filter(({ known }) => Math.min(LAST_GROUP, known.summary.frequency) === frequency);
    const mean = (of: (customer: TriedCustomer) => number): number =>
      own.length === 0 ? 0 : own.reduce((sum, customer) => sum + of(customer), 0) / own.length;
    return {
      frequency,
      customers: own.length,
      expected: mean(({ known }) => expected(known.summary)),
      actual: mean(({ orders }) => orders),
    };
  });
}

/** What is stored of a back-test for the chosen model, with the verdict of all trials; null where revenue could not be tried or nothing came. */
export function backtestRecord(backtest: Backtest, kind: BuyingProcess['kind'], passed: boolean): BacktestRecord | null {
  const orders = recordedScore(backtest, kind, 'orders');
  const revenue = recordedScore(backtest, kind, 'revenue');
  if (orders === null || revenue === null) return null;
  const { calEnd, horizon, customers } = backtest;
  return { calEnd, horizon, customers, orders, revenue, passed };
}

function recordedScore({ lines }: Backtest, kind: string, what: 'orders' | 'revenue'): BacktestScore | null {
  const own = lines.find(({ key }) => key === kind)?.[what] ?? null;
  if (own === null || own.bias === null || own.top10 === null) return null;
  const naive = Object.fromEntries(lines.filter(({ isNaive }) => isNaive).map((line) => [line.key, line[what]?.rmse ?? 0]));
  return { mae: own.mae, rmse: own.rmse, bias: own.bias, top10: own.top10, naive };
}
