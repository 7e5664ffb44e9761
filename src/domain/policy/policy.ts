import { type Cause } from '../incidents/incidents.ts';
import type { CareKind, Fault, GestureKind, MONEY_KINDS, Severity } from '../gestures/gesture.ts';
import { givenUnit } from '../money/given-sum.ts';
import type { Currency } from '../money/money.ts';
import type { Tier } from '../value/customer-value.ts';
import type { OwedAction, PolicyPart, Preset } from './names.ts';

/** Whether the customer kept what was flawed, or sent it back or refused it. */
export const OUTCOMES = ['kept', 'rejected'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A sum for each severity, in minor units; one that is more severe is never less. */
export type BySeverity = Readonly<Record<Severity, number>>;

/** How the team treats one cause. */
export interface CausePolicy {
  readonly cause: Cause;
  /** Shown to agents; null: the translated name of a built-in cause. */
  readonly label: string | null;
  /** The kind of money gesture that matches the loss. */
  readonly kind: (typeof MONEY_KINDS)[number];
  /** What can be done instead, at the cost of time: the first fits best. */
  readonly care: readonly GestureKind[];
  readonly owed: readonly OwedAction[];
  /** Whether the law itself fixes what the customer gets for this. */
  readonly isStatutory: boolean;
  /** Goodwill for a first failure of this cause; null: as for every cause. */
  readonly baseMinor: BySeverity | null;
  /** The team's own ideas for a small surprise; empty: the built-in ones. */
  readonly surprises: readonly string[];
  /** Pre-set for the agent, who can change it; null where it must be asked. */
  readonly usualFault: Fault | null;
  readonly usualSeverity: Severity | null;
}

/** The team's rules as data. Amounts are minor units of the team's currency; percentages are whole percents. */
export interface Policy {
  readonly version: string;
  readonly preset: Preset;
  /** The parts that the team has set itself; the others are our choice. */
  readonly own: readonly PolicyPart[];
  readonly causes: readonly CausePolicy[];
  /** Goodwill for a first failure of ours, by severity. */
  readonly baseMinor: BySeverity;
  /** The least that is given where words alone no longer do: at a repeat, and after the longest wait that counts. */
  readonly repeatFloorMinor: number;
  readonly delayFloorMinor: number;
  /** What of the price is given back where the customer kept what was flawed, by severity. */
  readonly keptPercent: BySeverity;
  /** Incidents older than this are no repeat. */
  readonly repeatWindowDays: number;
  readonly repeatSameCausePercent: number;
  readonly repeatOtherCausePercent: number;
  /** Waiting counts as delay from this many hours on: since it went wrong, where that is known, or only since the customer told us. */
  readonly delayAfterHours: number;
  readonly delayCountsFrom: 'report' | 'failure';
  readonly delayPercentPerDay: number;
  readonly delayPercentAtMost: number;
  /** What is added for a customer in a vulnerable situation. */
  readonly vulnerablePercent: number;
  /** A suggestion and what is owed are together no more than this percentage of the price. */
  readonly suggestedPercentAtMost: number;
  /** The same for whatever is given: beyond it nobody is pleased. */
  readonly givenPercentAtMost: number;
  /** From so many gestures in the window on, a lead looks in at the next. */
  readonly lookAfterGestures: number;
  /** What an act of care takes, in minutes, and what a minute counts as beside money. */
  readonly careMinutes: Readonly<Record<CareKind, number>>;
  readonly minuteMinor: number;
  readonly tiers: readonly Tier[];
}

/** Higher value never adds more than this, in percent. Our choice inside what studies allow. */
export const VALUE_UPLIFT_PERCENT_AT_MOST = 30;

const BUILT_IN_CAUSES: readonly CausePolicy[] = [
  cause('late_delivery', 'credit', ['priority', 'call', 'redo'], ['deliver_or_refund']),
  cause('damaged_item', 'credit', ['redo', 'call', 'priority'], ['refund_or_replace']),
  cause('wrong_item', 'credit', ['redo', 'call', 'priority'], ['refund_or_replace']),
  cause('missing_item', 'credit', ['redo', 'call', 'priority'], ['deliver_or_refund']),
  cause('billing_error', 'refund', ['priority', 'call'], ['correct_bill']),
  cause('outage', 'credit', ['priority', 'call'], ['restore_service']),
  cause('slow_reply', 'surprise', ['priority', 'call'], ['answer'], { usualSeverity: 1 }),
  cause('poor_service', 'surprise', ['call', 'redo'], ['answer']),
  newCause('other', null),
];

function cause(
  key: Cause,
  kind: CausePolicy['kind'],
  care: readonly GestureKind[],
  owed: readonly OwedAction[],
  rest: Partial<CausePolicy> = {},
): CausePolicy {
  return { ...newCause(key, null), kind, care, owed, usualFault: 'ours', usualSeverity: 2, ...rest };
}

/** A cause of which nothing is known yet: store credit, which suits most where nothing matches the loss. */
export function newCause(key: Cause, label: string | null): CausePolicy {
  return {
    cause: key,
    label,
    kind: 'credit',
    care: ['priority', 'call'],
    owed: [],
    isStatutory: false,
    baseMinor: null,
    surprises: [],
    usualFault: null,
    usualSeverity: null,
  };
}

/**
 * The policy that applies where the team has set none: the preset *balanced*. Its amounts are our choice, in the range of
 * first offers that public guides for contact centres give (15 to 25), scaled to what people give in the currency; no study
 * fixes them.
 */
export function builtInPolicy(currency: Currency): Policy {
  const unitMinor = givenUnit(currency).amountMinor;
  const tier = (key: string, units: number, upliftPercent: number): Tier => ({
    key,
    atLeastMinor: units * unitMinor,
    upliftPercent,
  });
  return {
    version: 'built-in-2',
    preset: 'balanced',
    own: [],
    causes: BUILT_IN_CAUSES,
    baseMinor: { 1: 0, 2: 10 * unitMinor, 3: 15 * unitMinor, 4: 25 * unitMinor },
    repeatFloorMinor: 5 * unitMinor,
    delayFloorMinor: 5 * unitMinor,
    keptPercent: { 1: 0, 2: 10, 3: 15, 4: 20 },
    repeatWindowDays: 60,
    repeatSameCausePercent: 50,
    repeatOtherCausePercent: 25,
    delayAfterHours: 24,
    delayCountsFrom: 'failure',
    delayPercentPerDay: 10,
    delayPercentAtMost: 30,
    vulnerablePercent: 20,
    suggestedPercentAtMost: 120,
    givenPercentAtMost: 150,
    lookAfterGestures: 2,
    careMinutes: { apology: 2, priority: 20, call: 20, redo: 40 },
    minuteMinor: Math.ceil(unitMinor / 2),
    tiers: [tier('gold', 1000, 30), tier('silver', 250, 15), tier('bronze', 0, 0)],
  };
}

/** How the policy treats a cause; a cause that it does not name is treated like `other`. */
export function policyFor(policy: Policy, wanted: Cause | null): CausePolicy {
  const found = policy.causes.find((candidate) => candidate.cause === wanted);
  return found ?? policy.causes.find((candidate) => candidate.cause === 'other') ?? newCause('other', null);
}
