import type { Currency } from '../money/money.ts';

/** The limits, in order of precedence: where several refuse, the first is named. */
export const LIMIT_NAMES = [
  'same_incident',
  'same_matter',
  'gesture',
  'agent_day',
  'customer_count',
  'customer_window',
  'team_month',
] as const;
export type LimitName = (typeof LIMIT_NAMES)[number];

/** Whether a limit lets one failure be made right once: it is no sum that something could be left of, and choosing less does not help. */
export function isOncePerFailure(limit: LimitName): limit is 'same_incident' | 'same_matter' {
  return limit === 'same_incident' || limit === 'same_matter';
}

/** What leads allow. Amounts in minor units of `currency`. Null is no limit; 0 permits nothing. */
export interface Limits {
  readonly currency: Currency;
  readonly gestureMinor: number | null;
  /** Stands in for `gestureMinor` where a lead gives. */
  readonly leadGestureMinor: number | null;
  readonly agentDayMinor: number | null;
  readonly customerWindowMinor: number | null;
  readonly customerWindowDays: number;
  /** Gestures that carry money, in the customer's window. */
  readonly customerGestureCount: number | null;
  readonly teamMonthMinor: number | null;
}

/**
 * The limits that a lead has chosen under those of the settings, in the currency of its entry. What is absent is as the settings say. A
 * longer window of the customer is the smaller limit.
 */
export type ChosenLimits = { readonly [Name in keyof StampedLimits]?: number };

/** Limits as a lead's page wrote them into the journal, so that pages which were opened before go by them; in the currency of its entry. */
export type StampedLimits = Omit<Limits, 'currency'>;

/** The limit on one gesture for this person. */
export function gestureLimitFor(limits: Limits, isLead: boolean): number | null {
  return isLead ? limits.leadGestureMinor : limits.gestureMinor;
}

/**
 * The largest gesture, in minor units, that all the limits together can have let through: what an entry counts as whose own
 * sum cannot be trusted. 0 where nothing is limited, for then nothing can be overspent.
 */
export function largestGesture(limits: Limits): number {
  return mostLetThrough(limits) ?? 0;
}

/** The most that all the limits together let through in one gesture; null where nothing is limited. */
export function mostLetThrough(limits: Limits): number | null {
  const { gestureMinor, leadGestureMinor } = limits;
  const gesture = gestureMinor === null || leadGestureMinor === null ? null : Math.max(gestureMinor, leadGestureMinor);
  const set = [gesture, limits.agentDayMinor, limits.customerWindowMinor, limits.teamMonthMinor].filter((limit) => limit !== null);
  return set.length === 0 ? null : Math.min(...set);
}
