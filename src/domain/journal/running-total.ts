import { dayStart, firstDayOfMonth, firstDayOfNextMonth, monthOf } from '../shared/time.ts';
import { localDay } from '../shared/local-day.ts';
import { heldSinceId } from './commitments.ts';
import { isEdited } from './entries.ts';
import { HOLD_MS, isInTime } from './lease.ts';
import { UNSETTLED_MS } from './make-checkpoint.ts';
import type { Checkpoint, Commitment, JournalEntry, RunningTotal } from './types.ts';

/** What the list has shown, without a gap since an instant. */
export interface SeenList {
  /** Entries by id, as each was last seen. */
  readonly byId: ReadonlyMap<string, JournalEntry>;
  readonly isListed: (id: string) => boolean;
  readonly sinceMs: number;
}

/** Whether the list has shown an entry, and whatever was written since. */
export function isWithin({ byId, isListed, sinceMs }: SeenList, id: string): boolean {
  const entry = byId.get(id);
  return entry !== undefined && isListed(id) && entry.createdAtMs >= sinceMs;
}

/** What a month can be counted from: whoever said it, null where it rests on nobody's word. */
export interface TotalBase {
  readonly upToId: string;
  readonly upToMs: number;
  /** Minor units, of the month in which `upToMs` is. */
  readonly monthMinor: number;
  readonly byId: string | null;
  /** What was undone up to this entry is told by the sum, or stays in it; absent: up to `upToId`. */
  readonly undoneUpToId?: string;
}

/** What totals are counted with. */
export interface TotalTerms {
  readonly commitments: readonly Commitment[];
  readonly timeZone: string;
  /** Whoever reads believes themselves. */
  readonly readerId: string;
  /** Whether it is known what undid a commitment first, and that totals hold what it counts as now: the list reaches below it, or its keys were read. */
  readonly isUndoKnown: (commitment: Commitment) => boolean;
}

/** Where the month began nothing was counted yet. */
export const MONTH_START: TotalBase = { upToId: '', upToMs: -Infinity, monthMinor: 0, byId: null };

/**
 * The newest total of each writer that posts in the list carry and that can be counted from: said in time, in the same currency and calendar, up to
 * an entry that the list shows and that was settled when the post was written, and that the reading reaches below. Only what was
 * said after `stampedId`, where a lead has stamped what the month holds.
 */
export function usableTotals(
  seen: SeenList,
  terms: { readonly currency: string; readonly timeZone: string; readonly stampedId: string | null },
): readonly TotalBase[] {
  const byWriter = new Map<string, TotalBase>();
  for (const entry of seen.byId.values()) {
    const { total } = entry.detail;
    if (total === undefined || entry.currency !== terms.currency || total.timeZone !== terms.timeZone || !isSaidInTime(entry)) continue;
    if (terms.stampedId !== null && entry.id < terms.stampedId) continue;
    const upTo = seen.byId.get(total.upToId);
    if (upTo === undefined || !isWithin(seen, upTo.id)) continue;
    if (upTo.createdAtMs > entry.createdAtMs - HOLD_MS) continue;
    const { createdById: byId } = entry;
    if ((byWriter.get(byId)?.upToId ?? '') >= upTo.id) continue;
    byWriter.set(byId, { upToId: upTo.id, upToMs: upTo.createdAtMs, monthMinor: total.monthMinor, byId });
  }
  return [...byWriter.values()];
}

/** Whether a post says something, in time and as it was written. */
export function isSaidInTime(entry: JournalEntry): boolean {
  const { reservedAtMs } = entry.detail;
  return entry.kind === 'post' && !isEdited(entry) && reservedAtMs !== undefined && isInTime(reservedAtMs, entry.createdAtMs);
}

/**
 * What the month of `upTo` held when everything up to it was settled: by the word of two, of whoever reads, or of nobody. Of
 * several such sums the largest, and the largest of all where no two agree; null where one other person alone says one.
 */
export function monthMinorAt(
  bases: readonly TotalBase[],
  upTo: Pick<JournalEntry, 'id' | 'createdAtMs'>,
  terms: TotalTerms,
): number | null {
  const day = localDay(upTo.createdAtMs, terms.timeZone);
  const sinceMs = dayStart(firstDayOfMonth(day), terms.timeZone);
  const untilMs = dayStart(firstDayOfNextMonth(day), terms.timeZone);
  const ofMonth = terms.commitments.filter(
    (one) => one.reservedAtMs >= sinceMs && one.reservedAtMs < untilMs && heldSinceId(one) <= upTo.id,
  );
  const sums = bases.map((base) => ({
    byId: base.byId,
    minor: (base.upToMs >= sinceMs ? base.monthMinor : 0) + countedOn(base, upTo.id, { ...terms, commitments: ofMonth }),
  }));
  const isTrusted = ({ byId, minor }: (typeof sums)[number]): boolean =>
    byId === null || byId === terms.readerId || sums.some((other) => other.byId !== byId && other.minor === minor);
  const trusted = sums.filter(isTrusted);
  if (trusted.length === 0 && new Set(sums.map(({ byId }) => byId)).size < 2) return null;
  return Math.max(...(trusted.length > 0 ? trusted : sums).map(({ minor }) => minor));
}

/** What was reserved between two entries, without what was undone between them. */
function countedOn(
  { upToId: fromId, undoneUpToId = fromId }: Pick<TotalBase, 'upToId' | 'undoneUpToId'>,
  toId: string,
  { commitments, isUndoKnown }: TotalTerms,
): number {
  let sum = 0;
  for (const one of commitments) {
    if (heldSinceId(one) > fromId) sum += heldAt(one, toId);
    else if (isUndoneBetween(one, undoneUpToId, toId) && isUndoKnown(one)) sum -= one.countsMinor;
  }
  return sum;
}

/** What a commitment holds once everything up to an entry is settled: it was posted by then, or never will be. */
function heldAt({ state, undoneById, isUncertain, countsMinor }: Commitment, upToId: string): number {
  if (state === 'voided') return undoneById !== undefined && undoneById > upToId ? countsMinor : 0;
  return state === 'reserved' && !isUncertain ? 0 : countsMinor;
}

/** What was edited is carried as it was. */
function isUndoneBetween({ undoneById, isUncertain }: Commitment, fromId: string, toId: string): boolean {
  return !isUncertain && undoneById !== undefined && undoneById > fromId && undoneById <= toId;
}

/**
 * The checkpoint that carried totals amount to, up to the newest entry that any of them reaches; without what was undone since.
 * Null where none can be counted from.
 */
export function checkpointOf(bases: readonly TotalBase[], seen: SeenList, terms: TotalTerms): Checkpoint | null {
  const newest = bases.reduce<JournalEntry | undefined>((last, { upToId }) => {
    const entry = seen.byId.get(upToId);
    return entry !== undefined && (last === undefined || entry.id > last.id) ? entry : last;
  }, undefined);
  if (newest === undefined) return null;
  const monthMinor = monthMinorAt(bases, newest, terms);
  if (monthMinor === null) return null;
  const undone = terms.commitments.filter(
    (one) => heldSinceId(one) <= newest.id && isUndoneBetween(one, newest.id, '\uFFFF') && terms.isUndoKnown(one),
  );
  return {
    month: monthOf(localDay(newest.createdAtMs, terms.timeZone)),
    upToId: newest.id,
    upToMs: newest.createdAtMs,
    carriedMinor: undone.reduce((sum, { countsMinor }) => sum - countsMinor, monthMinor),
    carriedUpToId: newest.id,
    carriedUpToMs: newest.createdAtMs,
  };
}

/**
 * The total that the post of a reservation carries on: up to the newest entry in the list that was settled when it was reserved,
 * and before whatever undoes what is not known, or cannot be read. Null where there is none, or the month cannot be counted so far.
 */
export function nextTotal(
  bases: readonly TotalBase[],
  seen: SeenList,
  terms: TotalTerms & {
    readonly reservedAtMs: number;
    readonly unknownIds: readonly string[];
    /** Before this instant the bases do not reach. */
    readonly countedSinceMs: number;
  },
): RunningTotal | null {
  const firstUnknown = terms.unknownIds.reduce<string | null>((first, id) => (first === null || id < first ? id : first), null);
  let upTo: JournalEntry | null = null;
  for (const entry of seen.byId.values()) {
    const isSettled = entry.createdAtMs < terms.reservedAtMs - UNSETTLED_MS && entry.createdAtMs >= seen.sinceMs;
    if (!isSettled || !seen.isListed(entry.id) || (firstUnknown !== null && entry.id >= firstUnknown)) continue;
    if (upTo === null || entry.id > upTo.id) upTo = entry;
  }
  if (upTo === null || upTo.createdAtMs < terms.countedSinceMs) return null;
  const { id } = upTo;
  const older = bases.filter(({ upToId }) => upToId <= id);
  const monthMinor = older.length === 0 ? null : monthMinorAt(older, upTo, terms);
  return monthMinor === null || monthMinor < 0 ? null : { upToId: id, monthMinor, timeZone: terms.timeZone };
}
