import { type Money, money, parseCurrency } from '../money/money.ts';
import { localDay } from '../shared/time.ts';
import { newestCheckpoint } from './checkpoint.ts';
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

/**
 * Folds entries, in any order and with repeats, into one commitment a moment, and one for each edited entry besides. Read in
 * the direction that cannot overspend: of several reservations for one moment the largest that is not voided counts, once; a
 * negative amount counts as 0; a void frees only what its own writer reserved, or the whole moment where a lead says so; an
 * edited entry may have been a reservation of any moment, whatever it says now, so that it frees nothing and counts by itself
 * as the largest gesture there can be, and as what it says where that is more, until a lead takes it back or confirms it later;
 * so does one without a readable sum; one in another currency counts as the largest gesture; a post counts as a reservation where it says more than that of its moment, or where that is missing.
 * What an entry counts as never changes what it states.
 * What no fold can tell: which ticket and cause an edited entry was about.
 */
export function foldLedger(entries: Iterable<JournalEntry>, terms: LedgerTerms): Ledger {
  const known = newestOfEach(entries);
  const stamped = newestCheckpoint(known, terms);
  const sorted = indexEntries(known, terms);
  const commitments = new Map<string, Commitment>();
  const put = (one: Commitment, isAlone: boolean): void => {
    const key = isAlone ? `entry:${one.reserveId}` : one.momentId;
    const other = commitments.get(key);
    if (other === undefined || outranks(one, other)) commitments.set(key, one);
  };
  const takenBack = takenBackBefore(stamped);
  const counting = [...sorted.reserves, ...sorted.posts].toSorted((a, b) => Number(isEdited(a)) - Number(isEdited(b)));
  for (const entry of counting) {
    const one = commitmentOf(entry, sorted, terms);
    put(takenBack(entry) ? { ...one, state: 'voided' } : one, isEdited(entry) && !isConfirmed(entry, sorted));
  }
  const counted = new Set(counting.map(({ id }) => id));
  for (const one of stamped?.recent ?? []) {
    if (!counted.has(one.reserveId)) put(continued(one, sorted, stamped?.checkpoint.upToMs ?? Infinity), one.isUncertain);
  }
  const all = [...commitments.values()];
  return { commitments: all, flags: flagsOf(known, sorted, terms), checkpoint: stamped?.checkpoint ?? null };
}

/** Whether a checkpoint tells that an entry was taken back, and nobody has edited it since. The void itself may be further back than was read. */
function takenBackBefore(stamped: ReturnType<typeof newestCheckpoint>): (entry: JournalEntry) => boolean {
  const upToMs = stamped?.checkpoint.upToMs ?? -Infinity;
  const voided = new Set((stamped?.recent ?? []).filter(({ state }) => state === 'voided').map(({ reserveId }) => reserveId));
  return (entry) => voided.has(entry.id) && entry.updatedAtMs <= upToMs;
}

/** Of one entry that was read several times what it said last. */
function newestOfEach(entries: Iterable<JournalEntry>): readonly JournalEntry[] {
  const known = new Map<string, JournalEntry>();
  for (const entry of entries) {
    const other = known.get(entry.id);
    if (other === undefined || entry.updatedAtMs > other.updatedAtMs) known.set(entry.id, entry);
  }
  return [...known.values()];
}

interface EntryIndex {
  /** What counts as a reservation. */
  readonly reserves: readonly JournalEntry[];
  /** Posts that count in the place of their reservation where that is smaller or gone. */
  readonly posts: readonly JournalEntry[];
  /** Posts whose reservation should be there and is not. */
  readonly orphans: ReadonlySet<JournalEntry>;
  readonly posted: ReadonlySet<string>;
  /** What takes back a moment, by moment where a lead takes back all of it, else by moment and writer. */
  readonly voids: ReadonlyMap<string, readonly JournalEntry[]>;
  /** What leads say of entries, by the entry that it stands in the place of. */
  readonly settled: ReadonlyMap<string, JournalEntry>;
  readonly byMoment: ReadonlyMap<string, readonly JournalEntry[]>;
}

function indexEntries(known: readonly JournalEntry[], terms: LedgerTerms): EntryIndex {
  const byMoment = new Map<string, JournalEntry[]>();
  const voids = new Map<string, JournalEntry[]>();
  const posted = new Set<string>();
  const settled = new Map<string, JournalEntry>();
  // What a lead says of an entry counts through that entry, and not once more by itself.
  const settling = new Set<JournalEntry>();
  for (const entry of known) {
    const momentId = momentOf(entry);
    append(byMoment, momentId, entry);
    const isLeads = !isEdited(entry) && terms.leadIds.has(entry.createdById);
    if (entry.kind === 'void' && !isEdited(entry))
      append(voids, isLeads && entry.detail.reach === 'moment' ? momentId : ownKey(entry), entry);
    if (entry.kind !== 'post') continue;
    posted.add(momentId);
    const { confirms } = entry.detail;
    if (!isLeads || confirms === undefined) continue;
    settling.add(entry);
    if (isLater(entry, settled.get(confirms))) settled.set(confirms, entry);
  }
  const reserves = known.filter((entry) => entry.kind === 'reserve' || isEdited(entry));
  const untouched = new Set(reserves.filter((entry) => !isEdited(entry)).map(momentOf));
  const stated = new Set(reserves.map(momentOf));
  const posts = known.filter(
    (entry) =>
      entry.kind === 'post' &&
      !isEdited(entry) &&
      !settling.has(entry) &&
      (untouched.has(momentOf(entry)) || reservedAt(entry) >= terms.seenSinceMs),
  );
  const orphans = new Set(posts.filter((entry) => !stated.has(momentOf(entry))));
  return { reserves, posts, orphans, posted, voids, settled, byMoment };
}

function append(to: Map<string, JournalEntry[]>, key: string, entry: JournalEntry): void {
  const others = to.get(key);
  if (others === undefined) to.set(key, [entry]);
  else others.push(entry);
}

function isLater(entry: JournalEntry, other: JournalEntry | undefined): boolean {
  if (other === undefined || entry.createdAtMs !== other.createdAtMs) return other === undefined || entry.createdAtMs > other.createdAtMs;
  return entry.id > other.id;
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
    state: isFreed(entry, sorted) ? 'voided' : sorted.posted.has(momentId) ? 'posted' : 'reserved',
    isUncertain,
  };
}

/** The sum that an entry states; null where it holds no whole number, a negative one, which nobody is given, or no currency that is known. */
export function statedBy({ amountMinor, currency }: Pick<JournalEntry, 'amountMinor' | 'currency'>): Money | null {
  const known = parseCurrency(currency);
  return known.ok && amountMinor !== null && amountMinor >= 0 ? money(amountMinor, known.value) : null;
}

/** An edit may have moved an entry to a moment that was taken back, so only what a lead takes back after it counts. */
function isFreed(entry: JournalEntry, { voids }: EntryIndex): boolean {
  const byLeads = voids.get(momentOf(entry)) ?? [];
  if (isEdited(entry)) return byLeads.some((taken) => taken.createdAtMs >= entry.updatedAtMs && reaches(taken, entry));
  return [...byLeads, ...(voids.get(ownKey(entry)) ?? [])].some((taken) => reaches(taken, entry));
}

function reaches(taken: JournalEntry, { detail }: Pick<JournalEntry, 'detail'>): boolean {
  return (detail.attempt ?? 1) <= (taken.detail.attempt ?? 1);
}

/** What a checkpoint lists, with what was written about it since. */
function continued(one: Commitment, { voids, posted }: EntryIndex, upToMs: number): Commitment {
  const byLeads = voids.get(one.momentId) ?? [];
  const taken = one.isUncertain
    ? byLeads.filter(({ createdAtMs }) => createdAtMs > upToMs)
    : [...byLeads, ...(voids.get(`${one.momentId}\n${one.agentId}`) ?? [])];
  if (one.state === 'voided' || taken.some((entry) => reaches(entry, one))) return { ...one, state: 'voided' };
  return posted.has(one.momentId) ? { ...one, state: 'posted' } : one;
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

/** What the void of somebody who is no lead reaches: this person's reservations for the moment. No id holds a line break. */
function ownKey(entry: JournalEntry): string {
  return `${momentOf(entry)}\n${entry.createdById}`;
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
    const reserves = (sorted.byMoment.get(momentOf(entry)) ?? []).filter((other) => other.kind === 'reserve');
    return reserves.length > 0 && reserves.every((other) => other.createdById !== entry.createdById) ? 'foreign_void' : null;
  }
  return sorted.orphans.has(entry) ? 'missing_reserve' : null;
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
