import { LIMIT_NAMES } from '../journal/limit-names.ts';
import type { LimitName } from '../journal/limits.ts';
import type { PastMoment, Replayed } from './replay.ts';
import { differenceOf } from './simulate.ts';

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

/** What the tried limits do with a moment that gives another sum than under the limits of now, the first that applies. */
export const TRIAL_PARTS = ['refused', 'asked', 'less', 'more'] as const;
type TrialPart = (typeof TRIAL_PARTS)[number];

/** Why a moment gives another sum under the limits of now than was really given, the first that applies; `none`: no money is suggested. */
export const GAP_PARTS = ['refused', 'asked', 'none', 'lower', 'higher'] as const;
type GapPart = (typeof GAP_PARTS)[number];

/** Some of the moments, and the difference that they make. Minor units. */
interface Part {
  readonly count: number;
  readonly minor: number;
}

/** Past moments under the limits of now, and under others. Everything else is the same: the moments, the policy, how people chose. */
export interface LimitsTrial {
  readonly moments: number;
  /** What was really given then. Minor units. */
  readonly givenMinor: number;
  readonly now: TrialOutcome;
  readonly tried: TrialOutcome;
  /** More than under the limits of now, or less; together they are the whole difference. */
  readonly parts: Readonly<Record<TrialPart, Part>>;
  /** More under the limits of now than was really given, or less; together they are the whole difference. */
  readonly gap: Readonly<Record<GapPart, Part>>;
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
    parts: partsOf(
      TRIAL_PARTS,
      tried.map((one, index) => [one, differences[index]?.minor ?? 0]),
      trialPart,
    ),
    gap: partsOf(
      GAP_PARTS,
      now.map((one) => [one, differenceOf(one)]),
      gapPart,
    ),
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

/** Of the moments that make a difference, how many stand in each part and what they come to. */
function partsOf<Name extends string>(
  names: readonly Name[],
  all: readonly (readonly [one: Replayed, minor: number])[],
  partOf: (one: Replayed, minor: number) => Name,
): Readonly<Record<Name, Part>> {
  const differing = all.filter(([, minor]) => minor !== 0).map(([one, minor]) => ({ part: partOf(one, minor), minor }));
  const entries = names.map((name) => {
    const those = differing.filter(({ part }) => part === name);
    return [name, { count: those.length, minor: those.reduce((sum, { minor }) => sum + minor, 0) }] as const;
  });
  return Object.fromEntries(entries) as Record<Name, Part>;
}

function trialPart({ refusal, request }: Replayed, minor: number): TrialPart {
  if (refusal !== null) return 'refused';
  if (request !== null) return 'asked';
  return minor < 0 ? 'less' : 'more';
}

function gapPart({ refusal, request, suggestedMinor }: Replayed, minor: number): GapPart {
  if (refusal !== null) return 'refused';
  if (request !== null) return 'asked';
  if (suggestedMinor === 0) return 'none';
  return minor < 0 ? 'lower' : 'higher';
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
