import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from './app-fault.ts';

/** What giving needs of a role. */
export type RecordAction = 'read' | 'create' | 'update';

/** `some`: only the records that an access rule lets through. */
export type Allowed = 'all' | 'some' | 'none';

/** What one role of the account's own may do with the records of one object. */
export interface RolePermissions {
  readonly role: string;
  readonly of: 'moments' | 'journal';
  readonly may: Readonly<Record<RecordAction, Allowed>>;
}

export interface AccountPermissions {
  /** Without the roles that Zendesk lets only view: they never give. */
  readonly roles: readonly RolePermissions[];
  /** Whose records end users may do anything with. */
  readonly openToEndUsers: readonly RolePermissions['of'][];
}

/** What the account's roles may do with the app's records. Only admins may read it, and only where the plan has roles of its own. */
export interface RecordPermissions {
  /** Three requests. */
  read(): Promise<Result<AccountPermissions, AppFault>>;
}
