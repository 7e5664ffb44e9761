import type { LimitsDraft, LimitsDraftMemory } from '#ports/limits-draft.ts';

/** What a browser tab remembers of limits that are being typed, in memory: give one to two pages to play a reload. */
export function createFakeLimitsDraft(): LimitsDraftMemory {
  let kept: LimitsDraft | null = null;
  return {
    load: () => kept,
    save(draft) {
      kept = draft;
    },
  };
}
