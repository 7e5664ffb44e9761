import { DAY_MS } from '#domain/shared/time.ts';
import { createJournalReader } from '#ledger/journal-reader.ts';
import { type KnownLeads, createKnownLeads } from '#ledger/known-leads.ts';
import { type LoadProof, type RecordAccess, createRecordAccess } from '#ledger/record-access.ts';
import { type LongWaits, createLongWaits, journalWithLongWaits } from '#ledger/long-waits.ts';
import { type LedgerTail, createLedgerTail } from '#ledger/ledger-tail.ts';
import { customerTicketIds } from './customer-tickets.ts';
import { viewOf } from './open-ticket.ts';
import { NOTHING_CHOSEN } from './plan.ts';
import type { AccessMemory } from '#ports/access-memory.ts';
import type { CustomerMemory } from '#ports/customer-memory.ts';
import type { AgentGroups } from '#ports/agent-groups.ts';
import type { Directory } from '#ports/directory.ts';
import type { GestureExecutor } from '#ports/gesture-executor.ts';
import type { Intent, IntentStore } from '#ports/intent-store.ts';
import type { JournalStore } from '#ports/journal-store.ts';
import type { LeadMemory } from '#ports/lead-memory.ts';
import type { LogDrafts } from '#ports/log-drafts.ts';
import type { MomentArchive } from '#ports/moment-archive.ts';
import type { OwedExecutor } from '#ports/owed-executor.ts';
import type { MomentStore } from '#ports/moment-store.ts';
import type { Runtime } from '#ports/runtime.ts';
import type { StoryMemory } from '#ports/story-memory.ts';
import type { TabLock } from '#ports/tab-lock.ts';
import type { Settings } from '#ports/settings.ts';
import type { TicketHistory } from '#ports/ticket-history.ts';
import type { ValueSource } from '#ports/value-source.ts';
import type { ReplyTextPort } from '#ports/reply-text.ts';
import type { Workspace } from '#ports/workspace.ts';
import { lastValue } from '#ports/section.ts';
import type { SessionState } from './session-state.ts';
import { type SessionContext, type SessionFacts, createSessionView } from './session-view.ts';

export interface SessionPorts {
  readonly workspace: Workspace;
  readonly history: TicketHistory;
  readonly journal: JournalStore;
  readonly moments: MomentStore;
  readonly value: ValueSource;
  readonly directory: Directory;
  readonly groups: AgentGroups;
  readonly leadMemory: LeadMemory;
  readonly accessMemory: AccessMemory;
  readonly customerMemory: CustomerMemory;
  readonly intents: IntentStore;
  readonly replyText: ReplyTextPort;
  /** Loads what the outside lends to whatever comes after the first view. */
  readonly lend: () => Promise<GivingPorts>;
  readonly runtime: Runtime;
}

/** What the outside lends to giving and telling, which come after the first view. */
export interface GivingPorts {
  readonly tabLock: TabLock;
  readonly executors: readonly GestureExecutor[];
  /** Who can pay back what is owed. */
  readonly owed: readonly OwedExecutor[];
  readonly archive: Pick<MomentArchive, 'log'>;
  readonly logDrafts: LogDrafts;
  readonly storyMemory: StoryMemory;
}

/** What the parts of a session share. Not for screens. */
export interface SessionCore {
  readonly ports: SessionPorts & { readonly reader: LedgerTail };
  readonly context: SessionContext;
  /** The settings as they are at this call. */
  settings(): Settings;
  readonly isLead: boolean;
  readonly leads: KnownLeads;
  readonly access: RecordAccess;
  readonly longWaits: LongWaits;
  /** Tickets about which the journal was asked by their own ids, since their entries may name another customer. */
  readonly movedTicketIds: Set<string>;
  getFacts(): SessionFacts;
  getState(): SessionState;
  subscribe(listener: () => void): () => void;
  update(change: Partial<SessionFacts>): void;
  /** Shows what the reader has learnt since, without a request. */
  refreshJournal(): void;
  /** Keeps what the agent has begun; `giving` is the moment whose end is not known yet. */
  persist(giving: Intent['giving']): void;
  /** Keeps, beside that, what the agent asks a lead; undefined forgets it. */
  persistAsked(asked: Intent['asked']): void;
}

export function createSessionCore(given: SessionPorts, context: SessionContext, loadProof?: LoadProof): SessionCore {
  const longWaits = createLongWaits(given.runtime);
  const ports: SessionPorts = { ...given, journal: journalWithLongWaits(given.journal, longWaits) };
  const settings = (): Settings => context.settings.get().settings;
  const { agent } = context;
  const isLead = agent.isAdmin || agent.groups.includes(settings().leadsGroup);
  const leads = createKnownLeads(ports, { id: agent.id, isLead });
  const reader = createLedgerTail(
    { reader: createJournalReader(ports), leads, journal: ports.journal, runtime: ports.runtime },
    { limitsNow: () => settings().limits, timeZone: context.timeZone, readerId: agent.id },
  );
  const access = createRecordAccess({ ...ports, reader }, { ...agent, currency: settings().currency }, loadProof);
  const listeners = new Set<() => void>();
  let facts = nothingKnown(context);
  const view = createSessionView(context, isLead);
  const { runtime } = ports;
  const derive = (): SessionState =>
    view(facts, context.settings.get(), { nowMs: runtime.nowMs(), isServerTime: runtime.knowsServerTime() });
  let state = derive();

  function update(change: Partial<SessionFacts>): void {
    facts = { ...facts, ...change };
    state = derive();
    for (const listener of listeners) listener();
  }

  const key = (): Pick<Intent, 'ticketId' | 'agentId'> => ({ ticketId: facts.ticket.ticketId, agentId: agent.id });
  const save = (giving: Intent['giving'], asked: Intent['asked']): void => {
    const { choice, edits, heldReply } = facts;
    ports.intents.save({
      ...choice,
      ...key(),
      giving,
      ...(asked !== undefined && { asked }),
      ...(edits.length > 0 && { edits }),
      ...(heldReply !== null && { heldReply }),
    });
  };

  return {
    ports: { ...ports, reader },
    context,
    settings,
    isLead,
    leads,
    access,
    longWaits,
    movedTicketIds: new Set(),
    getFacts: () => facts,
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    update,
    refreshJournal() {
      // A look alone does not tell what the customer got before: that is read with the section.
      const last = lastValue(facts.journal);
      if (last === null) return;
      const seenSinceMs = reader.seenSinceMs();
      const nowMs = ports.runtime.nowMs();
      const sinceMs = nowMs - reader.limits().limits.customerWindowDays * DAY_MS;
      const customer = { customerId: facts.ticket.requester.id, customerTicketIds: customerTicketIds(facts) };
      const mayWrite = access.mayWrite();
      const value = viewOf(reader, { ...customer, sinceMs, nowMs, seenSinceMs, customerSinceMs: last.customerSinceMs, mayWrite });
      const { journal } = facts;
      if (journal.state === 'failed') update({ journal: { ...journal, last: value } });
      // Its age stays: what the customer got before was not read again.
      else if (journal.state !== 'loading') update({ journal: { ...journal, value } });
    },
    persist(giving) {
      save(giving, ports.intents.load(key())?.asked);
    },
    persistAsked(asked) {
      save(ports.intents.load(key())?.giving ?? null, asked);
    },
  };
}

/** What a session knows before anything is read. */
function nothingKnown({ ticket }: SessionContext): SessionFacts {
  return {
    ticket,
    value: { state: 'loading' },
    incidents: { state: 'loading' },
    journal: { state: 'loading' },
    remembered: null,
    choice: NOTHING_CHOSEN,
    giving: { phase: 'idle' },
    asking: { phase: 'none', work: { phase: 'idle' } },
    leadsGroup: 'unread',
    answering: { phase: 'idle' },
    stories: new Map(),
    edits: [],
    heldReply: null,
    storyless: [],
    wound: null,
    savings: new Map(),
    given: [],
    executions: new Map(),
  };
}
