import { type AmountError, type Money, toMajor, zero } from '#domain/money/money.ts';
import type { IssueError } from '#domain/gestures/own-kinds.ts';
import { parseTyped } from '#domain/money/typed-amount.ts';
import type { Settings } from '#ports/settings.ts';

/** Nothing that somebody complains about costs more, in major units: more is a slip of the finger. */
const PRICE_AT_MOST = 1_000_000_000;

/** A price as somebody typed it, in minor units; null where it is none. */
export function readPrice(text: string, settings: Pick<Settings, 'currency'>): number | null {
  const { amount, error } = readAmount(text, settings);
  return error === null && Number(toMajor(amount)) <= PRICE_AT_MOST ? amount.amountMinor : null;
}

/** A number of days as somebody typed it; null where it is none. */
export function readDays(text: string): number | null {
  return /^\s*\d{1,4}([.,]\d{1,2})?\s*$/.test(text) ? Number(text.replace(',', '.')) : null;
}

/** Why a typed amount is none, or that nothing was typed. */
export type TypedError = AmountError | IssueError | null;

/** An amount as somebody typed it, in major units; 0 beside an error where it cannot be read. */
export function readAmount(
  text: string,
  settings: Pick<Settings, 'currency'>,
): { readonly amount: Money; readonly error: TypedError; readonly count?: number } {
  if (text.trim() === '') return { amount: zero(settings.currency), error: { kind: 'missing' } };
  const parsed = parseTyped(text, settings.currency);
  if (!parsed.ok) return { amount: zero(settings.currency), error: parsed.error };
  if (parsed.value.amountMinor < 0) return { amount: zero(settings.currency), error: { kind: 'negative' } };
  return { amount: parsed.value, error: null };
}
