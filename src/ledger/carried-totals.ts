import { type Ledger, heldSinceId, momentOf } from '#domain/journal/commitments.ts';
import { isEdited } from '#domain/journal/entries.ts';
import {
  type SeenList,
  type TotalBase,
  type TotalTerms,
  checkpointOf,
  indexedAfter,
  indexedUpTo,
  nextTotal,
  probesAfter,
  usableTotals,
} from '#domain/journal/running-total.ts';
import type { Checkpoint, Commitment, EntryDetail, JournalEntry } from '#domain/journal/types.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { JournalStore } from '#ports/journal-store.ts';
import type { Runtime } from '#ports/runtime.ts';
import { entryKeys } from './entry-keys.ts';
import type { IndexReader, IndexSubject } from './index-reader.ts';
import type { JournalReader } from './journal-reader.ts';
import type { KnownLeads } from './known-leads.ts';
import { retrying } from './retrying.ts';

/** What a post carries on for whoever looks next. */
export type Carried = Pick<EntryDetail, 'total' | 'indexedUpToId'>;

/** Totals that posts carry, so that nobody lists more than the last minutes. */
export interface CarriedTotals {
  /** What they amount to; null where there is nothing to count from, or one other person's word alone. */
  checkpoint(ledger: Ledger, sinceMs: number): Checkpoint | null;
  /** How many pages have been read so far, beside those of the list and of the index. */
  pagesRead(): number;
  /** Whether a list that was read back to an instant reaches below what the search index is known to show. */
  isIndexReached(sinceMs: number): boolean;
  /** Whether the last search about this began after the index was known to show whatever the list does not. */
  isIndexRead(subject: IndexSubject, atMs: number): boolean;
  /** Reads by their keys the gestures that were undone in the list and given before it, as many as one request holds: what is not found is not believed. */
  learnUndone(ledger: Ledger): Promise<Result<void, AppFault>>;
  /** Searches the index, and sees how far it reaches now. */
  search(subject: IndexSubject, at: { readonly sinceMs: number; readonly reservedAtMs: number }): Promise<Result<void, AppFault>>;
  /** What the post of a reservation carries on. `base` is what the month is counted from where it rests on no post, for entries since `sinceMs`. */
  next(ledger: Ledger, of: { readonly base: TotalBase | null; readonly sinceMs: number; readonly reservedAtMs: number }): Carried;
}

interface Ports {
  readonly reader: JournalReader;
  readonly index: IndexReader;
  readonly leads: KnownLeads;
  readonly journal: Pick<JournalStore, 'byExternalIds'>;
  readonly runtime: Runtime;
}

/** A request reads a hundred keys, three of each moment. */
const UNDONE_PER_READ = 33;

export function createCarriedTotals(
  { reader, index, leads, journal, runtime }: Ports,
  team: { readonly readerId: string; readonly timeZone: string; readonly currencyNow: () => string },
): CarriedTotals {
  const { readerId, timeZone, currencyNow } = team;
  /** Moments whose undoing was read by their keys. */
  const verified = new Set<string>();
  let indexedNow: string | null = null;
  let pagesRead = 0;

  const seen = (sinceMs = reader.seenSinceMs()): SeenList => ({ byId: reader.byId(), isListed: reader.isListed, sinceMs });

  const isWithin = (id: string, list: SeenList): boolean => {
    const entry = list.byId.get(id);
    return entry !== undefined && list.isListed(id) && entry.createdAtMs >= list.sinceMs;
  };

  const terms = ({ commitments }: Ledger, list: SeenList): TotalTerms => ({
    commitments,
    timeZone,
    readerId,
    isUndoKnown: (one) => isWithin(heldSinceId(one), list) || verified.has(one.momentId),
  });

  /** What a lead has stamped replaces whatever was said before it. */
  const bases = (list: SeenList): readonly TotalBase[] =>
    usableTotals(list, { currency: currencyNow(), timeZone, stampedId: lastStampOf(list, leads.ids()) });

  /** What was undone in the list, and given before it by somebody whose entries were not read. */
  const unknownUndos = ({ commitments }: Ledger, list: SeenList): readonly JournalEntry[] => {
    const byMoment = new Map<string, Commitment[]>();
    for (const one of commitments) byMoment.set(one.momentId, [...(byMoment.get(one.momentId) ?? []), one]);
    return [...list.byId.values()].filter((entry) => {
      if (entry.kind !== 'reverse' || isEdited(entry) || entry.createdAtMs < list.sinceMs || verified.has(entry.momentId)) return false;
      const ofMoment = byMoment.get(momentOf(entry)) ?? [];
      return !ofMoment.some((one) => isWithin(heldSinceId(one), list));
    });
  };

  const indexedByPosts = (stampedUpToMs: number): string | null => indexedUpTo(reader.entries(), readerId, stampedUpToMs);

  const isReached = (upToId: string | null, list = seen()): boolean => {
    if (upToId === null) return false;
    return upToId === '' ? list.sinceMs === -Infinity : isWithin(upToId, list);
  };

  /** Where seeing how far the index reaches begins: at what posts say, at the journal's start, or a day back, for it is not as far behind as that. */
  const indexedFrom = (): string | null => {
    const list = seen();
    const said = indexedNow ?? indexedByPosts(Infinity);
    if (said !== null && isReached(said)) return said;
    if (list.sinceMs === -Infinity) return '';
    let dayBack: JournalEntry | null = null;
    for (const entry of list.byId.values()) {
      const isOld = entry.createdAtMs >= list.sinceMs && entry.createdAtMs < reader.newestListedMs() - DAY_MS;
      if (isOld && list.isListed(entry.id) && (dayBack === null || entry.id > dayBack.id)) dayBack = entry;
    }
    return dayBack?.id ?? null;
  };

  return {
    checkpoint(ledger, sinceMs) {
      const list = seen(sinceMs);
      const found = bases(list);
      return found.length === 0 ? null : checkpointOf(found, list, terms(ledger, list));
    },
    pagesRead: () => pagesRead,
    isIndexReached: (sinceMs) => isReached(indexedByPosts(Infinity), seen(sinceMs)),
    isIndexRead: (subject, atMs) => isReached(indexedByPosts(index.searchedAfterMs(subject, atMs))),
    async learnUndone(ledger) {
      const asked = unknownUndos(ledger, seen()).slice(0, UNDONE_PER_READ);
      if (asked.length === 0) return ok(undefined);
      const learnt = await leads.learn(asked.map(({ createdById }) => createdById));
      if (!learnt.ok) return learnt;
      const keys = asked.map(({ momentId, detail }) => entryKeys(momentId, detail.attempt));
      pagesRead += 1;
      const found = await retrying(runtime, () =>
        journal.byExternalIds([...new Set(keys.flatMap(({ reserve, post, reverse }) => [reserve, post, reverse]))]),
      );
      if (!found.ok) return found;
      reader.learn(found.value);
      for (const { momentId } of asked) {
        const ofMoment = found.value.filter((entry) => entry.momentId === momentId);
        // What was never given frees nothing. Of what was given the first undo stands under its one key.
        if (ofMoment.length === 0 || ofMoment.some(({ kind }) => kind === 'reverse')) verified.add(momentId);
      }
      return ok(undefined);
    },
    async search(subject, { sinceMs, reservedAtMs }) {
      const from = indexedFrom();
      const probes = from === null ? [] : probesAfter(from, seen(), Math.min(reservedAtMs, reader.newestListedMs()));
      const shown = await index.learn(subject, { sinceMs, momentIds: probes.map(({ momentId }) => momentId), atMs: reservedAtMs });
      if (!shown.ok) return shown;
      if (from !== null) indexedNow = indexedAfter(from, probes, shown.value);
      return ok(undefined);
    },
    next(ledger, { base, sinceMs, reservedAtMs }) {
      const list = seen();
      const unread = [...list.byId.values()].filter(({ isOfUnknownSchema }) => isOfUnknownSchema === true);
      const unknownIds = [...unknownUndos(ledger, list), ...unread].map(({ id }) => id);
      const total = nextTotal(base === null ? bases(list) : [base], list, {
        ...terms(ledger, list),
        reservedAtMs,
        unknownIds,
        countedSinceMs: sinceMs,
      });
      const indexedUpToId = indexedFrom();
      return { ...(total !== null && { total }), ...(indexedUpToId !== null && { indexedUpToId }) };
    },
  };
}

function lastStampOf({ byId }: SeenList, leadIds: ReadonlySet<string>): string | null {
  let last: string | null = null;
  for (const { id, kind, createdById } of byId.values()) {
    if (kind === 'checkpoint' && leadIds.has(createdById) && (last === null || id > last)) last = id;
  }
  return last;
}
