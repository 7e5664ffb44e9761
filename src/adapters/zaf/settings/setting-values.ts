import { type Currency, type Money, parseDecimalMajor, parseMajor } from '#domain/money/money.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { SettingProblem } from '#ports/settings.ts';
import { textOfSetting } from './setting-text.ts';

export type ProblemKind = SettingProblem['problem'];

/** A setting as it applies, and what is wrong with it, if anything. */
export interface Reading<T> {
  readonly value: T;
  readonly fault: Pick<SettingProblem, 'problem' | 'used'> | null;
}

export function fine<T>(value: T): Reading<T> {
  return { value, fault: null };
}

export function faulty<T>(value: T, problem: ProblemKind, used: SettingProblem['used']): Reading<T> {
  return { value, fault: { problem, used } };
}

/** Takes a setting by its name through a reader, and notes what is wrong with it. Where nothing stands the reader is given the default. */
export type Take = <T>(setting: string, reader: (value: unknown) => Reading<T>) => T;

/**
 * Reads an amount of money that is not negative, in major units. `rounded` is what remains of one with too many decimals:
 * cut off, never rounded up.
 */
export function readAmount(
  value: unknown,
  currency: Currency,
): Result<Money, { readonly problem: ProblemKind; readonly rounded: Money | null }> {
  const text = textOfSetting(value) ?? '';
  if (/^-[\d.,]*[1-9]/.test(text)) return fail({ problem: 'negative', rounded: null });
  // A number is a decimal by nature; in a text three digits after a separator may be meant as thousands.
  const amount = typeof value === 'number' ? parseDecimalMajor(text, currency) : parseMajor(text, currency);
  if (amount.ok) return ok(amount.value);
  if (amount.error.kind !== 'too_precise') return fail({ problem: amount.error.kind, rounded: null });
  const [whole = '', fraction = ''] = text.split(/[.,]/);
  const rounded = parseDecimalMajor(`${whole}.${fraction.slice(0, amount.error.digits)}`, currency);
  return rounded.ok ? fail({ problem: 'too_precise', rounded: rounded.value }) : fail({ problem: 'too_large', rounded: null });
}

/** Whether somebody has written that there is no limit. It is one word in every language, as the form's help says. */
export function isNone(value: unknown): boolean {
  return typeof value === 'string' && value.trim().toLowerCase() === 'none';
}

/** Reads a limit: `none` is no limit, and what cannot be read permits nothing. */
export function readLimit(value: unknown, currency: Currency): Reading<number | null> {
  if (isNone(value)) return fine(null);
  const amount = readAmount(value, currency);
  if (amount.ok) return fine(amount.value.amountMinor);
  const { problem, rounded } = amount.error;
  if (rounded !== null) return faulty(rounded.amountMinor, problem, 'rounded_down');
  return faulty(0, problem === 'not_a_number' ? 'not_a_limit' : problem, 'nothing_permitted');
}

const DECIMAL = /^([-+]?)(\d+)(?:[.,](\d*))?$/;

/** Reads a number in the way amounts are read. */
export function readDecimal(value: unknown): Result<number, 'not_a_number' | 'too_large'> {
  const text = textOfSetting(value) ?? '';
  const match = DECIMAL.exec(text);
  const isAmbiguous = typeof value === 'string' && match?.[3]?.length === 3;
  if (match === null || isAmbiguous) return fail('not_a_number');
  const [, sign, whole = '', fraction = ''] = match;
  const size = Number(`${whole}.${fraction}0`);
  if (size > Number.MAX_SAFE_INTEGER) return fail('too_large');
  return ok(sign === '-' ? -size : size);
}

/** What stands in a setting, short enough to be shown. */
export function shown(value: unknown): string {
  return (typeof value === 'string' ? value.trim() : jsonOf(value)).slice(0, SHOWN_AT_MOST);
}

const SHOWN_AT_MOST = 60;

function jsonOf(value: unknown): string {
  if (value === undefined) return '';
  try {
    return JSON.stringify(value) ?? typeof value;
  } catch {
    return typeof value;
  }
}
