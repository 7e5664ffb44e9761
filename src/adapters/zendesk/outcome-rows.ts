import type { KeptOutcome, KeptWeek } from '#domain/journal/kept-outcomes.ts';
import { shortId } from './short-id.ts';

/**
 * Some four hundred tickets share a record, so each is a row: its number, its cause and its month as places in lists, its severity or 0, and a
 * letter each for gesture, rating, reopening and writing again.
 */
export type OutcomeRow = readonly [ticketId: number | string, cause: number, month: number, severity: number, letters: string];

export const GESTURE_LETTERS = { true: 'g', false: '-' } as const;
export const RATING_LETTERS = { good: 'g', bad: 'b', none: 'n', null: '?' } as const;
export const REOPENED_LETTERS = { true: 'r', false: '-', null: '?' } as const;
export const WROTE_LETTERS = { no: '-', other_cause: 'o', same_cause: 's' } as const;

/** Writes the outcomes of a week as JSON holds them. */
export function jsonOfWeek({ firstDay, outcomes }: KeptWeek): object {
  const causes = [...new Set(outcomes.map(({ cause }) => cause))];
  const months = [...new Set(outcomes.map(({ month }) => month))];
  const rows = outcomes.map((one): OutcomeRow => [
    shortId(one.ticketId),
    causes.indexOf(one.cause),
    months.indexOf(one.month),
    one.severity ?? 0,
    lettersOf(one),
  ]);
  return { firstDay, causes, months, rows };
}

function lettersOf({ hasGesture, rating, isReopened, wroteAgain }: KeptOutcome): string {
  return GESTURE_LETTERS[`${hasGesture}`] + RATING_LETTERS[`${rating}`] + REOPENED_LETTERS[`${isReopened}`] + WROTE_LETTERS[wroteAgain];
}
