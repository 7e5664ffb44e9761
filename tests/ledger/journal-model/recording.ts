import type { RequestChange } from '#ports/moment-store.ts';
import type { RequestRecord } from './account.ts';

/** A request's record after a change: one field for all lines, which the last to write decides. */
export function recorded(record: RequestRecord | null, { status, lines }: RequestChange): RequestRecord | null {
  if (record === null) return null;
  return { status: status ?? record.status, lines: lines ?? record.lines };
}
