import { anOrdersFile } from '#builders/an-orders-file.ts';
import { preferredByOrder } from '#cli/ltv/fit-all.ts';
import { type FitOutcome, fitModel } from '#cli/ltv/fit-model.ts';
import { type KnownCustomer, knownCustomers } from '#cli/ltv/known-customers.ts';
import { naiveRules } from '#cli/ltv/naive-rules.ts';
import { expectedOrders } from '#domain/value/buying-process.ts';
import type { Projection } from '#domain/value/model.ts';
import { projectSummary } from '#domain/value/projection.ts';
import { SHOP_KINDS } from './value-kinds.ts';
import { type Future, type ShopTerms, simulateShop } from './value-shops.ts';

/** What was found of one simulated shop, by the place of its kind in the list of kinds. */
export interface TrialResult {
  readonly kind: number;
  readonly k: number;
  /** Whether the model is closer than every naive rule over all futures; of money, not much less close. */
  readonly wins: { readonly orders: boolean; readonly money: boolean };
  readonly shown: { readonly counts: boolean; readonly money: boolean; readonly chance: boolean };
  /** Futures of customers who are expected to order, and how many of them came within the range of value. */
  readonly cases: number;
  readonly within: number;
  readonly chanceError: number;
  /** Whether customers are taken to leave after a time. */
  readonly isByTime: boolean;
  /** How the expected orders of the process that was chosen did over all futures, and those of the one in which customers leave at an order. */
  readonly chosen: Foretold;
  readonly byOrder: Foretold;
}

/** Expected orders beside those that came: by how much of them the total was off, and the root of the mean square. */
export interface Foretold {
  readonly bias: number;
  readonly rmse: number;
}

interface Job {
  readonly kind: number;
  readonly seed: number;
}

/** Tries the shops of a list of jobs, and prints what was found. */
export function main([jobs = '[]']: readonly string[]): number {
  process.stdout.write(JSON.stringify((JSON.parse(jobs) as readonly Job[]).flatMap(resultOf)));
  return 0;
}

function resultOf({ kind, seed }: Job): readonly TrialResult[] {
  const terms = SHOP_KINDS[kind]?.terms;
  if (terms === undefined) return [];
  const trial = tried({ ...terms, seed });
  const { verdicts } = trial.outcome.model;
  const isShown = (figure: 'counts' | 'money' | 'chance'): boolean => verdicts?.[figure].verdict === 'project';
  return [
    {
      kind,
      k: trial.outcome.models.k,
      wins: { orders: trial.doOrdersWin, money: trial.doesMoneyWin },
      shown: { counts: isShown('counts'), money: isShown('money'), chance: isShown('chance') },
      ...coverageOf(trial),
      chanceError: chanceErrorOf(trial),
      isByTime: trial.outcome.model.model === 'pareto',
      chosen: foretoldBy(trial, ({ projection }) => projection.expectedOrders12m),
      byOrder: foretoldBy(trial, ({ customer }) => expectedOrders(preferredByOrder(trial.outcome.models), customer.summary, 52)),
    },
  ];
}

type TriedCustomer = Trial['customers'][number];

function foretoldBy({ customers }: Trial, said: (customer: TriedCustomer) => number): Foretold {
  let [total, came, squares, cases] = [0, 0, 0, 0];
  for (const customer of customers) {
    const own = said(customer);
    for (const { orders } of customer.futures) {
      total += own;
      came += orders;
      squares += (own - orders) ** 2;
      cases += 1;
    }
  }
  return { bias: total / came - 1, rmse: Math.sqrt(squares / cases) };
}

interface Trial {
  readonly outcome: FitOutcome;
  readonly customers: readonly { readonly customer: KnownCustomer; readonly projection: Projection; readonly futures: readonly Future[] }[];
  readonly doOrdersWin: boolean;
  readonly doesMoneyWin: boolean;
}

function tried(terms: ShopTerms): Trial {
  const { csv, futures } = simulateShop(terms);
  const file = anOrdersFile(csv);
  const options = {
    calibrationEnd: null,
    unit: 'week',
    marginRate: 1,
    annualDiscount: 0,
    kind: null,
    basis: 'all',
    currency: null,
  } as const;
  const fitted = fitModel(file, { ...options, acceptsRejected: false, today: '2025-01-01' }, () => undefined);
  if (!fitted.ok) throw new Error(fitted.error);
  const outcome = fitted.value;
  const known = knownCustomers(file, { endDay: file.lastDay, unit: 'week' });
  const customers = known.map((customer) => ({
    customer,
    projection: projectSummary(customer.summary, outcome.model),
    futures: futures.get(customer.id) ?? [],
  }));
  const rules = naiveRules(known, { endDay: file.lastDay, horizon: 52, unit: 'week' });
  const errorOf = (said: (index: number) => number, what: keyof Future): number =>
    customers.reduce((sum, { futures: own }, index) => sum + own.reduce((part, future) => part + (said(index) - future[what]) ** 2, 0), 0);
  const orders = errorOf((index) => customers[index]?.projection.expectedOrders12m ?? 0, 'orders');
  const revenue = errorOf((index) => (customers[index]?.projection.valueMinor ?? 0) / 100, 'revenue');
  const naive = rules.map(({ predict }) => known.map((customer) => predict(customer)));
  return {
    outcome,
    customers,
    doOrdersWin: naive.every((said) => orders < errorOf((index) => said[index]?.orders ?? 0, 'orders')),
    doesMoneyWin: naive.every((said) => revenue < 1.05 * errorOf((index) => (said[index]?.revenueMinor ?? 0) / 100, 'revenue')),
  };
}

/** How often revenue came within its range, of customers who are expected to order at least once for certain enough. */
function coverageOf({ customers }: Trial): Pick<TrialResult, 'within' | 'cases'> {
  let [within, cases] = [0, 0];
  for (const { projection, futures } of customers) {
    if (projection.ordersRange.low < 1) continue;
    const { low, high } = projection.valueRangeMinor;
    cases += futures.length;
    within += futures.filter(({ revenue }) => revenue * 100 >= low && revenue * 100 <= high).length;
  }
  return { within, cases };
}

const BINS = 10;

/**
 * How far chances of no order were off, over ten bins weighted by their customers, beyond what chance makes of it. Whether a customer has
 * left is the same in all their futures, so that chance goes by customers and not by futures.
 */
function chanceErrorOf({ customers }: Trial): number {
  const bins = Array.from({ length: BINS }, () => ({ customers: 0, said: 0, came: 0 }));
  for (const { projection, futures } of customers) {
    const bin = bins[Math.min(BINS - 1, Math.floor(projection.noFurtherOrderChance * BINS))];
    if (bin === undefined || futures.length === 0) continue;
    bin.customers += 1;
    bin.said += projection.noFurtherOrderChance;
    bin.came += futures.filter(({ orders }) => orders === 0).length / futures.length;
  }
  const off = bins.reduce((sum, { said, came }) => sum + Math.abs(said - came), 0);
  const byChance = bins.reduce(
    (sum, { customers: count, said }) => sum + Math.sqrt((2 / Math.PI) * said * (1 - said / Math.max(1, count))),
    0,
  );
  return Math.max(0, off - byChance) / customers.length;
}
