import type { KeptLog, LogDrafts } from '#ports/log-drafts.ts';

/** What was begun to be told, in memory: of one browser. */
export function createFakeLogDrafts(): LogDrafts & { readonly kept: ReadonlyMap<string, KeptLog> } {
  const kept = new Map<string, KeptLog>();
  return {
    kept,
    load: (place) => kept.get(place) ?? null,
    save(place, draft) {
      if (draft === null) kept.delete(place);
      else kept.set(place, draft);
    },
  };
}
