import { currencyDigits } from '#domain/money/money.ts';
import { type Purchase, type SpendingSummary, type TimeUnit, summarisePurchases } from '#domain/value/purchase-summary.ts';
import type { SpendSoFar } from '#domain/value/spend.ts';
import type { OrdersFile } from '../orders/orders-file.ts';
import { forEachCustomer } from '../orders/purchases.ts';
import { dayName, dayNumber } from '../orders/shop-clock.ts';
import { type Summaries, summaryAt } from './summaries.ts';

/** A customer with at least one purchase. */
export interface KnownCustomer {
  readonly id: string;
  readonly purchases: readonly Purchase[];
  readonly summary: SpendingSummary;
}

/** How time is read: until when, and in which unit. The days are those of the time zone in which the file was read. */
export interface Timing {
  readonly endDay: string;
  readonly unit: TimeUnit;
}

/** Customers one by one take a hundred times the memory of columns: of more than the first figure about the second is looked at, evenly spread. */
const SAMPLED_FROM = 50_000;
const SAMPLE = 20_000;

/** Every how manyth customer of a file is looked at. */
export function sampleStep({ ids }: { readonly ids: readonly string[] }): number {
  return ids.length > SAMPLED_FROM ? Math.ceil(ids.length / SAMPLE) : 1;
}

/** The customers with a purchase by the end of `endDay`, net of what was refunded by then; of very many a part. */
export function knownCustomers(file: OrdersFile, { endDay, unit }: Timing): readonly KnownCustomer[] {
  const known: KnownCustomer[] = [];
  const step = sampleStep(file);
  const names = new Map<number, string>();
  const nameOf = (day: number): string => {
    const name = names.get(day) ?? dayName(day);
    names.set(day, name);
    return name;
  };
  forEachCustomer(file, dayNumber(endDay), (customer, { days, minors }) => {
    if (customer % step !== 0) return;
    const purchases = days.map((day, index) => ({ day: nameOf(day), amountMinor: minors[index] ?? 0 }));
    const summary = summarisePurchases(purchases, { endDay, unit });
    if (summary !== null) known.push({ id: file.ids[customer] ?? '', purchases, summary });
  });
  return known;
}

/**
 * The customers of a summary table, whose purchases are taken to be evenly spread: for what goes by first purchases and usual gaps.
 * Amounts are in minor units; of very many customers a part.
 */
export function knownOfTable(summaries: Summaries, endDay: string, minorPerMajor: number): readonly KnownCustomer[] {
  const step = sampleStep(summaries);
  const end = dayNumber(endDay);
  return Array.from({ length: Math.ceil(summaries.count / step) }, (_, place) => {
    const index = place * step;
    const summary = summaryAt(summaries, index);
    const first = end - (summaries.ageDays[index] ?? 0);
    const gap = (summaries.recencyDays[index] ?? 0) / Math.max(1, summary.frequency);
    const meanMinor = (summaries.mean[index] ?? 0) * minorPerMajor;
    const purchases = Array.from({ length: summary.frequency + 1 }, (__, purchase) => ({
      day: dayName(Math.floor(first + gap * purchase)),
      amountMinor: meanMinor,
    }));
    return { id: summaries.ids[index] ?? '', purchases, summary: { ...summary, meanMinor, repeatMeanMinor: meanMinor } };
  });
}

/** Which orders a customer's mean is taken of: all of them, or those after the first. */
export type SpendBasis = 'all' | 'repeat';

/** What a customer has spent, in major units. Of somebody whose orders cost nothing the spend is not known. */
export function spendSoFar(
  { frequency, meanMinor, repeatMeanMinor }: SpendingSummary,
  basis: SpendBasis,
  minorPerMajor: number,
): SpendSoFar {
  const [orders, mean] = basis === 'all' ? [frequency + 1, meanMinor] : [frequency, repeatMeanMinor];
  return mean > 0 ? { orders, mean: mean / minorPerMajor } : { orders: 0, mean: 0 };
}

/** How many minor units make a major one of the file's currency. */
export function minorPerMajorOf({ currency }: Pick<OrdersFile, 'currency'>): number {
  return 10 ** currencyDigits(currency);
}
