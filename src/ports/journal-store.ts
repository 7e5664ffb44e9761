import type { EntryDetail, EntryKind, JournalEntry } from '#domain/journal/types.ts';
import type { Result } from '#domain/shared/result.ts';
import type { Page } from './page.ts';
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
  /** Of what counts for an agent's day, as {@link agentDayOf} names it; empty for the rest. */
  readonly agentDay: string;
  readonly detail: EntryDetail;
}

/** Which entries are searched for: those of a customer, of these tickets, of these days of an agent, and of these moments. What is empty is of nobody. */
export interface IndexQuery {
  readonly customerId: string;
  readonly ticketIds: readonly string[];
  readonly agentDays: readonly string[];
  readonly momentIds: readonly string[];
}

/** The append-only journal. Every call is one request and is never repeated in here: callers decide about retries. */
export interface JournalStore {
  /** `rejected` where it gives something on a ticket, or to somebody, who is no more; what ends that is written all the same. */
  append(entry: NewEntry): Promise<Result<JournalEntry, AppFault>>;
  /** Entries with one of these keys, from the list (not the search index). At most 100 keys. */
  byExternalIds(externalIds: readonly string[]): Promise<Result<readonly JournalEntry[], AppFault>>;
  /** The newest 100 entries from the list, newest first, or the 100 that follow at `cursor`. Shows every append that has returned. */
  tail(cursor: string | null): Promise<Result<Page<JournalEntry>, AppFault>>;
  /** The newest 100 entries that a query names, from the search index, which lags, newest first, or the 100 that follow at `cursor`. */
  search(query: IndexQuery, cursor: string | null): Promise<Result<Page<JournalEntry>, AppFault>>;
}
