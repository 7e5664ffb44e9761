import { isEdited } from './entries.ts';
import { type ChosenLimits, type ChosenSet, type LimitRule, type Limits, RULE_KEYS, type RuleKey, mostWithout } from './limits.ts';
import { bindingLimits, limitsUnder } from './limits-in-force.ts';
import type { JournalEntry } from './types.ts';

/** The limits that are numbers, in the order in which people read them. */
export const LIMIT_KEYS = [
  'gestureMinor',
  'leadGestureMinor',
  'agentHourMinor',
  'agentDayMinor',
  'customerWindowMinor',
  'customerGestureCount',
  'customerWindowDays',
  'teamMonthMinor',
] as const satisfies readonly (keyof ChosenLimits)[];
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

/** What is wrong with a limit in a rule: more than the settings permit, or no wider for a tier, or no smaller for a group or a person, than without it. */
export interface RuleFault {
  readonly rule: LimitRule;
  readonly key: RuleKey;
  readonly fault: 'beyond' | 'changes_nothing';
  /** The settings' limit, or what holds without the rule; null: nothing limits it. */
  readonly than: number | null;
}

/** What of the rules of a choice is beyond the settings, or without effect. */
export function ruleFaults({ limits: chosen, rules = [] }: ChosenSet, settings: Limits): readonly RuleFault[] {
  const { rules: _alone, ...everybodys } = limitsUnder(settings, [{ limits: chosen }]);
  return rules.flatMap((rule) =>
    RULE_KEYS.flatMap((key): readonly RuleFault[] => {
      const value = rule.limits[key];
      const ceiling = mostWithout(settings, rule.kind, key);
      const own = mostWithout(everybodys, rule.kind, key);
      if (value === undefined) return [];
      if (ceiling !== null && value > ceiling) return [{ rule, key, fault: 'beyond', than: ceiling }];
      // A group may be held back from what a tier adds alone.
      const most = own === null ? Infinity : Math.max(own, ...rules.map(({ kind, limits }) => (kind === 'tier' ? (limits[key] ?? 0) : 0)));
      const isWithout = rule.kind === 'tier' ? own === null || value <= own : value >= most;
      return isWithout ? [{ rule, key, fault: 'changes_nothing', than: rule.kind === 'tier' || most === Infinity ? own : most }] : [];
    }),
  );
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

/** What a rule makes of one limit, as it applies now. */
export interface RuleInForce {
  readonly rule: LimitRule;
  readonly key: RuleKey;
  readonly value: number;
  /** Who chose it and since when it has been so; null where nobody can tell any more. */
  readonly since: Said | null;
}

/** The rules one by one, as far as each changes anything under these settings: those of tiers first. */
export function rulesOneByOne(settings: Limits, entries: readonly JournalEntry[], terms: ChoiceTerms): readonly RuleInForce[] {
  const chosen = chosenNow(entries, terms);
  const { rules: held = [], ...everybodys } = limitsUnder(settings, [chosen]);
  const choices = choicesOf(entries, terms).filter(({ isUsed }) => isUsed);
  return held.flatMap((rule) =>
    RULE_KEYS.flatMap((key) => {
      const value = rule.limits[key];
      if (value === undefined || (rule.kind === 'tier' && value <= (everybodys[key] ?? Infinity))) return [];
      const said = limitsIn(chosen, rule)[key] ?? value;
      return [{ rule, key, value, since: sinceOf(choices, (choice) => limitsIn(choice, rule)[key], said) }];
    }),
  );
}

/** The limits one by one: what applies, by the settings or by a lead, and since when. Entries in any order. */
export function limitsOneByOne(settings: Limits, entries: readonly JournalEntry[], terms: ChoiceTerms): readonly LimitInForce[] {
  const { limits: all } = chosenNow(entries, terms);
  const held = limitsUnder(settings, [{ limits: all }]);
  const choices = choicesOf(entries, terms).filter(({ isUsed }) => isUsed);
  return LIMIT_KEYS.map((key) => {
    const chosen = all[key] ?? null;
    return {
      key,
      value: held[key],
      ceiling: settings[key],
      chosen,
      since: chosen === null ? null : sinceOf(choices, ({ limits }) => limits[key], chosen),
    };
  });
}

/** The first of the choices that, from the newest back, say the same. */
function sinceOf(choices: readonly Choice[], valueIn: (choice: ChosenSet) => number | undefined, value: number): Said | null {
  const from = choices.findIndex((choice) => valueIn(choice) === value);
  if (from === -1) return null;
  const end = choices.findIndex((choice, index) => index > from && valueIn(choice) !== value);
  return choices.slice(from, end === -1 ? undefined : end).at(-1) ?? null;
}

/** What a lead's choice, or what binds of several, comes to; empty where nobody has chosen any. */
export function chosenNow(entries: readonly JournalEntry[], terms: ChoiceTerms): ChosenSet {
  const binding = bindingLimits(entries, terms, 'chosen').map(setIn);
  const [only] = binding;
  if (only !== undefined && binding.length === 1) return only;
  const pairs = LIMIT_KEYS.flatMap((key) => {
    const values = binding.map(({ limits }) => limits[key]).filter((value) => value !== undefined);
    if (values.length === 0) return [];
    // The longer window counts more.
    return [[key, key === 'customerWindowDays' ? Math.max(...values) : Math.min(...values)] as const];
  });
  const limits: ChosenLimits = Object.fromEntries(pairs);
  return setOf(limits, rulesTogether(binding));
}

/** What several choices hold a group or a person to: of each the smaller. No tier is permitted more than everybody by them together. */
function rulesTogether(binding: readonly ChosenSet[]): readonly LimitRule[] {
  const all = binding.flatMap(({ rules = [] }) => rules).filter(({ kind }) => kind !== 'tier');
  const about = new Map(all.map((rule) => [ruleKey(rule), rule]));
  return [...about.values()].map((rule) => ({ ...rule, limits: limitsIn({ limits: {}, rules: all }, rule) }));
}

function setOf(limits: ChosenLimits, rules: readonly LimitRule[]): ChosenSet {
  return rules.length === 0 ? { limits } : { limits, rules };
}

/** A choice as it was saved. */
export interface Choice extends Said, ChosenSet {
  readonly id: string;
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
      ...setIn(entry),
      currency: entry.currency,
      reason: entry.detail.chosen?.reason ?? '',
      isUsed: !isEdited(entry) && entry.currency === currency,
      isEdited: isEdited(entry),
    }));
}

function setIn({ detail: { chosen } }: JournalEntry): ChosenSet {
  return setOf(chosen?.limits ?? {}, chosen?.rules ?? []);
}

/** One limit that a choice changed. Values in minor units, days or gestures; null: as the settings say, or, in a rule, as for everybody. */
export interface LimitChange {
  readonly key: LimitKey;
  /** Null: everybody's limit. */
  readonly rule: Pick<LimitRule, 'kind' | 'id' | 'name'> | null;
  readonly before: number | null;
  readonly after: number | null;
}

/** What differs between two choices, limit by limit: everybody's first. */
export function changesBetween(before: ChosenSet, after: ChosenSet): readonly LimitChange[] {
  const rules = new Map([...(before.rules ?? []), ...(after.rules ?? [])].map((rule) => [ruleKey(rule), rule]));
  const everybodys = changed(LIMIT_KEYS, null, before.limits, after.limits);
  const others = [...rules.values()].flatMap((rule) => changed(RULE_KEYS, rule, limitsIn(before, rule), limitsIn(after, rule)));
  return [...everybodys, ...others];
}

function changed(keys: readonly LimitKey[], rule: LimitRule | null, before: ChosenLimits, after: ChosenLimits): readonly LimitChange[] {
  return keys
    .map((key) => ({ key, rule, before: before[key] ?? null, after: after[key] ?? null }))
    .filter((one) => one.before !== one.after);
}

function ruleKey({ kind, id }: Pick<LimitRule, 'kind' | 'id'>): string {
  return `${kind} ${id}`;
}

/** The smallest of what several rules about the same say, which is what holds. */
function limitsIn({ rules = [] }: ChosenSet, about: LimitRule): LimitRule['limits'] {
  const same = rules.filter((rule) => ruleKey(rule) === ruleKey(about));
  const pairs = RULE_KEYS.map((key) => [key, Math.min(...same.map(({ limits }) => limits[key] ?? Infinity))] as const);
  return Object.fromEntries(pairs.filter(([, minor]) => minor < Infinity));
}

/** Whether two choices are the same, limit by limit and rule by rule. */
export function isSameChoice(one: ChosenSet, other: ChosenSet): boolean {
  return changesBetween(one, other).length === 0;
}
