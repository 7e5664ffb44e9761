import type { Cause } from '../incidents/incidents.ts';
import type { Money } from '../money/money.ts';
import type { LimitName } from '../journal/limits.ts';
import type { Fault, GestureKind, OwedAction, Severity } from './policy.ts';

/** Everything a suggestion rests on. */
export interface SuggestionFacts {
  readonly cause: Cause | null;
  readonly fault: Fault;
  readonly severity: Severity;
  /** Hours since the customer told us; null where it is not known. */
  readonly hoursSinceReport: number | null;
  readonly priorIncidents: readonly { readonly daysAgo: number; readonly isSameCause: boolean }[];
  /** The uplift of the customer's tier in percent and its key; null where value is unknown, which counts as none. */
  readonly value: { readonly tier: string; readonly upliftPercent: number } | null;
  /** The ceilings that apply to this gesture now, with what each leaves. */
  readonly room: readonly { readonly limit: LimitName; readonly left: Money }[];
}

/** Findings that rules rest on, by the key under which `translations` describes each. */
export const STUDIES = [
  'halperin2022',
  'abeler2010',
  'wirtz2004',
  'grewal2008',
  'knox2014',
  'maxham2002',
  'smith1999',
  'hogreve2017',
  'mayser2013',
  'ombudsman',
] as const;
export type Study = (typeof STUDIES)[number];

export const RULE_NAMES = ['gate', 'base', 'repeat', 'delay', 'value', 'rounding', 'cap'] as const;
export type RuleName = (typeof RULE_NAMES)[number];

/** One rule that fired: what it added or took away, and on what ground. The deltas of all reasons add up to the amount. */
export interface Reason {
  readonly rule: RuleName;
  /** Which sentence explains it. */
  readonly variant: string;
  readonly deltaMinor: number;
  /** The figures of its arithmetic, for the sentence. */
  readonly facts: Readonly<Record<string, number | string>>;
  readonly studies: readonly Study[];
  /** True where the figure is the team's or our choice and no study fixes it. */
  readonly isChoice: boolean;
}

/** One way to make it right, to put to the customer. Ways that carry no money cost staff time instead. */
export interface Option {
  readonly kind: GestureKind;
  /** Null: nothing is paid. */
  readonly amount: Money | null;
}

/** What another answer would change. */
export interface WhatIf {
  readonly change: 'fault_ours' | 'severity_up';
  readonly amount: Money;
}

export type LeadAdvice =
  | { readonly kind: 'none' }
  | { readonly kind: 'tell'; readonly why: 'same_cause_again' | 'critical' }
  | { readonly kind: 'ask'; readonly why: LimitName; readonly wanted: Money };

/** What a reply to the customer says. It never promises that it will not happen again, and never mentions a rating. */
export interface Words {
  /** The failure that the one sentence of apology names; `other` where it regrets the trouble without owning it. */
  readonly apology: Cause;
}

/** What would make it right, and why. */
export interface Suggestion {
  readonly policyVersion: string;
  readonly owed: readonly OwedAction[];
  /** Goodwill with money, or an act of care without. */
  readonly gesture: { readonly kind: 'goodwill'; readonly amount: Money } | { readonly kind: 'care' };
  /** Two or three, the suggested one first. */
  readonly options: readonly Option[];
  readonly reasons: readonly Reason[];
  readonly whatIf: readonly WhatIf[];
  readonly words: Words;
  readonly lead: LeadAdvice;
}
