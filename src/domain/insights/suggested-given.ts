import type { GestureKind } from '../gestures/gesture.ts';
import type { Currency } from '../money/money.ts';
import type { InsightMoment } from './insight-moment.ts';
import { type Period, isWithin } from './period.ts';

/** Fewer gestures than this of one cause and kind tell no pattern. */
export const PATTERN_AT_LEAST = 5;

/** How what was given stands to what was suggested: kind first, for sums of two kinds say nothing of each other. */
export const COMPARISONS = ['as_suggested', 'less', 'more', 'another_kind'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** Gestures of one comparison, with both sums in minor units. */
export interface ComparisonShare {
  readonly comparison: Comparison;
  readonly count: number;
  readonly suggestedMinor: number;
  readonly givenMinor: number;
}

/** What was given otherwise than suggested, of one cause and one kind of gesture. */
export interface DeviationPattern {
  readonly cause: string;
  /** What was given. */
  readonly gesture: GestureKind;
  readonly count: number;
  /** What was given above what was suggested, in minor units; less is negative. Null where there are too few to tell. */
  readonly medianMinor: number | null;
  /** As they were typed, the newest first. */
  readonly reasons: readonly string[];
}

/** What was suggested beside what was given, in the team's currency. */
export interface SuggestedGiven {
  /** All four, also where there are none. */
  readonly shares: readonly ComparisonShare[];
  /** Of which no suggestion is known. */
  readonly unknown: number;
  /** Of those compared, gestures of which the kind that was suggested was not kept: they are compared by their sums. */
  readonly withoutKind: number;
  /** Given in other currencies: compared with nothing. */
  readonly foreign: number;
  /** The most frequent first. */
  readonly patterns: readonly DeviationPattern[];
}

interface Compared {
  readonly moment: InsightMoment;
  readonly gesture: GestureKind;
  readonly comparison: Comparison;
  readonly suggestedMinor: number;
  readonly givenMinor: number;
}

/** Compares what was given in a period, and stands, with what was suggested then. */
export function suggestedGiven(moments: readonly InsightMoment[], period: Period, currency: Currency): SuggestedGiven {
  const given = moments.filter(({ day, giving }) => giving?.status === 'given' && isWithin(day, period));
  const own = given.filter(({ giving }) => giving?.amount.currency === currency);
  const compared = own.flatMap((moment) => comparedOf(moment));
  return {
    shares: COMPARISONS.map((comparison) =>
      shareOf(
        comparison,
        compared.filter((one) => one.comparison === comparison),
      ),
    ),
    unknown: own.length - compared.length,
    withoutKind: compared.filter(({ moment }) => moment.giving?.suggested?.gesture === null).length,
    foreign: given.length - own.length,
    patterns: patternsOf(compared.filter(({ comparison }) => comparison !== 'as_suggested')),
  };
}

function comparedOf(moment: InsightMoment): readonly Compared[] {
  const { giving } = moment;
  if (giving === null || giving.suggested === null) return [];
  const { gesture, amount, suggested } = giving;
  const isAnother = suggested.gesture !== null && suggested.gesture !== gesture;
  const difference = amount.amountMinor - suggested.amountMinor;
  const comparison = isAnother ? 'another_kind' : difference === 0 ? 'as_suggested' : difference < 0 ? 'less' : 'more';
  return [{ moment, gesture, comparison, suggestedMinor: suggested.amountMinor, givenMinor: amount.amountMinor }];
}

function shareOf(comparison: Comparison, some: readonly Compared[]): ComparisonShare {
  const sum = (of: (one: Compared) => number): number => some.reduce((total, one) => total + of(one), 0);
  return {
    comparison,
    count: some.length,
    suggestedMinor: sum((one) => one.suggestedMinor),
    givenMinor: sum((one) => one.givenMinor),
  };
}

function patternsOf(deviating: readonly Compared[]): readonly DeviationPattern[] {
  const groups = new Map<string, Compared[]>();
  for (const one of deviating) {
    const key = `${one.gesture} ${one.moment.cause}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()]
    .flatMap((group) => patternOf(group))
    .toSorted((one, other) => other.count - one.count || (`${one.cause} ${one.gesture}` < `${other.cause} ${other.gesture}` ? -1 : 1));
}

function patternOf(group: readonly Compared[]): readonly DeviationPattern[] {
  const [first] = group;
  if (first === undefined) return [];
  const newestFirst = group.toSorted((one, other) => other.moment.atMs - one.moment.atMs);
  return [
    {
      cause: first.moment.cause,
      gesture: first.gesture,
      count: group.length,
      medianMinor: group.length < PATTERN_AT_LEAST ? null : median(group.map((one) => one.givenMinor - one.suggestedMinor)),
      reasons: newestFirst.map(({ moment }) => moment.giving?.deviation.trim() ?? '').filter((reason) => reason !== ''),
    },
  ];
}

/** The middle one, or the lower of two in the middle: one that there was. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
