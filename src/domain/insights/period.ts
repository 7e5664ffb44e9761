import { earlierDay } from '../line-up/line-up-days.ts';

const WEEK_DAYS = 7;

/** So many weeks can be looked at. */
export const PERIOD_WEEKS = [4, 12, 26] as const;
export type PeriodWeeks = (typeof PERIOD_WEEKS)[number];

/** So many weeks of seven days each, the last of which ends on `until`: every week is whole. */
export interface Period {
  readonly weeks: PeriodWeeks;
  /** The account's calendar days, `YYYY-MM-DD`; both belong to it. */
  readonly since: string;
  readonly until: string;
}

export function periodUntil(until: string, weeks: PeriodWeeks): Period {
  return { weeks, since: earlierDay(until, weeks * WEEK_DAYS - 1), until };
}

/** The days with which its weeks begin, the first first. */
export function weekStarts({ weeks, until }: Period): readonly string[] {
  return Array.from({ length: weeks }, (_one, index) => earlierDay(until, (weeks - index) * WEEK_DAYS - 1));
}

export function isWithin(day: string, { since, until }: Pick<Period, 'since' | 'until'>): boolean {
  return day >= since && day <= until;
}
