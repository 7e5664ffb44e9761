import { assert } from '../shared/assert.ts';
import type { PurchaseSummary } from './purchase-summary.ts';

/**
 * How customers buy: while active at a rate of their own (Gamma, shape `r`, rate `alpha`), after each purchase they drop out for
 * good with a chance of their own (Beta, `a` and `b`). In `mbg` they may drop out at the first purchase already, in `bg` only at a
 * repeat purchase; `nbd` is without dropout, with `a` 0. Sources: Fader, Hardie and Lee 2005 (BG/NBD); Batislam, Denizel and
 * Filiztekin 2007 (MBG/NBD). Parameters come checked with {@link isPurchaseProcess}, summaries with `summaryFault`.
 */
export interface PurchaseProcess {
  readonly kind: 'bg' | 'mbg' | 'nbd';
  readonly r: number;
  /** In the unit of time of the summaries. */
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** A customer of whom nothing is known but that there has just been a first order. */
export const NEW_CUSTOMER: PurchaseSummary = { frequency: 0, recency: 0, age: 0 };

/** A sum of more terms than this would take seconds. It takes a horizon a million times as long as `alpha` and the age together. */
const MOST_TERMS = 50_000_000;
/** Terms are added until what is left out is less than this part of the sum. */
const PRECISION = 1e-13;
/** Chances below this are carried as logarithms, well before they become 0. */
const SMALLEST_CHANCE = 1e-290;

/** Whether the parameters are legal: `r`, `alpha` and `b` above 0, `a` at least 0, and 0 without dropout. */
export function isPurchaseProcess({ kind, r, alpha, a, b }: PurchaseProcess): boolean {
  return [r, alpha, b].every((value) => value > 0 && value < Infinity) && a >= 0 && a < Infinity && (kind !== 'nbd' || a === 0);
}

/** What is known of an active customer: the rate is Gamma(`shape`, `rate`), the chance to drop out Beta(`a`, `b`). */
interface Posterior {
  readonly shape: number;
  readonly rate: number;
  readonly a: number;
  readonly b: number;
}

/** Asserts that a sum ends in good time: `time` is not negative and not beyond all measure. */
function assertHorizon({ shape, rate }: Posterior, time: number): void {
  assert(time >= 0 && (shape + 40) * (1 + time / rate) < MOST_TERMS, 'a horizon of at least 0 that can be summed');
}

/** A page reckons again with every key that is typed: what takes more terms than this is not for it. */
const TERMS_OF_A_PAGE = 100_000;

/** Whether the orders within `time` are summed within a few milliseconds. */
export function isSoonSummed(process: PurchaseProcess, summary: PurchaseSummary, time: number): boolean {
  const { shape, rate } = posterior(process, summary);
  return (shape + 40) * (1 + time / rate) < TERMS_OF_A_PAGE;
}

function assertCount(count: number): void {
  assert(Number.isInteger(count) && count >= 0 && count < MOST_TERMS, 'a whole number of orders');
}

function posterior(process: PurchaseProcess, summary: PurchaseSummary): Posterior {
  const { r, alpha, a, b, kind } = process;
  const { frequency, age } = summary;
  return { shape: r + frequency, rate: alpha + age, a, b: b + frequency + (kind === 'bg' ? 0 : 1) };
}

/**
 * The chance, 0 to 1, that a customer has not dropped out. In a `bg` process it is 1 for everyone without a repeat purchase,
 * however long ago the first one was.
 * @example aliveChance({ kind: 'mbg', r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }, { frequency: 0, recency: 0, age: 38.86 }) // 0.3897
 */
export function aliveChance(process: PurchaseProcess, summary: PurchaseSummary): number {
  const { shape } = posterior(process, summary);
  const { kind, alpha, a, b } = process;
  const { frequency, recency, age } = summary;
  if (a === 0 || (kind === 'bg' && frequency === 0)) return 1;
  const chances = b + (kind === 'bg' ? frequency - 1 : frequency);
  const silence = shape * Math.log1p((age - recency) / (alpha + recency));
  return 1 / (1 + (a / chances) * Math.exp(silence));
}

/**
 * Sums, over the orders k = 0, 1, 2 … that a customer with no dropout would place within `time`, the chance of k times the sum over
 * j < k of `weight(j)` times the chance to outlive j orders. That is the sum over j of `weight(j)` times the chance of more than j
 * orders, given that the customer is active: a weight of 1 gives the expected orders. All terms are positive, so nothing cancels, and
 * there is no pole: the closed form has both. Source: own algebra, checked against 60-digit arithmetic.
 */
function sumOverCounts(active: Posterior, time: number, weight: (count: number) => number): number {
  assertHorizon(active, time);
  const { shape, rate, a, b } = active;
  const odds = time / (rate + time);
  let logChance = -shape * Math.log1p(time / rate);
  let chance = Math.exp(logChance);
  let survival = 1;
  let weighted = 0;
  let sum = 0;
  for (let count = 0; ; count += 1) {
    const growth = (odds * (shape + count)) / (count + 1);
    const term = chance * weighted;
    sum += term;
    const more = weighted + weight(count) * survival;
    // From here on terms shrink at least as fast as a geometric series of the ratio `shrunk / weighted`, which bounds what is left.
    const shrunk = (growth > odds ? growth : odds) * more;
    if (shrunk < weighted && term * shrunk <= PRECISION * sum * (weighted - shrunk)) return sum;
    weighted = more;
    survival *= (b + count) / (a + b + count);
    if (growth < 1 || chance > SMALLEST_CHANCE) chance *= growth;
    else {
      logChance += Math.log(growth);
      chance = Math.exp(logChance);
    }
  }
}

const one = (): number => 1;

/**
 * The orders a customer is expected to place within `time` from now. {@link NEW_CUSTOMER} gives those of a customer after the
 * first order.
 * @example expectedOrders({ kind: 'bg', r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { frequency: 2, recency: 30.43, age: 38.86 }, 39) // 1.226
 */
export function expectedOrders(process: PurchaseProcess, summary: PurchaseSummary, time: number): number {
  return aliveChance(process, summary) * sumOverCounts(posterior(process, summary), time, one);
}

/** The orders expected until the end of each of `parts` equal parts of `time`, as {@link expectedOrders} for each, but at less cost. */
export function expectedOrdersByPart(
  process: PurchaseProcess,
  summary: PurchaseSummary,
  { time, parts }: { readonly time: number; readonly parts: number },
): readonly number[] {
  const alive = aliveChance(process, summary);
  const active = posterior(process, summary);
  const orders: number[] = [];
  for (let part = 1; part <= parts; part += 1) orders.push(alive * sumOverCounts(active, (time * part) / parts, one));
  return orders;
}

/** The expected square of the orders within `time`: with {@link expectedOrders} it gives their variance. */
export function expectedSquaredOrders(process: PurchaseProcess, summary: PurchaseSummary, time: number): number {
  return aliveChance(process, summary) * sumOverCounts(posterior(process, summary), time, (count) => 2 * count + 1);
}

/** The chance of more than `count` orders within `time`. */
export function moreOrdersChance(process: PurchaseProcess, summary: PurchaseSummary, { time, count }: OrderCount): number {
  assertCount(count);
  const only = (candidate: number): number => (candidate === count ? 1 : 0);
  return aliveChance(process, summary) * sumOverCounts(posterior(process, summary), time, only);
}

export interface OrderCount {
  readonly time: number;
  readonly count: number;
}

/** The chance of no further order within `time`: the customer has dropped out, or is active and places none. */
export function noOrderChance(process: PurchaseProcess, summary: PurchaseSummary, time: number): number {
  const { shape, rate } = posterior(process, summary);
  return 1 + aliveChance(process, summary) * Math.expm1(-shape * Math.log1p(time / rate));
}

/** The chance of exactly `count` orders within `time`. */
export function orderCountChance(process: PurchaseProcess, summary: PurchaseSummary, { time, count }: OrderCount): number {
  assertCount(count);
  if (count === 0) return noOrderChance(process, summary, time);
  const { shape, rate, a, b } = posterior(process, summary);
  // Either just so many orders were due, and all but the last left the customer active, or more were due and this one was the last.
  let log = -shape * Math.log1p(time / rate) + count * Math.log(time / (rate + time));
  for (let k = 0; k < count; k += 1) log += Math.log((shape + k) / (k + 1));
  for (let j = 0; j < count - 1; j += 1) log -= Math.log1p(a / (b + j));
  const last = (a / (b + count - 1)) * moreOrdersChance(process, summary, { time, count });
  return aliveChance(process, summary) * Math.exp(log) + last;
}

/**
 * The range of orders within `time` that leaves out the given part below and above: `{ low, high }` of 0.1 is the 80 % range. Orders
 * are whole, so it usually holds more than that.
 */
export function ordersRange(
  process: PurchaseProcess,
  summary: PurchaseSummary,
  { time, tail }: { readonly time: number; readonly tail: number },
): { readonly low: number; readonly high: number } {
  const low = orderQuantile(process, summary, { time, level: tail });
  return { low, high: Math.max(low, orderQuantile(process, summary, { time, level: 1 - tail })) };
}

/** Beyond this level rounding decides which number is the smallest. */
const HIGHEST_LEVEL = 1 - 1e-9;

/** The smallest number of orders within `time` that is not exceeded with a chance of at least `level`, from 0 to {@link HIGHEST_LEVEL}. */
export function orderQuantile(
  process: PurchaseProcess,
  summary: PurchaseSummary,
  { time, level }: { readonly time: number; readonly level: number },
): number {
  assert(level >= 0 && level <= HIGHEST_LEVEL, 'a level from 0 to below 1');
  const active = posterior(process, summary);
  assertHorizon(active, time);
  const { shape, rate, a, b } = active;
  const odds = time / (rate + time);
  let logChance = -shape * Math.log1p(time / rate);
  let chance = Math.exp(logChance);
  let survival = aliveChance(process, summary);
  let rest = 1;
  for (let count = 0; ; count += 1) {
    rest -= chance;
    if (survival * rest <= 1 - level) return count;
    survival *= (b + count) / (a + b + count);
    const growth = (odds * (shape + count)) / (count + 1);
    if (growth < 1 || chance > SMALLEST_CHANCE) chance *= growth;
    else {
      logChance += Math.log(growth);
      chance = Math.exp(logChance);
    }
  }
}
