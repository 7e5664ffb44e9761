import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { createFileSaver } from '#adapters/browser/file-saver.ts';
import { createAccessMemory } from '#adapters/browser/access-memory.ts';
import { connect } from '#adapters/zaf/connect.ts';
import { accountOf } from '#adapters/zaf/register.ts';
import { createLimitsDraftMemory } from '#adapters/browser/limits-draft.ts';
import { createLogDrafts } from '#adapters/browser/log-drafts.ts';
import { createLeadMemory } from '#adapters/browser/lead-memory.ts';
import { createPageOutput } from '#adapters/browser/page-output.ts';
import { createPageAddress } from '#adapters/browser/page-address.ts';
import { createRuntime } from '#adapters/browser/runtime.ts';
import { lazy } from '#adapters/shared/lazy.ts';
import type { ZafClient } from '#adapters/zaf/client.ts';
import { createPaneSight } from '#adapters/zaf/pane-sight.ts';
import { createPageLinks } from '#adapters/zaf/page-links.ts';
import { createSettingsStore } from '#adapters/zaf/settings/settings-store.ts';
import { type SignedIn, readSignedIn } from '#adapters/zaf/signed-in.ts';
import { createWorkspace } from '#adapters/zaf/workspace.ts';
import { createAccountProbe } from '#adapters/zendesk/account-probe.ts';
import { createDirectory } from '#adapters/zendesk/directory.ts';
import { createJournalStore } from '#adapters/zendesk/journal-store.ts';
import { createMomentStore } from '#adapters/zendesk/moment-store.ts';
import { createZendeskRequest } from '#adapters/zendesk/request.ts';
import { fetchTab } from '#features/lead/tabs.ts';
import { type LeadSession, createLeadSession } from '#features/lead/lead-session.ts';
import type { Workspace } from '#ports/workspace.ts';
import type { SettingsStore } from '#ports/settings.ts';
import { ok } from '#domain/shared/result.ts';
import { createRequestPace } from '#ledger/request-pace.ts';
import { GardenTheme } from '#ui/controls/GardenTheme.tsx';
import { LeadPage } from '#features/lead/LeadPage.tsx';
import { NoPerson } from '#features/lead/NoPerson.tsx';
import '#features/lead/lead.css';
import '#features/lead/insights/insights.css';
import '#features/lead/line-up/line-up.css';
import '#features/lead/moments/moments.css';
import { leadSentences } from '#features/lead/sentences.ts';
import { pacedTransport } from '#adapters/shared/paced-transport.ts';
import { type Screen, start } from './start.tsx';

const address = createPageAddress({ window, openStorage: () => window.sessionStorage });
// Most leads work in their browser's language: the tab that they will see loads while Zendesk answers.
fetchTab(address.read().tab, navigator.languages);
start({
  connected: connect({ location: window.location }),
  open: openPage,
  mount: ({ element, page }) => {
    createRoot(element).render(page);
  },
});

async function openPage(client: ZafClient): Promise<Screen> {
  const signedIn = await readSignedIn(client);
  if (!signedIn.ok) {
    const sentences = await leadSentences.load(navigator.languages);
    return { content: themed(<NoPerson />), sentences, colorScheme: null, frame: null };
  }
  const { agent, timeZone, colorScheme } = signedIn.value;
  const settings = await createSettingsStore(client.metadata.settings, window);
  const workspace = createWorkspace(client);
  // The workspace gives this page all the room there is: it never asks for a height.
  const frame = { onColorScheme: workspace.onColorScheme, resize: () => Promise.resolve(ok(undefined)) };
  const { ownKinds } = settings.get().settings.policy;
  const sentences = await leadSentences.load([agent.locale]);
  if (ownKinds !== null) await (await import('#features/shared/own-kinds/add-own-kinds.ts')).addOwnKinds(ownKinds, agent.locale);
  const screen = { sentences, colorScheme, frame };
  const session = sessionOf(client, { agent, timeZone, settings, workspace });
  const onShown = (): void => {
    session.start();
    void session.readInBackground();
  };
  return { ...screen, content: themed(<LeadPage session={session} />), onShown };
}

function themed(screen: ReactNode): ReactNode {
  return <GardenTheme>{screen}</GardenTheme>;
}

function sessionOf(
  client: ZafClient,
  opened: Pick<SignedIn, 'agent' | 'timeZone'> & {
    readonly settings: SettingsStore;
    readonly workspace: Workspace;
  },
): LeadSession {
  const { agent, timeZone, settings, workspace } = opened;
  const { leadsGroup } = settings.get().settings;
  const runtime = createRuntime();
  const browser = { openStorage: () => window.localStorage, account: accountOf(window.location) };
  const pace = createRequestPace(runtime);
  const transport = pacedTransport(client.request, pace);
  const request = createZendeskRequest({ transport, learnServerTime: runtime.learnServerTime });
  const fields = lazy(async () => (await import('./account-fields.ts')).createFields(request, runtime.nowMs));
  return createLeadSession(
    {
      journal: createJournalStore(request, fields),
      moments: createMomentStore(request, fields),
      archive: lazy(async () => (await import('#adapters/zendesk/moment-archive.ts')).createMomentArchive(request, fields)),
      lineUps: lazy(async () => (await import('#adapters/zendesk/line-up-history.ts')).createLineUpHistory(request)),
      outcomeHistory: lazy(async () => (await import('#adapters/zendesk/outcome-history.ts')).createOutcomeHistory(request)),
      ticketOutcomes: lazy(async () => (await import('#adapters/zendesk/ticket-outcomes.ts')).createTicketOutcomes(request)),
      causes: lazy(async () => (await import('#adapters/zendesk/cause-history.ts')).createCauseHistory(request)),
      people: lazy(async () => (await import('#adapters/zendesk/people.ts')).createPeople(request)),
      output: createPageOutput({ window, navigator, document }),
      fields,
      records: lazy(async () => (await import('#adapters/zendesk/record-pages.ts')).createRecordPages(request)),
      files: createFileSaver({ document, open: (file, target) => window.open(file, target) }),
      directory: createDirectory(request, { leadsGroup }),
      leadMemory: createLeadMemory(browser),
      limitsDraft: createLimitsDraftMemory({ ...browser, openStorage: () => window.sessionStorage, agentId: agent.id }),
      logDrafts: createLogDrafts({ ...browser, agentId: agent.id }),
      accessMemory: createAccessMemory(browser),
      probe: createAccountProbe(request),
      groups: lazy(async () => (await import('#adapters/zendesk/agent-groups.ts')).createAgentGroups(request)),
      triggers: lazy(async () => (await import('#adapters/zendesk/request-triggers.ts')).createRequestTriggers(request)),
      permissions: lazy(async () => (await import('#adapters/zendesk/record-permissions.ts')).createRecordPermissions(request)),
      providers: lazy(async () =>
        (await import('./provider-probe.ts')).createProviderProbe(transport, () => settings.get().settings.executors),
      ),
      valueSource: lazy(async () =>
        (await import('#adapters/value-source-probe.ts')).createValueSourceProbe(
          { request, transport },
          () => settings.get().settings.valueSource,
        ),
      ),
      providerRecords: lazy(async () =>
        (await import('./provider-records.ts')).createProviderRecords({
          transport,
          request,
          runtime,
          settings: () => settings.get().settings.executors,
        }),
      ),
      runtime,
      pace,
      address,
      // A page of the navigation bar is a pane, not an app in a panel.
      workspace: { ...workspace, ...createPageLinks(client), ...createPaneSight(client, document) },
    },
    { agent, timeZone, settings },
  );
}
