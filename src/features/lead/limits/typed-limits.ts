import { LIMIT_KEYS, type LimitKey, beyondSettings, isSum } from '#domain/journal/chosen-limits.ts';
import type { ChosenLimits, Limits } from '#domain/journal/limits.ts';
import { type Currency, money } from '#domain/money/money.ts';
import { parseTyped } from '#domain/money/typed-amount.ts';
import { formatTyped } from '#ui/i18n/formats.ts';

/** What a lead has typed for each limit; empty: as the settings say. */
export type TypedLimits = Readonly<Record<LimitKey, string>>;

/** What is wrong with what was typed for one limit: it is no number, or wider than the settings permit. */
export type TypedProblem = 'not_a_sum' | 'not_a_number' | 'beyond';

export interface ReadLimits {
  /** What can be read, and is not wider than the settings. */
  readonly limits: ChosenLimits;
  readonly problems: ReadonlyMap<LimitKey, TypedProblem>;
}

/** A number of days or gestures is no longer than this. */
const WHOLE_NUMBER = /^\d{1,4}$/;

/** A choice as somebody would type it. */
export function typedOf(chosen: ChosenLimits, currency: Currency, locale: string): TypedLimits {
  const textOf = (key: LimitKey): string => {
    const value = chosen[key];
    if (value === undefined) return '';
    return isSum(key) ? formatTyped(locale, money(value, currency)) : String(value);
  };
  return {
    gestureMinor: textOf('gestureMinor'),
    leadGestureMinor: textOf('leadGestureMinor'),
    agentDayMinor: textOf('agentDayMinor'),
    customerWindowMinor: textOf('customerWindowMinor'),
    customerGestureCount: textOf('customerGestureCount'),
    customerWindowDays: textOf('customerWindowDays'),
    teamMonthMinor: textOf('teamMonthMinor'),
  };
}

export function readTyped(typed: TypedLimits, settings: Limits): ReadLimits {
  const problems = new Map<LimitKey, TypedProblem>();
  const read = LIMIT_KEYS.flatMap((key) => {
    const text = typed[key].trim();
    if (text === '') return [];
    const value = isSum(key) ? sumOf(text, settings.currency) : WHOLE_NUMBER.test(text) ? Number(text) : null;
    if (value === null) problems.set(key, isSum(key) ? 'not_a_sum' : 'not_a_number');
    return value === null ? [] : [[key, value] as const];
  });
  const limits: ChosenLimits = Object.fromEntries(read);
  for (const { key } of beyondSettings(limits, settings)) problems.set(key, 'beyond');
  const usable = read.filter(([key]) => !problems.has(key));
  return { limits: Object.fromEntries(usable), problems };
}

function sumOf(text: string, currency: Currency): number | null {
  const sum = parseTyped(text, currency);
  return sum.ok && sum.value.amountMinor >= 0 ? sum.value.amountMinor : null;
}
