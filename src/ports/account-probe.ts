import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from './app-fault.ts';

/**
 * Writes and deletes records of the journal's object that mean nothing (kind `thanks`, no sum), to learn how the account
 * behaves. Each call is one request and is never repeated in here.
 */
export interface AccountProbe {
  /** Creates a record under a key and gives its id; `taken` where the account refuses a key that is in use. */
  create(key: string): Promise<Result<{ readonly id: string } | 'taken', AppFault>>;
  /** Whether the newest page of the list shows the record. */
  isListed(id: string): Promise<Result<boolean, AppFault>>;
  /** Whether the search index finds the record by its key. */
  isFound(key: string, id: string): Promise<Result<boolean, AppFault>>;
  /** Deletes a record; one that is gone already counts as deleted. */
  remove(id: string): Promise<Result<void, AppFault>>;
}
