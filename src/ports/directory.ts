import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from './app-fault.ts';

/** Those who work here, as far as they were read. */
export interface Colleagues {
  /** By their ids. */
  readonly names: ReadonlyMap<string, string>;
  /** False where there are more. */
  readonly isWhole: boolean;
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
  /** Agents and admins who can sign in. Two requests for the first hundred of each, and one for each hundred more. */
  colleagues(): Promise<Result<Colleagues, AppFault>>;
  /**
   * Whether the person signed in, whose role the account has made, may write entries of the journal; null where nothing says so. Two
   * requests at most.
   */
  mayWriteEntries(roleId: string): Promise<Result<boolean | null, AppFault>>;
}
