import * as v from 'valibot';
import type { AppFault, FaultSubject } from '#ports/app-fault.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';

/** What Zendesk says of a list that it gives page by page. */
export const cursorMeta = v.object({ has_more: v.boolean(), after_cursor: v.nullish(v.string(), null) });

/** Where a list goes on; null at its end. More that is there, and nothing that tells where, is no end: `unreadable`. */
export function nextCursor(
  { has_more: hasMore, after_cursor: after }: v.InferOutput<typeof cursorMeta>,
  what: FaultSubject,
): Result<string | null, AppFault> {
  if (!hasMore) return ok(null);
  return after === null || after === '' ? fail({ kind: 'unreadable', what, path: 'meta.after_cursor' }) : ok(after);
}
