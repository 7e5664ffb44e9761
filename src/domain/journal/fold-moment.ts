import { type LedgerTerms, momentOf, statedBy } from './commitments.ts';
import { isEdited } from './entries.ts';
import { handOversOf } from './hand-over.ts';
import { isInTime } from './lease.ts';
import { type Reversals, type Status, firstOf, statusOfGrant, undoOf, undoneBy } from './undone.ts';
import type { Commitment, EntryDetail, JournalEntry } from './types.ts';

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

/**
 * Folds all entries of one moment, in any order, into one commitment, and one for each besides that was edited or cannot be read. Read in
 * the direction that cannot overspend: of several reservations for one moment the one that counts furthest and most does, once; a
 * reservation counts as posted only by a post of its own writer that the server stamped in time, and is freed by a void of that
 * writer where there is none; what is posted is undone by its writer or a lead, afterwards; a negative amount counts as 0; an
 * edited entry may have been a reservation of any moment, whatever it says now, so that it frees nothing and counts by itself
 * as the largest gesture there can be, and as what it says where that is more, until a lead takes it back or confirms it later;
 * so does one without a readable sum; one in another currency counts as the largest gesture; a post counts as a reservation where it says more than that of its moment, or where that is missing.
 * What an entry counts as never changes what it states.
 * What no fold can tell: which ticket and cause an edited entry was about.
 */
export function foldMoment(all: readonly JournalEntry[], context: MomentContext, terms: LedgerTerms): readonly Commitment[] {
  const sorted = indexEntries(all, context.settled, terms);
  const commitments = new Map<string, readonly Commitment[]>();
  const put = (one: Commitment, isAlone: boolean): void => {
    const key = isAlone ? `entry:${one.reserveId}` : one.momentId;
    commitments.set(key, [...(commitments.get(key) ?? []), one]);
  };
  const counting = sorted.counting.toSorted((a, b) => Number(isEdited(a)) - Number(isEdited(b)));
  for (const entry of counting) {
    const one = commitmentOf(entry, sorted, terms);
    // What cannot be trusted stands by itself: nothing else under its moment may hide it.
    put(context.isTakenBack(entry) ? { ...one, state: 'voided' } : one, one.isUncertain);
  }
  for (const one of context.stamped) put(continued(one, sorted, context.stampedUpToMs), one.isUncertain);
  return [...commitments.values()].flatMap(foremostOf);
}

/** A decision that gives nothing holds no money; one that says a sum, or was edited, may. */
export function isOfMoney(entry: JournalEntry): boolean {
  const { decision } = entry.detail;
  return decision === undefined || decision === 'approve' || entry.amountMinor !== 0 || isEdited(entry);
}

/** Of the entries of one moment those that count as a reservation: a post in time does where that is smaller, or gone. */
export function countingOf(entries: readonly JournalEntry[], terms: LedgerTerms): readonly JournalEntry[] {
  const reserves = entries.filter(isUntouchedReserve);
  const isCounting = (post: JournalEntry): boolean => {
    if (reserves.some((reserve) => isPostOf(post, reserve, reserves))) return true;
    if (isJudgedBy(post, reserves)) return false;
    // What says itself that it came too late counts for nobody.
    return post.detail.reserveId === undefined || isInTime(reservedAt(post), post.createdAtMs);
  };
  return entries.filter((entry) => entry.kind === 'reserve' || isEdited(entry) || (isOwnPost(entry, terms) && isCounting(entry)));
}

function isUntouchedReserve(entry: JournalEntry): boolean {
  return entry.kind === 'reserve' && !isEdited(entry);
}

/** A post that nobody edited; what a lead says of an entry counts through that entry, and not once more by itself. */
function isOwnPost(entry: JournalEntry, { leadIds }: LedgerTerms): boolean {
  return entry.kind === 'post' && !isEdited(entry) && !(entry.detail.confirms !== undefined && leadIds.has(entry.createdById));
}

/**
 * Whether a post makes a reservation count: written by the same person, about the same attempt, and in time by the reservation
 * that it names. Where a key was written twice there are two of them, and the post is judged by its own.
 */
function isPostOf(post: JournalEntry, reserve: JournalEntry, reserves: readonly JournalEntry[]): boolean {
  const named = reserves.some(({ id }) => id === post.detail.reserveId) ? post.detail.reserveId : reserve.id;
  return (
    post.createdById === reserve.createdById &&
    attemptOf(post) === attemptOf(reserve) &&
    named === reserve.id &&
    isInTime(reserve.createdAtMs, post.createdAtMs)
  );
}

/** Whether a void withdraws a reservation: of its own writer and attempt, and, where a key was written twice, the one that it names. */
function isVoidOf({ createdById, detail }: JournalEntry, reserve: JournalEntry): boolean {
  const isNamed = detail.reserveId === undefined || detail.reserveId === reserve.id;
  return createdById === reserve.createdById && attemptOf({ detail }) === attemptOf(reserve) && isNamed;
}

/** Whether these are what a post is judged by: whoever names a reservation that is gone may have been given another's in its place. */
function isJudgedBy({ detail }: JournalEntry, reserves: readonly JournalEntry[]): boolean {
  return reserves.length > 0 && (detail.reserveId === undefined || reserves.some(({ id }) => id === detail.reserveId));
}

function attemptOf({ detail }: Pick<JournalEntry, 'detail'>): number {
  return detail.attempt ?? 1;
}

/** The entries of one moment by what they say. */
export interface EntryIndex extends Reversals {
  readonly all: readonly JournalEntry[];
  /** What counts as a reservation. */
  readonly counting: readonly JournalEntry[];
  readonly reserves: readonly JournalEntry[];
  /** Whether an entry that may be its reservation is there. */
  readonly hasReserve: boolean;
  readonly posts: readonly JournalEntry[];
  /** What withdraws a reservation, and counts for its own writer. */
  readonly voids: readonly JournalEntry[];
  readonly settled: MomentContext['settled'];
}

export function indexEntries(entries: readonly JournalEntry[], settled: EntryIndex['settled'], terms: LedgerTerms): EntryIndex {
  const all = entries.filter(isOfMoney);
  const reversals = all.filter((entry) => entry.kind === 'reverse' && !isEdited(entry));
  return {
    all,
    counting: countingOf(all, terms),
    reserves: all.filter(isUntouchedReserve),
    hasReserve: all.some((entry) => entry.kind === 'reserve' || isEdited(entry)),
    posts: all.filter(({ kind, detail }) => kind === 'post' && detail.confirms === undefined),
    voids: all.filter((entry) => entry.kind === 'void' && !isEdited(entry)),
    reversalsByLeads: reversals.filter(({ createdById }) => terms.leadIds.has(createdById)),
    reversals,
    settled,
    handOvers: handOversOf(entries),
    leadIds: terms.leadIds,
  };
}

/** When what an entry counts as was reserved: a post may say that of its reservation, which is never younger. */
export function reservedAt({ kind, createdAtMs, detail }: JournalEntry): number {
  return kind === 'post' ? Math.min(createdAtMs, detail.reservedAtMs ?? createdAtMs) : createdAtMs;
}

/** Whether a lead has said what an entry counts as, after it was last changed. */
export function isConfirmed(entry: JournalEntry, { settled }: EntryIndex): boolean {
  const verdict = settled.get(entry.id);
  return verdict !== undefined && verdict.createdAtMs >= entry.updatedAtMs && verdict.amountMinor !== null;
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
    detail: entry.kind === 'post' ? entry.detail : withoutPost(entry.detail),
    reservedAtMs: isEdited(entry) ? entry.createdAtMs : reservedAt(entry),
    ...statusOf(entry, sorted, isSaid),
    isUncertain,
    ...(entry.isOfUnknownSchema === true && entry.asWritten !== undefined && { asWritten: entry.asWritten }),
  };
}

/** Only a post names another entry since which it holds money. */
function withoutPost({ reserveId: _notItsOwn, ...detail }: EntryDetail): EntryDetail {
  return detail;
}

/** What became of a reservation, or of a post whose reservation is not known. `isSaid` a lead has said that it counts. */
export function stateOf(entry: JournalEntry, sorted: EntryIndex, isSaid: boolean): Commitment['state'] {
  return statusOf(entry, sorted, isSaid).state;
}

function statusOf(entry: JournalEntry, sorted: EntryIndex, isSaid: boolean): Status {
  const { posts, reserves, voids } = sorted;
  if (isEdited(entry)) {
    const undo = undoByLead(entry, sorted);
    return undo === undefined ? { state: isSaid || posts.length > 0 ? 'posted' : 'reserved' } : undoneBy(undo);
  }
  // A post that was sent twice is one: what undoes it after the first undoes it.
  const isSent = (post: JournalEntry): boolean => post.createdById === entry.createdById && attemptOf(post) === attemptOf(entry);
  const own = posts.filter(entry.kind === 'post' ? isSent : (post) => isPostOf(post, entry, reserves));
  if (own.length === 0 && !isSaid) {
    const isWithdrawn = voids.some((taken) => isVoidOf(taken, entry));
    // Of one key that was written twice the other record was posted: the two are one.
    if (reserves.some((other) => isTwin(entry, other) && posts.some((post) => isPostOf(post, other, reserves)))) return { state: 'voided' };
    // Of what cannot be read nobody knows what it was: it does not expire, and a lead ends it.
    const isEnded = isWithdrawn || (entry.amountMinor === null && isUndoneByLead(entry, sorted));
    return { state: isEnded ? 'voided' : 'reserved' };
  }
  const sinceId = firstOf(own)?.id ?? null;
  const isGrant = !isSaid && entry.agentId !== entry.createdById && own.every(({ detail }) => detail.isGrant === true);
  if (isGrant) return statusOfGrant({ ...entry, attempt: attemptOf(entry), forAgentId: entry.agentId, sinceId }, sorted);
  const undo = undoOf({ ...entry, attempt: attemptOf(entry), sinceId }, sorted);
  return undo === undefined ? { state: 'posted' } : undoneBy(undo);
}

/** Whether two records say the same of one gesture, by the same person. Of a decision two of a lead's tabs may have written one each. */
function isTwin(one: JournalEntry, other: JournalEntry): boolean {
  const isSameSum = one.amountMinor === other.amountMinor && one.currency === other.currency;
  const isSameAttempt = one.createdById === other.createdById && attemptOf(one) === attemptOf(other);
  return one.id !== other.id && one.detail.decision === undefined && isSameSum && isSameAttempt;
}

/** An edit may have moved an entry to a moment that was undone, so only what a lead undoes after it counts. */
export function isUndoneByLead(entry: JournalEntry, sorted: EntryIndex): boolean {
  return undoByLead(entry, sorted) !== undefined;
}

function undoByLead({ updatedAtMs }: JournalEntry, { reversalsByLeads }: EntryIndex): JournalEntry | undefined {
  return firstOf(reversalsByLeads.filter(({ createdAtMs }) => createdAtMs >= updatedAtMs));
}

/** What a checkpoint lists, with what was written about it since. It lists only what can come to nothing else but being delivered or undone. */
function continued(one: Commitment, sorted: EntryIndex, upToMs: number): Commitment {
  const { reversalsByLeads, reversals } = sorted;
  if (one.state === 'voided') return one;
  if (one.state === 'granted' && !one.isUncertain) {
    const { isRevoked, ...granted } = one;
    const grant = { createdById: one.agentId, attempt: attemptOf(one), sinceId: null, forAgentId: one.forAgentId, isRevoked };
    const isSince = ({ createdAtMs }: JournalEntry): boolean => createdAtMs > upToMs;
    // What was undone before it was revoked was not undone, and what undid it since is not in what was stamped.
    const since = { ...sorted, reversals: reversals.filter(isSince), reversalsByLeads: reversalsByLeads.filter(isSince) };
    return { ...granted, ...statusOfGrant(grant, isRevoked === true ? since : sorted) };
  }
  const undone = one.isUncertain
    ? reversalsByLeads.filter(({ createdAtMs }) => createdAtMs > upToMs)
    : [...reversalsByLeads, ...reversals.filter(({ createdById }) => createdById === one.agentId)];
  const undo = firstOf(undone.filter((taken) => attemptOf(taken) >= attemptOf(one)));
  return undo === undefined ? one : { ...one, ...undoneBy(undo) };
}

const RANKS: Readonly<Record<Commitment['state'], number>> = { voided: 0, reserved: 1, granted: 2, posted: 3 };

/**
 * Of two reservations for one moment the one that came further, then what counts as more, then the earlier id, so that every
 * reader keeps the same one. Two that are not posted are one whose key was written twice: held as long as the later, and as much as the larger.
 */
function foremost(one: Commitment, other: Commitment): Commitment {
  const [first, second] = outranks(one, other) ? [one, other] : [other, one];
  if (first.state !== 'reserved' || second.state !== 'reserved') return first;
  return { ...first, reservedAtMs: Math.max(first.reservedAtMs, second.reservedAtMs) };
}

/** A small one that came further does not hide what somebody else may still post under the same moment: that is held beside it. */
function foremostOf(ones: readonly Commitment[]): readonly Commitment[] {
  const [one, ...others] = ones;
  if (one === undefined) return [];
  const first = others.reduce(foremost, one);
  return [first, ...foremostOf(ones.filter(({ state, countsMinor }) => state !== 'voided' && countsMinor > first.countsMinor))];
}

function outranks(one: Commitment, other: Commitment): boolean {
  if (one.state !== other.state) return RANKS[one.state] > RANKS[other.state];
  if (one.countsMinor !== other.countsMinor) return one.countsMinor > other.countsMinor;
  return one.reserveId < other.reserveId;
}
