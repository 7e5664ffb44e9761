import type { AccessMemory, KnownAccess } from '#ports/access-memory.ts';

/** What is known of everybody's access, in memory: give one to two use cases to play a page that reloads. */
export function createFakeAccessMemory(): AccessMemory {
  const known = new Map<string, KnownAccess>();
  return {
    load: (agentId) => known.get(agentId) ?? { seesOthersAtMs: null, mayWrite: null },
    save(agentId, found) {
      known.set(agentId, found);
    },
  };
}
