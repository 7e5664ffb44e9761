import { type FlagTerms, flagEntries } from '#domain/journal/flag-entries.ts';
import { type FlagKind, type Ledger, isDecided, isLive, momentOf, statedBy } from '#domain/journal/commitments.ts';
import type { Commitment, JournalEntry } from '#domain/journal/types.ts';
import { type Currency, zero } from '#domain/money/money.ts';
import type { EntryFacts } from './entries.ts';

/** An entry that something is wrong with, what it counts as now, and what a lead can do about it. */
export interface Flagged {
  readonly kind: FlagKind;
  readonly entry: JournalEntry;
  readonly momentId: string;
  /** Minor units of the team's currency that it, or else its moment, holds now. */
  readonly countsMinor: number;
  /** What counting it as it stands would say; null where its sum or currency cannot be used. */
  readonly asItStands: EntryFacts | null;
}

/** What is wrong with an entry whose sum is sure is of interest once it is given or granted. */
const ONCE_GIVEN: ReadonlySet<FlagKind> = new Set(['negative', 'foreign_currency', 'foreign_agent', 'above_limits']);

/** What is wrong in the journal and still open, newest first. */
export function flaggedOf(
  ledger: Pick<Ledger, 'commitments'>,
  entries: readonly JournalEntry[],
  terms: FlagTerms & {
    readonly currency: Currency;
    readonly nowMs: number;
    /** The month was started in the team's currency with all up to this entry; null where all of it waits for that. */
    readonly startedUpToId: string | null;
  },
): readonly Flagged[] {
  const { currency, nowMs } = terms;
  const commitments = new Map(ledger.commitments.map((one) => [one.momentId, one]));
  // Several edited entries of one moment count each by itself.
  const byEntry = new Map(ledger.commitments.map((one) => [one.reserveId, one]));
  return flagEntries(entries, terms)
    .filter(({ kind, entry, isOpen }) => {
      // What was only reserved has expired by itself, or is being given at this moment: nobody has to end it, or can.
      const counted = byEntry.get(entry.id) ?? commitments.get(momentOf(entry));
      if (ONCE_GIVEN.has(kind) && !(counted !== undefined && isDecided(counted))) return false;
      // Taking back what somebody else reserved holds no money itself; it is of interest as long as that money is held.
      // What was given before the currency was changed is nothing wrong: its start covers it.
      const { startedUpToId } = terms;
      const isCovered = kind === 'foreign_currency' && statedBy(entry) !== null && (startedUpToId === null || entry.id <= startedUpToId);
      if (!isOpen || kind !== 'foreign_void') return isOpen && !isCovered;
      const commitment = commitments.get(momentOf(entry));
      return commitment !== undefined && isLive(commitment, nowMs);
    })
    .map(({ kind, entry }) => {
      const momentId = momentOf(entry);
      const commitment = byEntry.get(entry.id) ?? commitments.get(momentId);
      const countsMinor = commitment !== undefined && isLive(commitment, nowMs) ? commitment.countsMinor : 0;
      return { kind, entry, momentId, countsMinor, asItStands: asItStands(entry, commitment, currency) };
    })
    .toSorted((one, other) => (one.entry.id < other.entry.id ? 1 : -1));
}

/** An entry whose moment is sure says nothing new about it: then the moment stands as it is. Otherwise it must be one of money. */
function asItStands(entry: JournalEntry, commitment: Commitment | undefined, currency: Currency): EntryFacts | null {
  const isSure = commitment !== undefined && !commitment.isUncertain;
  // Nobody here knows what an entry of an unknown schema stands for.
  const isOfMoney = entry.isOfUnknownSchema !== true && ['reserve', 'post', 'unknown'].includes(entry.kind);
  if (!isSure && (!isOfMoney || commitment === undefined)) return null;
  const { ticketId, customerId, cause } = isSure ? commitment : entry;
  // What is less than nothing stands as the nothing that it counts as.
  const isNegative = isSure && entry.currency === currency && (entry.amountMinor ?? 0) < 0;
  const amount = isNegative ? zero(currency) : isSure ? commitment.stated : statedBy(entry);
  if (amount === null || amount.currency !== currency) return null;
  return { ticketId, customerId, agentId: isSure ? commitment.forAgentId : entry.agentId, cause, amount };
}
