import { type LedgerView, type Now, type Proposal, type Refusal, allowancesFor, firstExceeded, isOwn } from './admission.ts';
import { isDecided } from './commitments.ts';
import type { Limits } from './limits.ts';
import type { Commitment } from './types.ts';

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
  view: LedgerView,
  limits: Limits,
  now: Now,
): AdmissionResult {
  const { commitments, checkpoint } = view;
  const mine = commitments.find(({ reserveId }) => reserveId === own.reserveId) ?? commitments.find((other) => isOwn(proposal, other));
  const counted = { ...now, nowMs: mine?.reservedAtMs ?? now.nowMs };
  const exceeded = firstExceeded(proposal, allowancesFor(proposal, view, limits, counted));
  if (exceeded === null) return { kind: 'go' };
  const isUndecided = (other: Commitment): boolean => !isDecided(other) && !other.isUncertain && !isOwn(proposal, other);
  const decided = { commitments: commitments.filter((other) => !isUndecided(other)), checkpoint };
  const exceededByDecided = firstExceeded(proposal, allowancesFor(proposal, decided, limits, counted));
  if (exceededByDecided !== null) return { kind: 'refuse', refusal: { ...exceededByDecided, isContended: false } };
  const ahead = { commitments: commitments.filter((other) => !isUndecided(other) || other.reserveId < own.reserveId), checkpoint };
  const hasPlace = firstExceeded(proposal, allowancesFor(proposal, ahead, limits, counted)) === null;
  return { kind: hasPlace ? 'look_again' : 'step_back', refusal: { ...exceeded, isContended: true } };
}
