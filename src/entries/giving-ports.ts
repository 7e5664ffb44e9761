import { createLogDrafts } from '#adapters/browser/log-drafts.ts';
import type { BrowserPlace } from '#adapters/browser/stored-json.ts';
import { createReplyMemory } from '#adapters/browser/reply-memory.ts';
import { createStoryMemory } from '#adapters/browser/story-memory.ts';
import { createTabLock } from '#adapters/browser/tab-lock.ts';
import type { ZafClient } from '#adapters/zaf/client.ts';
import { createReplyEditor } from '#adapters/zaf/reply-editor.ts';
import { createMomentArchive } from '#adapters/zendesk/moment-archive.ts';
import type { GivingPorts } from '#features/ticket/session/session-core.ts';
import type { AccountFields } from '#ports/account-fields.ts';
import type { Workspace } from '#ports/workspace.ts';
import { type ExecutorDeps, createExecutors } from './executors.ts';
import { createOwedExecutors } from './owed-executors.ts';

/** What writes replies: they are written where something is given, or offered. */
export function createReplies(client: ZafClient, browser: BrowserPlace): Pick<Workspace, 'insertReply'> {
  return createReplyEditor(client, createReplyMemory({ ...browser, nowMs: () => Date.now() }));
}

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
