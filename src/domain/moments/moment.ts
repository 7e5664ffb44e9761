import type { Cause } from '../incidents/incidents.ts';
import type { Money } from '../money/money.ts';
import type { Fault, GestureKind, Severity } from '../gestures/gesture.ts';
import type { Reason, SuggestionFacts } from '../policy/suggestion.ts';
import type { RequestLine } from './request-line.ts';
import type { Todo } from './todos.ts';

export const MOMENT_STATUSES = ['asked', 'given', 'declined', 'voided'] as const;
export type MomentStatus = (typeof MOMENT_STATUSES)[number];

/** What the team learns from a moment: a win with a customer or among colleagues, or what we should do in another way. */
export const MOMENT_KINDS = ['external_win', 'internal_win', 'process_fix'] as const;
export type MomentKind = (typeof MOMENT_KINDS)[number];

/** Why a gesture was given as it was: kept with the moment, so that it can be understood under later rules. */
export interface Decision {
  readonly policyVersion: string;
  readonly facts: SuggestionFacts;
  readonly reasons: readonly Reason[];
  readonly suggestedMinor: number;
  /** The kind that was suggested; absent where that was not kept, null where it cannot be read. */
  readonly suggestedKind?: GestureKind | null;
  /** What fitted, limits apart, in minor units: whoever decides later sees the same range. Null where it was not kept. */
  readonly range: { readonly lowMinor: number; readonly highMinor: number; readonly mostMinor: number | null } | null;
  /** What the customer had brought by then, in minor units of the moment's currency; absent where that was not known, null where it cannot be read. */
  readonly relation?: { readonly of: 'margin' | 'sales'; readonly totalMinor: number; readonly orderMinor: number } | null;
  /** Given as suggested, inside every limit: nobody has to answer for it. */
  readonly isWithinAuthority: boolean;
  /** What was said where a lead was asked; absent where nobody was. */
  readonly request?: readonly RequestLine[];
}

/** One service moment: what was given to whom for what, and the story of it. */
export interface Moment {
  readonly id: string;
  readonly ticketId: string;
  readonly customerId: string;
  readonly agentId: string;
  readonly status: MomentStatus;
  readonly kind: MomentKind;
  readonly cause: Cause;
  readonly fault: Fault;
  readonly severity: Severity;
  readonly gesture: GestureKind;
  readonly amount: Money;
  /** How many of a kind that is counted, such as miles, whose worth the amount is; absent where it is money. */
  readonly count?: number | undefined;
  readonly story: string;
  readonly deviation: string;
  readonly decision: Decision;
  /** The account's calendar day on which it was given, `YYYY-MM-DD`. */
  readonly day: string;
  /** What was said of what it leaves to a hand; absent where nobody has said anything. */
  readonly todos?: readonly Todo[];
}

/** A story longer than this is cut by nobody: it is refused before anything is given. A record holds 32 KB in all. */
export const STORY_LENGTH_AT_MOST = 4000;
/** A reason for a deviation is a few words. */
export const DEVIATION_LENGTH_AT_MOST = 500;

/** The tag that marks a ticket on which something was made right. */
export const MOMENT_TAG = 'made_right';

/** Whether two stories say the same: how lines end, and what stands blank around it, may change where a record is kept. */
export function isSameStory(one: string, other: string): boolean {
  return plainStory(one) === plainStory(other);
}

/** A story without what a record may change of it: how lines end, and what stands blank around it. */
export function plainStory(story: string): string {
  return story.replaceAll('\r\n', '\n').trim();
}
