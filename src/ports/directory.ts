import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from './app-fault.ts';
import type { Page } from './page.ts';

/** Somebody who works here. */
export interface Colleague {
  readonly id: string;
  /** Empty where the account does not tell it. */
  readonly name: string;
}

/** Who works here. */
export interface Directory {
  /**
   * Of these people those who are leads: admins, and members of the leads' group. At most 100 ids. Costs one request, and one
   * more for each of them who is no admin.
   */
  leadsAmong(userIds: readonly string[]): Promise<Result<ReadonlySet<string>, AppFault>>;
  /**
   * What these people are called, by their ids; of somebody whom the account no longer knows nothing. At most 100 ids. One request.
   */
  namesOf(userIds: readonly string[]): Promise<Result<ReadonlyMap<string, string>, AppFault>>;
  /** Those who may give: admins and agents who can sign in and may write. Up to 100, or those that follow at `cursor`. One request. */
  colleagues(cursor: string | null): Promise<Result<Page<Colleague>, AppFault>>;
  /**
   * Whether the person signed in, whose role the account has made, may write entries of the journal; null where nothing says so. Two
   * requests at most.
   */
  mayWriteEntries(roleId: string): Promise<Result<boolean | null, AppFault>>;
}
