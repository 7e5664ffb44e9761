import type { GuardName } from './guards.ts';
import type { LimitName } from '../journal/limits.ts';
import { monthOf } from '../shared/time.ts';
import { localDay } from '../shared/local-day.ts';
import { type AskReason, type PastMoment, type ReplayTerms, type Replayed, replay } from './replay.ts';

/** Some of the moments, with what was given then and what would have been. Minor units. */
export interface Spending {
  readonly moments: number;
  readonly beforeMinor: number;
  readonly afterMinor: number;
}

/** How often something stood in the way, and of how much in all. */
export interface Tally<Why> {
  readonly why: Why;
  readonly count: number;
  readonly wantedMinor: number;
}

/** What other settings would have done to past moments. Every list adds up to `total`. */
export interface Simulation {
  readonly total: Spending;
  /** By calendar month of the account, oldest first; `leftMinor` of the team's budget would have been left, null where there is none. */
  readonly months: readonly (Spending & { readonly month: string; readonly leftMinor: number | null })[];
  /** The cause on which most was spent first. */
  readonly causes: readonly (Spending & { readonly cause: string })[];
  /** Who would have got most more first, who most less last. */
  readonly customers: readonly (Spending & { readonly customerId: string })[];
  /** The most frequent first. */
  readonly refusals: readonly Tally<LimitName | GuardName>[];
  readonly requests: readonly Tally<AskReason>[];
  /** Every moment once, in the order of time. */
  readonly more: readonly Replayed[];
  readonly less: readonly Replayed[];
  readonly same: readonly Replayed[];
}

/**
 * Tells what a policy and limits would have done to past moments: what would have been spent, what refused, what a lead asked
 * for, and who would have got more or less. How people would have chosen is in {@link replay}. The order of the moments does not
 * matter. Deterministic and total.
 */
export function simulate(moments: readonly PastMoment[], terms: ReplayTerms): Simulation {
  return simulationOf(replay(moments, terms), terms);
}

/** What a replay comes to. */
function simulationOf(all: readonly Replayed[], { timeZone, limits }: Pick<ReplayTerms, 'timeZone' | 'limits'>): Simulation {
  const monthly = grouped(all, ({ moment }) => monthOf(localDay(moment.atMs, timeZone)));
  const leftOf = ({ afterMinor }: Spending): number | null => (limits.teamMonthMinor === null ? null : limits.teamMonthMinor - afterMinor);
  return {
    total: spendingOf(all),
    months: monthly.map(({ key, spending }) => ({ month: key, ...spending, leftMinor: leftOf(spending) })),
    causes: grouped(all, ({ moment }) => moment.cause)
      .map(({ key, spending }) => ({ cause: key, ...spending }))
      .toSorted((a, b) => b.beforeMinor - a.beforeMinor || b.afterMinor - a.afterMinor),
    customers: grouped(all, ({ moment }) => moment.customerId)
      .map(({ key, spending }) => ({ customerId: key, ...spending }))
      .toSorted((a, b) => moreOf(b) - moreOf(a)),
    refusals: tallied(all.flatMap(({ refusal }) => (refusal === null ? [] : [{ why: refusal.by, wantedMinor: refusal.wantedMinor }]))),
    requests: tallied(all.flatMap(({ request }) => (request === null ? [] : [request]))),
    more: all.filter((one) => differenceOf(one) > 0),
    less: all.filter((one) => differenceOf(one) < 0),
    same: all.filter((one) => differenceOf(one) === 0),
  };
}

/** So much more the customer would have got for this; negative where it is less. Minor units. */
export function differenceOf({ moment, givenMinor }: Replayed): number {
  return givenMinor - moment.amountMinor;
}

function moreOf({ beforeMinor, afterMinor }: Spending): number {
  return afterMinor - beforeMinor;
}

function spendingOf(some: readonly Replayed[]): Spending {
  return {
    moments: some.length,
    beforeMinor: some.reduce((sum, { moment }) => sum + moment.amountMinor, 0),
    afterMinor: some.reduce((sum, { givenMinor }) => sum + givenMinor, 0),
  };
}

/** In the order of the keys. */
function grouped(
  all: readonly Replayed[],
  keyOf: (one: Replayed) => string,
): readonly { readonly key: string; readonly spending: Spending }[] {
  const groups = new Map<string, Replayed[]>();
  for (const one of all) {
    const key = keyOf(one);
    const others = groups.get(key);
    if (others === undefined) groups.set(key, [one]);
    else others.push(one);
  }
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, some]) => ({ key, spending: spendingOf(some) }));
}

function tallied<Why extends string>(cases: readonly { readonly why: Why; readonly wantedMinor: number }[]): readonly Tally<Why>[] {
  const tallies = new Map<Why, Tally<Why>>();
  for (const { why, wantedMinor } of cases) {
    const known = tallies.get(why) ?? { why, count: 0, wantedMinor: 0 };
    tallies.set(why, { why, count: known.count + 1, wantedMinor: known.wantedMinor + wantedMinor });
  }
  return [...tallies.values()].toSorted((a, b) => b.count - a.count || (a.why < b.why ? -1 : 1));
}
