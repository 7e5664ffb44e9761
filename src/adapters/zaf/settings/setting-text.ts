import type { SettingProblem } from '#ports/settings.ts';
import { isRecord } from '../../shared/is-record.ts';

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

/**
 * Reads a setting as text: Zendesk gives numbers as numbers or as text, and settings without a value as null, as empty text
 * or not at all, which all give `''`. Null where it is neither text nor a number.
 */
export function textOfSetting(value: unknown): string | null {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.trim();
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  const text = String(value);
  if (!text.includes('e')) return text;
  // Far from 1 a number is written with an exponent, which no reader of amounts understands.
  return Math.abs(value) < 1 ? value.toFixed(20) : BigInt(value).toString();
}

/** Whether nothing stands in a setting: it is absent, null, empty or blank, which are one. */
export function isBlank(value: unknown): boolean {
  return textOfSetting(value) === '';
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

/** What stands in the settings, which Zendesk gives as an object or as a list of them. */
export function valuesByName(raw: unknown): ReadonlyMap<string, unknown> {
  const objects = Array.isArray(raw) ? raw : [raw];
  return new Map(objects.filter(isRecord).flatMap((object) => Object.entries(object)));
}

/** The number of the ticket's field that says what went wrong. */
export function readCauseField(value: unknown): Reading<string | null> {
  const text = textOfSetting(value);
  if (text === '') return fine(null);
  return text !== null && /^\d+$/.test(text) ? fine(text) : faulty(null, 'not_digits', 'ignored');
}
