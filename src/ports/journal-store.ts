import type { EntryDetail, EntryKind, JournalEntry } from '#domain/journal/types.ts';
import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from './app-fault.ts';

/** An entry to append. `externalId` is its idempotency key: the same key is the same entry. */
export interface NewEntry {
  readonly externalId: string;
  readonly kind: EntryKind;
  readonly momentId: string;
  readonly ticketId: string;
  readonly customerId: string;
  readonly agentId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly cause: string;
  readonly day: string;
  readonly detail: EntryDetail;
}

/** A page of the journal, newest first. */
export interface JournalPage {
  readonly entries: readonly JournalEntry[];
  /** Where older entries follow; null at the end. */
  readonly older: string | null;
  /**
   * Records that lack what every record has, such as an id or the server's stamps; they are left out of `entries`. Each may
   * hold money, so whoever decides about money must not take such a page for whole.
   */
  readonly unreadable: number;
}

/** The append-only journal. Every call is one request and is never repeated in here: callers decide about retries. */
export interface JournalStore {
  append(entry: NewEntry): Promise<Result<JournalEntry, AppFault>>;
  /** Entries with one of these keys, from the list (not the search index). At most 100 keys. */
  byExternalIds(externalIds: readonly string[]): Promise<Result<readonly JournalEntry[], AppFault>>;
  /** The newest 100 entries from the list, or the 100 before `older`. Shows every append that has returned. */
  tail(older: string | null): Promise<Result<JournalPage, AppFault>>;
  /** A customer's newest 100 entries from the search index, which lags, or the 100 before `older`. */
  ofCustomer(customerId: string, older: string | null): Promise<Result<JournalPage, AppFault>>;
}
