import type { InsightMoment } from './insight-moment.ts';
import type { Period } from './period.ts';
import { isWithin } from './period.ts';

/**
 * What a customer still waits for: `answer` a lead has not answered a request · `delivery` a lead has granted it and nobody has handed it
 * over · `step` it was given, and nobody has ticked off that it was done.
 */
export type StillOwed = 'answer' | 'delivery' | 'step';

/** A customer who had a moment of a cause before it was marked fixed. */
export interface CustomerToTell {
  readonly customerId: string;
  /** The ticket of their newest moment of that cause. */
  readonly ticketId: string;
  readonly atMs: number;
  /** One of their tickets is where somebody told a fix that the team should make. */
  readonly hasAsked: boolean;
  /** Null where nothing is known to be open of any moment of that cause; of several what weighs most. */
  readonly owed: { readonly what: StillOwed; readonly ticketId: string } | null;
}

/** Whom to tell that a cause is fixed, and how many are not told since it has happened to them again. */
export interface ToTell {
  /** Those to whom something is owed first; then the newest first. */
  readonly customers: readonly CustomerToTell[];
  readonly hitAgain: number;
}

/** Moments of one cause that stand, or are asked for: what was taken back is none. */
function isOf(cause: string, moment: InsightMoment): boolean {
  return moment.cause === cause && moment.giving !== null && moment.giving.status !== 'voided' && moment.ticketId !== '';
}

/** On how many tickets a cause has come up since an instant, which had none of it before. */
export function ticketsSince(moments: readonly InsightMoment[], cause: string, sinceMs: number): number {
  const before = ticketsUntil(moments, cause, sinceMs);
  return new Set(moments.filter((moment) => isOf(cause, moment) && !before.has(moment.ticketId)).map(({ ticketId }) => ticketId)).size;
}

function ticketsUntil(moments: readonly InsightMoment[], cause: string, untilMs: number): ReadonlySet<string> {
  return new Set(moments.filter((moment) => isOf(cause, moment) && moment.atMs <= untilMs).map(({ ticketId }) => ticketId));
}

/**
 * The customers who had a moment of a cause in a period until it was fixed, each once. Whoever was hit again since is left out: to
 * them it is not fixed. A later moment on a ticket that had the cause before the fix is none of it happening again.
 * @param customerOf whose a ticket is by now, where that is known: customers are merged, and their tickets move
 */
export function customersToTell(
  moments: readonly InsightMoment[],
  { cause, period, fixedAtMs }: { readonly cause: string; readonly period: Period; readonly fixedAtMs: number },
  customerOf: (ticketId: string) => string | undefined = () => undefined,
): ToTell {
  const before = ticketsUntil(moments, cause, fixedAtMs);
  const asked = new Set(ideasOf(moments, cause).map(({ ticketId }) => ticketId));
  // In a team where nobody ever ticks what they have done, nothing tells what is not.
  const isTicking = moments.some(({ giving }) => giving?.isTicked === true);
  const newest = new Map<string, CustomerToTell>();
  const hitAgain = new Set<string>();
  for (const moment of moments) {
    const { ticketId, atMs, day } = moment;
    const customerId = customerOf(ticketId) ?? moment.customerId;
    if (customerId === '' || !isOf(cause, moment) || !isWithin(day, period)) continue;
    if (atMs > fixedAtMs) {
      if (!before.has(ticketId)) hitAgain.add(customerId);
      continue;
    }
    const known = newest.get(customerId);
    const hasAsked = asked.has(ticketId) || known?.hasAsked === true;
    const owed = weightier(known?.owed ?? null, owedOn(moment, isTicking));
    if (known === undefined || atMs > known.atMs) newest.set(customerId, { customerId, ticketId, atMs, hasAsked, owed });
    else newest.set(customerId, { ...known, hasAsked, owed });
  }
  const customers = [...newest.values()].filter(({ customerId }) => !hitAgain.has(customerId));
  return {
    customers: customers.toSorted(
      (one, other) =>
        Number(other.owed !== null) - Number(one.owed !== null) || other.atMs - one.atMs || (one.customerId < other.customerId ? -1 : 1),
    ),
    hitAgain: newest.size - customers.length,
  };
}

const WEIGHT = { answer: 2, delivery: 1, step: 0 } as const satisfies Readonly<Record<StillOwed, number>>;

type Owed = CustomerToTell['owed'];

/** Of the same weight it is that of the lower ticket, so that the order of moments changes nothing. */
function weightier(one: Owed, other: Owed): Owed {
  if (one === null || other === null) return one ?? other;
  const more = WEIGHT[one.what] - WEIGHT[other.what];
  return more > 0 || (more === 0 && one.ticketId <= other.ticketId) ? one : other;
}

function owedOn({ ticketId, giving }: InsightMoment, isTicking: boolean): Owed {
  if (giving === null) return null;
  const last = giving.request?.last;
  // A request that was declined or withdrawn waits for nothing, also where its record does not say so yet.
  if (giving.status === 'asked' && (last === 'declined' || last === 'withdrawn')) return null;
  if (giving.status === 'asked') return { what: last === 'approved' ? 'delivery' : 'answer', ticketId };
  return isTicking && giving.isStepOpen ? { what: 'step', ticketId } : null;
}

/** The fixes that somebody told: of a cause where they name it, or where the ticket tells it; the newest first. */
export function ideasOf(moments: readonly InsightMoment[], cause: string): readonly InsightMoment[] {
  const tickets = new Set(moments.filter((moment) => moment.cause === cause && moment.ticketId !== '').map(({ ticketId }) => ticketId));
  return moments.filter(
    (moment) => moment.kind === 'process_fix' && (moment.cause === cause || (moment.cause === '' && tickets.has(moment.ticketId))),
  );
}
