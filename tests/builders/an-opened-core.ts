import { createFakeLogDrafts } from '../fakes/fake-log-drafts.ts';
import { createFakeMomentArchive } from '../fakes/fake-moment-archive.ts';
import { createFakeStoryMemory } from '../fakes/fake-story-memory.ts';
import { createFakeAgentGroups } from '../fakes/fake-agent-groups.ts';
import { createByHand } from '#adapters/by-hand/executor.ts';
import type { ParsedSettings } from '#ports/settings.ts';
import { FORGETFUL } from '../fakes/fake-customer-memory.ts';
import { createFakeAccessMemory } from '../fakes/fake-access-memory.ts';
import { createFakeSettings } from '../fakes/fake-settings.ts';
import { createFakeTabLocks } from '../fakes/fake-tab-lock.ts';
import { type FakeWorkspace, createFakeWorkspace } from '../fakes/fake-workspace.ts';
import { type GivingPorts, type SessionCore, createSessionCore } from '#features/ticket/session/session-core.ts';
import type { GestureExecutor } from '#ports/gesture-executor.ts';
import type { ReplyTextPort } from '#ports/reply-text.ts';
import { loadSection } from '#features/ticket/session/session-loaders.ts';
import { aDirectory } from './a-ledger-reader.ts';
import { aTicket } from './a-ticket.ts';
import type { World } from './a-world.ts';
import { anAgent } from './an-agent.ts';
import { TIME_ZONE } from './clock.ts';
import { parsedSettings } from './parsed-settings.ts';

/** The heart of a session on the usual ticket, with the journal read. */
export async function anOpenedCore(
  world: World,
  of: { readonly settings?: ParsedSettings; readonly workspace?: FakeWorkspace; readonly replyText?: ReplyTextPort } = {},
): Promise<SessionCore> {
  const ticket = aTicket();
  const { settings = parsedSettings(), workspace = createFakeWorkspace(ticket), replyText = world.replyText } = of;
  const agent = anAgent();
  const ports = {
    workspace,
    history: world.history,
    journal: world.journal.as(agent.id),
    moments: world.moments.as(agent.id),
    value: world.value,
    directory: aDirectory(),
    groups: createFakeAgentGroups(),
    leadMemory: { load: () => new Map(), save: () => {} },
    accessMemory: createFakeAccessMemory(),
    customerMemory: FORGETFUL,
    intents: world.intents,
    replyText,
    lend: () => Promise.resolve(lentPorts()),
    runtime: world.runtime(),
  };
  const core = createSessionCore(ports, { ticket, agent, timeZone: TIME_ZONE, settings: createFakeSettings(settings), project: null });
  await loadSection(core, 'journal');
  return core;
}

/** What giving and telling take, where these carry gestures out. */
export function lentPorts(executors: readonly GestureExecutor[] = [createByHand()]): GivingPorts {
  return {
    tabLock: createFakeTabLocks().of({ isOver: false }),
    executors,
    archive: createFakeMomentArchive(),
    logDrafts: createFakeLogDrafts(),
    storyMemory: createFakeStoryMemory(),
    owed: [],
  };
}
