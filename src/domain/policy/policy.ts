import { type Cause } from '../incidents/incidents.ts';
import type { CareKind, Fault, GestureKind, Severity } from '../gestures/gesture.ts';
import type { OwnKinds } from '../gestures/own-kinds.ts';
import { givenStep } from '../money/given-sum.ts';
import type { Currency } from '../money/money.ts';
import type { Tier, TiersBy } from '../value/customer-value.ts';
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
  /** The kind of money gesture that matches the loss: a built-in one, or one of the policy's own. */
  readonly kind: GestureKind;
  /** What can be done instead, at the cost of time: the first fits best. */
  readonly care: readonly GestureKind[];
  readonly owed: readonly OwedAction[];
  /** Whether the law itself fixes what the customer gets for this. */
  readonly isStatutory: boolean;
  /** Whether it concerns a person's safety, health or money, or an occasion that was missed: then no price bounds what is given. */
  readonly isHarm: boolean;
  /** Incidents of this cause that are older are no repeat; null: as for every cause. Days. */
  readonly repeatWindowDays: number | null;
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
  /** The kinds of gesture, and what is owed, that the policy names itself; null where it names none. */
  readonly ownKinds: OwnKinds | null;
  /** What stands for about one euro; null where nobody can say what people give in the currency. */
  readonly unitMinor: number | null;
  /** What vouchers the team gives; empty: any sum that people give. */
  readonly denominationsMinor: readonly number[];
  /** Goodwill for a first failure of ours, by severity. */
  readonly baseMinor: BySeverity;
  /** The least that is given where words alone no longer do: at a repeat, and after the longest wait that counts. */
  readonly repeatFloorMinor: number;
  readonly delayFloorMinor: number;
  /** What of the price is given back where the customer kept what was flawed, by severity. */
  readonly keptPercent: BySeverity;
  /** A suggestion for who kept it is no more than this percentage of the price, whatever is added. */
  readonly keptPercentAtMost: number;
  /** From this severity on a failure harms a person, and no price bounds what is given; null: none does by its severity alone. */
  readonly harmFromSeverity: Severity | null;
  /** Incidents older than this are no repeat. What they add fades to nothing until then. */
  readonly repeatWindowDays: number;
  readonly repeatSameCausePercent: number;
  readonly repeatOtherCausePercent: number;
  /** All incidents together add no more than this. */
  readonly repeatPercentAtMost: number;
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
  /** A suggestion is no more than this percentage of the customer's margin so far, which takes the place of the price; null: the price counts. */
  readonly marginPercentAtMost: number | null;
  /** A money gesture that is more takes the next kind: credit becomes a refund, any other kind credit. Null, or absent: nothing bounds the kind. */
  readonly kindAtMostMinor: Readonly<Record<GestureKind, number | null>>;
  /** From so many gestures in the window on, a lead looks in at the next. */
  readonly lookAfterGestures: number;
  /** What an act of care takes, in minutes, and what a minute counts as beside money. */
  readonly careMinutes: Readonly<Record<CareKind, number>>;
  readonly minuteMinor: number;
  readonly tiers: readonly Tier[];
  /** What the cut-offs of the tiers are compared with: what came in so far, what is expected in the next twelve months, or both together. */
  readonly tiersBy: TiersBy;
}

/** What higher value adds in the built-in policy at most, in percent. Our choice; a team may decide on more. */
export const VALUE_UPLIFT_PERCENT_USUAL = 30;
/** No percentage that is added is more than this. */
export const ADDED_PERCENT_AT_MOST = 200;

/** A bill comes every month, so that a wrong one is a repeat for half a year. Our choice. */
const BILLS_WINDOW_DAYS = 180;

const BUILT_IN_CAUSES: readonly CausePolicy[] = [
  cause('late_delivery', 'credit', ['priority', 'call', 'redo'], ['deliver_or_refund']),
  cause('damaged_item', 'credit', ['redo', 'call', 'priority'], ['refund_or_replace']),
  cause('wrong_item', 'credit', ['redo', 'call', 'priority'], ['refund_or_replace']),
  cause('missing_item', 'credit', ['redo', 'call', 'priority'], ['deliver_or_refund']),
  cause('billing_error', 'refund', ['priority', 'call'], ['correct_bill'], { repeatWindowDays: BILLS_WINDOW_DAYS }),
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
    isHarm: false,
    repeatWindowDays: null,
    baseMinor: null,
    surprises: [],
    usualFault: null,
    usualSeverity: null,
  };
}

/**
 * The policy that applies where the team has set none: the preset *balanced*. Its amounts are our choice: a moderate failure starts
 * somewhat below the first offers of 15 to 25 that a public guide for contact centres names, so that what is added for this
 * customer ends within them. No study fixes them. In a currency of which nobody can say what people give there are no sums and no tiers.
 */
export function builtInPolicy(currency: Currency): Policy {
  const unitMinor = givenStep(currency)?.amountMinor ?? null;
  const sum = (units: number): number => units * (unitMinor ?? 0);
  const tier = (key: string, units: number, upliftPercent: number): Tier => ({ key, atLeastMinor: sum(units), upliftPercent });
  const size = (units: number): number | null => (unitMinor === null ? null : sum(units));
  return {
    version: 'built-in-3',
    preset: 'balanced',
    own: [],
    causes: BUILT_IN_CAUSES,
    ownKinds: null,
    unitMinor,
    denominationsMinor: [],
    baseMinor: { 1: 0, 2: sum(10), 3: sum(15), 4: sum(25) },
    repeatFloorMinor: sum(5),
    delayFloorMinor: sum(5),
    keptPercent: { 1: 0, 2: 10, 3: 15, 4: 20 },
    keptPercentAtMost: 50,
    harmFromSeverity: 3,
    repeatWindowDays: 60,
    repeatSameCausePercent: 50,
    repeatOtherCausePercent: 25,
    repeatPercentAtMost: 100,
    delayAfterHours: 24,
    delayCountsFrom: 'failure',
    delayPercentPerDay: 10,
    delayPercentAtMost: 30,
    vulnerablePercent: 20,
    suggestedPercentAtMost: 120,
    givenPercentAtMost: 150,
    marginPercentAtMost: null,
    kindAtMostMinor: { surprise: size(25), gift: size(100), credit: size(100) },
    lookAfterGestures: 2,
    careMinutes: { apology: 2, priority: 20, call: 20, redo: 40 },
    minuteMinor: Math.ceil(sum(1) / 2),
    tiers: unitMinor === null ? [] : [tier('gold', 1000, VALUE_UPLIFT_PERCENT_USUAL), tier('silver', 250, 15), tier('bronze', 0, 0)],
    tiersBy: 'so_far',
  };
}

/** How the policy treats a cause; a cause that it does not name is treated like `other`. */
export function policyFor(policy: Policy, wanted: Cause | null): CausePolicy {
  const found = policy.causes.find((candidate) => candidate.cause === wanted);
  return found ?? policy.causes.find((candidate) => candidate.cause === 'other') ?? newCause('other', null);
}
