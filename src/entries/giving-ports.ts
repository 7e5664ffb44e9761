import { createLogDrafts } from '#adapters/browser/log-drafts.ts';
import type { BrowserPlace } from '#adapters/browser/stored-json.ts';
import { createStoryMemory } from '#adapters/browser/story-memory.ts';
import { createTabLock } from '#adapters/browser/tab-lock.ts';
import { createMomentArchive } from '#adapters/zendesk/moment-archive.ts';
import type { GivingPorts } from '#features/ticket/session/session-core.ts';
import type { AccountFields } from '#ports/account-fields.ts';
import { type ExecutorDeps, createExecutors } from './executors.ts';
import { createOwedExecutors } from './owed-executors.ts';

/** What giving and telling take, in a script that comes with them. */
export function createGivingPorts(
  { agentId, fields, ...browser }: BrowserPlace & { readonly agentId: string; readonly fields: AccountFields },
  deps: ExecutorDeps,
): GivingPorts {
  const { account } = browser;
  return {
    tabLock: createTabLock({ account }),
    executors: createExecutors(deps),
    owed: createOwedExecutors(deps),
    archive: createMomentArchive(deps.request, fields),
    logDrafts: createLogDrafts({ ...browser, agentId }),
    storyMemory: createStoryMemory({ ...browser, agentId }),
  };
}
