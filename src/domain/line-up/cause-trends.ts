import type { Cause } from '../incidents/incidents.ts';
import type { ServiceMoment } from '../moments/service-moment.ts';
import type { CauseTrend, Trend } from './line-up.ts';
import { earlierDay, isDay } from './line-up-days.ts';

const WEEK_DAYS = 7;
/** So many weeks before are what a week is compared with. */
export const WEEKS_BEFORE = 4;
/** Fewer tickets than this in a week tell no trend. */
export const TICKETS_AT_LEAST = 5;
/** A rise that chance alone brings in more than one week of twenty is none. */
const CHANCE_AT_MOST = 0.05;

/**
 * Counts by cause the tickets on which something was made right, or a lead was asked to, and tells which cause has grown. A gesture that
 * was taken back is no ticket; two on one ticket are one. Those that grew come first, the steepest ahead; then the most frequent.
 * @param wholeSince from this day on every moment is there; empty: from the first
 */
export function causeTrends(moments: readonly ServiceMoment[], day: string, wholeSince: string): readonly CauseTrend[] {
  const weeks = Array.from({ length: WEEKS_BEFORE + 1 }, (_one, index) => ticketsByCause(moments, earlierDay(day, index * WEEK_DAYS)));
  const isRead = wholeSince <= earlierDay(day, (WEEKS_BEFORE + 1) * WEEK_DAYS - 1);
  // Before a team's first moment nothing was counted, so that nothing has grown since.
  const isWhole = isRead && moments.some((one) => isDay(one.day) && one.day <= earlierDay(day, WEEKS_BEFORE * WEEK_DAYS));
  const trends = [...(weeks[0] ?? [])].map(([cause, tickets]): CauseTrend => {
    const count = tickets.size;
    const before = isWhole ? weeks.slice(1).map((week) => week.get(cause)?.size ?? 0) : [];
    return { cause, count, before, trend: trendOf(count, before) };
  });
  return trends.toSorted(
    (one, other) =>
      Number(other.trend === 'grew') - Number(one.trend === 'grew') ||
      riseOf(other) - riseOf(one) ||
      other.count - one.count ||
      (one.cause < other.cause ? -1 : 1),
  );
}

function ticketsByCause(moments: readonly ServiceMoment[], lastDay: string): ReadonlyMap<Cause, ReadonlySet<string>> {
  const firstDay = earlierDay(lastDay, WEEK_DAYS - 1);
  const byCause = new Map<Cause, Set<string>>();
  for (const { cause, ticketId, day, giving } of moments) {
    if (giving === null || giving.status === 'voided' || cause === '' || ticketId === '' || day < firstDay || day > lastDay) continue;
    byCause.set(cause, (byCause.get(cause) ?? new Set()).add(ticketId));
  }
  return byCause;
}

/** How many times as much as in a week before; only among those that grew does it order. */
function riseOf({ trend, count, before }: CauseTrend): number {
  return trend === 'grew' ? (count * WEEKS_BEFORE) / Math.max(1, sum(before)) : 0;
}

function trendOf(count: number, before: readonly number[]): Trend {
  if (before.length === 0) return 'no_weeks';
  if (count < TICKETS_AT_LEAST) return 'too_few';
  return chanceOf(count, sum(before)) < CHANCE_AT_MOST ? 'grew' : 'steady';
}

/**
 * How likely it is that of so many tickets in all, each as likely in one week as in another, this week has as many or more: the upper
 * tail of a binomial distribution with one chance in five, or another share. Reckoned by logarithms, so that large counts do not run out
 * of range.
 */
export function chanceOf(count: number, before: number, share = 1 / (WEEKS_BEFORE + 1)): number {
  const all = count + before;
  let logOfTerm = all * Math.log(1 - share);
  let below = 0;
  for (let hits = 0; hits < count; hits += 1) {
    below += Math.exp(logOfTerm);
    logOfTerm += Math.log((all - hits) / (hits + 1)) + Math.log(share / (1 - share));
  }
  return Math.max(0, 1 - below);
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
