import { daysBetween } from '#domain/shared/time.ts';
import type { Verdict, Verdicts } from '#domain/value/model.ts';
import { type BuyingProcess, expectedOrders, noOrderChance } from '#domain/value/buying-process.ts';
import type { PurchaseProcess } from '#domain/value/purchase-process.ts';
import { DAYS_PER_UNIT, type TimeUnit } from '#domain/value/purchase-summary.ts';
import { expectedSpend } from '#domain/value/spend.ts';
import type { OrdersFile } from '../orders/orders-file.ts';
import { dayName, dayNumber } from '../orders/shop-clock.ts';
import { type FittedTimed, fitPurchases, fitTimed } from './fit-purchases.ts';
import { fitSpend } from './fit-spend.ts';
import { type KnownCustomer, type SpendBasis, knownCustomers, minorPerMajorOf, spendSoFar } from './known-customers.ts';
import { naiveRules } from './naive-rules.ts';
import { type PurchasePatterns, patternsOf } from './purchase-likelihood.ts';
import { type Bias, type Calibration, type Skill, type TriedCustomer, biasOf, calibrationOf, skillsOf } from './trial.ts';

/** From how much of the file the future is foretold: three times, so that one odd season decides nothing. */
const ORIGINS = [0.5, 0.625, 0.75] as const;
const HORIZON_DAYS = 364;
/** Shorter than this, what comes after says more of chance than of a model. */
const HORIZON_DAYS_AT_LEAST = 28;
const REPEAT_BUYERS_AT_LEAST = 20;

/** How sure a verdict has to be: one-sided at 90 %. */
const Z = 1.28;
/** Revenue may be worse by so much of the squared error, 2.5 % of its root: no naive rule gives a chance or a range. */
const REVENUE_MARGIN = 0.05;
/** A level that is off by more than this for certain is off, where all three trials err to one side by more than the last of these. */
const OFF = { orders: 0.12, revenue: 0.2 } as const;
const OFF_EACH = 0.05;
/** With a level that is known no better than this there is too little to tell. */
const UNKNOWN = { orders: 0.15, revenue: 0.2, chance: 0.12 } as const;
/** Chances may be off by so much more than chance itself makes them. */
const CALIBRATION = 0.03;

/** What is tried: the process and its `k`, chosen once on everything; its parameters are fitted anew on what was known each time. */
export interface GateTerms {
  readonly process: Pick<PurchaseProcess, 'kind' | 'k'> | FittedTimed;
  readonly basis: SpendBasis;
  readonly unit: TimeUnit;
}

/** What the trials found. */
export interface Found {
  /** Of each naive rule how much better the model is, in parts of its squared error, and by how much that may be chance. */
  readonly orders: readonly Skill[];
  readonly revenue: readonly Skill[];
  /** Of revenue where nobody counts for more than nearly all who bought. */
  readonly capped: readonly Skill[];
  readonly ordersBias: Bias;
  readonly revenueBias: Bias;
  readonly calibration: Calibration;
}

/** What the trials found, and what may be shown. */
export interface Gate extends Found {
  readonly verdicts: Verdicts;
  readonly origins: readonly string[];
}

/** Tries a kind of model at three points of a file, and gives its verdicts; null where there is too little to try it on. */
export function tryGate(file: OrdersFile, terms: GateTerms, onProgress: (step: string) => void): Gate | null {
  const length = daysBetween(file.firstDay, file.lastDay);
  const origins = ORIGINS.map((part) => dayName(dayNumber(file.firstDay) + Math.round(part * length)));
  const trials = origins.flatMap((origin) => {
    onProgress(`trying the model on what came after ${origin}`);
    const tried = triedAt(file, origin, terms);
    return tried === null ? [] : [{ origin, tried }];
  });
  if (trials.length === 0) return null;
  const all = trials.map(({ tried }) => tried);
  const found: Found = {
    orders: skillsOf(all, 'orders'),
    revenue: skillsOf(all, 'revenue'),
    capped: skillsOf(all, 'cappedRevenue'),
    ordersBias: biasOf(all, 'orders'),
    revenueBias: biasOf(all, 'revenue'),
    calibration: calibrationOf(all),
  };
  return { ...found, verdicts: verdictsOf(found), origins: trials.map(({ origin }) => origin) };
}

/** What may be shown by what the trials found. Money that loses says so; otherwise money and chance fail with the orders. */
export function verdictsOf({ orders, revenue, capped, ordersBias, revenueBias, calibration }: Found): Verdicts {
  const counts = ordersVerdict(orders, ordersBias);
  const isMoneyLost = isLost(revenue, -REVENUE_MARGIN) || isLost(capped, -REVENUE_MARGIN);
  const areShown = counts.verdict === 'project';
  return {
    counts,
    money: isMoneyLost ? LOSES : areShown ? moneyVerdict(capped, revenueBias) : counts,
    chance: areShown ? chanceVerdict(calibration, ordersBias) : counts,
  };
}

function isWon(skills: readonly Skill[], atLeast: number): boolean {
  return skills.every(({ skill, error }) => skill - Z * error > atLeast);
}

function isLost(skills: readonly Skill[], atLeast: number): boolean {
  return skills.some(({ skill, error }) => skill + Z * error < atLeast);
}

/** Off for certain, and each time to the same side: a season errs now to one side, now to the other, a wrong model always to one. */
function isOff({ bias, error, byOrigin }: Bias, atMost: number): boolean {
  const isOneSided = byOrigin.every((own) => own * Math.sign(bias) > OFF_EACH);
  return Math.abs(bias) - Z * error > atMost && isOneSided;
}

const LOSES: Verdict = { verdict: 'history', why: 'loses' };
const OFF_LEVEL: Verdict = { verdict: 'history', why: 'off' };
const PROJECT: Verdict = { verdict: 'project', why: null };
const TOO_LITTLE: Verdict = { verdict: 'unclear', why: 'too_little' };

function ordersVerdict(skills: readonly Skill[], bias: Bias): Verdict {
  if (isLost(skills, 0)) return LOSES;
  if (!(bias.error <= UNKNOWN.orders)) return TOO_LITTLE;
  if (isOff(bias, OFF.orders)) return OFF_LEVEL;
  return isWon(skills, 0) ? PROJECT : TOO_LITTLE;
}

function moneyVerdict(capped: readonly Skill[], bias: Bias): Verdict {
  if (!(bias.error <= UNKNOWN.revenue)) return TOO_LITTLE;
  if (isOff(bias, OFF.revenue)) return OFF_LEVEL;
  return isWon(capped, -REVENUE_MARGIN) ? PROJECT : TOO_LITTLE;
}

function chanceVerdict({ error, byChance }: Calibration, bias: Bias): Verdict {
  if (error - byChance > CALIBRATION) return OFF_LEVEL;
  return bias.error <= UNKNOWN.chance ? PROJECT : TOO_LITTLE;
}

/** What was foretold at a day for each customer of that day, beside what came; null where too little was known or came. */
function triedAt(file: OrdersFile, origin: string, { process, basis, unit }: GateTerms): readonly TriedCustomer[] | null {
  const endDay = dayName(Math.min(dayNumber(file.lastDay), dayNumber(origin) + HORIZON_DAYS));
  const horizonDays = daysBetween(origin, endDay);
  const known = knownCustomers(file, { endDay: origin, unit });
  if (horizonDays < HORIZON_DAYS_AT_LEAST || known.filter(({ summary }) => summary.frequency > 0).length < REPEAT_BUYERS_AT_LEAST)
    return null;
  const minorPerMajor = minorPerMajorOf(file);
  const horizon = horizonDays / DAYS_PER_UNIT[unit];
  const fitted = fittedAnew(process, patternsOf(known.map(({ summary }) => summary)));
  const spend = fitSpend(known.map(({ summary }) => spendSoFar(summary, basis, minorPerMajor)));
  if (spend === null || fitted === null) return null;
  const later = new Map(knownCustomers(file, { endDay, unit }).map((customer) => [customer.id, customer]));
  const rules = naiveRules(known, { endDay: origin, horizon, unit });
  return known.map((customer) => {
    const { summary, id } = customer;
    const came = cameAfter(later.get(id), origin);
    const orders = expectedOrders(fitted, summary, horizon);
    const naive = rules.map(({ key, predict }) => {
      const said = predict(customer);
      return { rule: key, orders: said.orders, revenue: said.revenueMinor / minorPerMajor };
    });
    return {
      id,
      orders,
      revenue: orders * expectedSpend(spend, spendSoFar(summary, basis, minorPerMajor)),
      noOrder: noOrderChance(fitted, summary, horizon),
      cameOrders: came.orders,
      cameRevenue: came.minor / minorPerMajor,
      naive,
    };
  });
}

/** The process with parameters of its own for what was known. */
function fittedAnew(process: GateTerms['process'], patterns: PurchasePatterns): BuyingProcess | null {
  return process.kind === 'pareto' ? fitTimed(patterns, process) : fitPurchases(process.kind, patterns, { k: process.k ?? 1 });
}

function cameAfter(customer: KnownCustomer | undefined, origin: string): { readonly orders: number; readonly minor: number } {
  const after = customer?.purchases.filter(({ day }) => day > origin) ?? [];
  return { orders: after.length, minor: after.reduce((sum, { amountMinor }) => sum + amountMinor, 0) };
}
