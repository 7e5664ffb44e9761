import { type Currency, parseCurrency } from '#domain/money/money.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { isTimeZone } from '#domain/shared/time.ts';
import type { PurchaseProcess } from '#domain/value/purchase-process.ts';
import type { TimeUnit } from '#domain/value/purchase-summary.ts';
import { kindNamed } from './evaluation-models.ts';
import { parseUnit } from './evaluation-summary.ts';
import type { Arguments } from './flags.ts';
import type { SpendBasis } from './known-customers.ts';
import { type OrdersFile, isDay, parseOrders } from './orders-file.ts';

/** What a command needs of the machine. */
export interface Machine {
  /** The text of a file, or null where it cannot be read. */
  readonly read: (path: string) => string | null;
  /** Writes a file, and makes its folder where there is none. */
  readonly write: (path: string, text: string) => void;
  /** To standard output: what was asked for. */
  readonly print: (text: string) => void;
  /** To standard error: progress, complaints and warnings. */
  readonly note: (line: string) => void;
  readonly nowMs: () => number;
}

/** A command was called wrongly; its exit code differs from that of a command that found a fault in the data. */
export const WRONG_CALL = 2;
export const FAILED = 1;

/** Says what is wrong and returns the exit code. */
export function refuse(machine: Machine, sentence: string, code: number = FAILED): number {
  machine.note(sentence);
  return code;
}

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

const SHOWN_ROWS = 10;

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
  for (const complaint of rejected.slice(0, SHOWN_ROWS)) machine.note(`  ${complaint}`);
  if (rejected.length > SHOWN_ROWS) machine.note(`  … and ${rejected.length - SHOWN_ROWS} more`);
  if (otherCurrencies > 0) machine.note(`  ${otherCurrencies} rows in other currencies than ${file.value.currency} are left out`);
  return file;
}
