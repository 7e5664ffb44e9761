import { type Cause } from '../incidents/incidents.ts';
import { givenUnit } from '../money/given-sum.ts';
import type { Currency } from '../money/money.ts';
import type { Tier } from '../value/customer-value.ts';

/** Who caused the failure. */
export const FAULTS = ['ours', 'third_party', 'customer', 'unclear'] as const;
export type Fault = (typeof FAULTS)[number];

/** Impact on this customer, not the size of our error: 1 minor, 2 moderate, 3 major, 4 critical. */
export const SEVERITIES = [1, 2, 3, 4] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What can be given. The last five carry money; the others cost time. */
export const GESTURE_KINDS = ['apology', 'redo', 'call', 'priority', 'credit', 'refund', 'discount', 'gift', 'surprise'] as const;
export type GestureKind = (typeof GESTURE_KINDS)[number];
export const MONEY_KINDS = ['credit', 'refund', 'discount', 'gift', 'surprise'] as const satisfies readonly GestureKind[];

export function isMoneyKind(kind: GestureKind): kind is (typeof MONEY_KINDS)[number] {
  return (MONEY_KINDS as readonly GestureKind[]).includes(kind);
}

/** What a customer has a right to whatever else is given. */
export const OWED_ACTIONS = ['refund_or_replace', 'deliver_or_refund', 'correct_bill', 'restore_service', 'answer'] as const;
export type OwedAction = (typeof OWED_ACTIONS)[number];

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
  /** Pre-set for the agent, who can change it; null where it must be asked. */
  readonly usualFault: Fault | null;
  readonly usualSeverity: Severity | null;
}

/** The team's rules as data. Amounts are minor units of the team's currency; percentages are whole percents. */
export interface Policy {
  readonly version: string;
  readonly causes: readonly CausePolicy[];
  /** Goodwill for a first failure of ours, by severity. */
  readonly baseMinor: Readonly<Record<Severity, number>>;
  /** What a repeat of a failure of ours gives at least, whatever its severity. */
  readonly repeatFloorMinor: number;
  /** Incidents older than this are no repeat. */
  readonly repeatWindowDays: number;
  readonly repeatSameCausePercent: number;
  readonly repeatOtherCausePercent: number;
  /** Waiting counts as delay from this many hours on. */
  readonly delayAfterHours: number;
  readonly delayPercentPerDay: number;
  readonly delayPercentAtMost: number;
  readonly tiers: readonly Tier[];
}

/** Higher value never adds more than this, in percent. Our choice inside what studies allow. */
export const VALUE_UPLIFT_PERCENT_AT_MOST = 30;

const BUILT_IN_CAUSES: readonly CausePolicy[] = [
  cause('late_delivery', { kind: 'credit', care: ['priority', 'call'], owed: ['deliver_or_refund'], usualFault: 'ours' }),
  cause('damaged_item', { kind: 'credit', care: ['redo', 'call'], owed: ['refund_or_replace'], usualFault: 'ours' }),
  cause('wrong_item', { kind: 'credit', care: ['redo', 'call'], owed: ['refund_or_replace'], usualFault: 'ours' }),
  cause('missing_item', { kind: 'credit', care: ['redo', 'call'], owed: ['deliver_or_refund'], usualFault: 'ours' }),
  cause('billing_error', { kind: 'refund', care: ['priority', 'call'], owed: ['correct_bill'], usualFault: 'ours' }),
  cause('outage', { kind: 'credit', care: ['priority', 'call'], owed: ['restore_service'], usualFault: 'ours' }),
  cause('slow_reply', { kind: 'surprise', care: ['priority', 'call'], owed: ['answer'], usualFault: 'ours', usualSeverity: 1 }),
  cause('poor_service', { kind: 'surprise', care: ['call', 'redo'], owed: ['answer'], usualFault: 'ours' }),
  cause('other', { kind: 'credit', care: ['priority', 'call'], owed: [], usualFault: null, usualSeverity: null }),
];

function cause(key: Cause, rest: Partial<CausePolicy> & Pick<CausePolicy, 'kind' | 'care' | 'owed'>): CausePolicy {
  return { cause: key, label: null, usualFault: null, usualSeverity: 2, ...rest };
}

/**
 * The policy that applies where the team has set none. Its amounts are our choice, in the range of first offers that public
 * guides for contact centres give (15 to 25), scaled to what people give in the currency; no study fixes them.
 */
export function builtInPolicy(currency: Currency): Policy {
  const unitMinor = givenUnit(currency).amountMinor;
  const tier = (key: string, units: number, upliftPercent: number): Tier => ({
    key,
    atLeastMinor: units * unitMinor,
    upliftPercent,
  });
  return {
    version: 'built-in-1',
    causes: BUILT_IN_CAUSES,
    baseMinor: { 1: 0, 2: 10 * unitMinor, 3: 15 * unitMinor, 4: 25 * unitMinor },
    repeatFloorMinor: 5 * unitMinor,
    repeatWindowDays: 60,
    repeatSameCausePercent: 50,
    repeatOtherCausePercent: 25,
    delayAfterHours: 24,
    delayPercentPerDay: 10,
    delayPercentAtMost: 30,
    tiers: [tier('gold', 1000, 30), tier('silver', 250, 15), tier('bronze', 0, 0)],
  };
}

/** How the policy treats a cause; a cause that it does not name is treated like `other`. */
export function policyFor(policy: Policy, wanted: Cause | null): CausePolicy {
  const found = policy.causes.find((candidate) => candidate.cause === wanted);
  const other = policy.causes.find((candidate) => candidate.cause === 'other');
  return found ?? other ?? cause('other', { kind: 'credit', care: ['priority', 'call'], owed: [] });
}
