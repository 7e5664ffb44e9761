import { createAccessMemory } from '#adapters/browser/access-memory.ts';
import { type ConnectError, type Registered, accountOf } from '#adapters/zaf/register.ts';
import { createCustomerMemory } from '#adapters/browser/customer-memory.ts';
import { createIntentStore } from '#adapters/browser/intent-store.ts';
import { createLeadMemory } from '#adapters/browser/lead-memory.ts';
import { createRuntime } from '#adapters/browser/runtime.ts';
import { lazy } from '#adapters/shared/lazy.ts';
import { REQUESTER_WANTS } from '#adapters/shared/requester-wants.ts';
import { createValueSource } from '#adapters/value-sources.ts';
import { type ZafClient, createZafClient } from '#adapters/zaf/client.ts';
import { createSettingsStore } from '#adapters/zaf/settings/settings-store.ts';
import { readSignedIn } from '#adapters/zaf/signed-in.ts';
import { createWorkspace } from '#adapters/zaf/workspace.ts';
import { createJournalStore, fetchJournalWriting } from '#adapters/zendesk/journal-store.ts';
import { createZendeskRequest, fetchRequestFaults } from '#adapters/zendesk/request.ts';
import { createTicketHistory } from '#adapters/zendesk/ticket-history.ts';
import { createTicketSession } from '#features/ticket/create-ticket-session.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { isRead } from '#features/ticket/session/is-read.ts';
import { createReplyText } from '#features/ticket/reply/reply-text.ts';
import type { Obstacle } from '#ui/explanation/Explanation.tsx';
import { ticketSentences } from '#features/ticket/sentences.ts';
import { Sidebar } from '#features/ticket/Sidebar.tsx';
import { drawFirst } from './draw-first.ts';
import { type Screen, start } from './start.tsx';

/** Opens the ticket's page, whatever became of its connection. */
export function openSidebar(registered: Result<Registered, ConnectError>): void {
  const connected = registered.ok ? ok(createZafClient(registered.value.sdk, registered.value.registration)) : registered;
  start({ connected, open: openTicket, mount: drawFirst });
}

function openStorage(): Storage {
  return window.localStorage;
}

function giving(): Promise<typeof import('./giving-ports.ts')> {
  return import('./giving-ports.ts');
}

async function openTicket(client: ZafClient): Promise<Screen | Obstacle> {
  const account = accountOf(window.location);
  const workspace = createWorkspace(client, { replyEditor: async () => (await giving()).createReplies(client, { openStorage, account }) });
  const runtime = createRuntime();
  const request = createZendeskRequest({ transport: client.request, learnServerTime: runtime.learnServerTime });
  const fields = lazy(async () => (await import('./account-fields.ts')).createFields(request, runtime.nowMs));
  const settings = await createSettingsStore(client.metadata.settings, window);
  const { policy, valueSource, valueModel, causeFieldId, leadsGroup } = settings.get().settings;
  const { userFields, needsEmails } = REQUESTER_WANTS[valueSource.kind];
  const [signedIn, ticket, project] = await Promise.all([
    readSignedIn(client),
    workspace.readTicket({ causeFieldId, userFields, emails: needsEmails }),
    valueModel === null ? null : import('./projection.ts').then((projection) => projection.load(valueModel)),
  ]);
  if (!signedIn.ok || !ticket.ok) return 'no_ticket';
  const { agent, timeZone } = signedIn.value;
  const sentences = await ticketSentences.load([agent.locale]);
  if (policy.ownKinds !== null)
    await (await import('#features/shared/own-kinds/add-own-kinds.ts')).addOwnKinds(policy.ownKinds, agent.locale);
  const session = createTicketSession(
    {
      workspace,
      history: createTicketHistory(request),
      journal: createJournalStore(request, fields),
      moments: lazy(async () => (await import('#adapters/zendesk/moment-store.ts')).createMomentStore(request, fields)),
      value: createValueSource(valueSource, { request, transport: client.request, timeZone, nowMs: runtime.nowMs }),
      directory: lazy(async () => (await import('#adapters/zendesk/directory.ts')).createDirectory(request, { leadsGroup })),
      groups: lazy(async () => (await import('#adapters/zendesk/agent-groups.ts')).createAgentGroups(request)),
      leadMemory: createLeadMemory({ openStorage, account }),
      accessMemory: createAccessMemory({ openStorage, account }),
      customerMemory: createCustomerMemory({
        openStorage: () => window.sessionStorage,
        account,
        agentId: agent.id,
        readBy: `${valueSource.kind} ${causeFieldId ?? ''}`,
        runtime,
      }),
      intents: createIntentStore({
        openStorage,
        openTabStorage: () => window.sessionStorage,
        account,
        nowMs: () => Date.now(),
        tab: runtime.newId(),
      }),
      replyText: createReplyText(sentences),
      lend: async () =>
        (await giving()).createGivingPorts(
          { openStorage, account, agentId: agent.id, fields },
          { request, transport: client.request, runtime, settings: () => settings.get().settings.executors },
        ),
      runtime,
    },
    { ticket: ticket.value, agent, timeZone, settings, project },
  );
  const getReady = (): void => {
    session.getReady();
    fetchJournalWriting();
    fetchRequestFaults();
    void fields.known();
  };
  return {
    content: <Sidebar session={{ ...session, getReady }} />,
    sentences,
    colorScheme: signedIn.value.colorScheme,
    frame: workspace,
    onShown: session.start,
    filling: { subscribe: session.subscribe, isFilled: () => isRead(session.getState()) },
  };
}
