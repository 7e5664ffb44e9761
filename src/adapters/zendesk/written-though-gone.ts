import type { AppFault } from '#ports/app-fault.ts';
import type { Result } from '#domain/shared/result.ts';
import { isOfContent, POINTERS } from './record-writes.ts';

const NONE: ReadonlySet<string> = new Set();

/**
 * Writes a record though what it points to is no more. Zendesk refuses one whole that names a ticket or a person who was deleted, or
 * merged into another: it is written once more with those ids in its detail, from where they are read as if they stood in their fields.
 * `write` is given the keys of what goes there. Where that is refused as well, the first refusal stands; so does that of what is new:
 * on a ticket that is gone, and for somebody who is, nothing is begun.
 */
export async function writtenThoughGone<T>(
  { isNew }: { readonly isNew: boolean },
  write: (intoDetail: ReadonlySet<string>) => Promise<Result<T, AppFault>>,
): Promise<Result<T, AppFault>> {
  const written = await write(NONE);
  if (written.ok || isNew || !isOfContent(written.error)) return written;
  const again = await write(POINTERS);
  const isRefused = !again.ok && isOfContent(again.error);
  return isRefused ? written : again;
}
