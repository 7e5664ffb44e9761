import type { Limits } from '#domain/journal/limits.ts';
import type { GiveTerms } from '#ledger/types.ts';
import { createKnownLeads, type KnownLeads } from '#ledger/known-leads.ts';
import type { AccountFields } from '#ports/account-fields.ts';
import type { AccessMemory } from '#ports/access-memory.ts';
import type { AccountProbe } from '#ports/account-probe.ts';
import type { AgentGroups } from '#ports/agent-groups.ts';
import type { FileSaver } from '#ports/file-saver.ts';
import type { RecordPages } from '#ports/record-pages.ts';
import type { RecordPermissions } from '#ports/record-permissions.ts';
import type { ProviderRecords } from '#ports/provider-records.ts';
import type { ProviderProbe } from '#ports/provider-probe.ts';
import type { ValueSourceProbe } from '#ports/value-source-probe.ts';
import type { Directory } from '#ports/directory.ts';
import type { JournalStore } from '#ports/journal-store.ts';
import type { LimitsDraftMemory } from '#ports/limits-draft.ts';
import type { LogDrafts } from '#ports/log-drafts.ts';
import type { LeadMemory } from '#ports/lead-memory.ts';
import type { CauseHistory } from '#ports/cause-history.ts';
import type { LineUpHistory } from '#ports/line-up-history.ts';
import type { PageOutput } from '#ports/page-output.ts';
import type { MomentArchive } from '#ports/moment-archive.ts';
import type { MomentStore } from '#ports/moment-store.ts';
import type { OutcomeHistory } from '#ports/outcome-history.ts';
import type { TicketOutcomes } from '#ports/ticket-outcomes.ts';
import type { People } from '#ports/people.ts';
import type { PageAddress, PageLinks } from '#ports/page-address.ts';
import type { RequestTriggers } from '#ports/request-triggers.ts';
import type { Runtime } from '#ports/runtime.ts';
import type { SignedInAgent, Workspace } from '#ports/workspace.ts';
import type { Settings, SettingsStore } from '#ports/settings.ts';
import { type JournalSnapshot, openJournalSnapshot } from '#ledger/journal-snapshot.ts';
import type { EntryPorts } from '#ledger/entries.ts';
import { type Store, createStore } from '../../shared/store.ts';
import { type Outcomes, createOutcomes } from './outcomes.ts';
import { roleOf } from './role.ts';
import type { FirstReading } from './first-reading.ts';
import type { LeadEvent, LeadState } from './lead-state.ts';
import { type Reading, createJournalWithRetryAfter } from '#ledger/journal-with-retry-after.ts';
import type { RequestPace } from '#ledger/request-pace.ts';

/** As long as the script of a tab takes to load; what was left longer ago is read again. */
const LEFT_MS = 10_000;

export interface LeadPorts {
  readonly journal: JournalStore;
  readonly moments: MomentStore;
  readonly archive: MomentArchive;
  readonly limitsDraft: LimitsDraftMemory;
  readonly lineUps: LineUpHistory;
  readonly outcomeHistory: OutcomeHistory;
  readonly ticketOutcomes: TicketOutcomes;
  readonly causes: CauseHistory;
  readonly people: People;
  readonly output: PageOutput;
  readonly directory: Directory;
  readonly leadMemory: LeadMemory;
  readonly logDrafts: LogDrafts;
  readonly fields: AccountFields;
  readonly records: RecordPages;
  readonly files: FileSaver;
  readonly accessMemory: AccessMemory;
  readonly probe: AccountProbe;
  readonly groups: AgentGroups;
  readonly triggers: RequestTriggers;
  readonly permissions: RecordPermissions;
  readonly providers: ProviderProbe;
  readonly valueSource: ValueSourceProbe;
  readonly providerRecords: ProviderRecords;
  readonly runtime: Runtime;
  /** Counts whatever the page asks Zendesk for. */
  readonly pace: RequestPace;
  readonly address: PageAddress;
  readonly workspace: Pick<Workspace, 'showTicket' | 'onShown' | 'onHidden'> & PageLinks;
}

export interface LeadContext {
  readonly agent: SignedInAgent;
  readonly settings: SettingsStore;
  readonly timeZone: string;
}

/** What the tabs share; it knows none of them. Not for screens. */
export interface LeadCore extends Store<LeadState> {
  readonly ports: LeadPorts;
  readonly context: LeadContext;
  readonly leads: KnownLeads;
  readonly outcomes: Outcomes;
  /** The settings as they are at this call. */
  settings(): Settings;
  /** Under the limits as they are when this is read. */
  readonly terms: GiveTerms;
  /** The present reading of the journal. */
  snapshot(): JournalSnapshot;
  /** A new reading, which counts once it is {@link adopt}ed. */
  newSnapshot(): JournalSnapshot;
  adopt(snapshot: JournalSnapshot): void;
  /** Reads a month: waits where Zendesk asks for it, until what it gives is called. Whoever begins while others read counts on from theirs. */
  beginReading(onProgress: (reading: Reading) => void): () => void;
  learnNames(names: Iterable<readonly [id: string, name: string]>): void;
  /** Leaves what was read before a tab was opened to the tab that opens. */
  leaveFirst(first: FirstReading): void;
  /** Takes what was left, once, while it is fresh; null where there is nothing. */
  takeFirst(): FirstReading | null;
  showTicket(ticketId: string): void;
  tell(event: LeadEvent): void;
  onEvent(listener: (event: LeadEvent) => void): void;
}

export function createLeadCore(ports: LeadPorts, context: LeadContext): LeadCore {
  const { agent, settings, timeZone } = context;
  const settingsNow = (): Settings => settings.get().settings;
  const limitsNow = (): Limits => settingsNow().limits;
  const { runtime } = ports;
  const isLead = roleOf({ agent, settings: settings.get() }) !== 'agent';
  const leads = createKnownLeads(ports, { id: agent.id, isLead });
  const eventListeners = new Set<(event: LeadEvent) => void>();
  const readers = new Set<{ readonly onProgress: (reading: Reading) => void }>();
  const journal = createJournalWithRetryAfter(ports, (reading) => {
    for (const { onProgress } of readers) onProgress(reading);
  });
  // A recount reads anew, and the page is as old as before.
  const opening = { sinceMs: Infinity };
  const newSnapshot = (): JournalSnapshot =>
    openJournalSnapshot({ journal, leads, runtime }, { limitsNow, timeZone, readerId: agent.id, opening });
  let snapshot = newSnapshot();
  let left: { readonly first: FirstReading; readonly atMs: number } | null = null;
  const store = createStore(openedBy(agent, runtime), runtime);

  const outcomes = createOutcomes({
    ports,
    context,
    settings: settingsNow,
    isLead,
    entryPorts: () => ({ journal: ports.journal, runtime, reader: snapshot.ledgerReader }),
  });

  return {
    ...store,
    outcomes,
    ports,
    context,
    leads,
    settings: settingsNow,
    get terms() {
      return { limits: limitsNow(), timeZone, agentId: agent.id, isLead, agentName: agent.name, groups: agent.groups };
    },
    snapshot: () => snapshot,
    newSnapshot,
    adopt(other) {
      snapshot = other;
    },
    beginReading(onProgress) {
      const reader = { onProgress };
      if (readers.size === 0) journal.begin();
      readers.add(reader);
      return () => {
        readers.delete(reader);
        if (readers.size === 0) journal.end();
      };
    },
    learnNames(names) {
      store.update({ names: new Map([...store.getState().names, ...names]) });
    },
    leaveFirst(first) {
      left = { first, atMs: runtime.nowMs() };
    },
    takeFirst() {
      const taken = left;
      left = null;
      return taken !== null && runtime.nowMs() - taken.atMs <= LEFT_MS ? taken.first : null;
    },
    showTicket(ticketId) {
      void ports.workspace.showTicket(ticketId);
    },
    tell(event) {
      for (const listener of eventListeners) listener(event);
    },
    onEvent(listener) {
      eventListeners.add(listener);
    },
  };
}

/** What every tab shows before anything is read. */
function openedBy({ id, name }: SignedInAgent, runtime: Pick<Runtime, 'nowMs'>): LeadState {
  return {
    nowMs: runtime.nowMs(),
    corrections: new Map(),
    lackingFields: [],
    names: new Map([[id, name]]),
    requestsWaiting: null,
    measuring: { phase: 'idle' },
  };
}

/** What writing an entry needs, by the present reading of the journal. */
export function entryPorts({ ports, snapshot }: LeadCore): EntryPorts {
  const { journal, runtime } = ports;
  return { journal, runtime, reader: snapshot().ledgerReader };
}
