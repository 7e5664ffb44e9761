import { type PurchaseSummary, summaryFault } from '#domain/value/purchase-summary.ts';
import { kindIn, processIn } from './evaluation-models.ts';
import { unitIn } from './evaluation-summary.ts';
import { type FittedBuying, chooseTicks, fitPurchases, fitTimed, standardErrors, timedStandardErrors } from '#cli/ltv/fit-purchases.ts';
import { timedLogLikelihood } from '#cli/ltv/timed-likelihood.ts';
import type { BuyingProcess } from '#domain/value/buying-process.ts';
import { type FittedSpend, fitSpend } from '#cli/ltv/fit-spend.ts';
import { type Inputs, Unanswerable, isInputs, listOf, numberOf, numberOr, textOr } from '#cli/ltv/inputs.ts';
import type { EvaluationContext } from './evaluation-context.ts';
import { type KnownCustomer, knownCustomers, minorPerMajorOf, spendSoFar } from '#cli/ltv/known-customers.ts';
import { isDay } from '#cli/shared/times.ts';
import { type OrdersFile, readShopFile } from '#cli/orders/orders-file.ts';
import {
  type PurchasePatterns,
  type WeightedSummary,
  patternsOf,
  patternsOfShop,
  purchaseLogLikelihood,
} from '#cli/ltv/purchase-likelihood.ts';
import { summariesOf } from '#cli/ltv/summaries.ts';

/** Fits a process, or with `kind` "gg" the spend, to a data file or to the rows of the case. */
export function fitCase(inputs: Inputs, context: EvaluationContext): unknown {
  if (inputs['kind'] === 'gg') {
    const { p, q, v, logLik } = fitSpendIn(inputs, context);
    return { p, q, v, logLik };
  }
  return parametersOf(fitIn(inputs, context).fitted);
}

/** The standard errors of the parameters of a fit. */
export function standardErrorCase(inputs: Inputs, context: EvaluationContext): unknown {
  const { fitted, patterns } = fitIn(inputs, context);
  const errors = fitted.kind === 'pareto' ? timedStandardErrors(fitted, patterns) : standardErrors(fitted, patterns);
  if (errors === null) throw new Unanswerable('the likelihood has no curvature at its top: the parameters are not identified');
  return errors;
}

/** The log-likelihood of rows `[x, t_x, T]`, or `[x, t_x, T, weight]`. */
export function logLikelihoodCase(inputs: Inputs, context: EvaluationContext): number {
  return likelihoodOf(processIn(inputs, context), patternsIn(inputs, context));
}

/** The log-likelihood under a process of either family, gaps included. */
export function likelihoodOf(process: BuyingProcess, patterns: PurchasePatterns): number {
  return process.kind === 'pareto' ? timedLogLikelihood(process, patterns) : purchaseLogLikelihood(process, patterns);
}

function parametersOf(fitted: FittedBuying): object {
  const { r, alpha, logLik } = fitted;
  return fitted.kind === 'pareto' ? { r, alpha, s: fitted.s, beta: fitted.beta, logLik } : { r, alpha, a: fitted.a, b: fitted.b, logLik };
}

/** Fits a kind of process with so many ticks to an order, or with those that are likeliest. */
function fittedIn(kind: BuyingProcess['kind'], patterns: PurchasePatterns, k: number | null): FittedBuying {
  const near = kind === 'pareto' ? 'mbg' : kind;
  const first = fitPurchases(near, patterns);
  const ticks = k ?? chooseTicks(patterns, first);
  const byOrder = ticks === 1 ? first : fitPurchases(near, patterns, { k: ticks, near: first });
  if (kind !== 'pareto') return byOrder;
  const timed = fitTimed(patterns, byOrder);
  if (timed === null) throw new Unanswerable('the likelihood cannot be reckoned');
  return timed;
}

function fitIn(inputs: Inputs, context: EvaluationContext): { readonly fitted: FittedBuying; readonly patterns: PurchasePatterns } {
  const patterns = patternsIn(inputs, context);
  if (patterns.repeatBuyers === 0) throw new Unanswerable('there is no repeat purchase to fit to');
  return { fitted: fittedIn(kindIn(inputs, context) ?? context.model?.process.kind ?? 'mbg', patterns, 1), patterns };
}

function fitSpendIn(inputs: Inputs, context: EvaluationContext): FittedSpend {
  const { customers, file } = knownIn(inputs, context);
  const basis = textOr(inputs, 'basis', 'repeat') === 'all' ? 'all' : 'repeat';
  const fitted = fitSpend(customers.map(({ summary }) => spendSoFar(summary, basis, minorPerMajorOf(file))));
  if (fitted === null) throw new Unanswerable('there are fewer than two customers with such orders');
  return fitted;
}

function patternsIn(inputs: Inputs, context: EvaluationContext): PurchasePatterns {
  return inputs['customers'] === undefined
    ? patternsOf(knownIn(inputs, context).customers.map(({ summary }) => summary))
    : patternsOf(listOf(inputs, 'customers').map(rowSummary));
}

function rowSummary(row: unknown): PurchaseSummary | WeightedSummary {
  const named = Array.isArray(row) ? { x: row[0], t_x: row[1], T: row[2], weight: row[3] } : row;
  if (!isInputs(named)) throw new Unanswerable('a customer has to be [x, t_x, T]');
  const summary = {
    frequency: numberOf(named, 'x'),
    recency: numberOf(named, 't_x'),
    age: numberOf(named, 'T'),
    weight: numberOr(named, 'weight', 1),
  };
  if (summaryFault(summary) !== null || !(summary.weight > 0)) throw new Unanswerable(`${JSON.stringify(row)} is no customer that can be`);
  return summary;
}

/**
 * Names under which the literature's test suites keep the CDNOW sample. The second one is summarised at the end of the usual
 * calibration.
 */
const CDNOW = { file: 'cdnow_orders.csv', calibrationEnd: '1997-09-30' };
const KNOWN_AS: Readonly<Record<string, typeof CDNOW>> = { 'CDNOW_sample.txt': CDNOW, 'cdnow_customers_summary.csv': CDNOW };

function knownIn(inputs: Inputs, context: EvaluationContext): { readonly customers: readonly KnownCustomer[]; readonly file: OrdersFile } {
  const { file, endDay } = fileIn(inputs, context);
  return { customers: knownCustomers(file, { endDay, unit: unitIn(inputs, 'week') }), file };
}

/** The orders that a case names, and the day until which they are known. */
function fileIn(inputs: Inputs, { readData }: EvaluationContext): { readonly file: OrdersFile; readonly endDay: string } {
  const name = textOr(inputs, 'data', '');
  if (name === '') throw new Unanswerable('data has to name a file of orders, or customers a list of [x, t_x, T]');
  const known = Object.hasOwn(KNOWN_AS, name) ? KNOWN_AS[name] : undefined;
  const text = readData(known?.file ?? name);
  if (text === null) throw new Unanswerable(`the file ${known?.file ?? name} is not here`);
  const bytes = (): Iterable<Uint8Array> => [new TextEncoder().encode(text)];
  const options = { timeZone: 'UTC', currency: null, map: new Map(), dateOrder: null, nowMs: Date.now() };
  const file = readShopFile(bytes, options);
  if (!file.ok) throw new Unanswerable(file.error);
  if (file.value.kind === 'summary') throw new Unanswerable('data has to name a file of orders, not a summary table');
  const endDay = textOr(inputs, 'calibrationEnd', known?.calibrationEnd ?? file.value.lastDay);
  if (!isDay(endDay)) throw new Unanswerable(`calibrationEnd has to be a day such as 1997-09-30, not "${endDay}"`);
  return { file: file.value, endDay };
}

/** The summaries of a case with the gaps between orders: of a file, or of rows `{x, t_x, T, logGaps}`. */
function regularPatternsIn(inputs: Inputs, context: EvaluationContext): PurchasePatterns {
  if (inputs['customers'] === undefined) {
    const { file, endDay } = fileIn(inputs, context);
    return patternsOfShop(summariesOf(file, { endDay, unit: unitIn(inputs, 'week') }, minorPerMajorOf(file)));
  }
  const rows = listOf(inputs, 'customers');
  const gaps = rows.map((row) => (isInputs(row) ? row['logGaps'] : undefined)).filter((gap) => typeof gap === 'number');
  const isKnown = gaps.length === rows.length;
  return patternsOf(rows.map(rowSummary), isKnown ? gaps.reduce((sum, gap) => sum + gap, 0) : null);
}

/** The log-likelihood of customers who buy regularly, gaps included. */
export function regularLikelihoodCase(inputs: Inputs, context: EvaluationContext): number {
  return likelihoodOf(processIn(inputs, context), regularPatternsIn(inputs, context));
}

/** How regular the buyers of a file are. */
export function chooseTicksCase(inputs: Inputs, context: EvaluationContext): number {
  const patterns = regularPatternsIn(inputs, context);
  if (patterns.repeatBuyers === 0) throw new Unanswerable('there is no repeat purchase to fit to');
  const kind = kindIn(inputs, context) ?? 'mbg';
  return chooseTicks(patterns, fitPurchases(kind === 'pareto' ? 'mbg' : kind, patterns));
}

/** Fits regular buyers with the `k` of the case, or with the one that is likeliest. */
export function regularFitCase(inputs: Inputs, context: EvaluationContext): unknown {
  const patterns = regularPatternsIn(inputs, context);
  if (patterns.repeatBuyers === 0) throw new Unanswerable('there is no repeat purchase to fit to');
  const kind = kindIn(inputs, context) ?? 'mbg';
  const fitted = fittedIn(kind, patterns, inputs['k'] === undefined ? null : numberOf(inputs, 'k'));
  return { k: fitted.k ?? 1, ...parametersOf(fitted) };
}
