import { silenceAfter } from '#domain/value/timed-dropout.ts';
import type { TimedProcess } from '#domain/value/timed-process.ts';
import { integral } from './integral.ts';
import { type PurchasePatterns, gapTerm } from './purchase-likelihood.ts';
import { runningIntegral } from './running-integral.ts';

/**
 * The log-likelihood of summaries under a process in which customers leave after a time. What depends on the silence is relative to the
 * day of the last order and never above 1, so nothing overflows. Source: as of {@link TimedProcess}; own algebra with ticks.
 */
export function timedLogLikelihood(process: TimedProcess, patterns: PurchasePatterns): number {
  return timedLikelihoodOfTimes(process, patterns) + gapTerm(process.k ?? 1, patterns);
}

/** Without what the gaps say, which is the same for all parameters of one `k`. */
export function timedLikelihoodOfTimes(process: TimedProcess, patterns: PurchasePatterns): number {
  const { r, alpha, s, beta, k = 1 } = process;
  const { frequency, recencyAt, ageAt, weight, times } = patterns;
  const ofCount = logRates(process, patterns.maxFrequency);
  const timeAt = (places: Int32Array, index: number): number => times[places[index] ?? 0] ?? 0;
  let sum = 0;
  // Those with equal orders and an equal last one stand side by side: what their silences tell is integrated once.
  for (let first = 0; first < frequency.length;) {
    const x = frequency[first] ?? 0;
    const recency = timeAt(recencyAt, first);
    let [next, longest] = [first, 0];
    for (; next < frequency.length && frequency[next] === x && recencyAt[next] === recencyAt[first]; next += 1)
      longest = Math.max(longest, timeAt(ageAt, next) - recency);
    const { active, leaving, course } = silenceAfter(process, { frequency: x, recency });
    const left =
      next === first + 1 ? (silent: number): number => integral(leaving, course, silent) : runningIntegral(leaving, course, longest);
    const log = (ofCount[x] ?? 0) - (r + k * x) * Math.log(alpha + recency) - s * Math.log(beta + recency);
    for (; first < next; first += 1) {
      const silent = timeAt(ageAt, first) - recency;
      sum += (weight[first] ?? 0) * (log + Math.log(active(silent) + left(silent)));
    }
  }
  return sum + patterns.customers * (r * Math.log(alpha) + s * Math.log(beta));
}

/** log Γ(r+kx)/Γ(r) for each count x. */
function logRates({ r, k = 1 }: TimedProcess, maxFrequency: number): Float64Array {
  const ofCount = new Float64Array(maxFrequency + 1);
  let log = 0;
  for (let x = 0; x <= maxFrequency; x += 1) {
    ofCount[x] = log;
    for (let tick = k * x; tick < k * (x + 1); tick += 1) log += Math.log(r + tick);
  }
  return ofCount;
}
