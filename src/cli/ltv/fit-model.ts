import { daysBetween, nextDay } from '#domain/shared/time.ts';
import { type ValueModel, processOf, projectSummary } from '#domain/value/model.ts';
import type { PurchaseProcess } from '#domain/value/purchase-process.ts';
import { type TimeUnit, UNITS_PER_YEAR } from '#domain/value/purchase-summary.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { NEW_TIER } from '#domain/value/value-tier.ts';
import { type Backtest, backtestRecord, runBacktest } from './backtest.ts';
import { type FittedModels, chooseProcess, fitAll } from './fit-all.ts';
import { type Finding, findingsOf, mayProject, medianGapOf, refusal } from './findings.ts';
import { type FittedProcess, isDropoutIdentified } from './fit-purchases.ts';
import type { FittedSpend } from './fit-spend.ts';
import { type KnownCustomer, type SpendBasis, type Timing, knownCustomers, minorPerMajorOf } from './known-customers.ts';
import type { OrdersFile } from './orders-file.ts';
import { tierCutOffs } from './tier-cut-offs.ts';

export interface FitOptions {
  /** Null for the last day of the file. */
  readonly calibrationEnd: string | null;
  readonly unit: TimeUnit;
  readonly timeZone: string;
  readonly marginRate: number;
  readonly annualDiscount: number;
  /** Null to choose by likelihood. */
  readonly kind: PurchaseProcess['kind'] | null;
  readonly basis: SpendBasis;
  /** The day of the fit. */
  readonly today: string;
}

/** A model with all that is told about it. */
export interface FitOutcome {
  readonly model: ValueModel;
  readonly models: FittedModels;
  readonly known: readonly KnownCustomer[];
  readonly backtest: Backtest | null;
  readonly findings: readonly Finding[];
}

/** Shorter than this, what comes after the calibration says more about chance than about a model. */
const HOLDOUT_DAYS_AT_LEAST = 28;

/** Fits a model, tries it on orders that it has not seen, and decides whether it may be shown. Refused, in words, with too little data. */
export function fitModel(file: OrdersFile, options: FitOptions, onProgress: (step: string) => void): Result<FitOutcome, string> {
  const { unit, timeZone, kind, basis } = options;
  const endDay = options.calibrationEnd ?? file.lastDay;
  const timing: Timing = { endDay, unit, timeZone };
  const known = knownCustomers(file, timing);
  const tooLittle = refusal(known);
  if (tooLittle !== null) return fail(tooLittle);

  const fitting = { minorPerMajor: minorPerMajorOf(file), onProgress };
  const models = fitAll(known, fitting);
  const process = chooseProcess(models, kind);
  const spend = models.spend[basis];
  if (spend === null) return fail('There is too little data: fewer than two customers have spent anything, so no spend can be fitted.');

  onProgress('trying the model on orders it has not seen');
  const backtest = tryOut({ file, options, endDay, fitted: { known, models, chosen: process, basis }, fitting });
  const medianGap = medianGapOf(known, unit);
  const record = backtest === null ? null : backtestRecord(backtest, process.kind);
  const findings = findingsOf({
    customers: known,
    firstDay: file.firstDay,
    endDay,
    unit,
    medianGap,
    isDropoutIdentified: process.kind !== 'nbd' || kind === 'nbd' || isDropoutIdentified(models.processes.mbg, models.processes.nbd),
    spend,
    backtest: record,
  });
  const untiered = modelOf({ file, options, known, endDay, process, spend, medianGap, findings, backtest: record });
  const values = known
    .map(({ summary }) => projectSummary(summary, untiered))
    .filter(({ tier }) => tier !== NEW_TIER)
    .map(({ valueMinor }) => valueMinor / fitting.minorPerMajor);
  return ok({ model: { ...untiered, tiers: tierCutOffs(values) }, models, known, backtest, findings });
}

interface TryOut {
  readonly file: OrdersFile;
  readonly options: FitOptions;
  readonly endDay: string;
  readonly fitted: Parameters<typeof runBacktest>[1];
  readonly fitting: Parameters<typeof fitAll>[1];
}

/**
 * Tries the model on what came after `endDay`; where that is too little or nothing, a model of its kind that is fitted to the first half
 * of the file, on the second. Null where neither half is enough.
 */
function tryOut({ file, options, endDay, fitted, fitting }: TryOut): Backtest | null {
  const { unit, timeZone, basis } = options;
  const last: Timing = { endDay: file.lastDay, unit, timeZone };
  if (daysBetween(endDay, file.lastDay) >= HOLDOUT_DAYS_AT_LEAST) return runBacktest(file, fitted, { calEnd: endDay, timing: last });
  const calEnd = halfway(file.firstDay, endDay);
  if (daysBetween(calEnd, endDay) < HOLDOUT_DAYS_AT_LEAST) return null;
  const known = knownCustomers(file, { endDay: calEnd, unit, timeZone });
  if (refusal(known) !== null) return null;
  fitting.onProgress(`fitting once more, to what was known on ${calEnd}`);
  const models = fitAll(known, fitting);
  const chosen = models.processes[fitted.chosen.kind];
  return runBacktest(file, { known, models, chosen, basis }, { calEnd, timing: { endDay, unit, timeZone } });
}

function halfway(from: string, to: string): string {
  let day = from;
  for (let left = Math.floor(daysBetween(from, to) / 2); left > 0; left -= 1) day = nextDay(day);
  return day;
}

interface Parts {
  readonly file: OrdersFile;
  readonly options: FitOptions;
  readonly known: readonly KnownCustomer[];
  readonly endDay: string;
  readonly process: FittedProcess;
  readonly spend: FittedSpend;
  readonly medianGap: number;
  readonly findings: readonly Finding[];
  readonly backtest: ValueModel['backtest'];
}

function modelOf({ file, options, known, endDay, process, spend, medianGap, findings, backtest }: Parts): ValueModel {
  const { kind, r, alpha, a, b, logLik } = process;
  const { p, q, v, corr } = spend;
  return {
    version: 1,
    model: kind,
    unit: options.unit,
    fittedAt: options.today,
    dataFrom: file.firstDay,
    dataTo: endDay,
    customers: known.length,
    repeatBuyers: known.filter(({ summary }) => summary.frequency > 0).length,
    tx: { r, alpha, a, b, logLik },
    spend: { basis: options.basis, p, q, v, logLik: spend.logLik, corr },
    currency: file.currency,
    marginRate: options.marginRate,
    annualDiscount: options.annualDiscount,
    horizon: UNITS_PER_YEAR[options.unit],
    medianGap,
    tiers: [],
    backtest,
    project: mayProject(findings),
    warnings: findings,
  };
}

/** The buying process of a stored model, with its name. */
export function processName(model: Pick<ValueModel, 'model' | 'tx'>): string {
  return { bg: 'BG/NBD', mbg: 'MBG/NBD', nbd: 'NBD, no dropout' }[processOf(model).kind];
}
