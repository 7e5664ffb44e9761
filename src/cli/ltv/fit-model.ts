import { type Currency, currencyDigits } from '#domain/money/money.ts';
import { daysBetween } from '#domain/shared/time.ts';
import { type ModelProcess, type RejectedShare, type ValueModel, type Verdict, type Verdicts, processOf } from '#domain/value/model.ts';
import { projectSummary } from '#domain/value/projection.ts';
import type { BuyingProcess } from '#domain/value/buying-process.ts';
import { type TimeUnit, UNITS_PER_YEAR } from '#domain/value/purchase-summary.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { NEW_TIER } from '#domain/value/value-tier.ts';
import { isMuchLeftOut } from '../orders/left-out.ts';
import type { OrdersFile } from '../orders/orders-file.ts';
import { dayName, dayNumber } from '../orders/shop-clock.ts';
import type { SummaryTable } from '../orders/summary-table.ts';
import { type Backtest, backtestRecord, runBacktest } from './backtest.ts';
import { type FittedModels, chooseProcess, fitAll, fitToAll } from './fit-all.ts';
import { type Finding, findingsOf, mayProject, medianGapOf, refusal } from './findings.ts';
import { type FittedBuying, isDropoutIdentified } from './fit-purchases.ts';
import type { FittedSpend } from './fit-spend.ts';
import { type Gate, tryGate } from './gate.ts';
import { familyName } from './names.ts';
import { type KnownCustomer, type SpendBasis, type Timing, knownCustomers, knownOfTable, sampleStep } from './known-customers.ts';
import { type Summaries, everyNth, summariesOf, summariesOfTable } from './summaries.ts';
import { tierCutOffs } from './tier-cut-offs.ts';

export interface FitOptions {
  /** Null for the last day of the file. */
  readonly calibrationEnd: string | null;
  readonly unit: TimeUnit;
  readonly marginRate: number;
  readonly annualDiscount: number;
  /** Null to choose by likelihood. */
  readonly kind: BuyingProcess['kind'] | null;
  readonly basis: SpendBasis;
  /** For a summary table, which names none. */
  readonly currency: Currency | null;
  /** Whether somebody accepts that much of the file could not be read. */
  readonly acceptsRejected: boolean;
  /** The day of the fit. */
  readonly today: string;
}

/** A model with all that is told about it. */
export interface FitOutcome {
  /** Whether orders were read, or a table that sums them up. */
  readonly from: 'orders' | 'summary';
  readonly model: ValueModel;
  readonly models: FittedModels;
  readonly summaries: Summaries;
  readonly backtest: Backtest | null;
  readonly gate: Gate | null;
  readonly findings: readonly Finding[];
}

/** What is fitted: the customers as they stood at the end of the calibration. */
interface Shop {
  readonly summaries: Summaries;
  /** One by one; of very many a part. */
  readonly known: readonly KnownCustomer[];
  readonly currency: string;
  readonly minorPerMajor: number;
  readonly firstDay: string;
  readonly endDay: string;
}

/** Stands for *no currency* in ISO 4217: the app takes no amounts in it. */
const NO_CURRENCY = 'XXX';
/** Shorter than this, what comes after the calibration says more about chance than about a model. */
const HOLDOUT_DAYS_AT_LEAST = 28;

/** Fits a model, tries it on orders that it has not seen, and decides what of it may be shown. Refused, in words, with too little data. */
export function fitModel(
  file: OrdersFile | SummaryTable,
  options: FitOptions,
  onProgress: (step: string) => void,
): Result<FitOutcome, string> {
  const { unit, kind, basis } = options;
  const shop = file.kind === 'orders' ? shopOfOrders(file, options) : shopOfTable(file, options);
  const tooLittle = refusal(shop.known);
  if (tooLittle !== null) return fail(tooLittle);

  const models = fitAll(shop.summaries, { asked: kind, onProgress });
  if (kind === 'pareto' && models.processes.pareto === null)
    return fail('A process in which customers leave after a time cannot be fitted to these orders. Take another --kind, or none.');
  const chosen = chooseProcess(models, kind);
  if (models.patterns !== models.all) onProgress(`fitting it to all ${models.all.customers} customers`);
  const process = fitToAll(chosen, models);
  const spend = models.spend[basis];
  if (spend === null) return fail('There is too little data: fewer than two customers have spent anything, so no spend can be fitted.');

  const gate = file.kind === 'orders' ? tryGate(file, { process, basis, unit }, onProgress) : null;
  const backtest = file.kind === 'orders' ? tryOut({ file, options, shop, models, chosen: process, onProgress }) : null;
  const record = backtest === null ? null : backtestRecord(backtest, process.kind, isAllShown(gate));
  const findings = findingsOf({
    customers: shop.known,
    firstDay: shop.firstDay,
    endDay: shop.endDay,
    unit,
    medianGap: medianGapOf(shop.known, unit),
    isDropoutIdentified: process.kind !== 'nbd' || kind === 'nbd' || isDropoutIdentified(models.processes.mbg, models.processes.nbd),
    spend,
    verdicts: gate === null || record === null ? null : gate.verdicts,
    isMuchRejected: isMuchLeftOut(file.leftOut) && !options.acceptsRejected,
  });
  const { rows, moneyShare, customerShare } = file.leftOut;
  const rejected = { rows, money: moneyShare, customers: customerShare, accepted: options.acceptsRejected };
  const verdicts = gate?.verdicts ?? UNTRIED;
  const untiered = modelOf({ shop, options, process, spend, findings, backtest: record, verdicts, rejected });
  const values = shop.known
    .map(({ summary }) => projectSummary(summary, untiered))
    .filter(({ tier }) => tier !== NEW_TIER)
    .map(({ valueMinor }) => valueMinor / shop.minorPerMajor);
  return ok({
    from: file.kind,
    model: { ...untiered, tiers: tierCutOffs(values) },
    models,
    summaries: shop.summaries,
    backtest,
    gate,
    findings,
  });
}

const TOO_LITTLE: Verdict = { verdict: 'unclear', why: 'too_little' };
const UNTRIED: Verdicts = { counts: TOO_LITTLE, money: TOO_LITTLE, chance: TOO_LITTLE };

function isAllShown(gate: Gate | null): boolean {
  return gate !== null && Object.values(gate.verdicts).every(({ verdict }) => verdict === 'project');
}

function shopOfOrders(file: OrdersFile, { calibrationEnd, unit }: FitOptions): Shop {
  const endDay = calibrationEnd ?? file.lastDay;
  const minorPerMajor = 10 ** currencyDigits(file.currency);
  return {
    summaries: summariesOf(file, { endDay, unit }, minorPerMajor),
    known: knownCustomers(file, { endDay, unit }),
    currency: file.currency,
    minorPerMajor,
    firstDay: file.firstDay,
    endDay,
  };
}

function shopOfTable(table: SummaryTable, { calibrationEnd, unit, currency, today }: FitOptions): Shop {
  const endDay = calibrationEnd ?? today;
  const summaries = summariesOfTable(table, unit);
  const minorPerMajor = currency === null ? 100 : 10 ** currencyDigits(currency);
  const oldest = summaries.ageDays.reduce((most, age) => Math.max(most, age), 0);
  return {
    summaries,
    known: knownOfTable(summaries, endDay, minorPerMajor),
    currency: currency ?? NO_CURRENCY,
    minorPerMajor,
    firstDay: dayName(dayNumber(endDay) - Math.ceil(oldest)),
    endDay,
  };
}

interface TryOut {
  readonly file: OrdersFile;
  readonly options: FitOptions;
  readonly shop: Shop;
  readonly models: FittedModels;
  readonly chosen: FittedBuying;
  readonly onProgress: (step: string) => void;
}

/**
 * Sets the model beside what came after the calibration; where that is too little or nothing, a model of its kind that is fitted to the
 * first half of the file, beside the second. Null where neither half is enough.
 */
function tryOut({ file, options, shop, models, chosen, onProgress }: TryOut): Backtest | null {
  const { unit, basis } = options;
  const { endDay, known } = shop;
  const last: Timing = { endDay: file.lastDay, unit };
  if (daysBetween(endDay, file.lastDay) >= HOLDOUT_DAYS_AT_LEAST)
    return runBacktest(file, { known, models, chosen, basis }, { calEnd: endDay, timing: last });
  const calEnd = dayName(dayNumber(file.firstDay) + Math.floor(daysBetween(file.firstDay, endDay) / 2));
  if (daysBetween(calEnd, endDay) < HOLDOUT_DAYS_AT_LEAST) return null;
  const early = knownCustomers(file, { endDay: calEnd, unit });
  if (refusal(early) !== null) return null;
  onProgress(`fitting once more, to what was known on ${calEnd}`);
  const summaries = everyNth(summariesOf(file, { endDay: calEnd, unit }, shop.minorPerMajor), sampleStep(file));
  const then = fitAll(summaries, { onProgress, k: models.k, asked: chosen.kind });
  const thenChosen = then.processes[chosen.kind];
  if (thenChosen === null) return null;
  return runBacktest(file, { known: early, models: then, chosen: thenChosen, basis }, { calEnd, timing: { endDay, unit } });
}

interface Parts {
  readonly shop: Shop;
  readonly options: FitOptions;
  readonly process: FittedBuying;
  readonly spend: FittedSpend;
  readonly findings: readonly Finding[];
  readonly backtest: ValueModel['backtest'];
  readonly verdicts: Verdicts;
  readonly rejected: RejectedShare;
}

function modelOf({ shop, options, process, spend, findings, backtest, verdicts, rejected }: Parts): ValueModel {
  const { p, q, v, corr } = spend;
  return {
    version: 2,
    ...storedProcess(process),
    unit: options.unit,
    fittedAt: options.today,
    dataFrom: shop.firstDay,
    dataTo: shop.endDay,
    customers: shop.summaries.count,
    repeatBuyers: shop.summaries.frequency.reduce((sum, x) => sum + (x > 0 ? 1 : 0), 0),
    spend: { basis: options.basis, p, q, v, logLik: spend.logLik, corr },
    currency: shop.currency,
    marginRate: options.marginRate,
    annualDiscount: options.annualDiscount,
    horizon: UNITS_PER_YEAR[options.unit],
    medianGap: medianGapOf(shop.known, options.unit),
    tiers: [],
    backtest,
    verdicts,
    rejected,
    project: mayProject(findings),
    warnings: findings,
  };
}

/** The buying process of a stored model, with its name. */
export function processName(model: ModelProcess): string {
  const { kind, k = 1 } = processOf(model);
  if (kind === 'nbd') return k === 1 ? 'NBD, no dropout' : `NBD with k = ${k}, no dropout`;
  return familyName(kind, k);
}

function storedProcess(process: FittedBuying): ModelProcess {
  const { r, alpha, k = 1, logLik } = process;
  return process.kind === 'pareto'
    ? { model: process.kind, tx: { r, alpha, s: process.s, beta: process.beta, k, logLik } }
    : { model: process.kind, tx: { r, alpha, a: process.a, b: process.b, k, logLik } };
}
