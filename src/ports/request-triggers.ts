import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from './app-fault.ts';

/** A rule of the account that mails a group about every new request to a lead. */
export interface RequestTrigger {
  readonly id: string;
  readonly title: string;
  readonly isActive: boolean;
  /** The number of the group; null where it mails none. */
  readonly groupId: string | null;
}

/** What tells the leads of a request when their page is not open. Only admins may change it. */
export interface RequestTriggers {
  /** Those that mail somebody about requests, whoever made them, the first of them first. One request. */
  list(): Promise<Result<readonly RequestTrigger[], AppFault>>;
  /** Makes one that mails this group. One request, which is never repeated in here. */
  create(groupId: string): Promise<Result<void, AppFault>>;
  /** Has one mail this group, switched on, as the app would have made it. One request. */
  mend(id: string, groupId: string): Promise<Result<void, AppFault>>;
}
