import type { Currency } from '../money/money.ts';
import type { InsightMoment } from './insight-moment.ts';
import { type Period, isWithin } from './period.ts';

/** How much of a day's limit somebody used on a day on which they gave: up to a quarter, half, three quarters, all of it, or more. */
export const USED_SHARES = ['quarter', 'half', 'three_quarters', 'whole', 'above'] as const;
export type UsedShare = (typeof USED_SHARES)[number];
const UP_TO: Readonly<Record<Exclude<UsedShare, 'above'>, number>> = { quarter: 0.25, half: 0.5, three_quarters: 0.75, whole: 1 };

/** Counts, and nobody's name: how much of what a team is trusted with it does not use. */
export interface UnusedTrust {
  /** Those who gave anything, with money or without. */
  readonly gave: number;
  /** Those who may give and gave nothing; null where it is not known who may. */
  readonly gaveNothing: number | null;
  /** How many days of one person had money given; each person's day is one. */
  readonly days: number;
  /** These days by what was used of the limit of a day as it is now; null where there is no such limit, or it permits nothing. */
  readonly used: Readonly<Record<UsedShare, number>> | null;
}

export interface TrustTerms {
  readonly currency: Currency;
  /** Minor units. Null is no limit. */
  readonly agentDayMinor: number | null;
  /** Who may give; null where that is not known. */
  readonly teamIds: ReadonlySet<string> | null;
}

/** Counts who gave in a period, and how much of a day's limit was used. What a lead has approved counts for no agent's day. */
export function unusedTrust(moments: readonly InsightMoment[], period: Period, terms: TrustTerms): UnusedTrust {
  const { currency, agentDayMinor, teamIds } = terms;
  const given = moments.filter(({ day, giving }) => giving?.status === 'given' && isWithin(day, period));
  const givers = new Set(given.map(({ agentId }) => agentId));
  const byDay = new Map<string, number>();
  for (const { agentId, day, giving } of given) {
    if (giving === null || giving.amount.currency !== currency || giving.amount.amountMinor === 0) continue;
    if (giving.request !== null && giving.request.approvedMinor !== null) continue;
    byDay.set(`${agentId} ${day}`, (byDay.get(`${agentId} ${day}`) ?? 0) + giving.amount.amountMinor);
  }
  return {
    gave: givers.size,
    gaveNothing: teamIds === null ? null : [...teamIds].filter((id) => !givers.has(id)).length,
    days: byDay.size,
    used: agentDayMinor === null || agentDayMinor === 0 ? null : usedOf([...byDay.values()], agentDayMinor),
  };
}

function usedOf(sums: readonly number[], limitMinor: number): Readonly<Record<UsedShare, number>> {
  const used: Record<UsedShare, number> = { quarter: 0, half: 0, three_quarters: 0, whole: 0, above: 0 };
  for (const sum of sums) used[shareOf(sum / limitMinor)] += 1;
  return used;
}

function shareOf(share: number): UsedShare {
  if (share <= UP_TO.quarter) return 'quarter';
  if (share <= UP_TO.half) return 'half';
  if (share <= UP_TO.three_quarters) return 'three_quarters';
  return share <= UP_TO.whole ? 'whole' : 'above';
}
