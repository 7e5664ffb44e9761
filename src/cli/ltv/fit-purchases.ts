import type { PurchaseProcess } from '#domain/value/purchase-process.ts';
import { type Matrix, minimise } from './minimise.ts';
import type { TimedProcess } from '#domain/value/timed-process.ts';
import { type PurchasePatterns, likelihoodOfTimes, purchaseLogLikelihood } from './purchase-likelihood.ts';
import { timedLikelihoodOfTimes, timedLogLikelihood } from './timed-likelihood.ts';

interface Fit {
  readonly logLik: number;
  readonly evaluations: number;
  /** How the mean likelihood bends at its top, in the logarithms of the parameters. */
  readonly inverse: Matrix;
}

export interface FittedProcess extends PurchaseProcess, Fit {}
export interface FittedTimed extends TimedProcess, Fit {}
/** Of either family. */
export type FittedBuying = FittedProcess | FittedTimed;

/** Parameters are looked for between e⁻¹⁴ and e¹⁴, in a scale of time where the oldest customer is 10. */
const LARGEST_LOG = 14;
const OLDEST = 10;
/** Where a search starts, in that scale: about what the published fits have. */
const START = { r: 0.5, alpha: 1, a: 0.7, b: 2 };

function bounded(logarithm: number): number {
  return Math.exp(Math.max(-LARGEST_LOG, Math.min(LARGEST_LOG, logarithm)));
}

/** Where and for which `k` a fit looks; `near` is a process of the same kind close to the one that is looked for. */
interface FitTerms {
  readonly k?: number;
  readonly near?: PurchaseProcess & Partial<Pick<FittedProcess, 'inverse'>>;
}

/** Fits a process by maximum likelihood. Always ends; whether the dropout can be told from none is for {@link isDropoutIdentified}. */
export function fitPurchases(kind: PurchaseProcess['kind'], patterns: PurchasePatterns, { k = 1, near }: FitTerms = {}): FittedProcess {
  const scale = patterns.maxAge > 0 ? OLDEST / patterns.maxAge : 1;
  const scaled: PurchasePatterns = { ...patterns, times: patterns.times.map((time) => time * scale) };
  const processAt = ([r = 0, alpha = 0, a = 0, b = 0]: readonly number[]): PurchaseProcess =>
    kind === 'nbd'
      ? { kind, r: bounded(r), alpha: bounded(alpha), a: 0, b: 1, k }
      : { kind, r: bounded(r), alpha: bounded(alpha), a: bounded(a), b: bounded(b), k };
  // More ticks to an order come at as many times the rate, which is the same as a smaller unit of time.
  const from = near === undefined ? { ...START, alpha: START.alpha * k } : { ...near, alpha: (near.alpha * scale * k) / (near.k ?? 1) };
  const start = [from.r, from.alpha, ...(kind === 'nbd' ? [] : [from.a, from.b])].map((value) =>
    Math.log(Math.max(value, Number.MIN_VALUE)),
  );
  const inBounds = start.map((value) => Math.max(-LARGEST_LOG, Math.min(LARGEST_LOG, value)));
  // Of as many parameters, with as many ticks to an order, a part of the customers bends the likelihood as all of them do.
  const isAlike = near?.inverse?.length === inBounds.length && (near.k ?? 1) === k;
  const known = near === undefined ? null : isAlike ? { inverse: near.inverse ?? [] } : {};
  const found = minimise((point) => -likelihoodOfTimes(processAt(point), scaled) / patterns.customers, inBounds, known);
  const process = processAt(found.point);
  const fitted = { ...process, alpha: process.alpha / scale };
  return { ...fitted, logLik: purchaseLogLikelihood(fitted, patterns), evaluations: found.evaluations, inverse: found.inverse };
}

/** Where a search for a process with dropout by time starts, in the same scale: about what the published fit has. */
const START_OF_LEAVING = { s: 0.6, beta: 3 };

/**
 * Fits a process with dropout by time by maximum likelihood, from a process of the same `k` whose rates are alike; null where the
 * likelihood cannot be reckoned there.
 */
export function fitTimed(patterns: PurchasePatterns, near: PurchaseProcess | FittedTimed): FittedTimed | null {
  const scale = patterns.maxAge > 0 ? OLDEST / patterns.maxAge : 1;
  const scaled: PurchasePatterns = { ...patterns, times: patterns.times.map((time) => time * scale) };
  const { k = 1 } = near;
  const processAt = ([r = 0, alpha = 0, s = 0, beta = 0]: readonly number[]): TimedProcess => {
    return { kind: 'pareto', r: bounded(r), alpha: bounded(alpha), s: bounded(s), beta: bounded(beta), k };
  };
  const leaving = near.kind === 'pareto' ? { s: near.s, beta: near.beta * scale } : START_OF_LEAVING;
  const start = [near.r, near.alpha * scale, leaving.s, leaving.beta].map((value) =>
    Math.max(-LARGEST_LOG, Math.min(LARGEST_LOG, Math.log(value))),
  );
  const known = near.kind === 'pareto' ? { inverse: near.inverse } : {};
  const found = minimise((point) => -timedLikelihoodOfTimes(processAt(point), scaled) / patterns.customers, start, known);
  const { alpha, beta, ...process } = processAt(found.point);
  const fitted = { ...process, alpha: alpha / scale, beta: beta / scale };
  const logLik = timedLogLikelihood(fitted, patterns);
  return Number.isFinite(logLik) ? { ...fitted, logLik, evaluations: found.evaluations, inverse: found.inverse } : null;
}

/** How regular buyers may be. A bound of 20 is enough: what more would change concerns those alone who are gone for certain. */
const TICKS = [1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20] as const;
/** Buyers have to be more likely by so much before they are taken to be regular. */
const REGULAR_HAS_TO_GAIN = 3;
/** After so many falls of the likelihood no larger `k` is tried. */
const FALLS_AT_MOST = 2;

/** Chooses how regular the buyers of a shop are: the `k` under which what they did is likeliest. */
export function chooseTicks(patterns: PurchasePatterns, first: FittedProcess): number {
  let best = first;
  let last = first;
  let falls = 0;
  for (const k of TICKS.slice(1)) {
    const next = fitPurchases(first.kind, patterns, { k, near: last });
    falls = next.logLik < last.logLik ? falls + 1 : 0;
    if (Number.isFinite(next.logLik) && next.logLik > best.logLik) best = next;
    if (falls >= FALLS_AT_MOST || !Number.isFinite(next.logLik)) break;
    last = next;
  }
  return best.logLik - first.logLik > REGULAR_HAS_TO_GAIN ? (best.k ?? 1) : 1;
}

/** What two parameters more gain by chance in one case of twenty at the most. */
const LEAST_GAIN = 3;

/**
 * Whether the data can tell that customers drop out: a process with dropout has to be more likely than the NBD without it by more
 * than its two parameters bring by chance. Where it is not, the chance of being active is an assumption and not a finding.
 */
export function isDropoutIdentified(withDropout: Pick<FittedProcess, 'logLik'>, without: Pick<FittedProcess, 'logLik'>): boolean {
  return withDropout.logLik - without.logLik > LEAST_GAIN;
}

/** Standard errors of the parameters of `bg` and `mbg`, by the curvature of the log-likelihood at its top; null where it has none. */
export function standardErrors(fitted: PurchaseProcess, patterns: PurchasePatterns): Omit<PurchaseProcess, 'kind' | 'k'> | null {
  const errors = errorsAt([fitted.r, fitted.alpha, fitted.a, fitted.b], ([r = 0, alpha = 0, a = 0, b = 0]) =>
    likelihoodOfTimes({ ...fitted, r, alpha, a, b }, patterns),
  );
  if (errors === null) return null;
  const [r = 0, alpha = 0, a = 0, b = 0] = errors;
  return { r, alpha, a, b };
}

/** The same of `pareto`. */
export function timedStandardErrors(fitted: TimedProcess, patterns: PurchasePatterns): Omit<TimedProcess, 'kind' | 'k'> | null {
  const errors = errorsAt([fitted.r, fitted.alpha, fitted.s, fitted.beta], ([r = 0, alpha = 0, s = 0, beta = 0]) =>
    timedLikelihoodOfTimes({ ...fitted, r, alpha, s, beta }, patterns),
  );
  if (errors === null) return null;
  const [r = 0, alpha = 0, s = 0, beta = 0] = errors;
  return { r, alpha, s, beta };
}

function errorsAt(top: readonly number[], logLikelihood: (parameters: readonly number[]) => number): readonly number[] | null {
  const at = (logs: readonly number[]): number => -logLikelihood(logs.map((log, index) => Math.exp(log) * (top[index] ?? 0)));
  const variances = inverseDiagonal(
    hessianAt(
      at,
      top.map(() => 0),
    ),
  );
  if (variances === null || variances.some((variance) => !(variance > 0))) return null;
  return variances.map((variance, index) => Math.sqrt(variance) * (top[index] ?? 0));
}

const HESSIAN_STEP = 1e-3;

function hessianAt(objective: (point: readonly number[]) => number, point: readonly number[]): number[][] {
  const moved = (i: number, j: number, [di, dj]: readonly [number, number]): number => {
    const next = [...point];
    next[i] = (next[i] ?? 0) + di * HESSIAN_STEP;
    next[j] = (next[j] ?? 0) + dj * HESSIAN_STEP;
    return objective(next);
  };
  return point.map((_, i) =>
    point.map(
      (__, j) => (moved(i, j, [1, 1]) - moved(i, j, [1, -1]) - moved(i, j, [-1, 1]) + moved(i, j, [-1, -1])) / (4 * HESSIAN_STEP ** 2),
    ),
  );
}

/** The diagonal of a matrix's inverse, by Gauss and Jordan's elimination; null where the matrix has none. */
function inverseDiagonal(matrix: readonly (readonly number[])[]): readonly number[] | null {
  const size = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...Array.from({ length: size }, (_, j) => (i === j ? 1 : 0))]);
  for (let column = 0; column < size; column += 1) {
    const below = rows.slice(column).map((row) => Math.abs(row[column] ?? 0));
    const pivotAt = column + below.indexOf(Math.max(...below));
    const pivot = rows[pivotAt] ?? [];
    const factor = pivot[column] ?? 0;
    if (!(Math.abs(factor) > 0)) return null;
    rows[pivotAt] = rows[column] ?? [];
    const scaled = pivot.map((value) => value / factor);
    rows.forEach((row, i) => {
      if (i !== column) rows[i] = row.map((value, j) => value - (row[column] ?? 0) * (scaled[j] ?? 0));
    });
    rows[column] = scaled;
  }
  return rows.map((row, i) => row[size + i] ?? 0);
}
