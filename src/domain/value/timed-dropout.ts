import { anyOrderChance, expectedOrders, isSoonSummed, moreOrdersChances, silentTicks } from './purchase-process.ts';
import type { PurchaseSummary } from './purchase-summary.ts';
import { type TimedProcess, stayingOf } from './timed-process.ts';

/** What tells whether a customer who has been silent since their last order is still active. All of it is relative to that order's day. */
export interface Silence {
  /** How likely it is that somebody is active and silent after so long. */
  readonly active: (time: number) => number;
  /** How likely it is that they leave just then, silent until then: a density. */
  readonly leaving: (time: number) => number;
  /** Below `scale` the density hardly changes, above it by orders of magnitude, and most of all near a few `gap`s, which are the usual ones. */
  readonly course: { readonly scale: number; readonly gap: number };
}

/** What silence tells of a customer with so many orders until then. No figure is above 1 or, as a density, above `s / beta`. */
export function silenceAfter(
  { r, alpha, s, beta, k = 1 }: TimedProcess,
  { frequency, recency }: Pick<PurchaseSummary, 'frequency' | 'recency'>,
): Silence {
  const shape = r + k * frequency;
  const rate = alpha + recency;
  const leaving = beta + recency;
  const gap = (k * rate) / shape;
  const active = (time: number): number => {
    const quiet = Math.exp(-shape * Math.log1p(time / rate) - s * Math.log1p(time / leaving));
    return k === 1 ? quiet : quiet * silentTicks(k, shape, time / (rate + time));
  };
  return { active, leaving: (time) => (s / (leaving + time)) * active(time), course: { scale: Math.min(leaving / (1 + s), gap), gap } };
}

/** On a scale of logarithms time is cut into so many steps: what is integrated is right to seven digits. */
const STEPS = 256;
/** A scale below this part of the whole is taken for it: nothing so short can be told. */
const LEAST_SCALE = 1e-12;

/** Integrates a smooth function of time from 0 until a time by Simpson's rule, shorter times than `shortest` evenly, longer ones by their logarithm. */
function integral(of: (time: number) => number, shortest: number, until: number): number {
  if (until === 0) return 0;
  const scale = Math.max(shortest, LEAST_SCALE * until);
  const step = Math.log1p(until / scale) / STEPS;
  let sum = 0;
  for (let at = 0; at <= STEPS; at += 1) {
    const time = scale * Math.expm1(at * step);
    sum += (at % STEPS === 0 ? 1 : 2 + 2 * (at % 2)) * (scale + time) * of(time);
  }
  return (sum * step) / 3;
}

/** The chance, 0 to 1, that a customer has not left. */
export function timedAliveChance(process: TimedProcess, summary: PurchaseSummary): number {
  const { active, leaving, course } = silenceAfter(process, summary);
  const silent = summary.age - summary.recency;
  const alive = active(silent);
  // Beyond what a number holds it is certain.
  return alive === 0 ? 0 : alive / (alive + integral(leaving, course.scale, silent));
}

/** The chance that an active customer is still active after some time. */
function stays({ s, beta }: TimedProcess, { age }: PurchaseSummary, time: number): number {
  return Math.exp(-s * Math.log1p(time / (beta + age)));
}

/** The mean of {@link stays} between two times. */
function meanStay(process: TimedProcess, summary: PurchaseSummary, { from, to }: Slice): number {
  const part = (to - from) / (process.beta + summary.age + from);
  const log = Math.log1p(part);
  const bend = (1 - process.s) * log;
  return stays(process, summary, from) * (bend === 0 ? 1 : Math.expm1(bend) / bend) * (part > 0 ? log / part : 1);
}

/** The chance of at least one order within `time`. */
export function timedAnyOrderChance(process: TimedProcess, summary: PurchaseSummary, time: number): number {
  const { s, beta } = process;
  const staying = stayingOf(process);
  const rate = beta + summary.age;
  const ordersBefore = (left: number): number => Math.max(0, anyOrderChance(staying, summary, left));
  const leaving = (left: number): number => (s / (rate + left)) * stays(process, summary, left) * ordersBefore(left);
  const leftBefore = integral(leaving, Math.min(rate / (1 + s), silenceAfter(process, summary).course.gap), time);
  return timedAliveChance(process, summary) * (stays(process, summary, time) * ordersBefore(time) + leftBefore);
}

/**
 * The time ahead is cut into so many slices. What is ordered in one is ordered by those who are still active there, on average: exact for
 * the expected orders of chance buyers, and within a few thousandths for single chances.
 */
const SLICES = 24;

interface Slice {
  readonly from: number;
  readonly to: number;
}

/** Cuts a time into slices in each of which an equal part of the active customers leaves, about: there are more of them where many leave. */
function slicesOf({ from, to }: Slice, count: number, rate: number): readonly Slice[] {
  const scale = Math.max(rate + from, LEAST_SCALE * to);
  const step = Math.log1p((to - from) / scale) / count;
  const end = (slice: number): number => from + scale * Math.expm1(step * slice);
  return Array.from({ length: count }, (_, slice) => ({ from: end(slice), to: end(slice + 1) }));
}

/** The orders expected until the end of each of `parts` equal parts of `time`. */
export function timedOrdersByPart(
  process: TimedProcess,
  summary: PurchaseSummary,
  { time, parts }: { readonly time: number; readonly parts: number },
): readonly number[] {
  const staying = stayingOf(process);
  const alive = timedAliveChance(process, summary);
  let before = 0;
  let sum = 0;
  return Array.from({ length: parts }, (_, part) => {
    const whole = { from: (time * part) / parts, to: (time * (part + 1)) / parts };
    for (const slice of slicesOf(whole, Math.ceil(SLICES / parts), (process.beta + summary.age) / Math.max(1, process.s))) {
      const orders = expectedOrders(staying, summary, slice.to);
      sum += alive * (orders - before) * meanStay(process, summary, slice);
      before = orders;
    }
    return sum;
  });
}

/** The chances of more than 0, 1, 2 … orders within `time`; beyond the last of them it is 0. */
export function timedMoreChances(process: TimedProcess, summary: PurchaseSummary, time: number): number[] {
  const staying = stayingOf(process);
  const alive = timedAliveChance(process, summary);
  const more: number[] = [];
  let before: readonly number[] = [];
  for (const slice of slicesOf({ from: 0, to: time }, SLICES, (process.beta + summary.age) / Math.max(1, process.s))) {
    const here = moreOrdersChances(staying, summary, slice.to);
    const part = alive * meanStay(process, summary, slice);
    here.forEach((chance, count) => {
      more[count] = (more[count] ?? 0) + part * (chance - (before[count] ?? 0));
    });
    before = here;
  }
  if (more.length > 0) more[0] = timedAnyOrderChance(process, summary, time);
  return more;
}

/** Whether the orders within `time` are summed within a few milliseconds, slice by slice. */
export function isTimedSoonSummed(process: TimedProcess, summary: PurchaseSummary, time: number): boolean {
  return isSoonSummed(stayingOf(process), summary, SLICES * time);
}
