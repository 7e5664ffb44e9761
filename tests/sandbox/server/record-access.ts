import type { RoleAccess } from './account-rules.ts';
import { forbidden } from './errors.ts';
import type { StoredRecord } from './records.ts';
import { requireAgent, type ApiContext } from './state.ts';

function accessOf({ session, state }: ApiContext): RoleAccess {
  requireAgent(session);
  return state.account.rules.recordAccess[session.role];
}

export function requireReading(context: ApiContext): void {
  if (accessOf(context).read === 'none') throw forbidden();
}

export function requireWriting(context: ApiContext, action: 'create' | 'update' | 'delete'): void {
  if (!accessOf(context)[action]) throw forbidden();
}

export function isOwnOnly(context: ApiContext): boolean {
  return accessOf(context).read === 'own';
}

/** An access rule hides records from lists, searches and counts, and nothing in an answer tells. */
export function mayRead(context: ApiContext, record: StoredRecord): boolean {
  return !isOwnOnly(context) || record.createdBy === context.session.userId;
}
