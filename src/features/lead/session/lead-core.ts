import type { GiveTerms } from '#ledger/types.ts';
import { createKnownLeads, type KnownLeads } from '#ledger/known-leads.ts';
import type { AccountProbe } from '#ports/account-probe.ts';
import type { Directory } from '#ports/directory.ts';
import type { JournalStore } from '#ports/journal-store.ts';
import type { LeadMemory } from '#ports/lead-memory.ts';
import type { MomentStore } from '#ports/moment-store.ts';
import type { Runtime } from '#ports/runtime.ts';
import type { SignedInAgent, Workspace } from '#ports/workspace.ts';
import type { ParsedSettings } from '#ports/settings.ts';
import { type JournalSnapshot, openJournalSnapshot } from '#ledger/journal-snapshot.ts';
import type { LeadState } from './lead-state.ts';
import { createJournalWithRetryAfter } from '#ledger/journal-with-retry-after.ts';

export interface LeadPorts {
  readonly journal: JournalStore;
  readonly moments: MomentStore;
  readonly directory: Directory;
  readonly leadMemory: LeadMemory;
  readonly probe: AccountProbe;
  readonly runtime: Runtime;
  readonly workspace: Pick<Workspace, 'showTicket' | 'onShown'>;
}

export interface LeadContext {
  readonly agent: SignedInAgent;
  readonly settings: ParsedSettings;
  readonly timeZone: string;
}

/** Whether this person is a lead: an admin, or a member of the leads' group. */
export function isLead({ agent, settings }: Pick<LeadContext, 'agent' | 'settings'>): boolean {
  return agent.isAdmin || agent.groups.includes(settings.settings.leadsGroup);
}

/** What the parts of the page share. Not for screens. */
export interface LeadCore {
  readonly ports: LeadPorts;
  readonly context: LeadContext;
  readonly leads: KnownLeads;
  readonly terms: GiveTerms;
  /** The present reading of the journal. */
  snapshot(): JournalSnapshot;
  /** A new reading, which counts once it is {@link adopt}ed. */
  newSnapshot(): JournalSnapshot;
  adopt(snapshot: JournalSnapshot): void;
  /** Reads a month: counts entries anew, and waits where Zendesk asks for it. */
  beginReading(): void;
  endReading(): void;
  getState(): LeadState;
  subscribe(listener: () => void): () => void;
  update(change: Partial<LeadState>): void;
}

export function createLeadCore(ports: LeadPorts, context: LeadContext): LeadCore {
  const { agent, settings, timeZone } = context;
  const { limits } = settings.settings;
  const { runtime } = ports;
  const leads = createKnownLeads(ports, { id: agent.id, isLead: true });
  const listeners = new Set<() => void>();
  const journal = createJournalWithRetryAfter(ports, (reading) => {
    if (state.reading !== null) update({ reading });
  });
  const newSnapshot = (): JournalSnapshot => openJournalSnapshot({ journal, leads, runtime }, { limits, timeZone });
  let snapshot = newSnapshot();
  let state: LeadState = {
    agent,
    settings,
    timeZone,
    nowMs: runtime.nowMs(),
    requests: { state: 'loading' },
    answers: new Map(),
    budget: { state: 'loading' },
    reading: null,
    stampError: null,
    tasks: new Map(),
    measuring: { phase: 'idle' },
    names: new Map([[agent.id, agent.name]]),
  };

  function update(change: Partial<LeadState>): void {
    state = { ...state, ...change, nowMs: runtime.nowMs() };
    for (const listener of listeners) listener();
  }

  return {
    ports,
    context,
    leads,
    terms: { limits, timeZone, agentId: agent.id, isLead: true, agentName: agent.name },
    snapshot: () => snapshot,
    newSnapshot,
    adopt(other) {
      snapshot = other;
    },
    beginReading: journal.begin,
    endReading: journal.end,
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    update,
  };
}
