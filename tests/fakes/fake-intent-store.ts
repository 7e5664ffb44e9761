import type { Intent, IntentStore } from '#ports/intent-store.ts';

/** Intents in memory: give one to two use cases to play a page that reloads. */
export interface FakeIntentStore extends IntentStore {
  readonly intents: ReadonlyMap<string, Intent>;
}

export function createFakeIntentStore(): FakeIntentStore {
  const intents = new Map<string, Intent>();
  return {
    intents,
    load: (key) => intents.get(nameOf(key)) ?? null,
    save: (intent) => void intents.set(nameOf(intent), intent),
    remove: (key) => void intents.delete(nameOf(key)),
  };
}

function nameOf(key: { readonly ticketId: string; readonly agentId: string }): string {
  return `${key.agentId}:${key.ticketId}`;
}
