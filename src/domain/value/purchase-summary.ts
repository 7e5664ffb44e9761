import { assert } from '../shared/assert.ts';
import { daysBetween } from '../shared/time.ts';
import { localDay } from '../shared/local-day.ts';
import { type Order, type OrderHistory, keptOrders } from './order-history.ts';

/** What a model counts time in. */
export type TimeUnit = 'day' | 'week' | 'month';

/** Days in a unit. A month is the twelfth part of 365.25 days. */
export const DAYS_PER_UNIT: Readonly<Record<TimeUnit, number>> = { day: 1, week: 7, month: 365.25 / 12 };

/** Units in a year, as a yearly discount rate is spread over them and as *12 months* is counted. */
export const UNITS_PER_YEAR: Readonly<Record<TimeUnit, number>> = { day: 365, week: 52, month: 12 };

/** All that a model of repeat buying needs to know of a customer: x, t_x and T of the literature. Times are in the model's unit. */
export interface PurchaseSummary {
  /** Purchase days after the first: x, a whole number. */
  readonly frequency: number;
  /** From the first purchase to the last: t_x. 0 where there is no repeat purchase. */
  readonly recency: number;
  /** From the first purchase to the day of the summary: T, at least `recency`. */
  readonly age: number;
}

/** A summary with what the purchases were worth, in minor units. */
export interface SpendingSummary extends PurchaseSummary {
  /** Mean of all purchase days, first one included. */
  readonly meanMinor: number;
  /** Mean of the repeat purchase days; 0 where there is none. */
  readonly repeatMeanMinor: number;
}

/** What a customer bought in one local day, net of refunds and above 0. */
export interface Purchase {
  readonly day: string;
  readonly amountMinor: number;
}

/** `not_a_count` before `negative_time` before `recency_without_repeat` before `recency_beyond_age`: the first that applies. */
export type SummaryFault = 'not_a_count' | 'negative_time' | 'recency_without_repeat' | 'recency_beyond_age';

/** Names what is impossible in a summary, or null. A repeat purchase with recency 0 is legal: counts may come without their days. */
export function summaryFault({ frequency, recency, age }: PurchaseSummary): SummaryFault | null {
  if (!Number.isInteger(frequency) || frequency < 0) return 'not_a_count';
  if (!(recency >= 0 && age >= 0 && age < Infinity)) return 'negative_time';
  if (frequency === 0 && recency > 0) return 'recency_without_repeat';
  return recency > age ? 'recency_beyond_age' : null;
}

/**
 * Turns orders and refunds of one customer in one currency into purchases, oldest first: refunds are taken from the orders before
 * them as in {@link keptOrders}, and orders of one local day are one purchase.
 */
export function purchasesOf(orders: readonly Order[], timeZone: string): readonly Purchase[] {
  const byDay = new Map<string, number>();
  for (const { atMs, amountMinor } of keptOrders(orders)) {
    const day = localDay(atMs, timeZone);
    byDay.set(day, (byDay.get(day) ?? 0) + amountMinor);
  }
  return [...byDay].map(([day, amountMinor]) => ({ day, amountMinor }));
}

/**
 * Summarises purchases, oldest first, as they stand at the end of `endDay`; null where there is none. Nothing may be later than
 * `endDay`. Time is counted in whole days, then turned into the unit.
 */
export function summarisePurchases(
  purchases: readonly Purchase[],
  { endDay, unit }: { readonly endDay: string; readonly unit: TimeUnit },
): SpendingSummary | null {
  const first = purchases.at(0);
  const last = purchases.at(-1);
  if (first === undefined || last === undefined) return null;
  assert(last.day <= endDay, `a purchase of ${last.day} is later than the end, ${endDay}`);
  const frequency = purchases.length - 1;
  const totalMinor = purchases.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const daysPerUnit = DAYS_PER_UNIT[unit];
  return {
    frequency,
    recency: daysBetween(first.day, last.day) / daysPerUnit,
    age: daysBetween(first.day, endDay) / daysPerUnit,
    meanMinor: totalMinor / purchases.length,
    repeatMeanMinor: frequency === 0 ? 0 : (totalMinor - first.amountMinor) / frequency,
  };
}

/**
 * Summarises a history that holds counts only, as a source may keep it in a customer's profile; null where there is no order or
 * nothing is left after refunds. `meanMinor` is net over orders.
 */
export function summariseHistory(
  { orders, net, firstOrderAtMs, lastOrderAtMs }: OrderHistory,
  { unit, nowMs, timeZone }: { readonly unit: TimeUnit; readonly nowMs: number; readonly timeZone: string },
): (PurchaseSummary & { readonly meanMinor: number }) | null {
  if (orders < 1 || net.amountMinor <= 0 || firstOrderAtMs === null) return null;
  const frequency = orders - 1;
  const firstDay = localDay(firstOrderAtMs, timeZone);
  const daysSince = (atMs: number): number => Math.max(0, daysBetween(firstDay, localDay(atMs, timeZone)));
  const recency = frequency === 0 ? 0 : daysSince(lastOrderAtMs ?? firstOrderAtMs);
  const age = Math.max(recency, daysSince(nowMs));
  const daysPerUnit = DAYS_PER_UNIT[unit];
  return { frequency, recency: recency / daysPerUnit, age: age / daysPerUnit, meanMinor: net.amountMinor / orders };
}
