import { type Result, fail, ok } from '#domain/shared/result.ts';
import { type PurchaseSummary, summaryFault } from '#domain/value/purchase-summary.ts';
import { type LeftOut, LeftOutCount } from './left-out.ts';
import { columnKey, forEachRow } from '../shared/records.ts';
import type { ByteSource } from '../shared/text-blocks.ts';

/** A customer as a summary table has them. Times in weeks, money in major units. */
export interface SummaryRow extends PurchaseSummary {
  readonly id: string;
  /** Mean of all orders. */
  readonly mean: number;
  /** The sum of the logarithms of the gaps, each less half a day; null where the table has none. */
  readonly logGaps: number | null;
}

/** A table with one row a customer instead of orders, as `summarise` and `src/docs/summary.sql` write it. */
export interface SummaryTable {
  readonly kind: 'summary';
  readonly customers: readonly SummaryRow[];
  readonly leftOut: LeftOut;
}

const COLUMNS = ['customer_id', 'frequency', 'recency', 't', 'monetary_value', 'log_gaps'] as const;
const DAYS_PER_WEEK = 7;
const HALF_A_DAY = 0.5 / DAYS_PER_WEEK;
/** A century. */
const WEEKS_AT_MOST = 5218;
/** In major units: minor units of it, even thousandths, are exact. */
const AMOUNT_AT_MOST = 9e12;
/** So much may a table have lost that somebody rounded, in weeks. */
const ROUNDED_AWAY = 0.05;
const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

/** Reads a summary table. Recency is from the first order to the last one, and T from the first until the day of the table. */
export function readSummaryTable(source: ByteSource, { hasLogGaps }: { readonly hasLogGaps: boolean }): Result<SummaryTable, string> {
  const customers: SummaryRow[] = [];
  const seen = new Map<string, number>();
  const leftOut = new LeftOutCount();
  let places: readonly number[] | null = null;
  const fault = forEachRow(source, (fields, line) => {
    if (places === null) {
      const keys = fields.map(columnKey);
      places = COLUMNS.map((column) => keys.indexOf(column));
      return;
    }
    const texts = places.map((place) => fields[place]?.trim() ?? '');
    const row = rowOf(texts, hasLogGaps);
    const id = texts[0] ?? '';
    const reason = typeof row === 'string' ? row : seen.has(id) ? `customer_id "${id}" is already on line ${seen.get(id)}` : null;
    if (reason !== null || typeof row === 'string') return leftOut.add(`line ${line}: ${reason}`, id, null);
    seen.set(id, line);
    customers.push(row);
  });
  if (fault !== null) return fail(`It cannot be read to its end: ${fault}.`);
  const minor = customers.reduce((sum, { mean, frequency }) => sum + mean * (frequency + 1), 0);
  const result = leftOut.result({ rows: customers.length, minor, customers: customers.length, knows: (id) => seen.has(id) });
  if (customers.length === 0)
    return fail(`There is no customer that can be read.${result.messages[0] === undefined ? '' : ` First ${result.messages[0]}.`}`);
  return ok({ kind: 'summary', customers, leftOut: result });
}

function rowOf(texts: readonly string[], hasLogGaps: boolean): SummaryRow | string {
  const [id = '', ...figures] = texts;
  if (id === '') return 'customer_id is empty';
  const wanted = hasLogGaps ? figures : figures.slice(0, -1);
  const bad = wanted.findIndex((text) => !NUMBER.test(text));
  if (bad !== -1) return `${COLUMNS[bad + 1] ?? ''} "${wanted[bad]}" is not a number`;
  const [frequency = 0, recency = 0, age = 0, mean = 0, logGaps = null] = wanted.map(Number);
  const fault = summaryFault({ frequency, recency, age });
  if (fault !== null) return SUMMARY_FAULTS[fault];
  const impossible = impossibleFigure({ frequency, recency, age, mean, logGaps });
  return impossible ?? { id, frequency, recency, age, mean, logGaps };
}

/** What no customer can have, whose purchase days are days of their own; null for nothing. */
function impossibleFigure({ frequency, recency, age, mean, logGaps }: Omit<SummaryRow, 'id'>): string | null {
  if (frequency > Math.round(recency * DAYS_PER_WEEK))
    return `frequency ${frequency} is more than the days from the first order to the last one: recency is in weeks, and orders of one day are one`;
  if (age > WEEKS_AT_MOST) return 'T is more than a century: it is counted in weeks';
  if (mean < 0) return 'monetary_value is below 0';
  if (mean * (frequency + 1) > AMOUNT_AT_MOST) return 'monetary_value is more than can be counted';
  return logGaps === null || areGapsOf(logGaps, { frequency, recency })
    ? null
    : `log_gaps ${logGaps} does not fit frequency and recency: it is the sum of ln((days - 0.5) / 7)`;
}

/** Whether gaps can have such a sum: none is shorter than a day, and it is greatest where all are alike. */
function areGapsOf(logGaps: number, { frequency, recency }: Pick<SummaryRow, 'frequency' | 'recency'>): boolean {
  if (frequency === 0) return logGaps === 0;
  const least = frequency * Math.log(HALF_A_DAY);
  const most = frequency * Math.log((recency + ROUNDED_AWAY) / frequency - HALF_A_DAY);
  return logGaps > least - ROUNDED_AWAY && logGaps < most + ROUNDED_AWAY;
}

const SUMMARY_FAULTS = {
  not_a_count: 'frequency is not a whole number of at least 0',
  negative_time: 'recency and T have to be at least 0',
  recency_without_repeat: 'recency has to be 0 where frequency is 0',
  recency_beyond_age: 'recency is greater than T: it goes from the first order to the last one, not from the last one until today',
} as const;
