import type { Currency } from '#domain/money/money.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { type LeftOut } from './left-out.ts';
import type { OrderRows } from './order-rows.ts';
import { type ReadOptions, type RowsRead, kindOfFile, readRows } from './read-rows.ts';
import { dayName, shopClock } from './shop-clock.ts';
import { type SummaryTable, readSummaryTable } from './summary-table.ts';
import type { ByteSource } from '../shared/text-blocks.ts';

/** The orders and refunds of a shop in one currency. */
export interface OrdersFile {
  readonly kind: 'orders';
  /** The customers, in the order in which they first appear. */
  readonly ids: readonly string[];
  readonly table: OrderRows;
  /** The rows of the table, customer by customer and oldest first; those of customer `i` are from `start[i]` to before `start[i + 1]`. */
  readonly rowAt: Int32Array;
  readonly start: Int32Array;
  readonly currency: Currency;
  readonly rows: number;
  /** Rows in currencies other than the one that was asked for. */
  readonly otherCurrencies: number;
  readonly read: Pick<RowsRead, 'layoutName' | 'voided' | 'otherKinds' | 'later' | 'rounded'>;
  readonly leftOut: LeftOut;
  /** Local days of the first and the last row. */
  readonly firstDay: string;
  readonly lastDay: string;
}

export interface FileOptions extends Omit<ReadOptions, 'isLater'> {
  /** What is dated after this instant's day is a fault. */
  readonly nowMs: number;
}

/**
 * Reads what a shop has: its orders, or a table that sums up each customer. Refused, with a sentence: a missing column, no row that
 * can be read, several currencies where none is chosen.
 */
export function readShopFile(source: ByteSource, options: FileOptions): Result<OrdersFile | SummaryTable, string> {
  const today = shopClock(options.timeZone).dayOf(options.nowMs);
  const reading: ReadOptions = { ...options, isLater: ({ day }) => day > today };
  const kind = kindOfFile(source, reading);
  if (!kind.ok) return kind;
  if (kind.value.kind === 'summary') return readSummaryTable(source, kind.value);
  const read = readRows(source, kind.value.layout, reading);
  return read.ok ? fileOf(read.value, options.currency) : read;
}

function fileOf(read: RowsRead, currency: Currency | null): Result<OrdersFile, string> {
  const found = [...read.byCurrency].filter(([, { length }]) => length > 0).toSorted(([, a], [, b]) => b.length - a.length);
  const chosen = currency ?? found[0]?.[0];
  if (found.length > 1 && currency === null) return fail(mixed(found));
  const table = chosen === undefined ? undefined : read.byCurrency.get(chosen);
  const leftOut = read.leftOut.result({
    rows: table?.length ?? 0,
    minor: table?.absoluteMinor ?? 0,
    customers: table?.ids.length ?? 0,
    knows: (customer) => table?.knows(customer) === true,
  });
  if (chosen === undefined || table === undefined || table.length === 0) return fail(noRows(currency, leftOut));
  for (const rows of read.byCurrency.values()) rows.endReading();
  const days = table.day.view();
  return ok({
    kind: 'orders',
    ids: table.ids,
    table,
    ...byCustomer(table),
    currency: chosen,
    rows: table.length,
    otherCurrencies: found.reduce((sum, [code, { length }]) => sum + (code === chosen ? 0 : length), 0),
    read,
    leftOut,
    firstDay: dayName(days.reduce((a, b) => Math.min(a, b))),
    lastDay: dayName(days.reduce((a, b) => Math.max(a, b))),
  });
}

function mixed(found: readonly (readonly [Currency, OrderRows])[]): string {
  const list = found.map(([code, { length }]) => `${code} (${length} rows)`).join(', ');
  return `The orders are in several currencies: ${list}. A model holds for one currency, and there are no rates here: convert the amounts, or choose one with --currency, and the other rows are left out.`;
}

function noRows(currency: Currency | null, { messages, rows }: LeftOut): string {
  const reason = messages[0] === undefined ? '' : ` The first of ${rows} rows that cannot be read: ${messages[0]}.`;
  return `There is no order${currency === null ? '' : ` in ${currency}`} that can be read.${reason}`;
}

/** Sorts rows by customer, and those of a customer by time: a purchase before a refund of the same instant, as the refund is of something. */
function byCustomer(table: OrderRows): Pick<OrdersFile, 'rowAt' | 'start'> {
  const customer = table.customer.view();
  const start = new Int32Array(table.ids.length + 1);
  for (const own of customer) start[own + 1] = (start[own + 1] ?? 0) + 1;
  for (let own = 0; own < table.ids.length; own += 1) start[own + 1] = (start[own + 1] ?? 0) + (start[own] ?? 0);
  const next = start.slice();
  const rowAt = new Int32Array(customer.length);
  customer.forEach((own, row) => {
    const place = next[own] ?? 0;
    rowAt[place] = row;
    next[own] = place + 1;
  });
  const atMs = table.atMs.view();
  const minor = table.minor.view();
  const later = (a: number, b: number): number => (atMs[a] ?? 0) - (atMs[b] ?? 0) || (minor[b] ?? 0) - (minor[a] ?? 0);
  for (let own = 0; own < table.ids.length; own += 1) rowAt.subarray(start[own], start[own + 1]).sort(later);
  return { rowAt, start };
}
