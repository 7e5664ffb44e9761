import { anOrdersFile } from '#builders/an-orders-file.ts';
import { type FitOutcome, fitModel } from '#cli/ltv/fit-model.ts';
import { type KnownCustomer, knownCustomers } from '#cli/ltv/known-customers.ts';
import { naiveRules } from '#cli/ltv/naive-rules.ts';
import { type Projection, projectSummary } from '#domain/value/model.ts';
import type { Figure } from './figure.ts';
import { type Future, type ShopTerms, simulateShop } from './value-shops.ts';

const usual: Omit<ShopTerms, 'seed'> = { customers: 2000, k: 1, r: 0.8, alpha: 6, a: 0.6, b: 2.4, spend: { p: 6.25 } };

/** Kinds of shop, with what a model should find in them. */
const KINDS: readonly {
  readonly name: string;
  readonly terms: Omit<ShopTerms, 'seed'>;
  readonly isShown: boolean | null;
  /** Whether customers buy and spend as the model has it, so that its range is to hold what it says. */
  readonly isInModel: boolean;
}[] = [
  { name: 'chance buyers, 2,000', terms: usual, isShown: true, isInModel: true },
  { name: 'chance buyers, 400', terms: { ...usual, customers: 400 }, isShown: null, isInModel: true },
  { name: 'unequal orders', terms: { ...usual, spend: { p: 1.2 } }, isShown: true, isInModel: true },
  { name: 'two orders a week', terms: { ...usual, customers: 600, r: 3, alpha: 1.5 }, isShown: true, isInModel: true },
  { name: 'regular, k = 3', terms: { ...usual, k: 3, r: 1.5, alpha: 4 }, isShown: true, isInModel: true },
  { name: 'lognormal spend', terms: { ...usual, spend: 'lognormal' }, isShown: true, isInModel: false },
  { name: 'drifting rates', terms: { ...usual, drifts: true }, isShown: null, isInModel: false },
];
const SHOPS_A_KIND = 3;

const bounds = { coverage: [0.74, 0.92], chanceError: 0.05, wrongCounts: 0, wrongMoney: 2, missed: 1 } as const;

interface Trial {
  readonly outcome: FitOutcome;
  readonly customers: readonly { readonly customer: KnownCustomer; readonly projection: Projection; readonly futures: readonly Future[] }[];
  readonly doOrdersWin: boolean;
  readonly doesMoneyWin: boolean;
}

/** Fits shops whose future is known, and measures what the model says of it: ranges, chances, how regular buyers are, and verdicts. */
export function trialFigures(): readonly Figure[] {
  const kinds = KINDS.map((kind, place) => ({
    ...kind,
    trials: Array.from({ length: SHOPS_A_KIND }, (_, index) => tried({ ...kind.terms, seed: 100 * (place + 1) + index })),
  }));
  const all = kinds.flatMap(({ trials }) => trials);
  const wrongCounts = all.filter(({ outcome, doOrdersWin }) => outcome.model.project && !doOrdersWin).length;
  const wrongMoney = all.filter(({ outcome, doesMoneyWin }) => outcome.model.verdicts?.money.verdict === 'project' && !doesMoneyWin).length;
  const missed = kinds
    .filter(({ isShown }) => isShown === true)
    .flatMap(({ trials }) => trials.filter(({ outcome }) => !outcome.model.project));
  return [
    ...kinds.flatMap(kindFigures),
    count('shops whose orders are shown though a naive rule is closer', wrongCounts, bounds.wrongCounts),
    count('shops whose money is shown though a naive rule is closer', wrongMoney, bounds.wrongMoney),
    count('shops that a model fits and is not shown in', missed.length, bounds.missed),
  ];
}

function count(what: string, found: number, atMost: number): Figure {
  return { what, value: `${found} of ${KINDS.length * SHOPS_A_KIND} (at most ${atMost})`, isOver: found > atMost };
}

function kindFigures({
  name,
  terms,
  isInModel,
  trials,
}: (typeof KINDS)[number] & { readonly trials: readonly Trial[] }): readonly Figure[] {
  const ks = trials.map(({ outcome }) => outcome.models.k);
  const coverage = coverageOf(trials);
  const error = chanceErrorOf(trials);
  const [least, most] = bounds.coverage;
  const shown = trials.map(
    ({ outcome: { model } }) => Object.values(model.verdicts ?? {}).filter(({ verdict }) => verdict === 'project').length,
  );
  return [
    {
      what: `${name}: value within its range; chances off by; k found; figures shown of three`,
      value: `${(100 * coverage).toFixed(1)} %; ${error.toFixed(3)}; ${ks.join(', ')}; ${shown.join(', ')}`,
      isOver: isInModel && (coverage < least || coverage > most || error > bounds.chanceError || ks.some((k) => k !== terms.k)),
    },
  ];
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
function coverageOf(trials: readonly Trial[]): number {
  let [within, cases] = [0, 0];
  for (const { projection, futures } of trials.flatMap(({ customers }) => customers)) {
    if (projection.ordersRange.low < 1) continue;
    const { low, high } = projection.valueRangeMinor;
    cases += futures.length;
    within += futures.filter(({ revenue }) => revenue * 100 >= low && revenue * 100 <= high).length;
  }
  return within / cases;
}

const BINS = 10;

/** How far chances of no order were off, over ten bins weighted by their customers. */
function chanceErrorOf(trials: readonly Trial[]): number {
  const bins = Array.from({ length: BINS }, () => ({ said: 0, came: 0 }));
  let cases = 0;
  for (const { projection, futures } of trials.flatMap(({ customers }) => customers)) {
    const bin = bins[Math.min(BINS - 1, Math.floor(projection.noFurtherOrderChance * BINS))];
    if (bin === undefined) continue;
    bin.said += projection.noFurtherOrderChance * futures.length;
    bin.came += futures.filter(({ orders }) => orders === 0).length;
    cases += futures.length;
  }
  return bins.reduce((sum, { said, came }) => sum + Math.abs(said - came), 0) / cases;
}
