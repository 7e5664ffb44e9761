import { type Currency, parseCurrency } from '#domain/money/money.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { isTimeZone } from '#domain/shared/local-day.ts';
import type { PurchaseProcess } from '#domain/value/purchase-process.ts';
import type { TimeUnit } from '#domain/value/purchase-summary.ts';
import { kindNamed, parseUnit } from './names.ts';
import type { Arguments } from '../shared/flags.ts';
import { type Machine, noteRejected } from '../shared/machine.ts';
import { isDay } from '../shared/times.ts';
import type { SpendBasis } from './known-customers.ts';
import { type OrdersFile, parseOrders } from './orders-file.ts';

/** What the commands that read orders have in common. */
export interface OrderOptions {
  readonly unit: TimeUnit;
  readonly timeZone: string;
  readonly currency: Currency | null;
  readonly calibrationEnd: string | null;
  readonly kind: PurchaseProcess['kind'] | null;
  readonly basis: SpendBasis;
}

export const ORDER_FLAGS = ['--calibration-end', '--unit', '--time-zone', '--currency', '--kind', '--spend'] as const;

/** Reads the flags of {@link ORDER_FLAGS}; a sentence says what is wrong. */
export function parseOrderOptions({ flags }: Arguments): Result<OrderOptions, string> {
  const unit = parseUnit(flags.get('--unit') ?? 'week');
  if (unit === null) return fail(`--unit is day, week or month, not "${flags.get('--unit')}".`);
  const timeZone = flags.get('--time-zone') ?? 'UTC';
  if (!isTimeZone(timeZone)) return fail(`--time-zone needs a name such as Europe/Berlin, not "${timeZone}".`);
  const currency = parseCurrency(flags.get('--currency') ?? 'EUR');
  if (!currency.ok) return fail(`--currency needs a code such as EUR, not "${flags.get('--currency')}".`);
  const calibrationEnd = flags.get('--calibration-end') ?? null;
  if (calibrationEnd !== null && !isDay(calibrationEnd)) return fail(dayFault('--calibration-end', calibrationEnd));
  const named = flags.get('--kind');
  const kind = named === undefined ? null : kindNamed(named);
  if (named !== undefined && kind === null) return fail(`--kind is mbg, bg or nbd, not "${named}".`);
  const basis = flags.get('--spend') ?? 'all';
  if (basis !== 'all' && basis !== 'repeat') return fail(`--spend is all or repeat, not "${basis}".`);
  return ok({ unit, timeZone, currency: flags.has('--currency') ? currency.value : null, calibrationEnd, kind, basis });
}

export function dayFault(flag: string, text: string): string {
  return `${flag} needs a day such as 1997-09-30, not "${text}".`;
}

/** Reads a file of orders and notes the rows that are left out; a sentence says why there is none to read. */
export function readOrders(
  machine: Machine,
  path: string,
  options: { readonly timeZone: string; readonly currency: Currency | null },
): Result<OrdersFile, string> {
  const text = machine.read(path);
  if (text === null) return fail(`${path} cannot be read: is the path right?`);
  const file = parseOrders(text, options);
  if (!file.ok) return fail(`${path} cannot be used. ${file.error}`);
  const { rows, rejected, otherCurrencies } = file.value;
  machine.note(`${path}: ${rows} rows read, ${rejected.length} rejected`);
  noteRejected(machine, rejected);
  if (otherCurrencies > 0) machine.note(`  ${otherCurrencies} rows in other currencies than ${file.value.currency} are left out`);
  return file;
}
