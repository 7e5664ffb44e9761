import type { Currency } from '../money/money.ts';

/** A limit by the name under which it refuses. */
export type LimitName =
  | 'same_incident'
  | 'same_matter'
  | 'gesture'
  | 'agent_hour'
  | 'agent_day'
  | 'customer_count'
  | 'customer_window'
  | 'team_month';

/** Whether a limit lets one failure be made right once: it is no sum that something could be left of, and choosing less does not help. */
export function isOncePerFailure(limit: LimitName): limit is 'same_incident' | 'same_matter' {
  return limit === 'same_incident' || limit === 'same_matter';
}

/**
 * What leads allow. Amounts in minor units of `currency`. Null is no limit; 0 permits nothing. They are everybody's where `rules` say
 * nothing else.
 */
export interface Limits {
  readonly currency: Currency;
  readonly gestureMinor: number | null;
  /** Stands in for `gestureMinor` where a lead gives. */
  readonly leadGestureMinor: number | null;
  /** In any sixty minutes. The settings of the app have none: their agent's day is the most. */
  readonly agentHourMinor: number | null;
  readonly agentDayMinor: number | null;
  readonly customerWindowMinor: number | null;
  readonly customerWindowDays: number;
  /** Gestures that carry money, in the customer's window. */
  readonly customerGestureCount: number | null;
  readonly teamMonthMinor: number | null;
  /** What holds for some people and customers alone, that of tiers first. Absent: nothing. */
  readonly rules?: readonly LimitRule[];
}

/** The limits that may differ by person, group or customer's tier, each with the name under which it refuses. */
export const RULED = [
  ['gestureMinor', 'gesture'],
  ['agentHourMinor', 'agent_hour'],
  ['agentDayMinor', 'agent_day'],
  ['customerWindowMinor', 'customer_window'],
] as const satisfies readonly (readonly [keyof Limits, LimitName])[];
export type RuleKey = (typeof RULED)[number][0];
export const RULE_KEYS: readonly RuleKey[] = RULED.map(([key]) => key);

/**
 * Whom a rule is about. `tier` customers of a tier, for whom an agent may give more · `group` agents who are in a group, and `person` one
 * agent, who may give less.
 */
export const RULE_KINDS = ['tier', 'group', 'person'] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** Limits, in minor units of the currency of its entry, that hold for some people or customers alone. */
export interface LimitRule {
  readonly kind: RuleKind;
  /** The key of a tier, or the number that Zendesk has given a group or a person. */
  readonly id: string;
  /** What the group or person was called when the rule was saved; empty for a tier. */
  readonly name: string;
  readonly limits: { readonly [Key in RuleKey]?: number };
}

/**
 * The most that a limit is for anybody whom a rule of a kind may be about; null: no limit. A group or a person may be held to less as a lead
 * too, and a lead's limit of one gesture is another than everybody's.
 */
export function mostWithout(limits: Pick<Limits, RuleKey | 'leadGestureMinor'>, kind: RuleKind, key: RuleKey): number | null {
  const [own, lead] = [limits[key], limits.leadGestureMinor];
  if (kind === 'tier' || key !== 'gestureMinor') return own;
  return own === null || lead === null ? null : Math.max(own, lead);
}

/**
 * The limits that a lead has chosen under those of the settings, in the currency of its entry. What is absent is as the settings say. A
 * longer window of the customer is the smaller limit.
 */
export type ChosenLimits = { readonly [Name in keyof StampedLimits | 'agentHourMinor']?: number };

/** All that a lead chooses at once: limits for everybody, and those for some people and customers alone. */
export interface ChosenSet {
  readonly limits: ChosenLimits;
  /** Absent: none. */
  readonly rules?: readonly LimitRule[];
}

/** Limits as a lead's page wrote them into the journal, so that pages which were opened before go by them; in the currency of its entry. */
export type StampedLimits = Omit<Limits, 'currency' | 'agentHourMinor' | 'rules'>;

/**
 * The largest gesture, in minor units, that all the limits together can have let through, for whatever customer: what an entry counts
 * as whose own sum cannot be trusted. 0 where nothing is limited, for then nothing can be overspent.
 */
export function largestGesture(limits: Limits): number {
  return mostLetThrough(limits) ?? 0;
}

/** The most that all the limits together let through in one gesture, each as it is for those for whom it may be widest; null where nothing is limited. */
export function mostLetThrough(limits: Limits): number | null {
  const { rules = [] } = limits;
  const [gestureMinor = null, ...others] = RULE_KEYS.map((key) => {
    const own = limits[key];
    return own === null ? null : Math.max(own, ...rules.map(({ limits: { [key]: minor = 0 } }) => minor));
  });
  const { leadGestureMinor, teamMonthMinor } = limits;
  const gesture = gestureMinor === null || leadGestureMinor === null ? null : Math.max(gestureMinor, leadGestureMinor);
  const set = [gesture, ...others, teamMonthMinor].filter((limit) => limit !== null);
  return set.length === 0 ? null : Math.min(...set);
}
