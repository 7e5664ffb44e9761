import type { Cause } from '../incidents/incidents.ts';
import { DAY_MS } from '../shared/time.ts';
import type { Severity } from '../gestures/gesture.ts';
import type { TeamRange } from './suggestion.ts';

/** So far back a team's gestures are an example for today. */
export const TEAM_RANGE_DAYS = 90;
/** Of fewer gestures a range would be somebody's single decision. Our choice. */
export const TEAM_RANGE_COUNT_AT_LEAST = 3;

/** A gesture that stands, as far as it is an example for others. */
export interface GivenGesture {
  readonly cause: Cause;
  readonly severity: Severity | null;
  /** Minor units; 0 for an act of care. */
  readonly amountMinor: number;
  readonly atMs: number;
}

/**
 * What the team gave for the same cause and severity in the last 90 days: the median, halves rounded to whole minor units,
 * and the range. Null where too few did.
 */
export function teamRange(
  given: readonly GivenGesture[],
  like: { readonly cause: Cause; readonly severity: Severity; readonly nowMs: number },
): TeamRange | null {
  const sinceMs = like.nowMs - TEAM_RANGE_DAYS * DAY_MS;
  const amounts = given
    .filter((one) => one.cause === like.cause && one.severity === like.severity && one.atMs > sinceMs)
    .map(({ amountMinor }) => amountMinor)
    .toSorted((a, b) => a - b);
  const middle = Math.floor(amounts.length / 2);
  const [low, upper, high] = [amounts[0], amounts[middle], amounts.at(-1)];
  if (amounts.length < TEAM_RANGE_COUNT_AT_LEAST || low === undefined || upper === undefined || high === undefined) return null;
  const lower = amounts.length % 2 === 1 ? upper : (amounts[middle - 1] ?? upper);
  return { count: amounts.length, medianMinor: Math.round((lower + upper) / 2), lowMinor: low, highMinor: high, days: TEAM_RANGE_DAYS };
}
