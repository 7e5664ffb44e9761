import { newestCheckpoint } from './checkpoint.ts';
import { type Ledger, type LedgerTerms, momentOf } from './commitments.ts';
import { isEdited } from './entries.ts';
import { type MomentContext, countingOf, foldMoment } from './fold-moment.ts';
import type { Commitment, JournalEntry } from './types.ts';

/** A ledger that is kept, and folds anew only the moments that something was learnt about. */
export interface LedgerFold {
  /** Adds entries, in any order and with repeats: of one that was read several times what it said last counts. */
  learn(entries: Iterable<JournalEntry>): void;
  /** All that was learnt, as money. The same object as long as neither entries nor terms changed. */
  ledger(terms: LedgerTerms): Ledger;
}

/** Folds entries, in any order and with repeats, as {@link foldMoment} reads each moment. */
export function foldLedger(entries: Iterable<JournalEntry>, terms: LedgerTerms): Ledger {
  const fold = createLedgerFold();
  fold.learn(entries);
  return fold.ledger(terms);
}

/**
 * A fold that is carried on with what is learnt. One moment depends on others in three ways, and each of them marks what it
 * reaches as changed: a lead's post confirms an entry of whatever moment, a checkpoint lists commitments, and an edited entry
 * may have left the moment under which a checkpoint lists it.
 */
export function createLedgerFold(): LedgerFold {
  const known = newKnownEntries();
  const folded = new Map<string, readonly Commitment[]>();
  let foldedBy: LedgerTerms | null = null;
  let ledger: Ledger | null = null;
  let stamp = stampOf(null);

  const isCounted = (entryId: string, terms: LedgerTerms): boolean => {
    const entry = known.byId.get(entryId);
    return entry !== undefined && countingOf(entriesOf(known, momentOf(entry)), terms).includes(entry);
  };

  const refold = (momentId: string, terms: LedgerTerms): void => {
    const entries = entriesOf(known, momentId);
    const stamped = (stamp.byMoment.get(momentId) ?? []).filter(({ reserveId }) => !isCounted(reserveId, terms));
    const settled = { get: (entryId: string) => lastConfirming(known, entryId, terms.leadIds) };
    const commitments = foldMoment(entries, { settled, stamped, isTakenBack: stamp.isTakenBack, stampedUpToMs: stamp.upToMs }, terms);
    if (commitments.length > 0) folded.set(momentId, commitments);
    else folded.delete(momentId);
  };

  return {
    learn(entries) {
      for (const entry of entries) learnEntry(known, entry);
    },
    ledger(terms) {
      const before = foldedBy;
      foldedBy = { ...terms, leadIds: new Set(terms.leadIds) };
      const changedLeads = differing(before?.leadIds, terms.leadIds);
      if (before === null || isOtherTeam(before, terms)) touchAll(known);
      else touchWrittenBy(known, changedLeads);
      if (known.hasNewCheckpoint || changedLeads.size > 0 || before === null || isOtherTeam(before, terms)) {
        const listed = stamp.recent;
        stamp = stampOf(newestCheckpoint(known.checkpoints.values(), terms));
        for (const one of [...listed, ...stamp.recent]) touchStamped(known, one);
        known.hasNewCheckpoint = false;
      }
      if (ledger !== null && known.touched.size === 0 && ledger.checkpoint === stamp.checkpoint) return ledger;
      touchListed(known, stamp);
      for (const momentId of known.touched) refold(momentId, terms);
      known.touched.clear();
      ledger = joined(folded.values(), stamp.checkpoint);
      return ledger;
    },
  };
}

function joined(moments: Iterable<readonly Commitment[]>, checkpoint: Ledger['checkpoint']): Ledger {
  const commitments: Commitment[] = [];
  // Not by flatMap: this goes through every moment whenever anything is learnt.
  for (const moment of moments) {
    for (const commitment of moment) commitments.push(commitment);
  }
  return { commitments, checkpoint };
}

/** Entries by whatever they are looked up by, and the moments that are to be folded anew. */
interface KnownEntries {
  readonly byId: Map<string, JournalEntry>;
  readonly byMoment: Map<string, JournalEntry[]>;
  /** Posts that stand in the place of an entry, by that entry's id. */
  readonly confirming: Map<string, JournalEntry[]>;
  readonly checkpoints: Map<string, JournalEntry>;
  readonly touched: Set<string>;
  hasNewCheckpoint: boolean;
}

function newKnownEntries(): KnownEntries {
  return {
    byId: new Map(),
    byMoment: new Map(),
    confirming: new Map(),
    checkpoints: new Map(),
    touched: new Set(),
    hasNewCheckpoint: false,
  };
}

function entriesOf({ byMoment }: KnownEntries, momentId: string): readonly JournalEntry[] {
  return byMoment.get(momentId) ?? [];
}

function learnEntry(known: KnownEntries, entry: JournalEntry): void {
  const before = known.byId.get(entry.id);
  if (before === entry || (before !== undefined && before.updatedAtMs > entry.updatedAtMs)) return;
  if (before !== undefined) {
    remove(known.byMoment, momentOf(before), before);
    touchFrom(known, before);
    known.checkpoints.delete(entry.id);
    known.hasNewCheckpoint ||= before.kind === 'checkpoint';
    if (before.detail.confirms !== undefined) remove(known.confirming, before.detail.confirms, before);
  }
  known.byId.set(entry.id, entry);
  add(known.byMoment, momentOf(entry), entry);
  if (entry.kind === 'checkpoint') {
    known.checkpoints.set(entry.id, entry);
    known.hasNewCheckpoint = true;
  }
  if (entry.detail.confirms !== undefined) add(known.confirming, entry.detail.confirms, entry);
  touchFrom(known, entry);
}

function touchAll({ touched, byMoment }: KnownEntries): void {
  for (const momentId of byMoment.keys()) touched.add(momentId);
}

/** Marks an entry's moment, and that of the entry which it confirms. */
function touchFrom({ touched, byId }: KnownEntries, entry: JournalEntry): void {
  touched.add(momentOf(entry));
  const confirmed = entry.detail.confirms === undefined ? undefined : byId.get(entry.detail.confirms);
  if (confirmed !== undefined) touched.add(momentOf(confirmed));
}

/** What these people wrote counts for more, or for less, once they are known to be leads, or no more. */
function touchWrittenBy(known: KnownEntries, userIds: ReadonlySet<string>): void {
  if (userIds.size === 0) return;
  for (const entry of known.byId.values()) if (userIds.has(entry.createdById)) touchFrom(known, entry);
}

/** Marks the moment of a commitment that a checkpoint lists, and that in which its entry stands now. */
function touchStamped({ touched, byId }: KnownEntries, { momentId, reserveId }: Commitment): void {
  touched.add(momentId);
  const entry = byId.get(reserveId);
  if (entry !== undefined) touched.add(momentOf(entry));
}

/** An entry that counts by itself counts no more where a checkpoint lists it, which may be under another moment. */
function touchListed(known: KnownEntries, { listedUnder }: Stamp): void {
  if (listedUnder.size === 0) return;
  for (const momentId of known.touched) {
    for (const { id } of entriesOf(known, momentId)) for (const other of listedUnder.get(id) ?? []) known.touched.add(other);
  }
}

function add(lists: Map<string, JournalEntry[]>, key: string, entry: JournalEntry): void {
  const others = lists.get(key);
  if (others === undefined) lists.set(key, [entry]);
  else others.push(entry);
}

function remove(lists: Map<string, JournalEntry[]>, key: string, entry: JournalEntry): void {
  const others = (lists.get(key) ?? []).filter((other) => other !== entry);
  if (others.length === 0) lists.delete(key);
  else lists.set(key, others);
}

/** What a lead said last of an entry. */
function lastConfirming({ confirming }: KnownEntries, entryId: string, leadIds: ReadonlySet<string>): JournalEntry | undefined {
  return (confirming.get(entryId) ?? [])
    .filter((entry) => entry.kind === 'post' && !isEdited(entry) && leadIds.has(entry.createdById))
    .reduce<JournalEntry | undefined>((last, entry) => (isLater(entry, last) ? entry : last), undefined);
}

function isLater(entry: JournalEntry, other: JournalEntry | undefined): boolean {
  if (other === undefined || entry.createdAtMs !== other.createdAtMs) return other === undefined || entry.createdAtMs > other.createdAtMs;
  return entry.id > other.id;
}

/** The newest checkpoint, by moment and by entry. */
interface Stamp extends Pick<MomentContext, 'isTakenBack'> {
  readonly checkpoint: Ledger['checkpoint'];
  readonly recent: readonly Commitment[];
  readonly byMoment: ReadonlyMap<string, readonly Commitment[]>;
  /** The moments under which it lists an entry. */
  readonly listedUnder: ReadonlyMap<string, readonly string[]>;
  readonly upToMs: number;
}

function stampOf(stamped: ReturnType<typeof newestCheckpoint>): Stamp {
  const recent = stamped?.recent ?? [];
  const upToMs = stamped?.checkpoint.upToMs ?? Infinity;
  const byMoment = new Map<string, Commitment[]>();
  const listedUnder = new Map<string, string[]>();
  for (const one of recent) {
    byMoment.set(one.momentId, [...(byMoment.get(one.momentId) ?? []), one]);
    listedUnder.set(one.reserveId, [...(listedUnder.get(one.reserveId) ?? []), one.momentId]);
  }
  const voided = new Set(recent.filter(({ state }) => state === 'voided').map(({ reserveId }) => reserveId));
  return {
    checkpoint: stamped?.checkpoint ?? null,
    recent,
    byMoment,
    listedUnder,
    upToMs,
    // Nobody has edited it since.
    isTakenBack: (entry) => voided.has(entry.id) && entry.updatedAtMs <= upToMs,
  };
}

/** Whether amounts are to be read for another team: then nothing that was folded holds. */
function isOtherTeam(before: LedgerTerms, { currency, timeZone, largestMinor }: LedgerTerms): boolean {
  const isSameCalendar = before.currency === currency && before.timeZone === timeZone;
  return !isSameCalendar || before.largestMinor !== largestMinor;
}

/** Who is in one of two sets only. */
function differing(before: ReadonlySet<string> = new Set(), after: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...[...before].filter((id) => !after.has(id)), ...[...after].filter((id) => !before.has(id))]);
}
