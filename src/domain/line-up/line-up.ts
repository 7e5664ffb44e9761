import type { Cause } from '../incidents/incidents.ts';
import type { GestureKind, Severity } from '../gestures/gesture.ts';
import type { ServiceMoment } from '../moments/service-moment.ts';
import type { OpenRequest } from '../moments/open-request.ts';
import type { KeptLineUp } from '../journal/types.ts';

/** How often the team meets. */
export const LINE_UP_RHYTHMS = ['day', 'week'] as const satisfies readonly KeptLineUp['every'][];
export type LineUpRhythm = (typeof LINE_UP_RHYTHMS)[number];

/** The items of a line-up of which *another* gives the next candidate. */
export const LINE_UP_ITEMS = ['win', 'challenge', 'improve', 'thanks', 'standard'] as const;
export type LineUpItem = (typeof LINE_UP_ITEMS)[number];
/** Those that tell a story. */
export const STORY_ITEMS = ['win', 'challenge', 'thanks'] as const;
export type StoryItem = (typeof STORY_ITEMS)[number];

/** A line-up that was planned, as by presenting, printing or copying it, or held. */
export interface EarlierLineUp extends KeptLineUp {
  /** Server's stamp of its entry. */
  readonly atMs: number;
}

/**
 * Why a win is told: the only story of the week with this gesture, or about this cause; by somebody whom no line-up has named yet, or
 * none since a day; else since it is the newest.
 */
export type WinReason =
  | { readonly kind: 'only_gesture'; readonly gesture: GestureKind }
  | { readonly kind: 'only_cause'; readonly cause: Cause }
  | UnheardReason
  | { readonly kind: 'newest' };

/** Why somebody is named: never before, or not since a day. */
export type UnheardReason = { readonly kind: 'never_named' } | { readonly kind: 'not_named_since'; readonly day: string };

/**
 * Why a challenge is told: its request is open since a day, for a lead or for whoever asked; what was promised has not been done, as a
 * key of `handSteps`, since a day; or it was as severe as this and was made right.
 */
export type ChallengeReason =
  | { readonly kind: OpenRequest; readonly since: string }
  | { readonly kind: 'undone_step'; readonly step: string; readonly since: string }
  | { readonly kind: 'handled'; readonly severity: Severity };

/** Why somebody is thanked: for a colleague, for a better process, or as a win is. */
export type ThanksReason =
  | { readonly kind: 'internal_win' }
  | { readonly kind: 'process_fix' }
  | { readonly kind: 'newest' }
  | UnheardReason;

/** A story with the reason why it was chosen. */
export interface ChosenStory<Reason> {
  readonly told: ServiceMoment;
  readonly reason: Reason;
}

/**
 * Why an item is empty: `none` there is nothing of the kind · `all_told` all of it was told on other days, or is planned for them ·
 * `all_here` what is left is told above · `all_named` what is left is by people whom this line-up names, or the one before or after.
 */
export type EmptyReason = 'none' | 'all_told' | 'all_here' | 'all_named';

/** What stands under an item, and between how many *another* chooses; 1 where there is no other. */
export type Choice<T> =
  | { readonly chosen: T; readonly among: number }
  | { readonly chosen: null; readonly among: 0; readonly empty: EmptyReason };

/** One line of the team's written standard; `cause` null applies to every cause. Empty where the team gives no reason, or no exception. */
export interface StandardLine {
  readonly cause: string | null;
  readonly text: string;
  readonly reason: string;
  /** When deviating from it is right. */
  readonly unless: string;
  /** In which language it is written, as BCP 47; absent where nobody has said. */
  readonly language?: string;
}

/** The line of the day: the n-th of so many, in turn. `example` is a moment whose agent gave a reason for deviating. */
export interface ChosenStandard {
  readonly line: StandardLine;
  readonly position: number;
  readonly example: ServiceMoment | null;
}

/** A ticket on which a customer was failed and nothing was given: asked for and still open, declined, or taken back. */
export interface OpenWound {
  readonly told: ServiceMoment;
  readonly why: OpenRequest | 'declined' | 'taken_back';
}

/**
 * What a cause did in the last seven days: `grew` by more than chance would · `steady` it did not · `too_few` fewer tickets than
 * `TICKETS_AT_LEAST` · `no_weeks` the weeks before are not there to compare with: not read, or the team had no moments then.
 */
export type Trend = 'grew' | 'steady' | 'too_few' | 'no_weeks';

export interface CauseTrend {
  readonly cause: Cause;
  /** Tickets in the seven days up to and including the line-up's own. */
  readonly count: number;
  /** The same of each of the `WEEKS_BEFORE` weeks before, the latest first; empty where they are not there to compare with. */
  readonly before: readonly number[];
  readonly trend: Trend;
}

/** What the team talks about in its five minutes. */
export interface LineUp {
  readonly day: string;
  readonly every: LineUpRhythm;
  readonly win: Choice<ChosenStory<WinReason>>;
  readonly challenge: Choice<ChosenStory<ChallengeReason>>;
  readonly improve: Choice<CauseTrend>;
  readonly thanks: Choice<ChosenStory<ThanksReason>>;
  readonly standard: Choice<ChosenStandard>;
  /** Most severe first; of the days from `woundsSince` on, before this one. */
  readonly wounds: readonly OpenWound[];
  readonly woundsSince: string;
}
