import type { Cause } from '../incidents/incidents.ts';
import type { Money } from '../money/money.ts';
import type { LimitName } from '../journal/limits.ts';
import type { Outcome } from './policy.ts';
import type { OwedAction, RuleName } from './names.ts';
import type { Fault, GestureKind, Severity } from '../gestures/gesture.ts';

/** What the team gave for the same cause and severity lately: minor units, acts of care among them as 0. */
export interface TeamRange {
  readonly count: number;
  readonly medianMinor: number;
  readonly lowMinor: number;
  readonly highMinor: number;
  /** So far back this looks. */
  readonly days: number;
}

/** A gesture that the customer had in the window, on whatever ticket. */
export interface EarlierGesture {
  readonly daysAgo: number;
  readonly isSameCause: boolean;
  readonly isSameTicket: boolean;
  readonly amountMinor: number;
}

/** Other tickets about the same failure. */
export interface MatterFacts {
  /** Those that count as one with this one, at least one; first whatever nobody has said anything of. */
  readonly ticketIds: readonly string[];
  /** Nobody has said of the first whether it is. */
  readonly isUnanswered: boolean;
  /** Money that was given for it on one of them; null where none was. */
  readonly given: { readonly ticketId: string; readonly amountMinor: number } | null;
}

/** Something that went wrong for the customer before. */
export interface PriorIncident {
  readonly daysAgo: number;
  readonly isSameCause: boolean;
  /** Whose fault it was, as a moment tells; absent or null where nobody has said. */
  readonly fault?: Fault | null;
}

/** Everything a suggestion rests on. Amounts in minor units of the team's currency. */
export interface SuggestionFacts {
  readonly cause: Cause | null;
  readonly fault: Fault;
  readonly severity: Severity;
  /** What the customer's other tickets about the same failure have to do with it; null where there are none. */
  readonly matter: MatterFacts | null;
  /** Null: not known, or nothing that could be kept. */
  readonly outcome: Outcome | null;
  /** What the customer paid for what failed, or lost by it; null where it is not known. */
  readonly lossMinor: number | null;
  /** What one order of the customer comes to on average; it bounds what is given while no price is known. Absent or null where that is not known. */
  readonly orderMinor?: number | null;
  /** Hours since the customer told us, and since it went wrong; null where it is not known. */
  readonly hoursSinceReport: number | null;
  readonly hoursSinceFailure: number | null;
  /** What went wrong before. Tickets about the same failure are not among them. */
  readonly priorIncidents: readonly PriorIncident[];
  readonly gestures: readonly EarlierGesture[];
  /** The uplift of the customer's tier in percent and its key; null where value is unknown, which counts as none. */
  readonly value: {
    readonly tier: string;
    readonly upliftPercent: number;
    /** The customer's margin so far; absent or null where it is not known. */
    readonly marginMinor?: number | null;
  } | null;
  /** Many customers are hit by the same failure. */
  readonly isGroup: boolean;
  /** A person has said that the customer is in a vulnerable situation. Nothing guesses it. */
  readonly isVulnerable: boolean;
  /** Whether what the law grants for this cause is under way. */
  readonly isStatutoryMet: boolean;
  readonly team: TeamRange | null;
  /** The limits that apply to this gesture now, with what each leaves. */
  readonly allowances: readonly { readonly limit: LimitName; readonly left: Money }[];
}

/**
 * How firmly a finding stands: 5 a large field experiment, 4 purchase records or other field data, 3 a meta-analysis,
 * 2 scenario experiments; `practice` what a regulator or the law does.
 */
export type Strength = 5 | 4 | 3 | 2 | 'practice';

/** Findings that rules rest on, by the key under which `translations` describes each. */
export const STUDIES = {
  halperin2022: 5,
  abeler2010: 5,
  wirtz2004: 2,
  grewal2008: 2,
  knox2014: 4,
  maxham2002: 4,
  smith1999: 2,
  gelbrich2015: 2,
  haesevoets2017: 2,
  albrecht2018: 2,
  hogreve2017: 2,
  mayser2013: 2,
  ombudsman: 'practice',
} as const satisfies Readonly<Record<string, Strength>>;
export type Study = keyof typeof STUDIES;

/** One rule that fired: what it added or took away, and on what ground. The deltas of all reasons add up to the amount. */
export interface Reason {
  readonly rule: RuleName;
  /** Which sentence explains it. */
  readonly variant: string;
  readonly deltaMinor: number;
  /** The figures of its arithmetic, for the sentence. */
  readonly facts: Readonly<Record<string, number | string>>;
  readonly studies: readonly Study[];
  /** The strength of the firmest of these; null where it rests on none. */
  readonly strength: Strength | null;
  /** Whose choice the figure is, which no study fixes; null where no figure was chosen. */
  readonly choice: 'ours' | 'team' | null;
}

/** One way to make it right, to put to the customer. Ways that carry no money cost staff time instead. */
export interface Option {
  readonly kind: GestureKind;
  /** Null: nothing is paid. */
  readonly amount: Money | null;
  /** How many, where the kind is counted; absent where it is money. */
  readonly count?: number | undefined;
  /** The time it takes; null where it is money. */
  readonly minutes: number | null;
}

/** What the customer has a right to, with its sum where that is known. Never from the budget. */
export interface Owed {
  readonly action: OwedAction;
  readonly amount: Money | null;
}

/** Why a lead should look in. */
export type LeadAdvice =
  | { readonly kind: 'none' }
  | { readonly kind: 'tell'; readonly why: 'vulnerable' | 'same_cause_again' | 'critical' | 'harm' }
  /** `wanted` is what would be suggested if nothing stood in the way. */
  | { readonly kind: 'ask'; readonly why: LimitName | 'split' | 'gestures'; readonly wanted: Money };

/** What a reply to the customer says. It never promises that it will not happen again, and never mentions a rating. */
export interface Words {
  /** The failure that the one sentence of apology names; `other` where it regrets the trouble without owning it. */
  readonly apology: Cause;
}

/** What would make it right, and why. */
export interface Suggestion {
  readonly policyVersion: string;
  readonly owed: readonly Owed[];
  /** Goodwill with money, or an act of care without. */
  readonly gesture: { readonly kind: 'goodwill'; readonly amount: Money } | { readonly kind: 'care' };
  /** Two or three, the suggested one first. */
  readonly options: readonly Option[];
  readonly reasons: readonly Reason[];
  /**
   * What fits this failure, limits apart: from what everybody gets for it to what is suggested here; and the most that anybody may
   * give, null where nothing bounds it. The same for agent and lead.
   */
  readonly range: { readonly low: Money; readonly high: Money; readonly most: Money | null };
  readonly words: Words;
  readonly lead: LeadAdvice;
}
