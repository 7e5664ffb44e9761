import { LIMIT_NAMES } from '../journal/limit-names.ts';
import type { LimitName } from '../journal/limits.ts';
import type { PastMoment, Replayed } from './replay.ts';

/** What some limits would have done to past moments. Minor units. */
export interface TrialOutcome {
  readonly spentMinor: number;
  /** Moments that something refuses, and how much of it in all. */
  readonly refused: number;
  readonly refusedMinor: number;
  /** Suggestions that are to ask a lead. */
  readonly asked: number;
}

/** Who would get more under the limits that are tried than under those of now, who less. */
export interface Differing {
  readonly more: number;
  readonly less: number;
}

/** Past moments under the limits of now, and under others. Everything else is the same: the moments, the policy, how people chose. */
export interface LimitsTrial {
  readonly moments: number;
  /** What was really given then. Minor units. */
  readonly givenMinor: number;
  readonly now: TrialOutcome;
  readonly tried: TrialOutcome;
  /** How many moments each limit refuses, by the first that does, where any of the two refuses one; in the order of the limits. */
  readonly byLimit: readonly { readonly limit: LimitName; readonly now: number; readonly tried: number }[];
  readonly differing: { readonly moments: Differing; readonly customers: Differing; readonly agents: Differing };
}

/** Sets two replays of the same moments beside each other, in whatever order they are. Deterministic and total. */
export function limitsTrial(now: readonly Replayed[], tried: readonly Replayed[]): LimitsTrial {
  const before = new Map(now.map(({ moment, givenMinor }) => [moment.id, givenMinor]));
  const differences = tried.map(({ moment, givenMinor }) => ({ moment, minor: givenMinor - (before.get(moment.id) ?? givenMinor) }));
  const differingBy = (keyOf: (moment: PastMoment) => string): Differing => {
    const sums = new Map<string, number>();
    for (const { moment, minor } of differences) sums.set(keyOf(moment), (sums.get(keyOf(moment)) ?? 0) + minor);
    const all = [...sums.values()];
    return { more: all.filter((minor) => minor > 0).length, less: all.filter((minor) => minor < 0).length };
  };
  return {
    moments: tried.length,
    givenMinor: tried.reduce((sum, { moment }) => sum + moment.amountMinor, 0),
    now: outcomeOf(now),
    tried: outcomeOf(tried),
    byLimit: LIMIT_NAMES.map((limit) => ({ limit, now: refusedBy(now, limit), tried: refusedBy(tried, limit) })).filter(
      (one) => one.now > 0 || one.tried > 0,
    ),
    differing: {
      moments: differingBy(({ id }) => id),
      customers: differingBy(({ customerId }) => customerId),
      agents: differingBy(({ agentId }) => agentId),
    },
  };
}

function outcomeOf(all: readonly Replayed[]): TrialOutcome {
  const refusals = all.flatMap(({ refusal }) => (refusal === null ? [] : [refusal]));
  return {
    spentMinor: all.reduce((sum, { givenMinor }) => sum + givenMinor, 0),
    refused: refusals.length,
    refusedMinor: refusals.reduce((sum, { wantedMinor }) => sum + wantedMinor, 0),
    asked: all.filter(({ request }) => request !== null).length,
  };
}

function refusedBy(all: readonly Replayed[], limit: LimitName): number {
  return all.filter(({ refusal }) => refusal?.by === limit).length;
}
