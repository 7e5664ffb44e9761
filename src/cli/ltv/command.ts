import { type Currency, parseCurrency } from '#domain/money/money.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { isTimeZone } from '#domain/shared/local-day.ts';
import type { BuyingProcess } from '#domain/value/buying-process.ts';
import type { TimeUnit } from '#domain/value/purchase-summary.ts';
import { kindNamed, parseUnit } from './names.ts';
import { type ColumnMap, ORDER_FIELDS, type OrderField } from '../orders/layouts.ts';
import { LEFT_OUT_AT_MOST, type LeftOut, isMuchLeftOut } from '../orders/left-out.ts';
import type { DateOrder } from '../orders/order-times.ts';
import { type OrdersFile, readShopFile } from '../orders/orders-file.ts';
import type { SummaryTable } from '../orders/summary-table.ts';
import { type Arguments, type KnownFlags, BETWEEN_VALUES } from '../shared/flags.ts';
import { type Machine, noteRejected } from '../shared/machine.ts';
import { isDay } from '../shared/times.ts';
import type { SpendBasis } from './known-customers.ts';

/** How a file of orders is read. */
export interface ReadingOptions {
  readonly timeZone: string;
  readonly currency: Currency | null;
  readonly map: ColumnMap;
  readonly dateOrder: DateOrder | null;
}

/** What the commands that read orders have in common. */
export interface OrderOptions extends ReadingOptions {
  readonly unit: TimeUnit;
  readonly calibrationEnd: string | null;
  readonly kind: BuyingProcess['kind'] | null;
  readonly basis: SpendBasis;
}

const READING_FLAGS = ['--time-zone', '--currency', '--date-order'] as const;

/** The flags of a command that reads orders, beside its own. */
export function readingFlags(own: readonly string[], switches: readonly string[] = []): KnownFlags {
  return { flags: [...READING_FLAGS, ...own], repeated: ['--map'], switches };
}

export const ORDER_FLAGS = ['--calibration-end', '--unit', '--kind', '--spend'] as const;

/** Reads the flags that say how a file is to be read; a sentence says what is wrong. */
export function parseReadingOptions({ flags }: Arguments): Result<ReadingOptions, string> {
  const timeZone = flags.get('--time-zone') ?? 'UTC';
  if (!isTimeZone(timeZone)) return fail(`--time-zone needs a name such as Europe/Berlin, not "${timeZone}".`);
  const currency = parseCurrency(flags.get('--currency') ?? 'EUR');
  if (!currency.ok) return fail(`--currency needs a code such as EUR, not "${flags.get('--currency')}".`);
  const order = flags.get('--date-order');
  if (order !== undefined && order !== 'day' && order !== 'month') return fail(`--date-order is day or month, not "${order}".`);
  const map = parseMap(flags.get('--map'));
  if (!map.ok) return map;
  return ok({
    timeZone,
    currency: flags.has('--currency') ? currency.value : null,
    map: map.value,
    dateOrder: order === undefined ? null : order === 'day' ? 'day_first' : 'month_first',
  });
}

/** `customer_id="Email"`, several of them by commas or by several flags. */
function parseMap(text: string | undefined): Result<ColumnMap, string> {
  const map = new Map<OrderField, string>();
  for (const part of text?.split(BETWEEN_VALUES).flatMap((value) => value.split(/,(?=\s*\w+\s*=)/)) ?? []) {
    const [, name = '', column = ''] = /^\s*(\w+)\s*=\s*["']?(.*?)["']?\s*$/.exec(part) ?? [];
    const field = ORDER_FIELDS.find((candidate) => candidate === name);
    if (field === undefined || column === '')
      return fail(
        `--map names a field and its column, as in customer_id="Email", not "${part}". The fields are ${ORDER_FIELDS.join(', ')}.`,
      );
    map.set(field, column);
  }
  return ok(map);
}

/** Reads the flags of {@link ORDER_FLAGS}; a sentence says what is wrong. */
export function parseOrderOptions(args: Arguments): Result<OrderOptions, string> {
  const { flags } = args;
  const reading = parseReadingOptions(args);
  if (!reading.ok) return reading;
  const unit = parseUnit(flags.get('--unit') ?? 'week');
  if (unit === null) return fail(`--unit is day, week or month, not "${flags.get('--unit')}".`);
  const calibrationEnd = flags.get('--calibration-end') ?? null;
  if (calibrationEnd !== null && !isDay(calibrationEnd)) return fail(dayFault('--calibration-end', calibrationEnd));
  const named = flags.get('--kind');
  const kind = named === undefined ? null : kindNamed(named);
  if (named !== undefined && kind === null) return fail(`--kind is mbg, bg, nbd or pareto, not "${named}".`);
  const basis = flags.get('--spend') ?? 'all';
  if (basis !== 'all' && basis !== 'repeat') return fail(`--spend is all or repeat, not "${basis}".`);
  return ok({ ...reading.value, unit, calibrationEnd, kind, basis });
}

export function dayFault(flag: string, text: string): string {
  return `${flag} needs a day such as 1997-09-30, not "${text}".`;
}

/** Reads a file of a shop and notes what is left out of it, the first rows of that or all; a sentence says why there is nothing to read. */
export function readShop(
  machine: Machine,
  path: string,
  options: ReadingOptions,
  namesAll = false,
): Result<OrdersFile | SummaryTable, string> {
  const bytes = machine.bytes(path);
  if (bytes === null) return fail(`${path} cannot be read: is the path right?`);
  const file = readShopFile(bytes, { ...options, nowMs: machine.nowMs() });
  if (!file.ok) return fail(`${path} cannot be used. ${file.error}`);
  const { leftOut } = file.value;
  const rows = file.value.kind === 'orders' ? file.value.rows : file.value.customers.length;
  const read = file.value.kind === 'orders' ? `${rows} rows read` : `${rows} customers read from a summary table`;
  machine.note(`${path}: ${read}, ${leftOut.rows} rejected${leftOut.rows === 0 ? '' : `, which is ${leftOutShares(leftOut)}`}`);
  noteRejected(machine, leftOut.messages, { count: leftOut.rows, ...(namesAll ? { shown: leftOut.messages.length } : {}) });
  if (file.value.kind === 'orders') for (const line of readingNotes(file.value)) machine.note(`  ${line}`);
  return file;
}

/** As {@link readShop}, where only orders will do. */
export function readOrders(machine: Machine, path: string, options: ReadingOptions, namesAll = false): Result<OrdersFile, string> {
  const file = readShop(machine, path, options, namesAll);
  if (!file.ok) return file;
  return file.value.kind === 'orders'
    ? ok(file.value)
    : fail(`${path} is a summary table: this takes the orders themselves, since a summary does not tell when they came.`);
}

/** What part of the whole was left out. */
export function leftOutShares({ moneyShare, customerShare }: LeftOut): string {
  return `${percent(moneyShare)} of the money and ${percent(customerShare)} of the customers`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share < 0.1 ? 2 : 1)} %`;
}

/** A sentence where so much is left out that the app does not project before somebody accepts it; null otherwise. */
export function muchLeftOut(leftOut: LeftOut): string | null {
  return isMuchLeftOut(leftOut)
    ? `Rows that could not be read are ${leftOutShares(leftOut)}, more than ${100 * LEFT_OUT_AT_MOST} %. Mend them, or accept it with --accept-rejected.`
    : null;
}

function readingNotes({ read, otherCurrencies, currency }: OrdersFile): readonly string[] {
  const { layoutName, voided, otherKinds, later, rounded } = read;
  return [
    ...(layoutName === 'orders' ? [] : [`read as ${layoutName}`]),
    ...(later > 0 ? [`${later} rows are dated after today and are left out`] : []),
    ...(voided > 0 ? [`${voided} orders were cancelled, never paid or refunded whole, and count as none`] : []),
    ...(otherKinds > 0 ? [`${otherKinds} rows are no payments and no refunds, and are left out`] : []),
    ...(rounded > 0 ? [`${rounded} amounts had digits that only a calculation leaves, and were rounded`] : []),
    ...(otherCurrencies > 0 ? [`${otherCurrencies} rows in other currencies than ${currency} are left out`] : []),
  ];
}
