import { type TeamMonth, countedMinorOf, teamMonth } from '#domain/journal/admission.ts';
import { type Ledger, isForeign, isLive } from '#domain/journal/commitments.ts';
import type { Commitment, JournalEntry, ListLag } from '#domain/journal/types.ts';
import { proposedSpent } from '#domain/journal/currency-change.ts';
import { listLagOf } from '#domain/journal/entries.ts';
import { highestGestureLimit } from '#domain/journal/highest-limit.ts';
import { type Limits, largestGesture } from '#domain/journal/limits.ts';
import { newestLimits } from '#domain/journal/stamped-limits.ts';
import { isApproval } from '#domain/moments/request-status.ts';
import { dayStart, nextDay } from '#domain/shared/time.ts';
import { localDay } from '#domain/shared/local-day.ts';
import type { CurrencyStop } from './currency-stop.ts';
import { type Flagged, flaggedOf } from './flagged.ts';
import { type StartedMonth, startedMonth } from './start-month.ts';

/** The team's month in minor units. */
export interface MonthFigures {
  /** Null where nothing limits the month. */
  readonly limitMinor: number | null;
  readonly spentMinor: number;
  /** Held and not given: what is being given at this moment, and what is approved and waits to be delivered. */
  readonly heldMinor: number;
  readonly decidingMinor: number;
  readonly waitingMinor: number;
  readonly remainingMinor: number | null;
}

/** What one agent has given and holds today. */
export interface AgentDay {
  readonly agentId: string;
  readonly heldMinor: number;
  /** Whether some of it was reserved for somebody else, as a lead does who approves it. */
  readonly hasApproved: boolean;
}

/** Who stamped the totals that are counted from, and when. */
export interface Stamp {
  readonly byId: string;
  readonly atMs: number;
  readonly upToMs: number;
}

/** Everything of the Budget tab that the journal tells. */
export interface Budget {
  readonly month: MonthFigures;
  /** Most first. */
  readonly today: readonly AgentDay[];
  readonly flagged: readonly Flagged[];
  readonly stamp: Stamp | null;
  /** Before this the entries were not read again; what is wrong there is not listed. -Infinity where all were. */
  readonly seenSinceMs: number;
  /** When the month began. */
  readonly monthSinceMs: number;
  readonly listLag: ListLag | null;
  /** Why nothing is given since the team's currency was changed; null where that holds nobody up. */
  readonly currencyStop: CurrencyStop | null;
  /** With what the month was started in the team's currency; null where nobody had to. */
  readonly started: StartedMonth | null;
  /** What the month has spent, as far as that can be known without rates of exchange: for whoever starts it, or says that sum again. Null where it cannot. */
  readonly proposedMinor: number | null;
  /** People by id, as they name themselves in their entries. */
  readonly names: ReadonlyMap<string, string>;
}

export interface BudgetTerms {
  readonly limits: Limits;
  /** What the limits would be if no lead had chosen any: what was given before that is measured by these. */
  readonly ceilings: Limits;
  readonly timeZone: string;
  readonly nowMs: number;
  readonly leadIds: ReadonlySet<string>;
  readonly seenSinceMs: number;
  readonly currencyStop: CurrencyStop | null;
}

export function budgetOf(ledger: Ledger, entries: readonly JournalEntry[], terms: BudgetTerms): Budget {
  const { limits, timeZone, nowMs } = terms;
  const { currencyStop } = terms;
  const month = teamMonth(ledger, { nowMs, timeZone });
  const started = startedMonth(entries, { ...terms, currency: limits.currency });
  const live = ledger.commitments.filter((one) => isLive(one, nowMs));
  return {
    month: monthFigures(month, limits.teamMonthMinor, (one) => isApproval(one, terms.leadIds)),
    today: todayOf(live, { nowMs, timeZone }),
    flagged: flaggedOf(ledger, entries, {
      leadIds: terms.leadIds,
      currency: limits.currency,
      timeZone,
      largestMinor: largestGesture(terms.ceilings),
      highestLimitMinor: highestGestureLimit(terms.ceilings, entries, terms.leadIds),
      seenSinceMs: terms.seenSinceMs,
      nowMs,
      // A start covers them all.
      startedUpToId: currencyStop?.why === 'not_started' ? null : (started?.upToId ?? ''),
    }),
    stamp: stampOf(ledger, entries, terms.leadIds),
    seenSinceMs: terms.seenSinceMs,
    monthSinceMs: month.sinceMs,
    listLag: listLagOf(entries),
    currencyStop,
    started,
    proposedMinor: proposedOf(month, entries, terms),
    names: namesOf(entries),
  };
}

/** What is counted in the team's currency, and of what is not the same share of the budget as before. */
function proposedOf({ counted, carriedMinor }: TeamMonth, entries: readonly JournalEntry[], terms: BudgetTerms): number | null {
  const { limits, currencyStop, leadIds } = terms;
  const before = currencyStop?.why === 'not_started' ? currencyStop.before : [];
  const shareMinor = proposedSpent(before, {
    teamMonthMinor: limits.teamMonthMinor,
    limitsIn: (currency) => newestLimits(entries, { leadIds, currency })?.detail.limits ?? null,
  });
  const isOwn = (one: Commitment): boolean => before.length === 0 || !isForeign(one, limits.currency);
  return shareMinor === null ? null : shareMinor + countedMinorOf(counted.filter(isOwn)) + carriedMinor;
}

/** The names that people have put into entries of their own, the newest of each. */
export function namesOf(entries: readonly JournalEntry[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { createdById, detail } of entries.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
    const { agentName = '' } = detail;
    if (agentName !== '') names.set(createdById, agentName);
  }
  return names;
}

function monthFigures(
  { counted, carriedMinor }: TeamMonth,
  limitMinor: number | null,
  isWaiting: (one: Commitment) => boolean,
): MonthFigures {
  const reserved = counted.filter(({ state }) => state !== 'posted');
  const heldMinor = countedMinorOf(reserved);
  const spentMinor = countedMinorOf(counted) - heldMinor + carriedMinor;
  const waitingMinor = countedMinorOf(reserved.filter(isWaiting));
  return {
    limitMinor,
    spentMinor,
    heldMinor,
    waitingMinor,
    decidingMinor: heldMinor - waitingMinor,
    remainingMinor: limitMinor === null ? null : Math.max(0, limitMinor - spentMinor - heldMinor),
  };
}

function todayOf(
  live: readonly Commitment[],
  { nowMs, timeZone }: { readonly nowMs: number; readonly timeZone: string },
): readonly AgentDay[] {
  const today = localDay(nowMs, timeZone);
  const sinceMs = dayStart(today, timeZone);
  const untilMs = dayStart(nextDay(today), timeZone);
  const sums = new Map<string, AgentDay>();
  for (const { agentId, forAgentId, countsMinor, reservedAtMs } of live) {
    if (reservedAtMs < sinceMs || reservedAtMs >= untilMs) continue;
    const before = sums.get(agentId);
    const hasApproved = before?.hasApproved === true || agentId !== forAgentId;
    sums.set(agentId, { agentId, heldMinor: (before?.heldMinor ?? 0) + countsMinor, hasApproved });
  }
  return [...sums.values()].toSorted((one, other) => other.heldMinor - one.heldMinor);
}

function stampOf({ checkpoint }: Ledger, entries: readonly JournalEntry[], leadIds: ReadonlySet<string>): Stamp | null {
  if (checkpoint === null) return null;
  const entry = entries.find(
    ({ kind, detail, createdById }) => kind === 'checkpoint' && leadIds.has(createdById) && detail.checkpoint?.upToId === checkpoint.upToId,
  );
  return entry === undefined ? null : { byId: entry.createdById, atMs: entry.createdAtMs, upToMs: checkpoint.upToMs };
}
