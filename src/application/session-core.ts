import { DAY_MS } from '#domain/shared/time.ts';
import { type JournalReader, createJournalReader } from './journal-reader.ts';
import { viewOf } from './open-ticket.ts';
import { NOTHING_CHOSEN } from './plan.ts';
import type { IntentStore } from './ports/intent-store.ts';
import type { JournalStore } from './ports/journal-store.ts';
import type { MomentStore } from './ports/moment-store.ts';
import type { Surroundings } from './ports/surroundings.ts';
import type { TicketHistory } from './ports/ticket-history.ts';
import type { ValueSource } from './ports/value-source.ts';
import type { Wording } from './ports/wording.ts';
import type { Workspace } from './ports/workspace.ts';
import { lastValue } from './section.ts';
import type { SessionState } from './session-state.ts';
import { type SessionContext, type SessionFacts, sessionView } from './session-view.ts';

export interface SessionPorts {
  readonly workspace: Workspace;
  readonly history: TicketHistory;
  readonly journal: JournalStore;
  readonly moments: MomentStore;
  readonly value: ValueSource;
  readonly intents: IntentStore;
  readonly wording: Wording;
  readonly surroundings: Surroundings;
}

/** What the parts of a session share. Not for screens. */
export interface SessionCore {
  readonly ports: SessionPorts & { readonly reader: JournalReader };
  readonly context: SessionContext;
  readonly isLead: boolean;
  getFacts(): SessionFacts;
  getState(): SessionState;
  subscribe(listener: () => void): () => void;
  update(change: Partial<SessionFacts>): void;
  /** Shows what the reader has learnt since, without a request. */
  refreshJournal(): void;
  /** Keeps what the agent has begun; `giving` is the moment whose end is not known yet. */
  persist(giving: { readonly momentId: string; readonly amountMinor: number } | null): void;
}

export function createSessionCore(ports: SessionPorts, context: SessionContext): SessionCore {
  const { settings } = context.settings;
  const { agent } = context;
  const isLead = agent.isAdmin || agent.groups.includes(settings.leadsGroup);
  const reader = createJournalReader(ports);
  const listeners = new Set<() => void>();
  let facts: SessionFacts = {
    ticket: context.ticket,
    value: { state: 'loading' },
    incidents: { state: 'loading' },
    journal: { state: 'loading' },
    choice: NOTHING_CHOSEN,
    giving: { phase: 'idle' },
    story: { state: 'unread' },
  };
  const derive = (): SessionState => sessionView({ facts, context, isLead, nowMs: ports.surroundings.nowMs() });
  let state = derive();

  function update(change: Partial<SessionFacts>): void {
    facts = { ...facts, ...change };
    state = derive();
    for (const listener of listeners) listener();
  }

  return {
    ports: { ...ports, reader },
    context,
    isLead,
    getFacts: () => facts,
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    update,
    refreshJournal() {
      // A look alone does not tell what the customer got before: that is read with the section.
      if (lastValue(facts.journal) === null) return;
      const seenSinceMs = reader.seenSinceMs();
      const sinceMs = ports.surroundings.nowMs() - settings.limits.customerWindowDays * DAY_MS;
      const about = { customerId: facts.ticket.requester.id, agent, isLead, sinceMs, seenSinceMs };
      const value = viewOf(reader, about);
      const { journal } = facts;
      if (journal.state === 'failed') update({ journal: { ...journal, last: value } });
      // Its age stays: what the customer got before was not read again.
      else if (journal.state !== 'loading') update({ journal: { ...journal, value } });
    },
    persist(giving) {
      ports.intents.save({
        ...facts.choice,
        ticketId: facts.ticket.ticketId,
        agentId: agent.id,
        giving: giving === null ? null : { ...giving, currency: settings.currency },
      });
    },
  };
}
