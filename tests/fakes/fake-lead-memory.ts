import type { LeadMemory } from '#ports/lead-memory.ts';

/** What is known of leads, in memory: give one to two use cases to play a page that reloads. */
export function createFakeLeadMemory(): LeadMemory {
  let remembered: ReturnType<LeadMemory['load']> = new Map();
  return {
    load: () => remembered,
    save(known) {
      remembered = new Map(known);
    },
  };
}
