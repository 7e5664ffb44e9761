import type { SessionCore } from './session-core.ts';
import type { Saving, StoryState } from './session-state.ts';

/** Says whether what was said of a moment is written. */
export function putSaving(core: SessionCore, momentId: string, saving: Saving): void {
  core.update({ savings: new Map([...core.getFacts().savings, [momentId, saving]]) });
}

/** Shows what the record of a moment says, or what becomes of reading it. */
export function putStory(core: SessionCore, momentId: string, story: StoryState): void {
  core.update({ stories: new Map([...core.getFacts().stories, [momentId, story]]) });
}
