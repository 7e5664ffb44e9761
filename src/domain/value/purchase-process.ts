import { assert } from '../shared/assert.ts';
import type { PurchaseSummary } from './purchase-summary.ts';

/**
 * How customers buy: while active, ticks come at a rate of their own (Gamma, shape `r`, rate `alpha`), and every `k`-th tick is an order;
 * after each order they drop out for good with a chance of their own (Beta, `a` and `b`). With `k` 1 gaps are those of chance alone, the
 * larger `k` the more regular they are. In `mbg` customers may drop out at the first order already, in `bg` only at a repeat order;
 * `nbd` is without dropout, with `a` 0. Sources: Fader, Hardie and Lee 2005 (BG/NBD); Batislam, Denizel and Filiztekin 2007 (MBG/NBD);
 * Reutterer, Platzer and Schröder 2021 (MBG/CNBD-k), whose expected orders are approximate: these are exact. Parameters come checked
 * with {@link isPurchaseProcess}, summaries with `summaryFault`.
 */
export interface PurchaseProcess {
  readonly kind: 'bg' | 'mbg' | 'nbd';
  readonly r: number;
  /** In the unit of time of the summaries. */
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
  /** Ticks to an order, a whole number of at least 1; none means 1. */
  readonly k?: number;
}

/** A customer of whom nothing is known but that there has just been a first order. */
export const NEW_CUSTOMER: PurchaseSummary = { frequency: 0, recency: 0, age: 0 };

/** More regular buyers than with so many ticks to an order differ in nothing that can be told. */
const MOST_TICKS = 50;
/** A sum of more terms than this would take seconds. It takes a horizon a million times as long as `alpha` and the age together. */
const MOST_TERMS = 50_000_000;
/** What a time has to be, within which something is summed. */
const HORIZON = 'a horizon of at least 0 that can be summed';
/** Terms are added until what is left out is less than this part of the sum. */
const PRECISION = 1e-17;
/** Ticks that are due with a smaller chance than this change no figure. */
const LEAST_WEIGHT = 1e-18;
/** Below this numbers lose digits, until they no longer shrink when they are multiplied: such a chance is none. */
const LEAST_CHANCE = 2.3e-308;
/** Chances below this are carried as logarithms, well before they become 0. */
const SMALLEST_CHANCE = 1e-280;

/** Whether the parameters are legal: `r`, `alpha` and `b` above 0, `a` at least 0, and 0 without dropout, `k` whole and from 1 on. */
export function isPurchaseProcess({ kind, r, alpha, a, b, k = 1 }: PurchaseProcess): boolean {
  const isRegular = Number.isInteger(k) && k >= 1 && k <= MOST_TICKS;
  return (
    isRegular && [r, alpha, b].every((value) => value > 0 && value < Infinity) && a >= 0 && a < Infinity && (kind !== 'nbd' || a === 0)
  );
}

/** What is known of an active customer: the rate is Gamma(`shape`, `rate`), the chance to drop out Beta(`a`, `b`). */
interface Posterior {
  readonly k: number;
  readonly shape: number;
  readonly rate: number;
  readonly a: number;
  readonly b: number;
  /** What part of `rate` has passed in silence since the last order. */
  readonly silence: number;
}

function posterior({ r, alpha, a, b, kind, k = 1 }: PurchaseProcess, { frequency, recency, age }: PurchaseSummary): Posterior {
  return {
    k,
    shape: r + k * frequency,
    rate: alpha + age,
    a,
    b: b + frequency + (kind === 'bg' ? 0 : 1),
    silence: (age - recency) / (alpha + age),
  };
}

/** Whether a sum of what comes within `time` ends in good time: `time` is not negative and not beyond all measure. */
function endsSoon({ shape, rate, k }: Pick<Posterior, 'shape' | 'rate' | 'k'>, time: number): boolean {
  return time >= 0 && (shape + 40 * k) * (1 + time / rate) < MOST_TERMS;
}

/** Whether the orders of a new customer within `time` can be summed at all. */
export function canBeSummed({ r, alpha, k = 1 }: Pick<PurchaseProcess, 'r' | 'alpha' | 'k'>, time: number): boolean {
  return endsSoon({ shape: r, rate: alpha, k }, time);
}

/** A page reckons again with every key that is typed: what takes more terms than this is not for it. */
const TERMS_OF_A_PAGE = 100_000;

/** Whether the orders within `time` are summed within a few milliseconds. */
export function isSoonSummed(process: PurchaseProcess, summary: PurchaseSummary, time: number): boolean {
  const { shape, rate, k } = posterior(process, summary);
  // Ticks are summed until some way beyond the expected ones: however alike all customers are, those are no more.
  return (shape * time) / rate + 40 * k * (1 + time / rate) < TERMS_OF_A_PAGE;
}

function assertCount(count: number): void {
  assert(Number.isInteger(count) && count >= 0 && count < MOST_TERMS, 'a whole number of orders');
}

/** The sum over fewer than `k` ticks j of (shape)ⱼ / j! · uʲ: how likely so long a silence is, beside one without a tick. */
export function silentTicks(k: number, shape: number, u: number): number {
  let term = 1;
  let sum = 1;
  for (let tick = 1; tick < k; tick += 1) {
    term *= ((shape + tick - 1) / tick) * u;
    sum += term;
  }
  return sum;
}

/**
 * The chance, 0 to 1, that a customer has not dropped out. In a `bg` process it is 1 for everyone without a repeat purchase,
 * however long ago the first one was.
 * @example aliveChance({ kind: 'mbg', r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }, { frequency: 0, recency: 0, age: 38.86 }) // 0.3897
 */
export function aliveChance(process: PurchaseProcess, summary: PurchaseSummary): number {
  const { k, shape, silence } = posterior(process, summary);
  const { kind, alpha, a, b } = process;
  const { frequency, recency, age } = summary;
  if (a === 0 || (kind === 'bg' && frequency === 0)) return 1;
  const chances = b + (kind === 'bg' ? frequency - 1 : frequency);
  const quiet = shape * Math.log1p((age - recency) / (alpha + recency));
  return 1 / (1 + ((a / chances) * Math.exp(quiet)) / silentTicks(k, shape, silence));
}

/**
 * The chances that a customer with no dropout places 0, 1, 2 … orders within `time`. The ticks since the last order are j with a weight
 * that is known, and given j those to come are negative binomial. All terms are positive, so nothing cancels, and there is no pole: the
 * closed form has both. Exact from `from` orders on. Source: own algebra, checked against 60-digit arithmetic.
 */
function countChances(active: Posterior, time: number, from: number): number[] {
  assert(endsSoon(active, time), HORIZON);
  const { k, shape, rate, silence } = active;
  const odds = time / (rate + time);
  const logSilent = -Math.log1p(time / rate);
  const all = silentTicks(k, shape, silence);
  const chances: number[] = [];
  let weight = 1 / all;
  for (let tick = 0; tick < k; tick += 1) {
    if (tick > 0) weight *= ((shape + tick - 1) / tick) * silence;
    if (weight >= LEAST_WEIGHT) addPhase(chances, { weight, shape: shape + tick, tick }, { k, odds, logSilent, from });
  }
  return chances;
}

/** Adds what follows where so many ticks have come since the last order. */
function addPhase(
  chances: number[],
  { weight, shape, tick }: { readonly weight: number; readonly shape: number; readonly tick: number },
  { k, odds, logSilent, from }: { readonly k: number; readonly odds: number; readonly logSilent: number; readonly from: number },
): void {
  let logChance = shape * logSilent;
  let chance = Math.exp(logChance);
  let sum = 0;
  let ticks = tick;
  let count = 0;
  for (let due = 0; ; due += 1) {
    chances[count] = (chances[count] ?? 0) + weight * chance;
    if (count >= from) sum += chance;
    const growth = (odds * (shape + due)) / (due + 1);
    if (growth < 1 && (chance < LEAST_CHANCE || (sum > 0 && chance * growth <= PRECISION * sum * (1 - growth)))) return;
    if (growth < 1 || chance > SMALLEST_CHANCE) chance *= growth;
    else {
      logChance += Math.log(growth);
      chance = Math.exp(logChance);
    }
    ticks += 1;
    if (ticks === k) {
      ticks = 0;
      count += 1;
    }
  }
}

/** The chances of more than 0, 1, 2 … orders within `time`; beyond the last of them it is 0. Their sum is the expected number of orders. */
export function moreOrdersChances(process: PurchaseProcess, summary: PurchaseSummary, time: number): number[] {
  const active = posterior(process, summary);
  const more = survived(countChances(active, time, 1), active, aliveChance(process, summary));
  if (more.length > 0) more[0] = anyOrderChance(process, summary, time);
  return more;
}

/** Turns chances of orders without dropout into those of more than 0, 1, 2 … with it. */
function survived(chances: number[], { a, b }: Posterior, alive: number): number[] {
  for (let count = chances.length - 2; count >= 0; count -= 1) chances[count] = (chances[count] ?? 0) + (chances[count + 1] ?? 0);
  let survival = alive;
  const more: number[] = [];
  for (let count = 0; count < chances.length - 1; count += 1) {
    more.push(survival * (chances[count + 1] ?? 0));
    survival *= (b + count) / (a + b + count);
  }
  return more;
}

/**
 * The orders a customer is expected to place within `time` from now. {@link NEW_CUSTOMER} gives those of a customer after the
 * first order.
 * @example expectedOrders({ kind: 'bg', r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { frequency: 2, recency: 30.43, age: 38.86 }, 39) // 1.226
 */
export function expectedOrders(process: PurchaseProcess, summary: PurchaseSummary, time: number): number {
  const active = posterior(process, summary);
  assert(endsSoon(active, time), HORIZON);
  const { k, shape, silence } = active;
  let weight = aliveChance(process, summary) / silentTicks(k, shape, silence);
  let sum = 0;
  for (let tick = 0; tick < k; tick += 1) {
    if (tick > 0) weight *= ((shape + tick - 1) / tick) * silence;
    if (weight > 0) sum += weight * expectedInPhase(active, tick, time);
  }
  return sum;
}

/** Terms of an expected number are added until what is left out is less than this part of it. */
const EXPECTED_PRECISION = 1e-13;

/**
 * The orders that an active customer is expected to place where so many ticks have come since the last one: over the ticks to come, the
 * chance of so many times the sum of the chances to outlive each order that they make.
 */
function expectedInPhase({ k, shape: own, rate, a, b }: Posterior, tick: number, time: number): number {
  const shape = own + tick;
  const odds = time / (rate + time);
  let logChance = -shape * Math.log1p(time / rate);
  let chance = Math.exp(logChance);
  let survival = 1;
  let outlived = 0;
  let sum = 0;
  let ticks = tick;
  let count = 0;
  for (let due = 0; ; due += 1) {
    const term = chance * outlived;
    sum += term;
    const growth = (odds * (shape + due)) / (due + 1);
    // From here on terms shrink at least as fast as a geometric series of the ratio `shrunk / outlived`, which bounds what is left.
    const shrunk = Math.max(growth, odds) * (outlived + survival);
    if (growth < 1 && chance < LEAST_CHANCE) return sum;
    if (shrunk < outlived && term * shrunk <= EXPECTED_PRECISION * sum * (outlived - shrunk)) return sum;
    ticks += 1;
    if (ticks === k) {
      ticks = 0;
      outlived += survival;
      survival *= (b + count) / (a + b + count);
      count += 1;
    }
    if (growth < 1 || chance > SMALLEST_CHANCE) chance *= growth;
    else {
      logChance += Math.log(growth);
      chance = Math.exp(logChance);
    }
  }
}

/** The orders expected until the end of each of `parts` equal parts of `time`, as {@link expectedOrders} for each. */
export function expectedOrdersByPart(
  process: PurchaseProcess,
  summary: PurchaseSummary,
  { time, parts }: { readonly time: number; readonly parts: number },
): readonly number[] {
  return Array.from({ length: parts }, (_, part) => expectedOrders(process, summary, (time * (part + 1)) / parts));
}

/** The expected square of the orders within `time`: with {@link expectedOrders} it gives their variance. */
export function expectedSquaredOrders(process: PurchaseProcess, summary: PurchaseSummary, time: number): number {
  return moreOrdersChances(process, summary, time).reduceRight((sum, chance, count) => sum + (2 * count + 1) * chance, 0);
}

/** The chance of more than `count` orders within `time`. */
export function moreOrdersChance(process: PurchaseProcess, summary: PurchaseSummary, { time, count }: OrderCount): number {
  assertCount(count);
  const active = posterior(process, summary);
  return survived(countChances(active, time, count + 1), active, aliveChance(process, summary))[count] ?? 0;
}

export interface OrderCount {
  readonly time: number;
  readonly count: number;
}

/** The chance of no further order within `time`: the customer has dropped out, or is active and places none. */
export function noOrderChance(process: PurchaseProcess, summary: PurchaseSummary, time: number): number {
  return 1 - anyOrderChance(process, summary, time);
}

/** The chance of at least one order within `time`, in closed form: exact also where it is next to nothing. */
export function anyOrderChance(process: PurchaseProcess, summary: PurchaseSummary, time: number): number {
  const { k, shape, rate, silence } = posterior(process, summary);
  const longer = silentTicks(k, shape, (silence * rate + time) / (rate + time)) / silentTicks(k, shape, silence);
  return -aliveChance(process, summary) * Math.expm1(Math.log(longer) - shape * Math.log1p(time / rate));
}

/** The chance of exactly `count` orders within `time`. */
export function orderCountChance(process: PurchaseProcess, summary: PurchaseSummary, { time, count }: OrderCount): number {
  assertCount(count);
  if (count === 0) return noOrderChance(process, summary, time);
  const active = posterior(process, summary);
  const { a, b } = active;
  const chances = countChances(active, time, count);
  let more = 0;
  for (let index = chances.length - 1; index > count; index -= 1) more += chances[index] ?? 0;
  const exactly = chances[count] ?? 0;
  let survival = aliveChance(process, summary);
  for (let order = 0; order < count - 1; order += 1) survival *= (b + order) / (a + b + order);
  // Either just so many orders were due, whether or not the customer left at the last of them, or more were due and that one was the last.
  return survival * (exactly + (a / (a + b + count - 1)) * more);
}
