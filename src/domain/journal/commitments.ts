import { type Money, money, parseCurrency } from '../money/money.ts';
import { localDay } from '../shared/time.ts';
import { isEdited } from './entries.ts';
import type { Checkpoint, Commitment, JournalEntry, StatedCommitment } from './types.ts';

/**
 * What is wrong with an entry, for leads: `edited` after it was written · `unreadable` no kind or no amount · `negative` ·
 * `foreign_currency` not the team's · `foreign_agent` written by somebody else than it says, who is no lead · `foreign_void`
 * takes back what somebody else reserved, by somebody who is no lead · `missing_reserve` posted, and the reservation is gone.
 */
export const FLAG_KINDS = [
  'edited',
  'unreadable',
  'negative',
  'foreign_currency',
  'foreign_agent',
  'foreign_void',
  'missing_reserve',
] as const;
export type FlagKind = (typeof FLAG_KINDS)[number];

export interface Flag {
  readonly kind: FlagKind;
  readonly entry: JournalEntry;
  /** Whether it holds money now; an entry that was settled or taken back does not. */
  readonly isOpen: boolean;
}

/** What a reader must know to read entries in the direction that cannot overspend. */
export interface LedgerTerms {
  /** Whoever is known to be a lead. Not knowing one reads a void or a checkpoint as if it were not there: more is held, not less. */
  readonly leadIds: ReadonlySet<string>;
  readonly currency: string;
  readonly timeZone: string;
  /** The largest gesture that any limit allows, in minor units: what an entry counts as whose sum cannot be trusted. */
  readonly largestMinor: number;
  /** From this instant on every entry of the list is known; Infinity where that is not said. */
  readonly seenSinceMs: number;
}

/** Entries as money. */
export interface Ledger {
  readonly commitments: readonly Commitment[];
  readonly flags: readonly Flag[];
  /** The newest checkpoint that counts. What it lists one by one is among the commitments. */
  readonly checkpoint: Checkpoint | null;
}

/** What of the rest of the journal tells about one moment. */
export interface MomentContext {
  /** What leads say of entries, by the entry that it stands in the place of; an entry may be confirmed from any moment. */
  readonly settled: Pick<ReadonlyMap<string, JournalEntry>, 'get'>;
  /** Whether the newest checkpoint tells that an entry was taken back, though the void itself may be further back than was read. */
  readonly isTakenBack: (entry: JournalEntry) => boolean;
  /** What the newest checkpoint lists of the moment and no entry that is known counts as. */
  readonly stamped: readonly Commitment[];
  /** How far the newest checkpoint reaches; Infinity where there is none. */
  readonly stampedUpToMs: number;
}

/** One moment as money. */
export interface FoldedMoment {
  readonly commitments: readonly Commitment[];
  readonly flags: readonly Flag[];
  /** Whether a post counts, or does not, only because of how far back the list was read. */
  readonly isAwaiting: boolean;
}

/**
 * Folds all entries of one moment, in any order, into one commitment, and one for each edited entry besides. Read in
 * the direction that cannot overspend: of several reservations for one moment the largest that is not voided counts, once; a
 * negative amount counts as 0; a void frees only what its own writer reserved, or the whole moment where a lead says so; an
 * edited entry may have been a reservation of any moment, whatever it says now, so that it frees nothing and counts by itself
 * as the largest gesture there can be, and as what it says where that is more, until a lead takes it back or confirms it later;
 * so does one without a readable sum; one in another currency counts as the largest gesture; a post counts as a reservation where it says more than that of its moment, or where that is missing.
 * What an entry counts as never changes what it states.
 * What no fold can tell: which ticket and cause an edited entry was about.
 */
export function foldMoment(entries: readonly JournalEntry[], context: MomentContext, terms: LedgerTerms): FoldedMoment {
  const sorted = indexEntries(entries, context.settled, terms);
  const commitments = new Map<string, Commitment>();
  const put = (one: Commitment, isAlone: boolean): void => {
    const key = isAlone ? `entry:${one.reserveId}` : one.momentId;
    const other = commitments.get(key);
    if (other === undefined || outranks(one, other)) commitments.set(key, one);
  };
  const counting = sorted.counting.toSorted((a, b) => Number(isEdited(a)) - Number(isEdited(b)));
  for (const entry of counting) {
    const one = commitmentOf(entry, sorted, terms);
    put(context.isTakenBack(entry) ? { ...one, state: 'voided' } : one, isEdited(entry) && !isConfirmed(entry, sorted));
  }
  for (const one of context.stamped) put(continued(one, sorted, context.stampedUpToMs), one.isUncertain);
  return {
    commitments: [...commitments.values()],
    flags: flagsOf(entries, sorted, terms),
    isAwaiting: !sorted.hasUntouched && entries.some((entry) => isOwnPost(entry, terms)),
  };
}

/** Of the entries of one moment those that count as a reservation: a post does where that is smaller, or gone. */
export function countingOf(entries: readonly JournalEntry[], terms: LedgerTerms): readonly JournalEntry[] {
  const hasUntouched = entries.some(isUntouchedReserve);
  return entries.filter(
    (entry) =>
      entry.kind === 'reserve' || isEdited(entry) || (isOwnPost(entry, terms) && (hasUntouched || reservedAt(entry) >= terms.seenSinceMs)),
  );
}

function isUntouchedReserve(entry: JournalEntry): boolean {
  return entry.kind === 'reserve' && !isEdited(entry);
}

/** A post that nobody edited; what a lead says of an entry counts through that entry, and not once more by itself. */
function isOwnPost(entry: JournalEntry, { leadIds }: LedgerTerms): boolean {
  return entry.kind === 'post' && !isEdited(entry) && !(entry.detail.confirms !== undefined && leadIds.has(entry.createdById));
}

/** The entries of one moment by what they say. */
interface EntryIndex {
  readonly all: readonly JournalEntry[];
  /** What counts as a reservation. */
  readonly counting: readonly JournalEntry[];
  readonly hasUntouched: boolean;
  /** Whether an entry that may be its reservation is there. */
  readonly hasReserve: boolean;
  readonly isPosted: boolean;
  /** What takes back all of the moment, written by leads. */
  readonly voidsOfAll: readonly JournalEntry[];
  /** What takes back only what its own writer reserved. */
  readonly voidsOfOwn: readonly JournalEntry[];
  readonly settled: MomentContext['settled'];
}

function indexEntries(all: readonly JournalEntry[], settled: EntryIndex['settled'], terms: LedgerTerms): EntryIndex {
  const voids = all.filter((entry) => entry.kind === 'void' && !isEdited(entry));
  const isOfAll = ({ createdById, detail }: JournalEntry): boolean => detail.reach === 'moment' && terms.leadIds.has(createdById);
  return {
    all,
    counting: countingOf(all, terms),
    hasUntouched: all.some(isUntouchedReserve),
    hasReserve: all.some((entry) => entry.kind === 'reserve' || isEdited(entry)),
    isPosted: all.some(({ kind }) => kind === 'post'),
    voidsOfAll: voids.filter(isOfAll),
    voidsOfOwn: voids.filter((entry) => !isOfAll(entry)),
    settled,
  };
}

/** When what an entry counts as was reserved: a post may say that of its reservation, which is never younger. */
function reservedAt({ kind, createdAtMs, detail }: JournalEntry): number {
  return kind === 'post' ? Math.min(createdAtMs, detail.reservedAtMs ?? createdAtMs) : createdAtMs;
}

/** Whether a lead has said what an entry counts as, after it was last changed. */
function isConfirmed(entry: JournalEntry, { settled }: EntryIndex): boolean {
  const settling = settled.get(entry.id);
  return settling !== undefined && settling.createdAtMs >= entry.updatedAtMs && settling.amountMinor !== null;
}

function commitmentOf(entry: JournalEntry, sorted: EntryIndex, terms: LedgerTerms): Commitment {
  const momentId = momentOf(entry);
  const isSaid = isConfirmed(entry, sorted);
  const said = (isSaid ? sorted.settled.get(entry.id) : undefined) ?? entry;
  const saidMinor = Math.max(0, said.amountMinor ?? 0);
  const isUncertain = !isSaid && (isEdited(entry) || entry.amountMinor === null);
  const isForeign = said.currency !== terms.currency;
  return {
    momentId,
    reserveId: entry.id,
    ticketId: said.ticketId,
    customerId: said.customerId,
    agentId: entry.createdById,
    forAgentId: entry.agentId,
    stated: statedBy(said),
    // Figures of another currency say nothing in this one; those of an edited entry may still be true.
    countsMinor: isForeign ? terms.largestMinor : isUncertain ? Math.max(saidMinor, terms.largestMinor) : saidMinor,
    cause: said.cause,
    detail: entry.detail,
    reservedAtMs: isEdited(entry) ? entry.createdAtMs : reservedAt(entry),
    state: isFreed(entry, sorted) ? 'voided' : sorted.isPosted ? 'posted' : 'reserved',
    isUncertain,
  };
}

/** The sum that an entry states; null where it holds no whole number, a negative one, which nobody is given, or no currency that is known. */
export function statedBy({ amountMinor, currency }: Pick<JournalEntry, 'amountMinor' | 'currency'>): Money | null {
  const known = parseCurrency(currency);
  return known.ok && amountMinor !== null && amountMinor >= 0 ? money(amountMinor, known.value) : null;
}

/** An edit may have moved an entry to a moment that was taken back, so only what a lead takes back after it counts. */
function isFreed(entry: JournalEntry, { voidsOfAll, voidsOfOwn }: EntryIndex): boolean {
  if (isEdited(entry)) return voidsOfAll.some((taken) => taken.createdAtMs >= entry.updatedAtMs && reaches(taken, entry));
  const own = voidsOfOwn.filter(({ createdById }) => createdById === entry.createdById);
  return [...voidsOfAll, ...own].some((taken) => reaches(taken, entry));
}

function reaches(taken: JournalEntry, { detail }: Pick<JournalEntry, 'detail'>): boolean {
  return (detail.attempt ?? 1) <= (taken.detail.attempt ?? 1);
}

/** What a checkpoint lists, with what was written about it since. */
function continued(one: Commitment, { voidsOfAll, voidsOfOwn, isPosted }: EntryIndex, upToMs: number): Commitment {
  const taken = one.isUncertain
    ? voidsOfAll.filter(({ createdAtMs }) => createdAtMs > upToMs)
    : [...voidsOfAll, ...voidsOfOwn.filter(({ createdById }) => createdById === one.agentId)];
  if (one.state === 'voided' || taken.some((entry) => reaches(entry, one))) return { ...one, state: 'voided' };
  return isPosted ? { ...one, state: 'posted' } : one;
}

/** One that is not voided wins; then what counts as more; of equal ones the earlier id, so that every reader keeps the same one. */
function outranks(candidate: Commitment, known: Commitment): boolean {
  const isVoided = candidate.state === 'voided';
  if (isVoided !== (known.state === 'voided')) return !isVoided;
  if (candidate.countsMinor !== known.countsMinor) return candidate.countsMinor > known.countsMinor;
  return candidate.reserveId < known.reserveId;
}

/** An entry that names no moment is one of its own. */
export function momentOf(entry: JournalEntry): string {
  return entry.momentId === '' ? `entry:${entry.id}` : entry.momentId;
}

function flagsOf(known: readonly JournalEntry[], sorted: EntryIndex, terms: LedgerTerms): readonly Flag[] {
  return known.flatMap((entry): readonly Flag[] => {
    const kind = flagKindOf(entry, sorted, terms);
    if (kind === null) return [];
    return [{ kind, entry, isOpen: !isConfirmed(entry, sorted) && !isFreed(entry, sorted) }];
  });
}

/** The first that applies, in the order of {@link FLAG_KINDS}. */
function flagKindOf(entry: JournalEntry, sorted: EntryIndex, { leadIds, currency }: LedgerTerms): FlagKind | null {
  if (isEdited(entry)) return 'edited';
  if (entry.kind === 'unknown' || (entry.kind === 'reserve' && entry.amountMinor === null)) return 'unreadable';
  if (entry.kind === 'reserve') {
    if ((entry.amountMinor ?? 0) < 0) return 'negative';
    if (entry.currency !== currency) return 'foreign_currency';
    return entry.agentId !== entry.createdById && !leadIds.has(entry.createdById) ? 'foreign_agent' : null;
  }
  if (entry.kind === 'void' && !leadIds.has(entry.createdById)) {
    const reserves = sorted.all.filter((other) => other.kind === 'reserve');
    return reserves.length > 0 && reserves.every((other) => other.createdById !== entry.createdById) ? 'foreign_void' : null;
  }
  return !sorted.hasReserve && sorted.counting.includes(entry) ? 'missing_reserve' : null;
}

export function isLive(commitment: Commitment): boolean {
  return commitment.state !== 'voided';
}

export function isStated(commitment: Commitment): commitment is StatedCommitment {
  return commitment.stated !== null;
}

/** Whether a commitment states exactly this sum. */
export function isStating({ stated }: Commitment, { amountMinor, currency }: Money): boolean {
  return stated !== null && stated.amountMinor === amountMinor && stated.currency === currency;
}

/**
 * Whether this person can undo a commitment: its own agent on the day it was given, for later the day's figures have been read
 * by others; a lead any, at any time.
 */
export function isUndoable(
  commitment: Commitment,
  who: { readonly agentId: string; readonly isLead: boolean; readonly nowMs: number; readonly timeZone: string },
): boolean {
  if (commitment.state === 'voided') return false;
  if (who.isLead) return true;
  return commitment.agentId === who.agentId && localDay(commitment.reservedAtMs, who.timeZone) === localDay(who.nowMs, who.timeZone);
}
