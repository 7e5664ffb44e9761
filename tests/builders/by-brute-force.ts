import type { TimedProcess } from '#domain/value/timed-process.ts';
import type { PurchaseSummary } from '#domain/value/purchase-summary.ts';

// What customers who leave after a time do, added up over grids of rates and times. It shares no formula with the process itself: of a
// customer whose rates are known everything is elementary.

const LOG_STEP = 0.1;
const TIMES = 400;

/** Over rates that are Gamma with this shape and rate, the mean of what is said of each. */
function meanOverRates({ shape, rate }: { readonly shape: number; readonly rate: number }, of: (rate: number) => number): number {
  let [sum, weights] = [0, 0];
  for (let log = -60; log <= 10; log += LOG_STEP) {
    const value = Math.exp(log);
    const weight = Math.exp(shape * log - rate * value);
    weights += weight;
    if (weight > 0) sum += weight * of(value);
  }
  return sum / weights;
}

/** Simpson's rule over the cube root of the time, since most happens soon. */
function over(time: number, of: (time: number) => number): number {
  if (time === 0) return 0;
  let sum = 3 * of(time);
  for (let step = 1; step < TIMES; step += 1) {
    const root = step / TIMES;
    sum += (step % 2 === 1 ? 4 : 2) * 3 * root ** 2 * of(time * root ** 3);
  }
  return (sum * time) / (3 * TIMES);
}

/** The chance of fewer than so many ticks where so many are expected. */
function fewer(than: number, expected: number): number {
  let term = Math.exp(-expected);
  let sum = 0;
  for (let ticks = 0; ticks < than; ticks += 1) {
    sum += term;
    term *= expected / (ticks + 1);
  }
  return sum;
}

interface Brute {
  /** The likelihood of a customer's orders, without what the gaps say by themselves. */
  readonly likelihood: number;
  readonly aliveChance: number;
  /** The chance of more than so many orders within a time. */
  readonly moreThan: (count: number, time: number) => number;
}

export function byBruteForce({ r, alpha, s, beta, k = 1 }: TimedProcess, { frequency, recency, age }: PurchaseSummary): Brute {
  const silent = age - recency;
  const orders = { shape: r, rate: alpha };
  const leaving = { shape: s, rate: beta };
  const ordered = (rate: number): number => rate ** (k * frequency) * Math.exp(-rate * recency);
  const activeAt = (time: number): number => meanOverRates(leaving, (rate) => Math.exp(-rate * time));
  const leavesAt = (time: number): number => meanOverRates(leaving, (rate) => rate * Math.exp(-rate * time));
  const silentFor = (time: number): number => meanOverRates(orders, (rate) => ordered(rate) * fewer(k, rate * time));
  const alive = silentFor(silent) * activeAt(age);
  const gone = over(silent, (time) => silentFor(time) * leavesAt(recency + time));
  const moreThan = (count: number, time: number): number => {
    // Of fewer than k ticks since the last order so many are known; with those to come they make more than `count` orders.
    const enough = (within: number): number =>
      meanOverRates(orders, (rate) => {
        let sum = 0;
        let term = Math.exp(-rate * silent);
        for (let tick = 0; tick < k; tick += 1) {
          sum += term * (1 - fewer(k * (count + 1) - tick, rate * within));
          term *= (rate * silent) / (tick + 1);
        }
        return ordered(rate) * sum;
      });
    const staying = enough(time) * activeAt(age + time);
    return (staying + over(time, (within) => enough(within) * leavesAt(age + within))) / (alive + gone);
  };
  return { likelihood: alive + gone, aliveChance: alive / (alive + gone), moreThan };
}
