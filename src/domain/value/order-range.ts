import { assert } from '../shared/assert.ts';
import { type BuyingProcess, anyOrderChance, moreOrdersChances } from './buying-process.ts';
import type { PurchaseSummary } from './purchase-summary.ts';

/**
 * The range of orders within `time` that leaves out the given part below and above: `{ low, high }` of 0.1 is the 80 % range. Orders
 * are whole, so it usually holds more than that.
 */
export function ordersRange(
  process: BuyingProcess,
  summary: PurchaseSummary,
  { time, tail }: { readonly time: number; readonly tail: number },
): { readonly low: number; readonly high: number } {
  const more = exactMore(process, summary, time);
  const low = quantileOf(more, tail);
  return { low, high: Math.max(low, quantileOf(more, 1 - tail)) };
}

/** Beyond this level rounding decides which number is the smallest. */
const HIGHEST_LEVEL = 1 - 1e-9;

/** The smallest number of orders within `time` that is not exceeded with a chance of at least `level`, from 0 to {@link HIGHEST_LEVEL}. */
export function orderQuantile(
  process: BuyingProcess,
  summary: PurchaseSummary,
  { time, level }: { readonly time: number; readonly level: number },
): number {
  assert(level >= 0 && level <= HIGHEST_LEVEL, 'a level from 0 to below 1');
  return quantileOf(exactMore(process, summary, time), level);
}

/** The chances of more orders, the first of them in closed form. */
function exactMore(process: BuyingProcess, summary: PurchaseSummary, time: number): readonly number[] {
  const more = moreOrdersChances(process, summary, time);
  if (more.length > 0) more[0] = anyOrderChance(process, summary, time);
  return more;
}

function quantileOf(more: readonly number[], level: number): number {
  const count = more.findIndex((chance) => chance <= 1 - level);
  return count === -1 ? more.length : count;
}
