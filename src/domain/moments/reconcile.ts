import { isLive, isStated } from '../journal/commitments.ts';
import { HOLD_MS } from '../journal/lease.ts';
import type { Commitment, JournalEntry, StatedCommitment } from '../journal/types.ts';
import type { Moment } from './moment.ts';

/**
 * Where the journal and the record of a moment do not agree: `unwritten` given, and there is no record · `uncounted` the record says
 * given, and nothing of it counts, since its post came too late or was deleted · `undone` the record says given, and the journal that it
 * was taken back · `held` it is given and counts, and the record says anything else.
 */
export type Mismatch =
  | { readonly kind: 'unwritten'; readonly commitment: StatedCommitment }
  | { readonly kind: 'uncounted' | 'undone'; readonly moment: Moment; readonly atMs: number }
  | { readonly kind: 'held'; readonly moment: Moment; readonly atMs: number; readonly commitment: StatedCommitment };
export type MismatchKind = Mismatch['kind'];

/** What was read of both, each whole from `sinceMs` on. */
export interface BothSides {
  readonly commitments: readonly Commitment[];
  readonly entries: Iterable<JournalEntry>;
  /** `atMs` when its record was created. */
  readonly records: readonly { readonly moment: Moment; readonly atMs: number }[];
  readonly sinceMs: number;
  readonly nowMs: number;
}

/** Compares what was given lately with what was written down, newest first. Whoever gives at this moment is left the time to finish. */
export function mismatches({ commitments, entries, records, sinceMs, nowMs }: BothSides): readonly Mismatch[] {
  const untilMs = nowMs - HOLD_MS;
  const isMeant = (atMs: number): boolean => atMs >= sinceMs && atMs < untilMs;
  const written = new Set(records.map(({ moment }) => moment.id));
  const byMoment = new Map<string, readonly Commitment[]>();
  for (const one of commitments) byMoment.set(one.momentId, [...(byMoment.get(one.momentId) ?? []), one]);
  const touched = new Map<string, boolean>();
  for (const { momentId, kind } of entries) touched.set(momentId, kind === 'reverse' || touched.get(momentId) === true);

  const unwritten = commitments.flatMap((one): readonly Mismatch[] => {
    const isGiven = one.state === 'posted' && isStated(one) && !one.isUncertain;
    return isGiven && isMeant(one.reservedAtMs) && !written.has(one.momentId) ? [{ kind: 'unwritten', commitment: one }] : [];
  });
  const others = records.flatMap(({ moment, atMs }): readonly Mismatch[] => {
    if (!isMeant(atMs)) return [];
    const own = byMoment.get(moment.id) ?? [];
    if (moment.status === 'given') {
      if (own.some((one) => isLive(one, nowMs))) return [];
      // Of what only a total names nobody knows by what it ended.
      const isUndone = own.length > 0 && touched.get(moment.id) !== false;
      return [{ kind: isUndone ? 'undone' : 'uncounted', moment, atMs }];
    }
    const held = own.find((one): one is StatedCommitment => one.state === 'posted' && isStated(one) && !one.isUncertain);
    return held !== undefined && held.reservedAtMs < untilMs ? [{ kind: 'held', moment, atMs, commitment: held }] : [];
  });
  return [...unwritten, ...others].toSorted((one, other) => timeOf(other) - timeOf(one));
}

/** Which moment it is about. */
export function momentIdOf(mismatch: Mismatch): string {
  return mismatch.kind === 'unwritten' ? mismatch.commitment.momentId : mismatch.moment.id;
}

function timeOf(mismatch: Mismatch): number {
  return mismatch.kind === 'unwritten' ? mismatch.commitment.reservedAtMs : mismatch.atMs;
}
