import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createLeadMemory } from '#adapters/browser/lead-memory.ts';
import { createPageAddress } from '#adapters/browser/page-address.ts';
import { createRuntime } from '#adapters/browser/runtime.ts';
import type { ZafClient } from '#adapters/zaf/client.ts';
import { connect } from '#adapters/zaf/connect.ts';
import { parseSettings } from '#adapters/zaf/settings/settings.ts';
import { type SignedIn, readSignedIn } from '#adapters/zaf/signed-in.ts';
import { createWorkspace } from '#adapters/zaf/workspace.ts';
import { createAccountProbe } from '#adapters/zendesk/account-probe.ts';
import { createDirectory } from '#adapters/zendesk/directory.ts';
import { createJournalStore } from '#adapters/zendesk/journal-store.ts';
import { createMomentStore } from '#adapters/zendesk/moment-store.ts';
import { createZendeskRequest } from '#adapters/zendesk/request.ts';
import { roleOf } from '#features/lead/session/role.ts';
import { fetchTab, tabsFor } from '#features/lead/tabs.ts';
import { type LeadSession, createLeadSession } from '#features/lead/lead-session.ts';
import type { PageAddress } from '#ports/page-address.ts';
import type { ColorScheme, Workspace } from '#ports/workspace.ts';
import type { ParsedSettings } from '#ports/settings.ts';
import { ok } from '#domain/shared/result.ts';
import { GardenTheme } from '#ui/controls/GardenTheme.tsx';
import { LeadPage } from '#features/lead/LeadPage.tsx';
import { NoLead, NoPerson } from '#features/lead/NoLead.tsx';
import '#features/lead/lead.css';
import { leadSentences } from '#features/lead/sentences.ts';
import type { SentencesPart } from '#ui/i18n/part.ts';
import { App } from '#ui/components/App.tsx';
import type { Obstacle } from '#ui/explanation/Explanation.tsx';

const element = document.querySelector<HTMLElement>('#root');
if (element === null) throw new Error('The page has no element #root');
const root = createRoot(element);

start().catch(() => {
  // Nothing of ours could be loaded, sentences included: the page brings its own.
  element.textContent = element.dataset['failed'] ?? '';
});

async function start(): Promise<void> {
  const address = createPageAddress({ window, openStorage: () => window.sessionStorage });
  // Most leads work in their browser's language: the tab that they will see loads while Zendesk answers.
  fetchTab(address.read().tab, navigator.languages);
  const connected = await connect({ location: window.location });
  if (!connected.ok) {
    const { error } = connected;
    const obstacle: Obstacle = error.kind === 'refused' ? 'no_answer' : error.kind;
    const origin = error.kind === 'foreign_origin' ? error.origin : '';
    const [{ Explanation }, { explanationSentences }] = await Promise.all([
      import('#ui/explanation/Explanation.tsx'),
      import('#ui/explanation/sentences.ts'),
    ]);
    return render(navigator.languages[0] ?? 'en', null, <Explanation obstacle={obstacle} origin={origin} />, explanationSentences);
  }
  await openPage(connected.value, address);
}

async function openPage(client: ZafClient, address: PageAddress): Promise<void> {
  const signedIn = await readSignedIn(client);
  if (!signedIn.ok) return render(navigator.languages[0] ?? 'en', null, <NoPerson />);
  const { agent, timeZone } = signedIn.value;
  const settings = await parseSettings(client.metadata.settings, window);
  const workspace = createWorkspace(client);
  const { leadsGroup } = settings.settings;
  // What the page holds is hidden from others so that it does not confuse them; what they may read is Zendesk's to decide.
  if (tabsFor(roleOf({ agent, settings })).length === 0) {
    return render(agent.locale, { signedIn: signedIn.value, workspace }, <NoLead name={agent.name} group={leadsGroup} />);
  }
  const session = sessionOf(client, { agent, timeZone, settings, workspace, address });
  await render(agent.locale, { signedIn: signedIn.value, workspace }, <LeadPage session={session} />);
  session.start();
}

function sessionOf(
  client: ZafClient,
  opened: Pick<SignedIn, 'agent' | 'timeZone'> & {
    readonly settings: ParsedSettings;
    readonly workspace: Workspace;
    readonly address: PageAddress;
  },
): LeadSession {
  const { agent, timeZone, settings, workspace, address } = opened;
  const { leadsGroup } = settings.settings;
  const runtime = createRuntime();
  const request = createZendeskRequest({ transport: client.request, learnServerTime: runtime.learnServerTime });
  return createLeadSession(
    {
      journal: createJournalStore(request),
      moments: createMomentStore(request),
      directory: createDirectory(request, { leadsGroup }),
      leadMemory: createLeadMemory({ openStorage: () => window.localStorage }),
      probe: createAccountProbe(request),
      runtime,
      address,
      // A page of the navigation bar is a pane, not an app in a panel.
      workspace: { ...workspace, onShown: (listener) => client.on('pane.activated', listener) },
    },
    { agent, timeZone, settings },
  );
}

async function render(
  locale: string,
  around: { readonly signedIn: SignedIn; readonly workspace: Workspace } | null,
  screen: ReactNode,
  part: SentencesPart = leadSentences,
): Promise<void> {
  const sentences = await part.load([locale]);
  const prefersDark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  const colorScheme: ColorScheme = around?.signedIn.colorScheme ?? (prefersDark ? 'dark' : 'light');
  // The workspace gives this page all the room there is: it never asks for a height.
  const frame = around === null ? null : { onColorScheme: around.workspace.onColorScheme, resize: () => Promise.resolve(ok(undefined)) };
  root.render(
    <StrictMode>
      <App sentences={sentences} colorScheme={colorScheme} frame={frame}>
        <GardenTheme>{screen}</GardenTheme>
      </App>
    </StrictMode>,
  );
}
