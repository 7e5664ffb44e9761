import * as v from 'valibot';
import type { StoryMemory } from '#ports/story-memory.ts';
import { type BrowserPlace, createStoredJson } from './stored-json.ts';

/** Raised when what is stored changes its meaning; what another version wrote is dropped. */
const VERSION = 1;
/** Nobody gives more in a day, and of another day nothing is said. */
const GESTURES_AT_MOST = 50;

const schema = v.object({
  version: v.literal(VERSION),
  storyless: v.array(v.object({ momentId: v.string(), ticketId: v.string(), isSaid: v.boolean() })),
});

/** Keeps in the browser which gestures of an agent have no story yet. */
export function createStoryMemory({ agentId, ...browser }: BrowserPlace & { readonly agentId: string }): StoryMemory {
  const stored = createStoredJson(browser, { topic: `storyless:${agentId}`, schema });
  return {
    load: () => stored.load()?.storyless ?? [],
    save(storyless) {
      stored.save({ version: VERSION, storyless: storyless.slice(0, GESTURES_AT_MOST) });
    },
  };
}
