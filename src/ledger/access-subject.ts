import type { JournalEntry } from '#domain/journal/types.ts';
import type { AccessMemory } from '#ports/access-memory.ts';
import type { Directory } from '#ports/directory.ts';
import type { JournalStore } from '#ports/journal-store.ts';
import type { Runtime } from '#ports/runtime.ts';
import type { LedgerTail } from './ledger-tail.ts';

export interface AccessPorts {
  readonly journal: JournalStore;
  readonly reader: Pick<LedgerTail, 'entries' | 'learn' | 'seenSinceMs'>;
  readonly directory: Pick<Directory, 'mayWriteEntries'>;
  readonly accessMemory: AccessMemory;
  readonly runtime: Runtime;
}

/** Whose access it is. `roleId` is that of a role which the account has made; null for Zendesk's own agents and admins. */
export interface AccessSubject {
  readonly id: string;
  readonly name: string;
  readonly isAdmin: boolean;
  readonly roleId: string | null;
  readonly hasFixedRoles: boolean;
  readonly currency: string;
}

/** Whether Zendesk fixes what somebody may do, so that nobody can have limited what they are shown. */
export function isFixedByPlan({ hasFixedRoles, roleId }: Pick<AccessSubject, 'hasFixedRoles' | 'roleId'>): boolean {
  return hasFixedRoles && roleId === null;
}

/** Whether somebody else wrote one of these. */
export function hasOthers(entries: Iterable<JournalEntry>, ownId: string): boolean {
  for (const { createdById } of entries) if (createdById !== ownId) return true;
  return false;
}
