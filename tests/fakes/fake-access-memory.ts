import type { AccessMemory, KnownAccess } from '#ports/access-memory.ts';

export interface FakeAccessMemory extends AccessMemory {
  /** What was saved last, by whom. */
  readonly known: ReadonlyMap<string, KnownAccess>;
}

/** What is known of everybody's access, in memory: give one to two use cases to play a page that reloads. */
export function createFakeAccessMemory(): FakeAccessMemory {
  const known = new Map<string, KnownAccess>();
  return {
    known,
    load: (agentId) => known.get(agentId) ?? { seesOthersAtMs: null, mayWrite: null },
    save(agentId, found) {
      known.set(agentId, found);
    },
  };
}
