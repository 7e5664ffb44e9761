import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createIntentStore } from '#adapters/browser/intent-store.ts';
import { createLeadMemory } from '#adapters/browser/lead-memory.ts';
import { createRuntime } from '#adapters/browser/runtime.ts';
import { lazy } from '#adapters/shared/lazy.ts';
import { REQUESTER_WANTS } from '#adapters/shared/requester-wants.ts';
import { createValueSource } from '#adapters/value-sources.ts';
import type { ZafClient } from '#adapters/zaf/client.ts';
import { connect } from '#adapters/zaf/connect.ts';
import { parseSettings } from '#adapters/zaf/settings/settings.ts';
import { type SignedIn, readSignedIn } from '#adapters/zaf/signed-in.ts';
import { createWorkspace } from '#adapters/zaf/workspace.ts';
import { createJournalStore } from '#adapters/zendesk/journal-store.ts';
import { createZendeskRequest } from '#adapters/zendesk/request.ts';
import { createTicketHistory } from '#adapters/zendesk/ticket-history.ts';
import type { ColorScheme, Workspace } from '#ports/workspace.ts';
import { createTicketSession } from '#features/ticket/create-ticket-session.ts';
import type { TicketSession } from '#features/ticket/session/ticket-session.ts';
import { createReplyText } from '#features/ticket/reply/reply-text.ts';
import { App } from '#ui/components/App.tsx';
import type { Obstacle } from '#ui/explanation/Explanation.tsx';
import { ticketSentences } from '#features/ticket/sentences.ts';
import { Sidebar } from '#features/ticket/Sidebar.tsx';
import type { Sentences } from '#ui/i18n/registry.ts';

const element = document.querySelector<HTMLElement>('#root');
if (element === null) throw new Error('The page has no element #root');
const root = createRoot(element);

start().catch(() => {
  // Nothing of ours could be loaded, sentences included: the page brings its own.
  element.textContent = element.dataset['failed'] ?? '';
});

async function start(): Promise<void> {
  // Most agents work in their browser's language: its sentences load while Zendesk answers.
  ticketSentences.fetch(navigator.languages);
  const connected = await connect({ location: window.location });
  if (!connected.ok) {
    const { error } = connected;
    const obstacle = error.kind === 'refused' ? 'no_answer' : error.kind;
    await explain(obstacle, error.kind === 'foreign_origin' ? error.origin : '');
    return;
  }
  await openSidebar(connected.value);
}

async function openSidebar(client: ZafClient): Promise<void> {
  const workspace = createWorkspace(client);
  const runtime = createRuntime();
  const request = createZendeskRequest({ transport: client.request, learnServerTime: runtime.learnServerTime });
  const settings = await parseSettings(client.metadata.settings, window);
  const { valueSource, valueModel, causeFieldId, leadsGroup } = settings.settings;
  const { userFields, needsEmails } = REQUESTER_WANTS[valueSource.kind];
  const [signedIn, ticket, project] = await Promise.all([
    readSignedIn(client),
    workspace.readTicket({ causeFieldId, userFields, emails: needsEmails }),
    valueModel === null ? null : import('#domain/value/model.ts').then(({ projectCustomer }) => projectCustomer),
  ]);
  if (!signedIn.ok || !ticket.ok) return explain('no_ticket');
  const { agent, timeZone } = signedIn.value;
  const sentences = await ticketSentences.load([agent.locale]);
  const session = createTicketSession(
    {
      workspace,
      history: createTicketHistory(request),
      journal: createJournalStore(request),
      moments: lazy(async () => (await import('#adapters/zendesk/moment-store.ts')).createMomentStore(request)),
      value: createValueSource(valueSource, { request, transport: client.request, timeZone, nowMs: runtime.nowMs }),
      directory: lazy(async () => (await import('#adapters/zendesk/directory.ts')).createDirectory(request, { leadsGroup })),
      leadMemory: createLeadMemory({ openStorage: () => window.localStorage }),
      intents: createIntentStore({ openStorage: () => window.localStorage, nowMs: () => Date.now() }),
      replyText: createReplyText(sentences),
      runtime,
    },
    { ticket: ticket.value, agent, timeZone, settings, project },
  );
  show(session, { sentences, signedIn: signedIn.value, workspace });
}

function show(
  session: TicketSession,
  around: { readonly sentences: Sentences; readonly signedIn: SignedIn; readonly workspace: Workspace },
): void {
  const { sentences, signedIn, workspace } = around;
  render(
    <App sentences={sentences} colorScheme={signedIn.colorScheme} frame={workspace}>
      <Sidebar session={session} />
    </App>,
  );
  session.start();
}

async function explain(obstacle: Obstacle, origin = ''): Promise<void> {
  const [{ Explanation }, { explanationSentences }] = await Promise.all([
    import('#ui/explanation/Explanation.tsx'),
    import('#ui/explanation/sentences.ts'),
  ]);
  const sentences = await explanationSentences.load(navigator.languages);
  const prefersDark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  const colorScheme: ColorScheme = prefersDark ? 'dark' : 'light';
  render(
    <App sentences={sentences} colorScheme={colorScheme} frame={null}>
      <Explanation obstacle={obstacle} origin={origin} />
    </App>,
  );
}

function render(screen: ReactNode): void {
  root.render(<StrictMode>{screen}</StrictMode>);
}
