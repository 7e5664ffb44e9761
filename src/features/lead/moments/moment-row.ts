import type { Cause } from '#domain/incidents/incidents.ts';
import type { GestureKind } from '#domain/gestures/gesture.ts';
import type { MomentKind, MomentStatus } from '#domain/moments/moment.ts';
import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import type { Money } from '#domain/money/money.ts';
import type { KeptOutcome } from '#domain/journal/kept-outcomes.ts';
import { localDay } from '#domain/shared/local-day.ts';

/** What became of a moment; `open` it counts, and nobody knows whether its provider has carried it out; `no_gesture` where nothing was to be given. */
export const OUTCOMES = ['given', 'open', 'undone', 'declined', 'waiting', 'no_gesture'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Whether a gesture was given and stands; what is not known to be carried out counts as given. */
export function isGiven(outcome: Outcome): boolean {
  return outcome === 'given' || outcome === 'open';
}

/** What became of the customer after a gesture, as far as outcomes are kept; `nothing` more, and `not_known` yet. */
export const AFTERWARDS = ['rated_good', 'rated_bad', 'reopened', 'wrote_again', 'nothing', 'not_known'] as const;
export type Afterwards = (typeof AFTERWARDS)[number];

/** What is known of the time after a gesture; empty where there was none. */
export function afterwardsOf({ outcome }: Pick<MomentRow, 'outcome'>, kept: KeptOutcome | undefined): readonly Afterwards[] {
  if (!isGiven(outcome)) return [];
  if (kept === undefined) return ['not_known'];
  const known: readonly Afterwards[] = [
    ...(kept.rating === 'good' || kept.rating === 'bad' ? [`rated_${kept.rating}` as const] : []),
    ...(kept.isReopened === true ? ['reopened' as const] : []),
    ...(kept.wroteAgain === 'no' ? [] : ['wrote_again' as const]),
  ];
  return known.length === 0 ? ['nothing'] : known;
}

/** What a list shows of a moment, and searches in it: without the reasons of its decision, so that a hundred thousand can be held. */
export interface MomentRow {
  readonly id: string;
  readonly ticketId: string;
  readonly agentId: string;
  readonly kind: MomentKind;
  readonly cause: Cause;
  readonly story: string;
  /** The story without capitals and accents. */
  readonly folded: string;
  readonly day: string;
  readonly createdAtMs: number;
  readonly outcome: Outcome;
  readonly gesture: GestureKind | null;
  /** How many, where the gesture is counted. */
  readonly count: number | null;
  readonly amount: Money | null;
}

const OUTCOME_OF = { given: 'given', voided: 'undone', declined: 'declined', asked: 'waiting' } as const satisfies Readonly<
  Record<MomentStatus, Outcome>
>;

export function rowOf(moment: ServiceMoment, timeZone: string): MomentRow {
  const { id, ticketId, agentId, kind, cause, story, createdAtMs, giving, openWith } = moment;
  return {
    id,
    ticketId,
    agentId,
    kind,
    cause,
    story,
    folded: fold(story),
    day: moment.day === '' ? localDay(createdAtMs, timeZone) : moment.day,
    createdAtMs,
    outcome: giving === null ? 'no_gesture' : giving.status === 'given' && openWith !== undefined ? 'open' : OUTCOME_OF[giving.status],
    gesture: giving?.gesture ?? null,
    count: giving?.count ?? null,
    amount: giving?.amount ?? null,
  };
}

/** A text as search compares it. */
export function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
