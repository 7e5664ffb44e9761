import { assert } from '../shared/assert.ts';

/**
 * The range of orders that leaves out the part `tail` below and above: 0.1 gives the 80 % range. Orders are whole, so it usually holds
 * more than that. `more` are the chances of more than 0, 1, 2 … orders, as `moreOrdersChances` gives them.
 */
export function ordersRange(more: readonly number[], tail: number): { readonly low: number; readonly high: number } {
  const low = quantileOf(more, tail);
  return { low, high: Math.max(low, quantileOf(more, 1 - tail)) };
}

/** Beyond this level rounding decides which number is the smallest. */
const HIGHEST_LEVEL = 1 - 1e-9;

/** The smallest number of orders that is not exceeded with a chance of at least `level`, from 0 to {@link HIGHEST_LEVEL}. */
export function orderQuantile(more: readonly number[], level: number): number {
  assert(level >= 0 && level <= HIGHEST_LEVEL, 'a level from 0 to below 1');
  return quantileOf(more, level);
}

function quantileOf(more: readonly number[], level: number): number {
  const count = more.findIndex((chance) => chance <= 1 - level);
  return count === -1 ? more.length : count;
}
