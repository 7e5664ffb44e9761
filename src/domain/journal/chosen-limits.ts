import { isEdited } from './entries.ts';
import type { ChosenLimits, Limits, StampedLimits } from './limits.ts';
import { bindingLimits, limitsUnder } from './limits-in-force.ts';
import type { JournalEntry } from './types.ts';

/** The limits that are numbers, in the order in which people read them. */
export const LIMIT_KEYS = [
  'gestureMinor',
  'leadGestureMinor',
  'agentDayMinor',
  'customerWindowMinor',
  'customerGestureCount',
  'customerWindowDays',
  'teamMonthMinor',
] as const satisfies readonly (keyof StampedLimits)[];
export type LimitKey = (typeof LIMIT_KEYS)[number];

/** Whether a limit is a sum in minor units; the others are numbers of gestures and of days. */
export function isSum(key: LimitKey): boolean {
  return key !== 'customerGestureCount' && key !== 'customerWindowDays';
}

/** A limit that a lead has chosen wider than the settings permit. `ceiling` is theirs. */
export interface BeyondSettings {
  readonly key: LimitKey;
  readonly ceiling: number;
}

/** What of a choice is beyond the settings: larger than theirs, or, of the window in which a customer's gestures count, shorter. */
export function beyondSettings(chosen: ChosenLimits, settings: Limits): readonly BeyondSettings[] {
  return LIMIT_KEYS.flatMap((key) => {
    const [value, ceiling] = [chosen[key], settings[key]];
    if (value === undefined || ceiling === null) return [];
    const isBeyond = key === 'customerWindowDays' ? value < ceiling : value > ceiling;
    return isBeyond ? [{ key, ceiling }] : [];
  });
}

/** Somebody who said something, and when, by the server's stamp. */
interface Said {
  readonly byId: string;
  readonly atMs: number;
}

/** One limit as it applies now. `value` null: no limit. */
export interface LimitInForce {
  readonly key: LimitKey;
  readonly value: number | null;
  /** What the settings say, which no choice widens; null: no limit. */
  readonly ceiling: number | null;
  /** What a lead has chosen; null where the settings are left as they are. It is wider than `value` where the settings were lowered since. */
  readonly chosen: number | null;
  /** Who chose that and since when it has been so; null where nobody did, or nobody can tell any more. */
  readonly since: Said | null;
}

interface ChoiceTerms {
  readonly leadIds: ReadonlySet<string>;
  readonly currency: string;
}

/** The limits one by one: what applies, by the settings or by a lead, and since when. Entries in any order. */
export function limitsOneByOne(settings: Limits, entries: readonly JournalEntry[], terms: ChoiceTerms): readonly LimitInForce[] {
  const all = chosenNow(entries, terms);
  const held = limitsUnder(settings, all);
  const choices = choicesOf(entries, terms).filter(({ isUsed }) => isUsed);
  return LIMIT_KEYS.map((key) => {
    const chosen = all[key] ?? null;
    return { key, value: held[key], ceiling: settings[key], chosen, since: chosen === null ? null : sinceOf(choices, key, chosen) };
  });
}

/** The first of the choices that, from the newest back, say the same. */
function sinceOf(choices: readonly Choice[], key: LimitKey, value: number): Said | null {
  const from = choices.findIndex(({ limits }) => limits[key] === value);
  if (from === -1) return null;
  const end = choices.findIndex(({ limits }, index) => index > from && limits[key] !== value);
  return choices.slice(from, end === -1 ? undefined : end).at(-1) ?? null;
}

/** The limits that a lead's choice, or what binds of several, comes to; empty where nobody has chosen any. */
export function chosenNow(entries: readonly JournalEntry[], terms: ChoiceTerms): ChosenLimits {
  const binding = bindingLimits(entries, terms, 'chosen');
  const pairs = LIMIT_KEYS.flatMap((key) => {
    const values = binding.map((entry) => chosenIn(entry)[key]).filter((value) => value !== undefined);
    if (values.length === 0) return [];
    // The longer window counts more.
    return [[key, key === 'customerWindowDays' ? Math.max(...values) : Math.min(...values)] as const];
  });
  return Object.fromEntries(pairs);
}

/** A choice as it was saved. */
export interface Choice extends Said {
  readonly id: string;
  readonly limits: ChosenLimits;
  readonly currency: string;
  readonly reason: string;
  /** False where its entry was changed after it was written, or is in another currency than the team's: it binds nobody. */
  readonly isUsed: boolean;
  /** Whether its entry was changed after it was written. */
  readonly isEdited: boolean;
}

/** What leads have chosen, newest first. What others wrote is none. */
export function choicesOf(entries: readonly JournalEntry[], { leadIds, currency }: ChoiceTerms): readonly Choice[] {
  return entries
    .filter(({ kind, detail, createdById }) => kind === 'limits' && detail.chosen !== undefined && leadIds.has(createdById))
    .toSorted((one, other) => other.createdAtMs - one.createdAtMs || (one.id < other.id ? 1 : -1))
    .map((entry) => ({
      id: entry.id,
      byId: entry.createdById,
      atMs: entry.createdAtMs,
      limits: chosenIn(entry),
      currency: entry.currency,
      reason: entry.detail.chosen?.reason ?? '',
      isUsed: !isEdited(entry) && entry.currency === currency,
      isEdited: isEdited(entry),
    }));
}

function chosenIn({ detail }: JournalEntry): ChosenLimits {
  return detail.chosen?.limits ?? {};
}

/** Whether two choices are the same, limit by limit. */
export function isSameChoice(one: ChosenLimits, other: ChosenLimits): boolean {
  return LIMIT_KEYS.every((key) => one[key] === other[key]);
}
