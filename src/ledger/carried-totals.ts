import { type Ledger, heldSinceId, momentOf } from '#domain/journal/commitments.ts';
import { isEdited } from '#domain/journal/entries.ts';
import {
  type SeenList,
  type TotalBase,
  type TotalTerms,
  checkpointOf,
  isWithin,
  nextTotal,
  usableTotals,
} from '#domain/journal/running-total.ts';
import type { Checkpoint, Commitment, JournalEntry, RunningTotal } from '#domain/journal/types.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { JournalStore } from '#ports/journal-store.ts';
import type { Runtime } from '#ports/runtime.ts';
import { entryKeys } from './entry-keys.ts';
import type { JournalReader } from './journal-reader.ts';
import type { KnownLeads } from './known-leads.ts';
import { retrying } from './retrying.ts';

/** Totals that posts carry, so that nobody lists more than the last minutes. */
export interface CarriedTotals {
  /** What they amount to, as far as a list goes that was read back to an instant; null where there is nothing to count from, or one other person's word alone. */
  checkpoint(ledger: Ledger, sinceMs: number): Checkpoint | null;
  /** How many pages have been read so far, beside those of the list and of the index. */
  pagesRead(): number;
  /** Reads by their keys the gestures that were undone in the list and given before it, as many as one request holds: what is not found is not believed. */
  learnUndone(ledger: Ledger): Promise<Result<void, AppFault>>;
  /** What the post of a reservation carries on. `base` is what the month is counted from where it rests on no post, for entries since `sinceMs`. */
  next(
    ledger: Ledger,
    basis: { readonly base: TotalBase | null; readonly sinceMs: number; readonly reservedAtMs: number },
  ): RunningTotal | null;
}

interface Ports {
  readonly reader: JournalReader;
  readonly leads: KnownLeads;
  readonly journal: Pick<JournalStore, 'byExternalIds'>;
  readonly runtime: Runtime;
}

/** A request reads a hundred keys, three of each moment: of what a lead granted the delivery or the revoking counts too, which lets it be undone. */
const KEYS_PER_READ = 100;

export function createCarriedTotals(
  { reader, leads, journal, runtime }: Ports,
  team: { readonly readerId: string; readonly timeZone: string; readonly currencyNow: () => string },
): CarriedTotals {
  const { readerId, timeZone, currencyNow } = team;
  /** Moments whose undoing was read by their keys, each with what stands there. */
  const verified = new Map<string, readonly JournalEntry[]>();
  let pagesRead = 0;

  const seen = (sinceMs = reader.seenSinceMs()): SeenList => ({ byId: reader.byId(), isListed: reader.isListed, sinceMs });

  const terms = ({ commitments }: Ledger, list: SeenList): TotalTerms => ({
    commitments,
    timeZone,
    readerId,
    isUndoKnown: (one) =>
      isAsWritten(one, list, currencyNow()) && (isWithin(list, heldSinceId(one)) || isFirstUndo(one, verified.get(one.momentId))),
  });

  /** What a lead has stamped replaces whatever was said before it. */
  const bases = (list: SeenList): readonly TotalBase[] =>
    usableTotals(list, { currency: currencyNow(), timeZone, stampedId: lastStampOf(list, leads.ids()) });

  const unknownUndos = (ledger: Ledger, list: SeenList): readonly JournalEntry[] =>
    undosBelow(ledger, list).filter(({ momentId }) => !verified.has(momentId));

  return {
    checkpoint(ledger, sinceMs) {
      const list = seen(sinceMs);
      return checkpointOf(bases(list), list, terms(ledger, list));
    },
    pagesRead: () => pagesRead,
    async learnUndone(ledger) {
      const asked = fitting(unknownUndos(ledger, seen()));
      if (asked.length === 0) return ok(undefined);
      const learnt = await leads.learn(asked.map(({ createdById }) => createdById));
      if (!learnt.ok) return learnt;
      pagesRead += 1;
      const found = await retrying(runtime, () => journal.byExternalIds([...new Set(asked.flatMap(keysOfUndone))]));
      if (!found.ok) return found;
      reader.learn(found.value);
      for (const { momentId } of asked) {
        const ofMoment = found.value.filter((entry) => entry.momentId === momentId);
        // What was never given frees nothing. Of what was given the first undo stands under its one key.
        const undos = ofMoment.filter(({ kind }) => kind === 'reverse');
        if (ofMoment.length === 0 || undos.length > 0) verified.set(momentId, undos);
      }
      return ok(undefined);
    },
    next(ledger, { base, sinceMs, reservedAtMs }) {
      const list = seen();
      const unread = [...list.byId.values()].filter(({ isOfUnknownSchema }) => isOfUnknownSchema === true);
      const unknownIds = [...unknownUndos(ledger, list), ...unread].map(({ id }) => id);
      const scope = { ...terms(ledger, list), reservedAtMs, unknownIds, countedSinceMs: sinceMs };
      return nextTotal(base === null ? bases(list) : [base], list, scope);
    },
  };
}

/** What tells that something was given, and undone: its keys, and those of what a lead's grant had become by then. */
function keysOfUndone({ momentId, detail: { attempt, handOver } }: JournalEntry): readonly string[] {
  const { reserve, post, reverse } = entryKeys(momentId, attempt);
  if (handOver === undefined) return [reserve, post, reverse];
  const become = entryKeys(momentId, handOver, 'deliver');
  return [reserve, post, reverse, become.reserve, become.post];
}

/** As many as one request holds the keys of. */
function fitting(undos: readonly JournalEntry[]): readonly JournalEntry[] {
  let keys = 0;
  return undos.filter((undo) => (keys += keysOfUndone(undo).length) <= KEYS_PER_READ);
}

/**
 * Whether a commitment has counted all along as its entry says, so that a total holds exactly that: what was edited, settled by a
 * lead, or stated in another currency may have counted as less when it was totalled.
 */
function isAsWritten({ reserveId, stated, countsMinor }: Commitment, { byId }: SeenList, currency: string): boolean {
  const entry = byId.get(reserveId);
  if (entry !== undefined && (isEdited(entry) || entry.amountMinor !== countsMinor || entry.currency !== currency)) return false;
  return stated !== null && stated.amountMinor === countsMinor && stated.currency === currency;
}

/** Whether what undid a commitment stands under the key of its very attempt: what stands elsewhere may follow what nobody here knows. */
function isFirstUndo({ undoneById, detail: { attempt = 1 } }: Commitment, underKey: readonly JournalEntry[] | undefined): boolean {
  return underKey?.some(({ id, detail }) => id === undoneById && (detail.attempt ?? 1) === attempt) === true;
}

/** What was undone in the list, of what it does not reach. */
function undosBelow({ commitments }: Ledger, list: SeenList): readonly JournalEntry[] {
  const listed = new Set(commitments.filter((one) => isWithin(list, heldSinceId(one))).map(({ momentId }) => momentId));
  return [...list.byId.values()].filter(
    (entry) => entry.kind === 'reverse' && !isEdited(entry) && isWithin(list, entry.id) && !listed.has(momentOf(entry)),
  );
}

function lastStampOf({ byId }: SeenList, leadIds: ReadonlySet<string>): string | null {
  let last: string | null = null;
  for (const { id, kind, createdById } of byId.values()) {
    if (kind === 'checkpoint' && leadIds.has(createdById) && (last === null || id > last)) last = id;
  }
  return last;
}
