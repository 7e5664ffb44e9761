import { chanceOf } from '../line-up/cause-trends.ts';

/** A step that chance alone brings in more than one period of twenty is none; it may be a rise or a fall. */
const CHANCE_AT_MOST = 0.05;

/** From which week on a cause came up more often, or less often, than before. */
export interface WeeklyStep {
  /** The index of the first week after the step: from 1 on. */
  readonly week: number;
  /** How many tickets there were in all the weeks before it, and in all since. */
  readonly before: number;
  readonly after: number;
  readonly isRise: boolean;
}

/**
 * The step in a row of weekly counts; null where chance explains as much. Every split of the row into an earlier and a later part is
 * tested exactly and on both sides: of so many tickets in all, each as likely in one week as in another, those of the later part are
 * binomial. A split tells a change where chance brings that in fewer than one row in twenty, shared among all splits (Bonferroni's bound:
 * however much the splits have in common, without a change one of them is seen in at most one row in twenty). Of those that do, the step
 * is the likeliest, by the ratio of likelihoods with it and without; of equals the earliest.
 */
export function weeklyStep(weeks: readonly number[]): WeeklyStep | null {
  const all = weeks.reduce((sum, count) => sum + count, 0);
  const splits = weeks.length - 1;
  let step: WeeklyStep | null = null;
  let likeliest = 0;
  let before = 0;
  for (let week = 1; week <= splits; week += 1) {
    before += weeks[week - 1] ?? 0;
    const after = all - before;
    const share = (weeks.length - week) / weeks.length;
    const isRise = after > all * share;
    const chance = 2 * (isRise ? chanceOf(after, before, share) : chanceOf(before, after, 1 - share));
    const likelihood = surplus(after, all * share) + surplus(before, all * (1 - share));
    if (chance >= CHANCE_AT_MOST / splits || likelihood <= likeliest) continue;
    likeliest = likelihood;
    step = { week, before, after, isRise };
  }
  return step;
}

/** One part of the logarithm of a ratio of likelihoods. */
function surplus(count: number, expected: number): number {
  return count === 0 ? 0 : count * Math.log(count / expected);
}
