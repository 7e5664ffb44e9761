import type { StoryMemory, Storyless } from '#ports/story-memory.ts';

/** What a browser remembers of missing stories, in memory: give one to two pages to play one browser. */
export function createFakeStoryMemory(): StoryMemory {
  let all: readonly Storyless[] = [];
  return {
    load: () => all,
    save(storyless) {
      all = storyless;
    },
  };
}
