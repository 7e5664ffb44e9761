import type { Cause } from '../incidents/incidents.ts';
import { DAY_MS, HOUR_MS, dayStart, firstDayOfMonth, firstDayOfNextMonth, monthOf, nextDay } from '../shared/time.ts';
import { localDay } from '../shared/local-day.ts';
import { type Ledger, heldSinceId, isLive } from './commitments.ts';
import { leftForCause } from './made-right.ts';
import type { Commitment } from './types.ts';
import type { LimitName, LimitRule, Limits } from './limits.ts';
import { type LimitSubject, limitsFor } from './limits-for.ts';
import { asTheyLeave, within } from './window.ts';

/** A gesture that somebody is about to give. */
export interface Proposal extends LimitSubject {
  readonly momentId: string;
  readonly customerId: string;
  readonly ticketId: string;
  readonly cause: Cause;
  readonly amountMinor: number;
  /** Other tickets about the same failure: what was given there for it was given here. Absent: none. */
  readonly matterTicketIds?: readonly string[];
  /** Tickets that are the customer's, whichever customer their entries name: two who were merged were given it together. Absent: none. */
  readonly customerTicketIds?: ReadonlySet<string>;
}

/** The instant at which limits are judged, by the server's clock, and the account's calendar. */
export interface Now {
  readonly nowMs: number;
  readonly timeZone: string;
}

/** What one limit leaves for a proposal, before it is counted. */
export interface LimitAllowance {
  readonly limit: LimitName;
  readonly limitValue: number;
  /**
   * Minor units; for `customer_count` and `same_incident` a number of gestures. Never below 0, and 0 for `same_matter`. What
   * `same_incident` leaves beside an earlier gesture is for money alone.
   */
  readonly remaining: number;
  /** What it will leave from when on, if nothing else is given until then: soonest first. Empty where waiting does not help. */
  readonly later: readonly { readonly atMs: number; readonly remaining: number }[];
  /** So many days back the limits of a customer look. */
  readonly windowDays: number;
  /** Who made it right already, for `same_incident` and `same_matter`. */
  readonly earlier: Commitment | null;
  /** The rule by which it is not as it is for everybody; absent where it is. */
  readonly rule?: LimitRule | undefined;
}

/** A limit that a gesture would pass. */
export interface ExceededLimit extends Omit<LimitAllowance, 'later'> {
  /** What was to be given, in minor units. */
  readonly askedMinor: number;
  /** When that fits every limit, if nothing else is given until then; null where it never does, since it is more than the whole of one. */
  readonly freeAtMs: number | null;
}

/** What one limit leaves, and what that rests on: whether the journal was read far enough back, and by whose clock. */
export interface KnownAllowance extends LimitAllowance {
  readonly isExact: boolean;
  /** False where what it leaves depends on the day and no answer has told it: the clock here may be wrong by days. */
  readonly isByServerTime: boolean;
}

/** What is known of the money that others, and this agent before, have reserved. */
export type LedgerView = Pick<Ledger, 'commitments' | 'checkpoint'>;

/** Why a gesture is refused. */
export interface Refusal extends ExceededLimit {
  /** True where it is refused only because others were deciding at that moment. */
  readonly isContended: boolean;
}

/**
 * Lists what each limit that is set leaves for a proposal, in order of precedence. The own commitment for the same
 * moment is left out, unless it was edited and may have been another's; every other live one counts, reserved or posted.
 */
export function allowancesFor(
  proposal: Omit<Proposal, 'amountMinor'>,
  view: LedgerView,
  everybodys: Limits,
  now: Now,
): readonly LimitAllowance[] {
  const { limits, by } = limitsFor(everybodys, proposal);
  const others = view.commitments.filter((other) => isLive(other, now.nowMs) && !isOwn(proposal, other));
  const windowMs = limits.customerWindowDays * DAY_MS;
  const ofHour = within(others, now.nowMs - HOUR_MS, ({ agentId }) => agentId === proposal.agentId);
  const ofCustomer = within(
    others,
    now.nowMs - windowMs,
    (other) => other.isUncertain || (isToCustomer(proposal, other) && other.countsMinor > 0),
  );
  const { gestureMinor } = limits;
  const found = [
    sameIncidentAllowance(proposal, others),
    sameMatterAllowance(proposal, others),
    gestureMinor === null ? null : allowance('gesture', gestureMinor, gestureMinor),
    spanAllowance('agent_hour', limits.agentHourMinor, HOUR_MS, ofHour, countedMinorOf),
    agentDayAllowance(proposal, others, limits, now),
    spanAllowance('customer_count', limits.customerGestureCount, windowMs, ofCustomer, ({ length }) => length),
    spanAllowance('customer_window', limits.customerWindowMinor, windowMs, ofCustomer, countedMinorOf),
    teamMonthAllowance({ commitments: others, checkpoint: view.checkpoint }, limits, now),
  ];
  return found.flatMap((one) => (one === null ? [] : [{ ...one, windowDays: limits.customerWindowDays, rule: by[one.limit] }]));
}

export function isOwn({ momentId }: Pick<Proposal, 'momentId'>, other: Commitment): boolean {
  return other.momentId === momentId && !other.isUncertain;
}

/** The first limit that a proposal would pass, or null. Exactly what remains is accepted. */
export function firstExceeded({ amountMinor }: Pick<Proposal, 'amountMinor'>, allowances: readonly LimitAllowance[]): ExceededLimit | null {
  const needs = ({ limit, earlier }: LimitAllowance): number => {
    // Once something was done for it that cost nothing, only money may follow.
    if (limit === 'same_incident') return amountMinor === 0 && earlier !== null ? 2 : 1;
    if (limit === 'customer_count') return amountMinor > 0 ? 1 : 0;
    return amountMinor;
  };
  const exceeded = allowances.filter((one) => needs(one) > one.remaining);
  const [first] = exceeded;
  if (first === undefined) return null;
  const { later: _later, ...facts } = first;
  // What the first leaves tomorrow is of no use while another refuses.
  const freeAtMs = exceeded.map((one) => one.later.find(({ remaining }) => needs(one) <= remaining)?.atMs ?? Infinity);
  const lastMs = Math.max(...freeAtMs);
  return { ...facts, askedMinor: amountMinor, freeAtMs: lastMs === Infinity ? null : lastMs };
}

/** What a reader of the journal must have seen before a gesture may be judged. */
export interface Needs {
  /** From this instant on every commitment, one by one: the agent's day, and what search may not show of the customer yet. */
  readonly sinceMs: number;
  /** From this instant on a sum is enough: the team's month. Infinity where no limit counts it. */
  readonly monthSinceMs: number;
}

/** How far back the limits look. */
export function needsOf({ teamMonthMinor }: Pick<Limits, 'teamMonthMinor'>, { nowMs, timeZone }: Now): Needs {
  const today = localDay(nowMs, timeZone);
  return {
    sinceMs: Math.min(nowMs - DAY_MS, dayStart(today, timeZone)),
    monthSinceMs: teamMonthMinor === null ? Infinity : dayStart(firstDayOfMonth(today), timeZone),
  };
}

/** Whether a list read back to `seenSinceMs`, with a checkpoint where there is one, tells all that is needed. */
export function isCovered(needs: Needs, seen: { readonly sinceMs: number } & Pick<LedgerView, 'checkpoint'>, timeZone: string): boolean {
  const { checkpoint } = seen;
  const isJoined = checkpoint !== null && seen.sinceMs <= checkpoint.upToMs;
  const sinceMs = isJoined ? Math.min(seen.sinceMs, checkpoint.carriedUpToMs + 1) : seen.sinceMs;
  if (sinceMs > needs.sinceMs) return false;
  if (sinceMs <= needs.monthSinceMs) return true;
  return isJoined && monthOf(localDay(needs.monthSinceMs, timeZone)) === checkpoint.month;
}

type Allowance = Omit<LimitAllowance, 'windowDays'>;

function allowance(limit: LimitName, limitValue: number, remaining: number, later: LimitAllowance['later'] = []): Allowance {
  return { limit, limitValue, remaining: Math.max(0, remaining), later, earlier: null };
}

function sameIncidentAllowance(proposal: Pick<Proposal, 'ticketId' | 'cause'>, others: readonly Commitment[]): Allowance {
  const { left, earlier } = leftForCause(proposal, others);
  return { ...allowance('same_incident', 1, left === 'nothing' ? 0 : 1), earlier };
}

/** Money that was given on another ticket for the same failure leaves none for this one; what costs none may still be done. Null where there is none. */
function sameMatterAllowance(
  { matterTicketIds = [], cause }: Pick<Proposal, 'matterTicketIds' | 'cause'>,
  others: readonly Commitment[],
): Allowance | null {
  const earlier = others.find((other) => other.cause === cause && other.countsMinor > 0 && matterTicketIds.includes(other.ticketId));
  return earlier === undefined ? null : { ...allowance('same_matter', 1, 0), earlier };
}

function agentDayAllowance(
  { agentId }: Pick<Proposal, 'agentId'>,
  others: readonly Commitment[],
  { agentDayMinor }: Limits,
  { nowMs, timeZone }: Now,
): Allowance | null {
  if (agentDayMinor === null) return null;
  const today = localDay(nowMs, timeZone);
  const sinceMs = dayStart(today, timeZone);
  const untilMs = dayStart(nextDay(today), timeZone);
  const spent = others.filter((other) => other.agentId === agentId && other.reservedAtMs >= sinceMs && other.reservedAtMs < untilMs);
  return allowance('agent_day', agentDayMinor, agentDayMinor - countedMinorOf(spent), [{ atMs: untilMs, remaining: agentDayMinor }]);
}

/** Whether something was given to a customer: under their own id, or on a ticket that is theirs by now, as after a merge. */
export function isToCustomer(
  { customerId, customerTicketIds }: Pick<Proposal, 'customerId' | 'customerTicketIds'>,
  given: Pick<Commitment, 'customerId' | 'ticketId'>,
): boolean {
  return given.customerId === customerId || customerTicketIds?.has(given.ticketId) === true;
}

/** What a limit leaves of a span of time that ends at every instant, by the server's stamps; null where there is none. `countOf` is what it counts. */
function spanAllowance(
  limit: LimitName,
  limitValue: number | null,
  spanMs: number,
  given: readonly Commitment[],
  countOf: (given: readonly Commitment[]) => number,
): Allowance | null {
  if (limitValue === null) return null;
  const beside = (still: readonly Commitment[]): number => limitValue - countOf(still);
  return allowance(limit, limitValue, beside(given), asTheyLeave(given, spanMs, beside));
}

function teamMonthAllowance(view: LedgerView, { teamMonthMinor }: Limits, now: Now): Allowance | null {
  if (teamMonthMinor === null) return null;
  const { counted, carriedMinor, untilMs } = teamMonth(view, now);
  const remaining = teamMonthMinor - countedMinorOf(counted) - carriedMinor;
  return allowance('team_month', teamMonthMinor, remaining, [{ atMs: untilMs, remaining: teamMonthMinor }]);
}

/** What counts in the account's month: commitments one by one, beside the sum of those that a checkpoint carries. */
export interface TeamMonth {
  readonly counted: readonly Commitment[];
  /** Minor units. */
  readonly carriedMinor: number;
  readonly sinceMs: number;
  readonly untilMs: number;
}

/** Reads the present month of the team off a ledger. */
export function teamMonth({ commitments, checkpoint }: LedgerView, { nowMs, timeZone }: Now): TeamMonth {
  const today = localDay(nowMs, timeZone);
  const sinceMs = dayStart(firstDayOfMonth(today), timeZone);
  const untilMs = dayStart(firstDayOfNextMonth(today), timeZone);
  const carried = checkpoint !== null && checkpoint.month === monthOf(today) ? checkpoint : null;
  const isCounted = (one: Commitment): boolean =>
    isLive(one, nowMs) &&
    one.reservedAtMs >= sinceMs &&
    one.reservedAtMs < untilMs &&
    (carried === null || heldSinceId(one) > carried.carriedUpToId);
  return { counted: commitments.filter(isCounted), carriedMinor: carried?.carriedMinor ?? 0, sinceMs, untilMs };
}

/** What limits count of these together, in minor units. */
export function countedMinorOf(commitments: readonly Commitment[]): number {
  return commitments.reduce((sum, { countsMinor }) => sum + countsMinor, 0);
}
