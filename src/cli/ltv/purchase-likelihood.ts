import { type PurchaseProcess, silentTicks } from '#domain/value/purchase-process.ts';
import { DAYS_PER_UNIT, type PurchaseSummary } from '#domain/value/purchase-summary.ts';
import { logGamma } from './log-gamma.ts';
import { type Summaries, summaryAt } from './summaries.ts';

/** A summary that `weight` customers share. */
export interface WeightedSummary extends PurchaseSummary {
  readonly weight: number;
}

/** Summaries prepared for being looked at with many parameters: equal ones are counted, and times kept once. */
export interface PurchasePatterns {
  readonly customers: number;
  readonly repeatBuyers: number;
  readonly maxFrequency: number;
  readonly maxAge: number;
  readonly times: readonly number[];
  readonly frequency: Int32Array;
  /** Where recency and age are in `times`. */
  readonly recencyAt: Int32Array;
  readonly ageAt: Int32Array;
  readonly weight: Float64Array;
  /** The sum of the logarithms of all gaps between purchases, in the unit of the times; null where no gap is known. */
  readonly logGaps: number | null;
}

/** Counts equal summaries; their order does not matter. */
export function patternsOf(summaries: readonly (PurchaseSummary | WeightedSummary)[], logGaps: number | null = null): PurchasePatterns {
  const byKey = new Map<string, { summary: PurchaseSummary; weight: number }>();
  for (const summary of summaries) {
    const weight = 'weight' in summary ? summary.weight : 1;
    const key = `${summary.frequency} ${summary.recency} ${summary.age}`;
    const same = byKey.get(key);
    if (same === undefined) byKey.set(key, { summary, weight });
    else same.weight += weight;
  }
  // In a fixed order, so that the last digits of a sum do not depend on the order of the rows.
  const patterns = [...byKey.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, pattern]) => pattern);
  const times = [...new Set(patterns.flatMap(({ summary }) => [summary.recency, summary.age]))];
  const placeOf = new Map(times.map((time, index) => [time, index]));
  return {
    customers: weightOf(patterns),
    repeatBuyers: weightOf(patterns.filter(({ summary }) => summary.frequency > 0)),
    maxFrequency: patterns.reduce((most, { summary }) => Math.max(most, summary.frequency), 0),
    maxAge: patterns.reduce((most, { summary }) => Math.max(most, summary.age), 0),
    times,
    frequency: Int32Array.from(patterns, ({ summary }) => summary.frequency),
    recencyAt: Int32Array.from(patterns, ({ summary }) => placeOf.get(summary.recency) ?? 0),
    ageAt: Int32Array.from(patterns, ({ summary }) => placeOf.get(summary.age) ?? 0),
    weight: Float64Array.from(patterns, ({ weight }) => weight),
    logGaps,
  };
}

/** A whole number of days up to this, some 22 years, and a number of purchases up to the other are counted without a name of their own. */
const DAYS_AT_MOST = 8192;
const PURCHASES_AT_MOST = 8192;

/** Counts equal summaries of a whole shop: by numbers sorted, where all times are days of a few years, which a million customers take. */
export function patternsOfShop(summaries: Summaries): PurchasePatterns {
  const { count, frequency, recencyDays, ageDays } = summaries;
  const logGaps = totalLogGaps(summaries);
  const keys = new Float64Array(count);
  for (let index = 0; index < count; index += 1) {
    const [x, recency, age] = [frequency[index] ?? 0, recencyDays[index] ?? 0, ageDays[index] ?? 0];
    const isCountable = x < PURCHASES_AT_MOST && age < DAYS_AT_MOST && Number.isInteger(recency) && Number.isInteger(age);
    if (!isCountable)
      return patternsOf(
        Array.from({ length: count }, (_, place) => summaryAt(summaries, place)),
        logGaps,
      );
    keys[index] = (x * DAYS_AT_MOST + recency) * DAYS_AT_MOST + age;
  }
  keys.sort();
  const starts: number[] = [];
  for (let index = 0; index < count; index += 1) if (index === 0 || keys[index] !== keys[index - 1]) starts.push(index);
  const days = DAYS_PER_UNIT[summaries.unit];
  const xOf = (start: number): number => Math.floor((keys[start] ?? 0) / DAYS_AT_MOST ** 2);
  const maxDays = ageDays.reduce((most, age) => Math.max(most, age), 0);
  return {
    customers: count,
    repeatBuyers: frequency.reduce((sum, x) => sum + (x > 0 ? 1 : 0), 0),
    maxFrequency: frequency.reduce((most, x) => Math.max(most, x), 0),
    maxAge: maxDays / days,
    times: Array.from({ length: maxDays + 1 }, (_, day) => day / days),
    frequency: Int32Array.from(starts, xOf),
    recencyAt: Int32Array.from(starts, (start) => Math.floor((keys[start] ?? 0) / DAYS_AT_MOST) % DAYS_AT_MOST),
    ageAt: Int32Array.from(starts, (start) => (keys[start] ?? 0) % DAYS_AT_MOST),
    weight: Float64Array.from(starts, (start, place) => (starts[place + 1] ?? count) - start),
    logGaps,
  };
}

const DAYS_PER_WEEK = 7;
const HALF_A_DAY = 0.5;

/**
 * The logarithms of all gaps, in the unit of the summaries. Gaps are whole days, which makes those who buy every few days look more
 * regular than they are: each was taken as half a day less, and here the customer's gaps get back the length they have together.
 */
function totalLogGaps({ count, frequency, recencyDays, logGaps, unit }: Summaries): number | null {
  if (logGaps === null) return null;
  const toUnit = Math.log(DAYS_PER_WEEK / DAYS_PER_UNIT[unit]);
  let sum = 0;
  for (let index = 0; index < count; index += 1) {
    const x = frequency[index] ?? 0;
    const days = recencyDays[index] ?? 0;
    if (x > 0 && days > 0) sum += (logGaps[index] ?? 0) + x * (toUnit - Math.log1p((-x * HALF_A_DAY) / days));
  }
  return sum;
}

/**
 * What the gaps themselves say of how regular customers are: it holds no parameter but `k`, and with `k` 1 it is nothing. Where only
 * counts and times are known, the gaps between the first purchase and the last are integrated out.
 */
export function gapTerm(k: number, { logGaps, frequency, recencyAt, times, weight }: PurchasePatterns): number {
  if (k === 1) return 0;
  const logFactorial = logGamma(k);
  let sum = logGaps === null ? 0 : (k - 1) * logGaps;
  for (let index = 0; index < frequency.length; index += 1) {
    const x = frequency[index] ?? 0;
    const recency = times[recencyAt[index] ?? 0] ?? 0;
    if (x === 0) continue;
    const own = logGaps === null ? (recency > 0 ? (k - 1) * x * Math.log(recency) - logGamma(k * x) + logGamma(x) : 0) : -x * logFactorial;
    sum += (weight[index] ?? 0) * own;
  }
  return sum;
}

function weightOf(patterns: readonly { readonly weight: number }[]): number {
  return patterns.reduce((sum, { weight }) => sum + weight, 0);
}

/**
 * The log-likelihood of summaries under a buying process. The ratios of gamma functions are products over the purchases, so no gamma
 * function is needed; the sum of the two ways to fall silent is taken over logarithms, so nothing overflows. Source: Fader, Hardie
 * and Lee 2005, equation 6; Batislam, Denizel and Filiztekin 2007; Reutterer, Platzer and Schröder 2021.
 */
export function purchaseLogLikelihood(process: PurchaseProcess, patterns: PurchasePatterns): number {
  return likelihoodOfTimes(process, patterns) + gapTerm(process.k ?? 1, patterns);
}

/** Without what the gaps say, which is the same for all parameters of one `k`. */
export function likelihoodOfTimes(process: PurchaseProcess, patterns: PurchasePatterns): number {
  const { kind, r, alpha, a, k = 1 } = process;
  const { frequency, recencyAt, ageAt, weight, times } = patterns;
  const dropsAtFirst = kind === 'bg' ? 0 : 1;
  const logRate = Float64Array.from(times, (time) => Math.log(alpha + time));
  const { ofCount, dropout } = tables(process, patterns.maxFrequency);
  let sum = 0;
  for (let index = 0; index < frequency.length; index += 1) {
    const x = frequency[index] ?? 0;
    const shape = r + k * x;
    const age = ageAt[index] ?? 0;
    const recency = recencyAt[index] ?? 0;
    let active = -shape * (logRate[age] ?? 0);
    if (k > 1) {
      const length = times[age] ?? 0;
      active += Math.log(silentTicks(k, shape, (length - (times[recency] ?? 0)) / (alpha + length)));
    }
    let log = active;
    if (a > 0 && x + dropsAtFirst > 0) {
      const gone = (dropout[x] ?? 0) - shape * (logRate[recency] ?? 0);
      log = Math.max(active, gone) + Math.log1p(Math.exp(-Math.abs(active - gone)));
    }
    sum += (weight[index] ?? 0) * ((ofCount[x] ?? 0) + log);
  }
  return sum + patterns.customers * r * Math.log(alpha);
}

/** What depends on the count alone: log Γ(r+kx)/Γ(r) with the chance to outlive the purchases, and log a/(b+x-1), one further in `mbg`. */
function tables(
  { kind, r, a, b, k = 1 }: PurchaseProcess,
  maxFrequency: number,
): { readonly ofCount: Float64Array; readonly dropout: Float64Array } {
  const dropsAtFirst = kind === 'bg' ? 0 : 1;
  const ofCount = new Float64Array(maxFrequency + 1);
  const dropout = new Float64Array(maxFrequency + 1);
  const outlives = (purchase: number): number => -Math.log1p(a / (b + purchase));
  let log = dropsAtFirst === 1 ? outlives(0) : 0;
  for (let x = 0; x <= maxFrequency; x += 1) {
    ofCount[x] = log;
    dropout[x] = Math.log(a / (b + x - 1 + dropsAtFirst));
    for (let tick = k * x; tick < k * (x + 1); tick += 1) log += Math.log(r + tick);
    log += outlives(x + dropsAtFirst);
  }
  return { ofCount, dropout };
}
