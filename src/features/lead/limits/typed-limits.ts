import { LIMIT_KEYS, type LimitKey, beyondSettings, isSum, ruleFaults } from '#domain/journal/chosen-limits.ts';
import {
  type ChosenLimits,
  type ChosenSet,
  type LimitRule,
  type Limits,
  RULE_KEYS,
  type RuleKey,
  type RuleKind,
} from '#domain/journal/limits.ts';
import { type Currency, money } from '#domain/money/money.ts';
import { parseTyped } from '#domain/money/typed-amount.ts';
import { formatTyped } from '#ui/i18n/formats.ts';

/** What a lead has typed for each limit of everybody; empty: as the settings say. */
export type TypedLimits = Readonly<Record<LimitKey, string>>;

/** What a lead has typed for some people or customers alone; empty: as for everybody. */
export interface TypedRule extends Pick<LimitRule, 'kind' | 'id' | 'name'> {
  readonly limits: Readonly<Record<RuleKey, string>>;
}

/** All that stands in the fields. */
export interface TypedChoice {
  readonly limits: TypedLimits;
  readonly rules: readonly TypedRule[];
}

/**
 * What is wrong with what was typed for one limit: it is no number, wider than the settings permit, or no other for some than for everybody, which `than` says.
 */
export type TypedProblem = 'not_a_sum' | 'not_a_number' | 'beyond';
export type RuleProblem = Exclude<TypedProblem, 'not_a_number'> | { readonly than: number | null };

export interface ReadLimits extends ChosenSet {
  /** What can be read, and is not wider than the settings. */
  readonly limits: ChosenLimits;
  readonly problems: ReadonlyMap<LimitKey, TypedProblem>;
  /** By the rule's place in the list, and the limit. */
  readonly ruleProblems: readonly ReadonlyMap<RuleKey, RuleProblem>[];
}

/** What a rule may be about: what a customer was given is no matter of who gives. */
export function ruleKeysOf(kind: RuleKind): readonly RuleKey[] {
  return RULE_KEYS.filter((key) => kind === 'tier' || key !== 'customerWindowMinor');
}

/** Whether anything typed cannot be saved. */
export function hasProblems({ problems, ruleProblems }: ReadLimits): boolean {
  return problems.size > 0 || ruleProblems.some(({ size }) => size > 0);
}

/** A number of days or gestures is no longer than this. */
const WHOLE_NUMBER = /^\d{1,4}$/;

/** Nothing: as the settings say, for everybody. */
export const NOTHING_TYPED: TypedChoice = {
  limits: {
    gestureMinor: '',
    leadGestureMinor: '',
    agentHourMinor: '',
    agentDayMinor: '',
    customerWindowMinor: '',
    customerGestureCount: '',
    customerWindowDays: '',
    teamMonthMinor: '',
  },
  rules: [],
};

/** A choice as somebody would type it. */
export function typedOf({ limits, rules = [] }: ChosenSet, currency: Currency, locale: string): TypedChoice {
  const textOf = (key: LimitKey, value: number | undefined): string =>
    value === undefined ? '' : isSum(key) ? formatTyped(locale, money(value, currency)) : String(value);
  return {
    limits: {
      gestureMinor: textOf('gestureMinor', limits.gestureMinor),
      leadGestureMinor: textOf('leadGestureMinor', limits.leadGestureMinor),
      agentHourMinor: textOf('agentHourMinor', limits.agentHourMinor),
      agentDayMinor: textOf('agentDayMinor', limits.agentDayMinor),
      customerWindowMinor: textOf('customerWindowMinor', limits.customerWindowMinor),
      customerGestureCount: textOf('customerGestureCount', limits.customerGestureCount),
      customerWindowDays: textOf('customerWindowDays', limits.customerWindowDays),
      teamMonthMinor: textOf('teamMonthMinor', limits.teamMonthMinor),
    },
    rules: rules.map(({ limits: own, ...rule }) => ({ ...rule, limits: ruleTexts((key) => textOf(key, own[key])) })),
  };
}

/** A rule about which nothing was typed yet. */
export function newRule(about: Pick<LimitRule, 'kind' | 'id' | 'name'>): TypedRule {
  return { ...about, limits: ruleTexts(() => '') };
}

function ruleTexts(textOf: (key: RuleKey) => string): TypedRule['limits'] {
  return {
    gestureMinor: textOf('gestureMinor'),
    agentHourMinor: textOf('agentHourMinor'),
    agentDayMinor: textOf('agentDayMinor'),
    customerWindowMinor: textOf('customerWindowMinor'),
  };
}

export function readTyped(typed: TypedChoice, settings: Limits): ReadLimits {
  const { currency } = settings;
  const problems = new Map<LimitKey, TypedProblem>();
  const read = LIMIT_KEYS.flatMap((key) => {
    const text = typed.limits[key].trim();
    if (text === '') return [];
    const value = isSum(key) ? sumOf(text, currency) : WHOLE_NUMBER.test(text) ? Number(text) : null;
    if (value === null) problems.set(key, isSum(key) ? 'not_a_sum' : 'not_a_number');
    return value === null ? [] : [[key, value] as const];
  });
  for (const { key } of beyondSettings(Object.fromEntries(read), settings)) problems.set(key, 'beyond');
  const limits: ChosenLimits = Object.fromEntries(read.filter(([key]) => !problems.has(key)));
  const rules = typed.rules.map((rule) => readRule(rule, currency));
  // What cannot be read is no rule, and one that says nothing is none either.
  const usable = rules.flatMap(({ rule }) => (Object.keys(rule.limits).length === 0 ? [] : [rule]));
  for (const { rule, key, fault, than } of ruleFaults({ limits, rules: usable }, settings)) {
    rules.find((one) => one.rule === rule)?.problems.set(key, fault === 'beyond' ? 'beyond' : { than });
  }
  return { limits, ...(usable.length > 0 && { rules: usable }), problems, ruleProblems: rules.map((one) => one.problems) };
}

function readRule({ limits: texts, ...about }: TypedRule, currency: Currency) {
  const problems = new Map<RuleKey, RuleProblem>();
  const read = RULE_KEYS.flatMap((key) => {
    const text = texts[key].trim();
    if (text === '') return [];
    const value = sumOf(text, currency);
    if (value === null) problems.set(key, 'not_a_sum');
    return value === null ? [] : [[key, value] as const];
  });
  const rule: LimitRule = { ...about, limits: Object.fromEntries(read) };
  return { rule, problems };
}

function sumOf(text: string, currency: Currency): number | null {
  const sum = parseTyped(text, currency);
  return sum.ok && sum.value.amountMinor >= 0 ? sum.value.amountMinor : null;
}
