import type { Cause } from '../incidents/incidents.ts';
import { DAY_MS, dayStart, firstDayOfMonth, firstDayOfNextMonth, localDay, monthOf, nextDay } from '../shared/time.ts';
import { type Ledger, isLive } from './commitments.ts';
import type { Commitment } from './types.ts';
import { type LimitName, type Limits, gestureLimitFor } from './limits.ts';

/** A gesture that somebody is about to give. */
export interface Proposal {
  readonly momentId: string;
  readonly agentId: string;
  readonly isLead: boolean;
  readonly customerId: string;
  readonly ticketId: string;
  readonly cause: Cause;
  readonly amountMinor: number;
}

/** The moment at which limits are judged: the server's present and the account's calendar. */
export interface Present {
  readonly nowMs: number;
  readonly timeZone: string;
}

/** What one limit leaves for a proposal, before it is counted. */
export interface LimitAllowance {
  readonly limit: LimitName;
  readonly limitValue: number;
  /** Minor units; for `customer_count` and `same_incident` a number of gestures. Never below 0. */
  readonly left: number;
  /** When more is free; null where waiting does not help. */
  readonly freeAtMs: number | null;
  /** Who made it right already, for `same_incident`. */
  readonly earlier: Commitment | null;
}

/** What one limit leaves, and whether the journal was read far enough back to be sure of it. */
export interface KnownAllowance extends LimitAllowance {
  readonly isExact: boolean;
}

/** What is known of the money that others, and this agent before, have reserved. */
export type Known = Pick<Ledger, 'commitments' | 'checkpoint'>;

/** Why a gesture is refused. */
export interface Refusal extends LimitAllowance {
  /** True where it is refused only because others were deciding at that moment. */
  readonly isContended: boolean;
}

/** A reservation without a post counts as *being decided* for so long; after that it is unfinished, and simply held. */
export const DECIDING_MS = 120_000;

/**
 * Lists what each limit that is set leaves for a proposal, in order of precedence. The own commitment for the same
 * moment is left out, unless it was edited and may have been another's; every other live one counts, reserved or posted.
 */
export function allowancesFor(
  proposal: Omit<Proposal, 'amountMinor'>,
  known: Known,
  limits: Limits,
  present: Present,
): readonly LimitAllowance[] {
  const others = known.commitments.filter((other) => isLive(other) && !isOwn(proposal, other));
  const gesture = gestureLimitFor(limits, proposal.isLead);
  return [
    sameIncidentAllowance(proposal, others),
    gesture === null ? null : { ...noWait('gesture', gesture), left: gesture },
    agentDayAllowance(proposal, others, limits, present),
    customerCountAllowance(proposal, others, limits, present),
    customerWindowAllowance(proposal, others, limits, present),
    teamMonthAllowance({ commitments: others, checkpoint: known.checkpoint }, limits, present),
  ].filter((allowance) => allowance !== null);
}

function isOwn({ momentId }: Pick<Proposal, 'momentId'>, other: Commitment): boolean {
  return other.momentId === momentId && !other.isUncertain;
}

/** The first limit that a proposal would pass, or null. Exactly what is left is accepted. */
export function firstExceeded(proposal: Pick<Proposal, 'amountMinor'>, allowances: readonly LimitAllowance[]): LimitAllowance | null {
  const needs = (allowance: LimitAllowance): number => {
    if (allowance.limit === 'same_incident') return 1;
    if (allowance.limit === 'customer_count') return proposal.amountMinor > 0 ? 1 : 0;
    return proposal.amountMinor;
  };
  return allowances.find((allowance) => needs(allowance) > allowance.left) ?? null;
}

export type AdmissionResult =
  | { readonly kind: 'go' }
  /** Over the limit whatever becomes of undecided reservations. */
  | { readonly kind: 'refuse'; readonly refusal: Refusal }
  /** Over only because of others who are deciding, and within the limits with those of lower ids: keep the reservation and look again. */
  | { readonly kind: 'look_again'; readonly refusal: Refusal }
  /** Over only because of others who are deciding, and with those of lower ids already: void, wait, start again. */
  | { readonly kind: 'step_back'; readonly refusal: Refusal };

/**
 * Decides about a reservation that is already written and listed. Going ahead always needs the full sum within every limit:
 * of any set of reservations the one that becomes visible last sees all the others. Ids decide only who waits for whom: those
 * stay who fit in the order of their ids, so the first always does.
 * Limits are those of the day on which the reservation was written by the server's stamp, for there it counts, whenever it is
 * looked at and whatever the clock here says.
 */
export function decideReservation(
  proposal: Proposal,
  own: { readonly reserveId: string },
  known: Known,
  limits: Limits,
  present: Present,
): AdmissionResult {
  const { commitments, checkpoint } = known;
  const mine = commitments.find((one) => one.reserveId === own.reserveId) ?? commitments.find((one) => isOwn(proposal, one));
  const counted = { ...present, nowMs: mine?.reservedAtMs ?? present.nowMs };
  const exceeded = firstExceeded(proposal, allowancesFor(proposal, known, limits, counted));
  if (exceeded === null) return { kind: 'go' };
  const isUndecided = (other: Commitment): boolean =>
    other.state === 'reserved' && present.nowMs - other.reservedAtMs < DECIDING_MS && !isOwn(proposal, other);
  const decided = { commitments: commitments.filter((other) => !isUndecided(other)), checkpoint };
  const exceededByDecided = firstExceeded(proposal, allowancesFor(proposal, decided, limits, counted));
  if (exceededByDecided !== null) return { kind: 'refuse', refusal: { ...exceededByDecided, isContended: false } };
  const ahead = { commitments: commitments.filter((other) => !isUndecided(other) || other.reserveId < own.reserveId), checkpoint };
  const hasPlace = firstExceeded(proposal, allowancesFor(proposal, ahead, limits, counted)) === null;
  return { kind: hasPlace ? 'look_again' : 'step_back', refusal: { ...exceeded, isContended: true } };
}

function isSameIncident(proposal: Pick<Proposal, 'ticketId' | 'cause'>, other: Commitment): boolean {
  return other.ticketId === proposal.ticketId && other.cause === proposal.cause;
}

/** What a reader of the journal must have seen before a gesture may be judged. */
export interface Needs {
  /** From this instant on every commitment, one by one: the agent's day, and what search may not show of the customer yet. */
  readonly sinceMs: number;
  /** From this instant on a sum is enough: the team's month. Infinity where no limit counts it. */
  readonly monthSinceMs: number;
}

/** How far back the limits look. */
export function needsOf(limits: Limits, present: Present): Needs {
  const today = localDay(present.nowMs, present.timeZone);
  return {
    sinceMs: Math.min(present.nowMs - DAY_MS, dayStart(today, present.timeZone)),
    monthSinceMs: limits.teamMonthMinor === null ? Infinity : dayStart(firstDayOfMonth(today), present.timeZone),
  };
}

/** Whether a list read back to `seenSinceMs`, with a checkpoint where there is one, tells all that is needed. */
export function isCovered(needs: Needs, seen: { readonly sinceMs: number } & Pick<Known, 'checkpoint'>, timeZone: string): boolean {
  const { checkpoint } = seen;
  const isJoined = checkpoint !== null && seen.sinceMs <= checkpoint.upToMs;
  const sinceMs = isJoined ? Math.min(seen.sinceMs, checkpoint.carriedUpToMs + 1) : seen.sinceMs;
  if (sinceMs > needs.sinceMs) return false;
  if (sinceMs <= needs.monthSinceMs) return true;
  return isJoined && monthOf(localDay(needs.monthSinceMs, timeZone)) === checkpoint.month;
}

function noWait(limit: LimitName, limitValue: number): Omit<LimitAllowance, 'left'> {
  return { limit, limitValue, freeAtMs: null, earlier: null };
}

function sameIncidentAllowance(proposal: Pick<Proposal, 'ticketId' | 'cause'>, others: readonly Commitment[]): LimitAllowance {
  const earlier = others.find((other) => isSameIncident(proposal, other)) ?? null;
  return { ...noWait('same_incident', 1), left: earlier === null ? 1 : 0, earlier };
}

function agentDayAllowance(
  proposal: Pick<Proposal, 'agentId'>,
  others: readonly Commitment[],
  limits: Limits,
  present: Present,
): LimitAllowance | null {
  if (limits.agentDayMinor === null) return null;
  const today = localDay(present.nowMs, present.timeZone);
  const sinceMs = dayStart(today, present.timeZone);
  const freeAtMs = dayStart(nextDay(today), present.timeZone);
  const own = others.filter((other) => other.agentId === proposal.agentId);
  const spent = sumMinor(own.filter((other) => other.reservedAtMs >= sinceMs && other.reservedAtMs < freeAtMs));
  return { ...noWait('agent_day', limits.agentDayMinor), left: Math.max(0, limits.agentDayMinor - spent), freeAtMs };
}

function inCustomerWindow(
  proposal: Pick<Proposal, 'customerId'>,
  others: readonly Commitment[],
  limits: Limits,
  present: Present,
): readonly Commitment[] {
  const sinceMs = present.nowMs - limits.customerWindowDays * DAY_MS;
  return others
    .filter(
      (other) => (other.isUncertain || (other.customerId === proposal.customerId && other.amountMinor > 0)) && other.reservedAtMs > sinceMs,
    )
    .toSorted((a, b) => a.reservedAtMs - b.reservedAtMs);
}

function freesAt(oldest: Commitment | undefined, limits: Limits): number | null {
  return oldest === undefined ? null : oldest.reservedAtMs + limits.customerWindowDays * DAY_MS;
}

function customerCountAllowance(
  proposal: Pick<Proposal, 'customerId'>,
  others: readonly Commitment[],
  limits: Limits,
  present: Present,
): LimitAllowance | null {
  if (limits.customerGestureCount === null) return null;
  const given = inCustomerWindow(proposal, others, limits, present);
  return {
    ...noWait('customer_count', limits.customerGestureCount),
    left: Math.max(0, limits.customerGestureCount - given.length),
    freeAtMs: freesAt(given[given.length - limits.customerGestureCount], limits),
  };
}

function customerWindowAllowance(
  proposal: Pick<Proposal, 'customerId'>,
  others: readonly Commitment[],
  limits: Limits,
  present: Present,
): LimitAllowance | null {
  if (limits.customerWindowMinor === null) return null;
  const given = inCustomerWindow(proposal, others, limits, present);
  return {
    ...noWait('customer_window', limits.customerWindowMinor),
    left: Math.max(0, limits.customerWindowMinor - sumMinor(given)),
    freeAtMs: freesAt(given[0], limits),
  };
}

function teamMonthAllowance({ commitments, checkpoint }: Known, limits: Limits, present: Present): LimitAllowance | null {
  if (limits.teamMonthMinor === null) return null;
  const today = localDay(present.nowMs, present.timeZone);
  const sinceMs = dayStart(firstDayOfMonth(today), present.timeZone);
  const freeAtMs = dayStart(firstDayOfNextMonth(today), present.timeZone);
  const carried = checkpoint !== null && checkpoint.month === monthOf(today) ? checkpoint : null;
  const counted = commitments.filter(
    (other) =>
      other.reservedAtMs >= sinceMs && other.reservedAtMs < freeAtMs && (carried === null || other.reserveId > carried.carriedUpToId),
  );
  const spent = sumMinor(counted) + (carried?.carriedMinor ?? 0);
  return { ...noWait('team_month', limits.teamMonthMinor), left: Math.max(0, limits.teamMonthMinor - spent), freeAtMs };
}

function sumMinor(commitments: readonly Commitment[]): number {
  return commitments.reduce((sum, commitment) => sum + commitment.amountMinor, 0);
}
