import type { SpendModel, SpendSoFar } from './spend.ts';

/** Orders of equal number, or of a few numbers close to one another, prepared for being asked how likely they stay below a sum. */
interface OrderGroup {
  readonly chance: number;
  /** Of the normal approximation: by these the cube root of a sum is turned into how many deviations it is from the middle. */
  readonly scale: number;
  readonly middle: number;
  readonly bend: number;
  readonly spread: number;
}

/** Numbers of orders up to this are looked at one by one. */
const ONE_BY_ONE = 12;
const LEVEL_TOLERANCE = 2e-5;
const RELATIVE_TOLERANCE = 1e-4;
const STEPS_AT_MOST = 60;

/**
 * The range of what a customer spends that leaves out the part `tail` below and above, in the unit of the spend model, without margin
 * and discount. It is of the sum itself: of so many orders the sum is, beside `v` and all that was spent, beta prime, and the number of
 * orders is as `more` has it, the chances of more than 0, 1, 2 … orders. The beta prime is taken by Paulson's normal approximation of
 * its cube root, within a hundredth of the upper end. What the parameters themselves are uncertain by is not in it.
 */
export function valueRange(
  { more, spend }: { readonly more: readonly number[]; readonly spend: SpendModel },
  soFar: SpendSoFar,
  tail: number,
): { readonly low: number; readonly high: number } {
  const none = 1 - (more[0] ?? 0);
  if (none >= 1 - tail) return { low: 0, high: 0 };
  const shape = spend.q + spend.p * soFar.orders;
  const scale = spend.v + soFar.orders * soFar.mean;
  const { groups, meanCount } = groupsOf(more, spend.p, shape);
  const chanceBelow = (root: number): number => {
    let chance = none;
    for (const group of groups)
      chance += group.chance * normalBelow((group.scale * root - group.middle) / Math.sqrt(group.bend * root * root + group.spread));
    return chance;
  };
  const start = Math.cbrt((spend.p * meanCount) / (shape - 1));
  const quantile = (level: number): number => scale * rootAt(chanceBelow, level, start) ** 3;
  return { low: none >= tail ? 0 : quantile(tail), high: quantile(1 - tail) };
}

function groupsOf(
  more: readonly number[],
  p: number,
  shape: number,
): { readonly groups: readonly OrderGroup[]; readonly meanCount: number } {
  const groups: OrderGroup[] = [];
  let chances = 0;
  let orders = 0;
  for (let first = 1; first <= more.length;) {
    const width = first <= ONE_BY_ONE ? 1 : 1 + Math.floor(first / ONE_BY_ONE);
    let chance = 0;
    let sum = 0;
    for (let count = first; count < first + width; count += 1) {
      const own = (more[count - 1] ?? 0) - (more[count] ?? 0);
      chance += own;
      sum += own * count;
    }
    if (chance > 0) {
      const s = (p * sum) / chance;
      const root = Math.cbrt(shape / s);
      groups.push({
        chance,
        scale: (1 - 1 / (9 * shape)) * root,
        middle: 1 - 1 / (9 * s),
        bend: (root * root) / (9 * shape),
        spread: 1 / (9 * s),
      });
    }
    chances += chance;
    orders += sum;
    first += width;
  }
  return { groups, meanCount: chances > 0 ? orders / chances : 0 };
}

const DOWN = 0.7;
const UP = 1.35;

/** Where a chance that grows reaches a level: two points around it, then straight lines between them (Illinois). */
function rootAt(chanceBelow: (root: number) => number, level: number, start: number): number {
  let high = start > 0 ? start : 1;
  let atHigh = chanceBelow(high) - level;
  let low = high;
  let atLow = atHigh;
  for (let step = 0; step < STEPS_AT_MOST && atLow > 0; step += 1) {
    high = low;
    atHigh = atLow;
    low *= DOWN;
    atLow = chanceBelow(low) - level;
  }
  for (let step = 0; step < STEPS_AT_MOST && atHigh < 0; step += 1) {
    low = high;
    atLow = atHigh;
    high *= UP;
    atHigh = chanceBelow(high) - level;
  }
  let side = 0;
  for (let step = 0; step < STEPS_AT_MOST && high - low > RELATIVE_TOLERANCE * high; step += 1) {
    const middle = (low * atHigh - high * atLow) / (atHigh - atLow);
    const at = chanceBelow(middle) - level;
    if (Math.abs(at) < LEVEL_TOLERANCE) return middle;
    if (at > 0) {
      high = middle;
      atHigh = at;
      if (side > 0) atLow /= 2;
      side = 1;
    } else {
      low = middle;
      atLow = at;
      if (side < 0) atHigh /= 2;
      side = -1;
    }
  }
  return (low + high) / 2;
}

/** The chance of a normal deviation below `z`, within 1e-7. Source: Abramowitz and Stegun 26.2.17. */
function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const above = 0.3989422804014327 * Math.exp((-z * z) / 2) * series;
  return z >= 0 ? 1 - above : above;
}
