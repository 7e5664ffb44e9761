import type { Budget, BudgetView } from '#features/lead/budget/budget-state.ts';
import type { LeadTab } from '#features/lead/session/lead-tab.ts';
import type { LeadTabId } from '#features/lead/tabs.ts';
import { type LeadCore, type LeadPorts, createLeadCore } from '#features/lead/session/lead-core.ts';
import { type LeadSession, createLeadSession } from '#features/lead/lead-session.ts';
import { createRequestPace } from '#ledger/request-pace.ts';
import type { Place } from '#ports/page-address.ts';
import type { SignedInAgent } from '#ports/workspace.ts';
import type { ParsedSettings, SettingsStore } from '#ports/settings.ts';
import type { Moment } from '#domain/moments/moment.ts';
import { lastValue } from '#ports/section.ts';
import { type FakeAccountFields, createFakeAccountFields } from '../fakes/fake-account-fields.ts';
import { createFakeAccessMemory } from '../fakes/fake-access-memory.ts';
import { type FakeAccountProbe, createFakeAccountProbe } from '../fakes/fake-account-probe.ts';
import type { FakeAgentGroups } from '../fakes/fake-agent-groups.ts';
import { type FakeDirectory, createFakeDirectory } from '../fakes/fake-directory.ts';
import { type FakeFileSaver, createFakeFileSaver } from '../fakes/fake-file-saver.ts';
import type { LimitsDraftMemory } from '#ports/limits-draft.ts';
import { createFakeLimitsDraft } from '../fakes/fake-limits-draft.ts';
import { createFakeLogDrafts } from '../fakes/fake-log-drafts.ts';
import { createFakeLeadMemory } from '../fakes/fake-lead-memory.ts';
import { type FakeRecordPages, createFakeRecordPages } from '../fakes/fake-record-pages.ts';
import { type FakeProviderRecords, createFakeProviderRecords } from '../fakes/fake-provider-records.ts';
import { type FakeProviderProbe, createFakeProviderProbe } from '../fakes/fake-provider-probe.ts';
import { type FakeRecordPermissions, createFakeRecordPermissions } from '../fakes/fake-record-permissions.ts';
import { type FakeRequestTriggers, createFakeRequestTriggers } from '../fakes/fake-request-triggers.ts';
import { type FakeValueSourceProbe, createFakeValueSourceProbe } from '../fakes/fake-value-source-probe.ts';
import { createFakeSettings } from '../fakes/fake-settings.ts';
import { type FakeCauseHistory, createFakeCauseHistory } from '../fakes/fake-cause-history.ts';
import { type FakePeople, createFakePeople } from '../fakes/fake-people.ts';
import { type FakeLineUpHistory, createFakeLineUpHistory } from '../fakes/fake-line-up-history.ts';
import { type FakeOutcomeHistory, createFakeOutcomeHistory } from '../fakes/fake-outcome-history.ts';
import { type FakeTicketOutcomes, createFakeTicketOutcomes } from '../fakes/fake-ticket-outcomes.ts';
import { type FakePageOutput, createFakePageOutput } from '../fakes/fake-page-output.ts';
import { type FakeMomentArchive, createFakeMomentArchive } from '../fakes/fake-moment-archive.ts';
import { type FakePageAddress, createFakePageAddress } from '../fakes/fake-page-address.ts';
import { type FakeWorkspace, createFakeWorkspace } from '../fakes/fake-workspace.ts';
import { aDraft } from './a-draft.ts';
import { aTicket } from './a-ticket.ts';
import type { World } from './a-world.ts';
import { anAgent } from './an-agent.ts';
import { TIME_ZONE } from './clock.ts';
import { parsedSettings } from './parsed-settings.ts';

export const LENA = anAgent({ id: '91', name: 'Lena Sample', groups: ['Support', 'Team leads'] });

interface LeadOptions {
  readonly agent?: SignedInAgent;
  readonly settings?: ParsedSettings;
  /** In the place of `settings`, where they change. */
  readonly settingsStore?: SettingsStore;
  /** Where the address leads to when the page opens. */
  readonly place?: Place;
  /** Leads besides whoever opens the page. */
  readonly leadIds?: Iterable<string>;
  /** What a browser tab remembers of limits that are being typed. */
  readonly limitsDraft?: LimitsDraftMemory;
}

interface LeadPageOptions extends LeadOptions {
  readonly tabs?: readonly LeadTab<LeadTabId>[];
}

interface LeadPagePorts {
  readonly ports: LeadPorts;
  readonly archive: FakeMomentArchive;
  readonly directory: FakeDirectory;
  readonly lineUps: FakeLineUpHistory;
  readonly outcomeHistory: FakeOutcomeHistory;
  readonly ticketOutcomes: FakeTicketOutcomes;
  readonly causes: FakeCauseHistory;
  readonly people: FakePeople;
  readonly output: FakePageOutput;
  readonly address: FakePageAddress;
  readonly workspace: FakeWorkspace;
  readonly fields: FakeAccountFields;
  readonly records: FakeRecordPages;
  readonly files: FakeFileSaver;
  readonly probe: FakeAccountProbe;
  readonly groups: FakeAgentGroups;
  readonly triggers: FakeRequestTriggers;
  readonly permissions: FakeRecordPermissions;
  readonly providers: FakeProviderProbe;
  readonly valueSource: FakeValueSourceProbe;
  readonly providerRecords: FakeProviderRecords;
}

function leadPorts(world: World, { agent = LENA, leadIds = [], place, limitsDraft = createFakeLimitsDraft() }: LeadOptions): LeadPagePorts {
  const workspace = createFakeWorkspace(aTicket());
  const address = createFakePageAddress(place);
  const { groups } = world;
  const triggers = createFakeRequestTriggers();
  const permissions = createFakeRecordPermissions();
  const providers = createFakeProviderProbe();
  const valueSource = createFakeValueSourceProbe();
  const providerRecords = createFakeProviderRecords();
  const fields = createFakeAccountFields();
  const records = createFakeRecordPages();
  const files = createFakeFileSaver();
  const archive = createFakeMomentArchive(() => world.moments.moments.values(), { agentId: agent.id, nowMs: world.time.nowMs });
  const lineUps = createFakeLineUpHistory(() => world.journal.entries);
  const outcomeHistory = createFakeOutcomeHistory(() => world.journal.entries);
  const ticketOutcomes = createFakeTicketOutcomes();
  const causes = createFakeCauseHistory(() => world.journal.entries);
  const people = createFakePeople();
  const output = createFakePageOutput();
  const directory = createFakeDirectory(leadIds);
  const probe = createFakeAccountProbe({ nowMs: world.time.nowMs });
  const runtime = world.runtime();
  const pace = createRequestPace(runtime);
  const ports: LeadPorts = {
    journal: world.journal.as(agent.id),
    moments: world.moments.as(agent.id),
    archive,
    lineUps,
    outcomeHistory,
    ticketOutcomes,
    causes,
    people,
    output,
    directory,
    leadMemory: createFakeLeadMemory(),
    limitsDraft,
    logDrafts: createFakeLogDrafts(),
    fields,
    records: {
      async page(object, cursor, order) {
        await pace.beforeRequest();
        return records.page(object, cursor, order);
      },
    },
    files,
    accessMemory: createFakeAccessMemory(),
    probe,
    groups,
    triggers,
    permissions,
    providers,
    valueSource,
    providerRecords: {
      ...providerRecords,
      sources: () => providerRecords.sources(),
      async list(source, asked, cursor) {
        await pace.beforeRequest();
        return providerRecords.list(source, asked, cursor);
      },
    },
    runtime,
    pace,
    address,
    workspace,
  };
  return {
    ports,
    archive,
    directory,
    lineUps,
    outcomeHistory,
    ticketOutcomes,
    causes,
    people,
    output,
    address,
    workspace,
    fields,
    records,
    files,
    probe,
    groups,
    triggers,
    permissions,
    providers,
    valueSource,
    providerRecords,
  };
}

/** What the tabs of a lead page share, in a world. */
export function aLeadCore(world: World, options: LeadOptions = {}): LeadCore {
  const { agent = LENA, settings = parsedSettings(), settingsStore = createFakeSettings(settings) } = options;
  return createLeadCore(leadPorts(world, options).ports, { agent, settings: settingsStore, timeZone: TIME_ZONE });
}

/** An open lead page. Its tabs are those of the app, unless others take their place. */
export function aLeadPage(world: World, options: LeadPageOptions = {}): LeadPagePorts & { readonly session: LeadSession } {
  const { agent = LENA, settings = parsedSettings(), settingsStore = createFakeSettings(settings), tabs } = options;
  const made = leadPorts(world, options);
  return { ...made, session: createLeadSession(made.ports, { agent, settings: settingsStore, timeZone: TIME_ZONE }, tabs) };
}

/** The budget as it is on the screen. */
export function budgetOn(budget: Pick<Budget, 'getState'>): BudgetView {
  const view = lastValue(budget.getState().budget);
  if (view === null) throw new Error('the budget was not read');
  return view;
}

/** A moment that an agent has asked a lead for. */
export function anAskedMoment(overrides: Partial<Moment> = {}): Moment {
  const draft = aDraft();
  const line = { kind: 'asked', byId: '11', byName: 'Ben Sample', atMs: 0, text: 'It was a birthday.', amountMinor: 4000 } as const;
  return { ...draft, id: 'moment-1', status: 'asked', decision: { ...draft.decision, request: [line] }, ...overrides };
}
