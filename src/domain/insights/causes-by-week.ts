import { type Currency, type Money, add, zero } from '../money/money.ts';
import { daysBetween } from '../shared/time.ts';
import type { InsightMoment } from './insight-moment.ts';
import { type Period, isWithin } from './period.ts';
import { type WeeklyStep, weeklyStep } from './weekly-step.ts';

/** Fewer tickets than this in a period tell no trend, and fewer weeks neither. */
export const PERIOD_TICKETS_AT_LEAST = 10;
const WEEKS_AT_LEAST = 2;

/**
 * What a cause did in a period: `grew` or `fell` from one of its weeks on, by more than chance would bring · `steady` it did not ·
 * `too_few` fewer tickets than `PERIOD_TICKETS_AT_LEAST` · `not_read` not all of the period was read · `too_new` the team has moments of
 * fewer than `WEEKS_AT_LEAST` whole weeks of it.
 */
export type PeriodTrend = 'grew' | 'fell' | 'steady' | 'too_few' | 'not_read' | 'too_new';

/** One cause over a period. */
export interface CauseWeeks {
  readonly cause: string;
  /** New tickets by week, the earliest week first; they add up to `tickets`. */
  readonly weeks: readonly number[];
  readonly tickets: number;
  /** How many of the weeks, the latest ones, are compared: those before the team's first whole week are not. */
  readonly compared: number;
  readonly trend: PeriodTrend;
  /** Where it grew or fell: with the index of the week among all of the period. */
  readonly step: WeeklyStep | null;
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
  const isRead = wholeSince <= period.since;
  const firstWeek = firstWholeWeek(moments, period);
  return [...byCause]
    .map(([cause, own]) => causeWeeks(cause, own, { period, currency, isRead, firstWeek }))
    .toSorted((one, other) => other.tickets - one.tickets || (one.cause < other.cause ? -1 : 1));
}

/** The first week of the period in all of which the team kept moments: what is before it is no fall and no rise. */
function firstWholeWeek(moments: readonly InsightMoment[], { since }: Period): number {
  const first = moments.reduce<string | null>((least, { day }) => (least === null || day < least ? day : least), null);
  return first === null || first <= since ? 0 : Math.ceil(daysBetween(since, first) / 7);
}

interface CauseTerms {
  readonly period: Period;
  readonly currency: Currency;
  readonly isRead: boolean;
  readonly firstWeek: number;
}

function causeWeeks(cause: string, own: readonly InsightMoment[], { period, currency, isRead, firstWeek }: CauseTerms): CauseWeeks {
  const weeks = Array.from({ length: period.weeks }, () => 0);
  for (const day of firstDays(own).values()) {
    const week = Math.floor(daysBetween(period.since, day) / 7);
    weeks[week] = (weeks[week] ?? 0) + 1;
  }
  const compared = weeks.slice(firstWeek);
  const { trend, step } = isRead ? trendOf(compared) : { trend: 'not_read' as const, step: null };
  const sums = new Map<Currency, Money>([[currency, zero(currency)]]);
  for (const { giving } of own) {
    if (giving?.status !== 'given') continue;
    const { amount } = giving;
    sums.set(amount.currency, add(sums.get(amount.currency) ?? zero(amount.currency), amount));
  }
  return {
    cause,
    weeks,
    tickets: sum(weeks),
    compared: compared.length,
    trend,
    step: step === null ? null : { ...step, week: step.week + firstWeek },
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

/** The rule of a trend: see {@link weeklyStep}. */
export function trendOf(weeks: readonly number[]): Pick<CauseWeeks, 'trend' | 'step'> {
  if (weeks.length < WEEKS_AT_LEAST) return { trend: 'too_new', step: null };
  if (sum(weeks) < PERIOD_TICKETS_AT_LEAST) return { trend: 'too_few', step: null };
  const step = weeklyStep(weeks);
  return { trend: step === null ? 'steady' : step.isRise ? 'grew' : 'fell', step };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
