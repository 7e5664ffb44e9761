import type { PurchaseProcess } from '#domain/value/purchase-process.ts';
import type { PurchaseSummary } from '#domain/value/purchase-summary.ts';

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
}

/** Counts equal summaries; their order does not matter. */
export function patternsOf(summaries: readonly (PurchaseSummary | WeightedSummary)[]): PurchasePatterns {
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
  };
}

function weightOf(patterns: readonly { readonly weight: number }[]): number {
  return patterns.reduce((sum, { weight }) => sum + weight, 0);
}

/**
 * The log-likelihood of summaries under a buying process. The ratios of gamma functions are products over the purchases, so no gamma
 * function is needed; the sum of the two ways to fall silent is taken over logarithms, so nothing overflows. Source: Fader, Hardie
 * and Lee 2005, equation 6, and Batislam, Denizel and Filiztekin 2007.
 */
export function purchaseLogLikelihood(process: PurchaseProcess, patterns: PurchasePatterns): number {
  const { kind, r, alpha, a } = process;
  const { frequency, recencyAt, ageAt, weight, times } = patterns;
  const dropsAtFirst = kind === 'bg' ? 0 : 1;
  const logRate = Float64Array.from(times, (time) => Math.log(alpha + time));
  const { ofCount, dropout } = tables(process, patterns.maxFrequency);
  let sum = 0;
  for (let index = 0; index < frequency.length; index += 1) {
    const x = frequency[index] ?? 0;
    const shape = r + x;
    const active = -shape * (logRate[ageAt[index] ?? 0] ?? 0);
    let log = active;
    if (a > 0 && x + dropsAtFirst > 0) {
      const gone = (dropout[x] ?? 0) - shape * (logRate[recencyAt[index] ?? 0] ?? 0);
      log = Math.max(active, gone) + Math.log1p(Math.exp(-Math.abs(active - gone)));
    }
    sum += (weight[index] ?? 0) * ((ofCount[x] ?? 0) + log);
  }
  return sum + patterns.customers * r * Math.log(alpha);
}

/** What depends on the count alone: log Γ(r+x)/Γ(r) with the chance to outlive the purchases, and log a/(b+x-1), one further in `mbg`. */
function tables(
  { kind, r, a, b }: PurchaseProcess,
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
    log += Math.log(r + x) + outlives(x + dropsAtFirst);
  }
  return { ofCount, dropout };
}
