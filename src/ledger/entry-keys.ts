import { isHandOverKind } from '#domain/journal/hand-over.ts';
import type { DecisionKind } from '#domain/journal/types.ts';

/** So many attempts are read at once by their keys, until the last of them was not made: more than that were rarely made. */
export const ATTEMPTS_PER_READ = 6;

/** What an entry about a moment's money does. */
export type MoneyKind = 'reserve' | 'post' | 'void' | 'reverse';

/**
 * The idempotency keys of a moment's entries, each with the attempt where a request is approved once more. What becomes of what was
 * approved has keys of its own, and attempts of its own.
 */
export function entryKeys(momentId: string, attempt = 1, decision?: DecisionKind): Readonly<Record<MoneyKind, string>> {
  const about = isHandOverKind(decision) ? `hand-over:${momentId}` : momentId;
  const again = attempt === 1 ? '' : `:${attempt}`;
  return {
    reserve: `reserve:${about}${again}`,
    post: `post:${about}${again}`,
    void: `void:${about}${again}`,
    reverse: `reverse:${about}${again}`,
  };
}
