import { DAY_MS, dayStart, firstDayOfMonth, monthOf } from '../shared/time.ts';
import { localDay } from '../shared/local-day.ts';
import { heldSinceId, isLive } from './commitments.ts';
import { HOLD_MS } from './lease.ts';
import type { Checkpoint, CheckpointPart, Commitment } from './types.ts';

/** A record holds 32 KB; one commitment takes 150 bytes or so of it. */
export const RECENT_PER_PART = 150;
/** A day on which more was given than fits is read from the list instead. */
export const PARTS_AT_MOST = 8;
/**
 * A checkpoint leaves out what is younger than this when its writer begins to read: what was reserved before has become a
 * gesture by then, or never will, and all that says so is listed.
 */
export const UNSETTLED_MS = HOLD_MS + 1_000;

/**
 * Makes the parts of a checkpoint from commitments that are known without a gap since the month began, or since the
 * checkpoint before. `upTo` is the newest entry that was older than {@link UNSETTLED_MS} when reading them began, by the
 * server's clock; `nowMs` is that beginning. What was carried before stays carried: where it was taken back since, only one that is
 * made anew from the month's start tells.
 */
export function makeCheckpoint(
  known: {
    readonly commitments: readonly Commitment[];
    readonly previous: Checkpoint | null;
    readonly upTo: { readonly id: string; readonly createdAtMs: number };
  },
  now: { readonly nowMs: number; readonly timeZone: string },
): readonly CheckpointPart[] {
  const { timeZone } = now;
  const { previous, upTo } = known;
  const today = localDay(upTo.createdAtMs, timeZone);
  const month = monthOf(today);
  // What expired is of no interest any more, and must not seem to hold anything.
  const isKept = (one: Commitment): boolean => one.state === 'voided' || isLive(one, now.nowMs);
  // A post whose reservation was carried before is no other commitment.
  const isCarried = (one: Commitment): boolean =>
    previous !== null && heldSinceId(one) !== one.reserveId && heldSinceId(one) <= previous.carriedUpToId;
  const covered = known.commitments
    .filter((one) => one.reserveId <= upTo.id && isKept(one) && !isCarried(one))
    .toSorted((a, b) => (a.reserveId < b.reserveId ? -1 : 1));
  const sinceMs = Math.min(now.nowMs - DAY_MS, dayStart(localDay(now.nowMs, timeZone), timeZone));
  // In the order of ids, so that each is either listed or carried, whatever its time says.
  const young = covered.findIndex((one) => one.reservedAtMs >= sinceMs);
  const split = Math.max(young === -1 ? covered.length : young, covered.length - RECENT_PER_PART * PARTS_AT_MOST);
  const carried = covered.slice(0, split);
  const listed = covered.slice(split);
  const isNew = (one: Commitment): boolean => previous === null || heldSinceId(one) > previous.carriedUpToId;
  const inMonth = carried.filter((one) => one.state !== 'voided' && isNew(one) && monthOf(localDay(one.reservedAtMs, timeZone)) === month);
  const checkpoint: Checkpoint = {
    month,
    upToId: upTo.id,
    upToMs: upTo.createdAtMs,
    carriedMinor: inMonth.reduce((sum, one) => sum + one.countsMinor, previous?.month === month ? previous.carriedMinor : 0),
    carriedUpToId: laterId(carried.at(-1)?.reserveId ?? '', previous?.carriedUpToId ?? ''),
    // What was reserved before the month may have been seen in part only, so it is never said to be known.
    carriedUpToMs: carried.reduce(
      (lastMs, one) => Math.max(lastMs, one.reservedAtMs),
      Math.max(dayStart(firstDayOfMonth(today), timeZone) - 1, previous?.carriedUpToMs ?? -Infinity),
    ),
  };
  // What nobody has delivered yet, and what a lead has to look at, is named however old it is: the month counts it once, as carried.
  const open = carried.filter(isOpen).slice(0, RECENT_PER_PART * PARTS_AT_MOST - listed.length);
  const named = [...open, ...listed];
  const parts = Math.max(1, Math.ceil(named.length / RECENT_PER_PART));
  return Array.from({ length: parts }, (_, index) => ({
    ...checkpoint,
    timeZone,
    part: index + 1,
    parts,
    recent: named.slice(index * RECENT_PER_PART, (index + 1) * RECENT_PER_PART),
  }));
}

function isOpen({ state }: Commitment): boolean {
  return state !== 'voided' && state !== 'posted';
}

function laterId(one: string, other: string): string {
  return one > other ? one : other;
}
