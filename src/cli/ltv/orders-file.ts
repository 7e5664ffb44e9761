import { type Currency, parseCurrency, parseDecimalMajor } from '#domain/money/money.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { dayStart, nextDay } from '#domain/shared/time.ts';
import { localDay } from '#domain/shared/local-day.ts';
import type { Order } from '#domain/value/order-history.ts';
import { type TableRow, parseTable } from '../shared/table.ts';
import { parseTime } from '../shared/times.ts';

/** A customer with all orders and refunds of the file, in one currency. */
export interface Customer {
  readonly id: string;
  readonly orders: readonly Order[];
}

export interface OrdersFile {
  /** In the order in which they first appear. */
  readonly customers: readonly Customer[];
  readonly currency: Currency;
  readonly rows: number;
  /** Rows in currencies other than the one that was asked for. */
  readonly otherCurrencies: number;
  /** A sentence for every row that cannot be read: line and reason. */
  readonly rejected: readonly string[];
  /** Local days of the first and the last row. */
  readonly firstDay: string;
  readonly lastDay: string;
}

const COLUMNS = ['customer_id', 'order_id', 'ordered_at', 'amount', 'currency'] as const;

interface OrderRow {
  readonly customer: string;
  readonly order: Order;
}

/**
 * Reads `customer_id,order_id,ordered_at,amount,currency`; a negative amount is a refund. Rows that cannot be read are named and left
 * out. Refused, with a sentence: a missing column, no row that can be read, several currencies where none is chosen.
 */
export function parseOrders(
  text: string,
  { timeZone, currency }: { readonly timeZone: string; readonly currency: Currency | null },
): Result<OrdersFile, string> {
  const table = parseTable(text, COLUMNS);
  if (!table.ok) return table;
  const { rows, rejected } = readRows(table.value);
  const counts = new Map<Currency, number>();
  for (const { order } of rows) counts.set(order.amount.currency, (counts.get(order.amount.currency) ?? 0) + 1);
  const found = [...counts].toSorted(([, a], [, b]) => b - a);
  const chosen = currency ?? found[0]?.[0];
  if (found.length > 1 && currency === null) return fail(mixed(found));
  const own = rows.filter(({ order }) => order.amount.currency === chosen);
  const times = own.map(({ order }) => order.orderedAtMs);
  if (chosen === undefined || own.length === 0) return fail(noRows(currency, rejected));
  return ok({
    customers: byCustomer(own),
    currency: chosen,
    rows: own.length,
    otherCurrencies: rows.length - own.length,
    rejected,
    firstDay: localDay(
      times.reduce((a, b) => Math.min(a, b)),
      timeZone,
    ),
    lastDay: localDay(
      times.reduce((a, b) => Math.max(a, b)),
      timeZone,
    ),
  });
}

function mixed(found: readonly (readonly [Currency, number])[]): string {
  const list = found.map(([code, count]) => `${code} (${count} rows)`).join(', ');
  return `The orders are in several currencies: ${list}. A model holds for one currency, and there are no rates here: convert the amounts, or choose one with --currency, and the other rows are left out.`;
}

function noRows(currency: Currency | null, rejected: readonly string[]): string {
  const reason = rejected[0] === undefined ? '' : ` The first of ${rejected.length} rows that cannot be read: ${rejected[0]}.`;
  return `There is no order${currency === null ? '' : ` in ${currency}`} that can be read.${reason}`;
}

function byCustomer(rows: readonly OrderRow[]): readonly Customer[] {
  const orders = new Map<string, Order[]>();
  for (const { customer, order } of rows) {
    const same = orders.get(customer);
    if (same === undefined) orders.set(customer, [order]);
    else same.push(order);
  }
  return [...orders].map(([id, own]) => ({ id, orders: own }));
}

type Column = (typeof COLUMNS)[number];

function readRows(table: readonly TableRow<Column>[]): { readonly rows: OrderRow[]; readonly rejected: string[] } {
  const lineById = new Map<string, number>();
  const rows: OrderRow[] = [];
  const rejected: string[] = [];
  for (const { line, values } of table) {
    const row = values.ok ? readRow(values.value, { line, lineById }) : values.error;
    if (typeof row === 'string') rejected.push(`line ${line}: ${row}`);
    else rows.push(row);
  }
  return { rows, rejected };
}

/** The row, or why there is none. */
function readRow(
  values: Readonly<Record<Column, string>>,
  { line, lineById }: { readonly line: number; readonly lineById: Map<string, number> },
): OrderRow | string {
  const { customer_id: customer, order_id: orderId, ordered_at: orderedAt, amount: amountText, currency: currencyText } = values;
  if (customer === '') return 'customer_id is empty';
  if (orderId === '') return 'order_id is empty';
  const orderedAtMs = parseTime(orderedAt);
  if (orderedAtMs === null) return `ordered_at "${orderedAt}" is not a date such as 2026-10-28T09:30:00Z`;
  const currency = parseCurrency(currencyText);
  if (!currency.ok) return `currency "${currencyText}" is not a currency code such as EUR`;
  const amount = parseDecimalMajor(amountText, currency.value);
  if (!amount.ok) return `amount "${amountText}" is not an amount of ${currency.value}`;
  const earlier = lineById.get(orderId);
  if (earlier !== undefined) return `order_id "${orderId}" is already on line ${earlier}`;
  lineById.set(orderId, line);
  return { customer, order: { orderedAtMs, amount: amount.value } };
}

/** The customers as they were at the end of `day`: only with what was ordered and refunded until then. */
export function untilDay(customers: readonly Customer[], day: string, timeZone: string): readonly Customer[] {
  const endMs = dayStart(nextDay(day), timeZone);
  return customers.map(({ id, orders }) => ({ id, orders: orders.filter(({ orderedAtMs }) => orderedAtMs < endMs) }));
}
