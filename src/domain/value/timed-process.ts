import { type PurchaseProcess, isPurchaseProcess } from './purchase-process.ts';

/**
 * How customers buy who leave after a time, and not at an order: while active they order as in a {@link PurchaseProcess}, and they leave
 * for good at a rate of their own (Gamma, shape `s`, rate `beta`). With `k` 1 it is the Pareto/NBD. Sources: Schmittlein, Morrison and
 * Colombo 1987; Fader and Hardie 2005, a note on deriving it; ticks as in Reutterer, Platzer and Schröder 2021. The closed form has a pole
 * and cancels, so what it stands for is integrated. Parameters come checked with {@link isTimedProcess}, summaries with `summaryFault`.
 */
export interface TimedProcess {
  readonly kind: 'pareto';
  readonly r: number;
  /** In the unit of time of the summaries, as is `beta`. */
  readonly alpha: number;
  readonly s: number;
  readonly beta: number;
  /** Ticks to an order, a whole number of at least 1; none means 1. */
  readonly k?: number;
}

/** Whether the parameters are legal: `r`, `alpha`, `s` and `beta` above 0, `k` whole and from 1 on. */
export function isTimedProcess(process: TimedProcess): boolean {
  return isPurchaseProcess(stayingOf(process)) && [process.s, process.beta].every((value) => value > 0 && value < Infinity);
}

/** The same customers, of whom none leaves. */
export function stayingOf({ r, alpha, k = 1 }: TimedProcess): PurchaseProcess {
  return { kind: 'nbd', r, alpha, a: 0, b: 1, k };
}
