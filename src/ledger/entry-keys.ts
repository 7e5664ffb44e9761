/** What an entry about a moment's money does. */
export type MoneyKind = 'reserve' | 'post' | 'void' | 'reverse';

/** The idempotency keys of a moment's entries, each with the attempt where a request is approved once more. */
export function entryKeys(momentId: string, attempt = 1): Readonly<Record<MoneyKind, string>> {
  const again = attempt === 1 ? '' : `:${attempt}`;
  return {
    reserve: `reserve:${momentId}${again}`,
    post: `post:${momentId}${again}`,
    void: `void:${momentId}${again}`,
    reverse: `reverse:${momentId}${again}`,
  };
}
