import { watchStories } from './moment/after/missing-stories.ts';
import type { SessionCore } from './session/session-core.ts';
import { watchWound } from './wound/watch-wound.ts';

export { SettingsNotice } from '../shared/settings/SettingsNotice.tsx';
export { MissingStories } from './moment/after/MissingStories.tsx';
export { WoundNotice } from './wound/WoundNotice.tsx';

/** Watches what is said on a ticket, unasked, once its journal has been read. */
export async function watchAfterReading(core: SessionCore): Promise<void> {
  watchWound(core);
  await watchStories(core);
}
