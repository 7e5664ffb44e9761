import { parseUnit } from '#cli/ltv/names.ts';
import { type Money, money, parseCurrency } from '#domain/money/money.ts';
import { assert } from '#domain/shared/assert.ts';
import { localDay } from '#domain/shared/local-day.ts';
import type { Order } from '#domain/value/order-history.ts';
import { type TimeUnit, purchasesOf, summarisePurchases } from '#domain/value/purchase-summary.ts';
import { type Inputs, Unanswerable, listOf, textOr } from '#cli/ltv/inputs.ts';
import { parseTime } from '#cli/shared/times.ts';

/** Amounts of a case are plain numbers; they are summed in millionths. */
const MILLIONTHS = 1_000_000;

interface Row {
  readonly id: string | number;
  readonly orderedAtMs: number;
  readonly amount: number;
}

/**
 * Summarises orders `[id, date, amount]` at `observationEnd`, or at the last of them: `[id, x, t_x, T, mean of the repeat orders]`, by
 * id. Without any amount above or below 0 there is no mean.
 */
export function summaryCase(inputs: Inputs): unknown {
  const rows = listOf(inputs, 'orders').map(rowOf);
  const lastMs = rows.reduce((last, { orderedAtMs }) => Math.max(last, orderedAtMs), -Infinity);
  if (lastMs === -Infinity) return [];
  const endMs = parseTime(textOr(inputs, 'observationEnd', new Date(lastMs).toISOString()));
  if (endMs === null) throw new Unanswerable('observationEnd has to be a day such as 2015-02-07');
  const endDay = localDay(endMs, 'UTC');
  const hasAmounts = rows.some(({ amount }) => amount !== 0);
  const byId = new Map<string | number, Row[]>();
  for (const row of rows.filter(({ orderedAtMs }) => localDay(orderedAtMs, 'UTC') <= endDay))
    byId.set(row.id, [...(byId.get(row.id) ?? []), row]);
  return [...byId]
    .toSorted(([a], [b]) => (typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1))
    .flatMap(([id, own]) => {
      const summary = summarisePurchases(purchasesOf(own.map(orderOf), 'UTC'), { endDay, unit: unitIn(inputs, 'day') });
      if (summary === null) return [];
      const { frequency, recency, age, repeatMeanMinor } = summary;
      return [[id, frequency, recency, age, ...(hasAmounts ? [repeatMeanMinor / MILLIONTHS] : [])]];
    });
}

function rowOf(row: unknown): Row {
  const [id, date, amount = 0]: readonly unknown[] = Array.isArray(row) ? row : [];
  const orderedAtMs = typeof date === 'string' ? parseTime(date) : null;
  const isRow = (typeof id === 'string' || typeof id === 'number') && typeof amount === 'number' && Number.isFinite(amount);
  if (!isRow || orderedAtMs === null) throw new Unanswerable(`${JSON.stringify(row)} is no order: it has to be [id, date, amount]`);
  return { id, orderedAtMs, amount };
}

function orderOf({ orderedAtMs, amount }: Row): Order {
  return { orderedAtMs, amount: inMillionths(amount) };
}

function inMillionths(amount: number): Money {
  // Any currency stands in for none: there is only this one.
  const any = parseCurrency('EUR');
  assert(any.ok, 'EUR is a currency');
  return money(Math.round(amount * MILLIONTHS), any.value);
}

/** The unit of time a case names. */
export function unitIn(inputs: Inputs, otherwise: TimeUnit): TimeUnit {
  const name = textOr(inputs, 'unit', otherwise);
  const unit = parseUnit(name);
  if (unit === null) throw new Unanswerable(`unit has to be "day", "week" or "month", not "${name}"`);
  return unit;
}
