import { DAYS_PER_UNIT, type TimeUnit } from '#domain/value/purchase-summary.ts';
import { float64Column, int32Column } from '../orders/growing-column.ts';
import type { OrdersFile } from '../orders/orders-file.ts';
import { forEachCustomer } from '../orders/purchases.ts';
import { dayNumber } from '../orders/shop-clock.ts';
import type { SummaryTable } from '../orders/summary-table.ts';

/** What a model needs to know of all customers of a shop, in columns: one place a customer. */
export interface Summaries {
  readonly count: number;
  readonly unit: TimeUnit;
  readonly ids: readonly string[];
  /** Purchase days after the first. */
  readonly frequency: Int32Array;
  /** From the first purchase to the last, and to the end, in days. */
  readonly recencyDays: Float64Array;
  readonly ageDays: Float64Array;
  /** Mean of all purchase days and of the repeat ones, in major units; `repeatMean` is null where only the mean of all is known. */
  readonly mean: Float64Array;
  readonly repeatMean: Float64Array | null;
  /** The sum of the logarithms, in weeks, of the gaps less half a day; null where no gap is known. */
  readonly logGaps: Float64Array | null;
}

const DAYS_PER_WEEK = 7;
const HALF_A_DAY = 0.5;

/** Sums up the customers of a file of orders as they stood at the end of a day. */
export function summariesOf(
  file: OrdersFile,
  { endDay, unit }: { readonly endDay: string; readonly unit: TimeUnit },
  minorPerMajor: number,
): Summaries {
  const end = dayNumber(endDay);
  const ids: string[] = [];
  const frequency = int32Column();
  const [recency, age, mean, repeatMean, logGaps] = [float64Column(), float64Column(), float64Column(), float64Column(), float64Column()];
  forEachCustomer(file, end, (customer, { days, minors }) => {
    const first = days[0] ?? 0;
    const repeats = days.length - 1;
    let total = 0;
    let gaps = 0;
    for (let index = 0; index < days.length; index += 1) {
      total += minors[index] ?? 0;
      if (index > 0) gaps += Math.log(((days[index] ?? 0) - (days[index - 1] ?? 0) - HALF_A_DAY) / DAYS_PER_WEEK);
    }
    ids.push(file.ids[customer] ?? '');
    frequency.push(repeats);
    recency.push((days[repeats] ?? 0) - first);
    age.push(end - first);
    mean.push(total / days.length / minorPerMajor);
    repeatMean.push(repeats === 0 ? 0 : (total - (minors[0] ?? 0)) / repeats / minorPerMajor);
    logGaps.push(gaps);
  });
  return {
    count: ids.length,
    unit,
    ids,
    frequency: frequency.view(),
    recencyDays: recency.view(),
    ageDays: age.view(),
    mean: mean.view(),
    repeatMean: repeatMean.view(),
    logGaps: logGaps.view(),
  };
}

/** The summaries of a table that somebody else summed up. */
export function summariesOfTable({ customers }: SummaryTable, unit: TimeUnit): Summaries {
  const hasLogGaps = customers.every(({ logGaps }) => logGaps !== null);
  return {
    count: customers.length,
    unit,
    ids: customers.map(({ id }) => id),
    frequency: Int32Array.from(customers, (customer) => customer.frequency),
    recencyDays: Float64Array.from(customers, ({ recency }) => daysOf(recency)),
    ageDays: Float64Array.from(customers, ({ age }) => daysOf(age)),
    mean: Float64Array.from(customers, (customer) => customer.mean),
    repeatMean: null,
    logGaps: hasLogGaps ? Float64Array.from(customers, ({ logGaps }) => logGaps ?? 0) : null,
  };
}

/** Times of a table in weeks are whole days, unless somebody rounded them. */
function daysOf(weeks: number): number {
  const exact = weeks * DAYS_PER_WEEK;
  return Math.abs(exact - Math.round(exact)) < 1e-6 ? Math.round(exact) : exact;
}

/** A part of the customers, spread evenly over all: every `step`-th. */
export function everyNth(summaries: Summaries, step: number): Summaries {
  if (step <= 1) return summaries;
  const count = Math.ceil(summaries.count / step);
  const ints = (column: Int32Array): Int32Array => Int32Array.from({ length: count }, (_, index) => column[index * step] ?? 0);
  const floats = (column: Float64Array): Float64Array => Float64Array.from({ length: count }, (_, index) => column[index * step] ?? 0);
  return {
    ...summaries,
    count,
    ids: Array.from({ length: count }, (_, index) => summaries.ids[index * step] ?? ''),
    frequency: ints(summaries.frequency),
    recencyDays: floats(summaries.recencyDays),
    ageDays: floats(summaries.ageDays),
    mean: floats(summaries.mean),
    repeatMean: summaries.repeatMean === null ? null : floats(summaries.repeatMean),
    logGaps: summaries.logGaps === null ? null : floats(summaries.logGaps),
  };
}

/** The summary of one customer, in the unit of the summaries. */
export function summaryAt(
  { frequency, recencyDays, ageDays, unit }: Summaries,
  index: number,
): { readonly frequency: number; readonly recency: number; readonly age: number } {
  const days = DAYS_PER_UNIT[unit];
  return {
    frequency: frequency[index] ?? 0,
    recency: (recencyDays[index] ?? 0) / days,
    age: (ageDays[index] ?? 0) / days,
  };
}
