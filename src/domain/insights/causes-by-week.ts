import { chanceOf } from '../line-up/cause-trends.ts';
import { earlierDay } from '../line-up/line-up-days.ts';
import { type Currency, type Money, add, zero } from '../money/money.ts';
import { daysBetween } from '../shared/time.ts';
import type { InsightMoment } from './insight-moment.ts';
import { type Period, isWithin } from './period.ts';

/** Fewer tickets than this in a period tell no trend. */
export const PERIOD_TICKETS_AT_LEAST = 10;
/** A difference that chance alone brings in more than one period of twenty is none; it may be a rise or a fall. */
const CHANCE_AT_MOST = 0.05;
/** The share of the later half of a period where nothing has changed. */
const HALF = 1 / 2;

/**
 * What a cause did, the later half of a period beside the earlier: `grew` or `fell` by more than chance would · `steady` it did not ·
 * `too_few` fewer tickets than `PERIOD_TICKETS_AT_LEAST` · `not_read` not all of the period was read · `no_first_half` the team had no
 * moments in the earlier half.
 */
export type PeriodTrend = 'grew' | 'fell' | 'steady' | 'too_few' | 'not_read' | 'no_first_half';

/** One cause over a period. */
export interface CauseWeeks {
  readonly cause: string;
  /** New tickets by week, the earliest week first; they add up to `tickets`. */
  readonly weeks: readonly number[];
  readonly tickets: number;
  readonly earlierHalf: number;
  readonly laterHalf: number;
  readonly trend: PeriodTrend;
  /** Goodwill that was given and stands, in the team's currency and in others. */
  readonly given: Money;
  readonly foreign: readonly Money[];
  /** Gestures that were taken back since; their money is in no sum. */
  readonly undone: number;
}

/** What was read, and in which currency the team counts. */
export interface CausesTerms {
  readonly currency: Currency;
  /** From this day on every moment is there; empty: from the first. */
  readonly wholeSince: string;
}

/**
 * Counts by cause the tickets of a period on which something was made right, or a lead was asked to: each once, in the week of its first
 * moment in the period. A gesture that was taken back makes no ticket. The most frequent cause comes first.
 */
export function causesByWeek(
  moments: readonly InsightMoment[],
  period: Period,
  { currency, wholeSince }: CausesTerms,
): readonly CauseWeeks[] {
  const byCause = new Map<string, InsightMoment[]>();
  for (const moment of moments) {
    if (moment.giving === null || moment.cause === '' || !isWithin(moment.day, period)) continue;
    const own = byCause.get(moment.cause) ?? [];
    byCause.set(moment.cause, own);
    own.push(moment);
  }
  const known: Known = wholeSince > period.since ? 'not_read' : hasFirstHalf(moments, period) ? 'whole' : 'no_first_half';
  return [...byCause]
    .map(([cause, own]) => causeWeeks(cause, own, { period, currency, known }))
    .toSorted((one, other) => other.tickets - one.tickets || (one.cause < other.cause ? -1 : 1));
}

type Known = 'whole' | 'not_read' | 'no_first_half';

function hasFirstHalf(moments: readonly InsightMoment[], { since, weeks }: Period): boolean {
  const half = earlierDay(since, -(weeks * 7) / 2);
  return moments.some(({ day }) => day < half);
}

function causeWeeks(
  cause: string,
  own: readonly InsightMoment[],
  { period, currency, known }: { readonly period: Period; readonly currency: Currency; readonly known: Known },
): CauseWeeks {
  const weeks = Array.from({ length: period.weeks }, () => 0);
  for (const day of firstDays(own).values()) {
    const week = Math.floor(daysBetween(period.since, day) / 7);
    weeks[week] = (weeks[week] ?? 0) + 1;
  }
  const earlierHalf = sum(weeks.slice(0, period.weeks / 2));
  const laterHalf = sum(weeks) - earlierHalf;
  const sums = new Map<Currency, Money>([[currency, zero(currency)]]);
  for (const { giving } of own) {
    if (giving?.status !== 'given') continue;
    const { amount } = giving;
    sums.set(amount.currency, add(sums.get(amount.currency) ?? zero(amount.currency), amount));
  }
  return {
    cause,
    weeks,
    tickets: earlierHalf + laterHalf,
    earlierHalf,
    laterHalf,
    trend: known === 'whole' ? trendOf(earlierHalf, laterHalf) : known,
    given: sums.get(currency) ?? zero(currency),
    foreign: [...sums.values()].filter((one) => one.currency !== currency && one.amountMinor > 0),
    undone: own.filter(({ giving }) => giving?.status === 'voided').length,
  };
}

/** The first day of each ticket on which something stands, or is asked for. */
function firstDays(own: readonly InsightMoment[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const { ticketId, day, giving } of own) {
    if (ticketId === '' || giving?.status === 'voided') continue;
    const known = first.get(ticketId);
    if (known === undefined || day < known) first.set(ticketId, day);
  }
  return first;
}

/** The rule of a trend: an exact test of two halves that are equally likely, on both sides. */
export function trendOf(earlierHalf: number, laterHalf: number): PeriodTrend {
  if (earlierHalf + laterHalf < PERIOD_TICKETS_AT_LEAST) return 'too_few';
  const [more, less] = laterHalf >= earlierHalf ? [laterHalf, earlierHalf] : [earlierHalf, laterHalf];
  if (2 * chanceOf(more, less, HALF) >= CHANCE_AT_MOST) return 'steady';
  return laterHalf > earlierHalf ? 'grew' : 'fell';
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
