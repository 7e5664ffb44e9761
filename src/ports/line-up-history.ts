import type { JournalEntry } from '#domain/journal/types.ts';
import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from './app-fault.ts';

/** What earlier line-ups told. */
export interface LineUpHistory {
  /** The entries of the newest 100 line-ups, from the search index, and, as that lags, of those on the journal's newest page. Two requests. */
  newest(): Promise<Result<readonly JournalEntry[], AppFault>>;
}
