import * as byOrder from './purchase-process.ts';
import type { PurchaseSummary } from './purchase-summary.ts';
import { isTimedSoonSummed, timedAliveChance, timedAnyOrderChance, timedMoreChances, timedOrdersByPart } from './timed-dropout.ts';
import { type TimedProcess, isTimedProcess } from './timed-process.ts';

/** How customers buy, in one of two families: they leave at an order, or after a time. */
export type BuyingProcess = byOrder.PurchaseProcess | TimedProcess;

/** Whether the parameters are legal for their family. */
export function isBuyingProcess(process: BuyingProcess): boolean {
  return process.kind === 'pareto' ? isTimedProcess(process) : byOrder.isPurchaseProcess(process);
}

/** Whether the orders within `time` are summed within a few milliseconds: a page reckons again with every key that is typed. */
export function isSoonSummed(process: BuyingProcess, summary: PurchaseSummary, time: number): boolean {
  return process.kind === 'pareto' ? isTimedSoonSummed(process, summary, time) : byOrder.isSoonSummed(process, summary, time);
}

/** The chance, 0 to 1, that a customer has not left. */
export function aliveChance(process: BuyingProcess, summary: PurchaseSummary): number {
  return process.kind === 'pareto' ? timedAliveChance(process, summary) : byOrder.aliveChance(process, summary);
}

/** The orders expected within `time` from now; of `NEW_CUSTOMER`, those after the first order. */
export function expectedOrders(process: BuyingProcess, summary: PurchaseSummary, time: number): number {
  return process.kind === 'pareto'
    ? (timedOrdersByPart(process, summary, { time, parts: 1 })[0] ?? 0)
    : byOrder.expectedOrders(process, summary, time);
}

/** The orders expected until the end of each of `parts` equal parts of `time`. */
export function expectedOrdersByPart(
  process: BuyingProcess,
  summary: PurchaseSummary,
  terms: { readonly time: number; readonly parts: number },
): readonly number[] {
  return process.kind === 'pareto' ? timedOrdersByPart(process, summary, terms) : byOrder.expectedOrdersByPart(process, summary, terms);
}

/** The chance of at least one order within `time`. */
export function anyOrderChance(process: BuyingProcess, summary: PurchaseSummary, time: number): number {
  return process.kind === 'pareto' ? timedAnyOrderChance(process, summary, time) : byOrder.anyOrderChance(process, summary, time);
}

/** The chance of no further order within `time`: the customer has left, or is active and places none. */
export function noOrderChance(process: BuyingProcess, summary: PurchaseSummary, time: number): number {
  return 1 - anyOrderChance(process, summary, time);
}

/** The chances of more than 0, 1, 2 … orders within `time`; beyond the last of them it is 0. */
export function moreOrdersChances(process: BuyingProcess, summary: PurchaseSummary, time: number): number[] {
  return process.kind === 'pareto' ? timedMoreChances(process, summary, time) : byOrder.moreOrdersChances(process, summary, time);
}

/** The expected square of the orders within `time`: with {@link expectedOrders} it gives their variance. */
export function expectedSquaredOrders(process: BuyingProcess, summary: PurchaseSummary, time: number): number {
  return process.kind === 'pareto'
    ? timedMoreChances(process, summary, time).reduceRight((sum, chance, count) => sum + (2 * count + 1) * chance, 0)
    : byOrder.expectedSquaredOrders(process, summary, time);
}

/** The chance of more than `count` orders within `time`. */
export function moreOrdersChance(process: BuyingProcess, summary: PurchaseSummary, terms: byOrder.OrderCount): number {
  return process.kind === 'pareto'
    ? (timedMoreChances(process, summary, terms.time)[terms.count] ?? 0)
    : byOrder.moreOrdersChance(process, summary, terms);
}

/** The chance of exactly `count` orders within `time`. */
export function orderCountChance(process: BuyingProcess, summary: PurchaseSummary, { time, count }: byOrder.OrderCount): number {
  if (process.kind !== 'pareto') return byOrder.orderCountChance(process, summary, { time, count });
  const more = timedMoreChances(process, summary, time);
  return (count === 0 ? 1 : (more[count - 1] ?? 0)) - (more[count] ?? 0);
}
