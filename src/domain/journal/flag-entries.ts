import { type Flag, type FlagKind, type LedgerTerms, momentOf } from './commitments.ts';
import { isEdited } from './entries.ts';
import { type EntryIndex, indexEntries, isConfirmed, isOfMoney, isUndoneByLead, reservedAt, stateOf } from './fold-moment.ts';
import type { JournalEntry } from './types.ts';

/** What tells what is wrong with entries. */
export interface FlagTerms extends LedgerTerms {
  /** The most that one gesture may ever have been, by the limits now and by those that leads said before: more is flagged. Infinity where nothing limits it. */
  readonly highestLimitMinor: number;
  /** From this instant on every entry of the list is known: a reservation since then that is not there is gone. */
  readonly seenSinceMs: number;
}

/** Tells what is wrong with which entries, in their order. Read once, each as it was last seen. */
export function flagEntries(entries: Iterable<JournalEntry>, terms: FlagTerms): readonly Flag[] {
  const byMoment = new Map<string, JournalEntry[]>();
  const settled = new Map<string, JournalEntry>();
  for (const entry of entries) {
    const { confirms } = entry.detail;
    const isSettling = entry.kind === 'post' && confirms !== undefined && !isEdited(entry) && terms.leadIds.has(entry.createdById);
    if (isSettling && isLater(entry, settled.get(confirms))) settled.set(confirms, entry);
    const momentId = momentOf(entry);
    const others = byMoment.get(momentId);
    if (others === undefined) byMoment.set(momentId, [entry]);
    else others.push(entry);
  }
  return [...byMoment.values()].flatMap((all) => {
    const ofMoney = all.filter(isOfMoney);
    const sorted = indexEntries(all, settled, terms);
    return ofMoney.flatMap((entry): readonly Flag[] => {
      const kind = flagKindOf(entry, sorted, terms);
      return kind === null ? [] : [{ kind, entry, isOpen: !isConfirmed(entry, sorted) && isHolding(entry, sorted) }];
    });
  });
}

function isLater(entry: JournalEntry, other: JournalEntry | undefined): boolean {
  if (other === undefined) return true;
  return entry.createdAtMs === other.createdAtMs ? entry.id > other.id : entry.createdAtMs > other.createdAtMs;
}

/** Whether an entry that something is wrong with may hold money still. */
function isHolding(entry: JournalEntry, sorted: EntryIndex): boolean {
  if (isEdited(entry) || entry.kind === 'unknown') return !isUndoneByLead(entry, sorted);
  if (entry.kind === 'void' || entry.kind === 'reverse') return true;
  return stateOf(entry, sorted, false) !== 'voided';
}

/** The first that applies, in the order of the kinds. */
function flagKindOf(
  entry: JournalEntry,
  sorted: EntryIndex,
  { leadIds, currency, highestLimitMinor, seenSinceMs }: FlagTerms,
): FlagKind | null {
  if (entry.isOfUnknownSchema === true) return 'unreadable';
  if (isEdited(entry)) return 'edited';
  if (entry.kind === 'unknown' || (entry.kind === 'reserve' && entry.amountMinor === null)) return 'unreadable';
  if (entry.kind === 'reserve') {
    if ((entry.amountMinor ?? 0) < 0) return 'negative';
    if (entry.currency !== currency) return 'foreign_currency';
    if (entry.agentId !== entry.createdById && !leadIds.has(entry.createdById)) return 'foreign_agent';
    return (entry.amountMinor ?? 0) > highestLimitMinor ? 'above_limits' : null;
  }
  if (entry.kind === 'void' || (entry.kind === 'reverse' && !leadIds.has(entry.createdById))) {
    const reserves = sorted.all.filter((other) => other.kind === 'reserve');
    return reserves.length > 0 && reserves.every((other) => other.createdById !== entry.createdById) ? 'foreign_void' : null;
  }
  return !sorted.hasReserve && sorted.counting.includes(entry) && reservedAt(entry) >= seenSinceMs ? 'missing_reserve' : null;
}
