import { summariseIncidents } from '#domain/incidents/incidents.ts';
import { isLive, isUndoable } from '#domain/journal/commitments.ts';
import type { Commitment } from '#domain/journal/types.ts';
import { type Projector, type SourcedHistory, customerValue } from '#domain/value/customer-value.ts';
import type { projectCustomer } from '#domain/value/model.ts';
import type { JournalView } from './open-ticket.ts';
import { type Choice, planFor, ticketCause } from './plan.ts';
import type { GivenMoment } from '#ports/moment-store.ts';
import type { PriorTickets } from '#ports/ticket-history.ts';
import type { OpenTicket, SignedInAgent } from '#ports/workspace.ts';
import { type Section, lastValue } from '#ports/section.ts';
import type { Asking, Giving, IncidentsView, MomentExecution, SessionState, StoryState } from './session-state.ts';
import type { ParsedSettings, Settings, SettingsStore } from '#ports/settings.ts';

/** What a ticket is opened with. */
export interface SessionContext {
  readonly ticket: OpenTicket;
  readonly agent: SignedInAgent;
  readonly timeZone: string;
  readonly settings: SettingsStore;
  /** Loaded with a model only; null where the settings have none. */
  readonly project: typeof projectCustomer | null;
}

/** What a session holds; everything else that screens see is derived from it. */
export interface SessionFacts {
  readonly ticket: OpenTicket;
  readonly value: Section<SourcedHistory>;
  readonly incidents: Section<PriorTickets>;
  readonly journal: Section<JournalView>;
  readonly choice: Choice;
  readonly giving: Giving;
  readonly asking: Asking;
  readonly story: StoryState;
  /** What the team gave on tickets of which the journal need not tell. */
  readonly given: readonly GivenMoment[];
  /** What came of carrying out the moments that were shown, by their ids. */
  readonly executions: ReadonlyMap<string, MomentExecution>;
}

/** Derives what the sidebar shows. Pure. */
export function sessionView(input: {
  readonly facts: SessionFacts;
  readonly context: Omit<SessionContext, 'settings'>;
  readonly parsed: ParsedSettings;
  readonly isLead: boolean;
  readonly nowMs: number;
}): SessionState {
  const { facts, context, parsed, isLead, nowMs } = input;
  const { settings } = parsed;
  const { agent, timeZone } = context;
  const journal = lastValue(facts.journal);
  const onTicket = liveOn(facts.ticket.ticketId, journal);
  const choice = withCause(facts, settings, onTicket);
  const cause = ticketCause({ ticket: facts.ticket, choice, settings });
  const incidents = mapSection(facts.incidents, (tickets): IncidentsView => ({
    summary: summariseIncidents(before(facts.ticket, tickets), {
      teamCauses: settings.policy.causes.map((one) => one.cause),
      windowDays: settings.policy.repeatWindowDays,
      nowMs,
    }),
    includesArchived: tickets.includesArchived,
  }));
  const value = mapSection(facts.value, (sourced) =>
    customerValue(sourced, {
      currency: settings.currency,
      marginPercent: settings.marginPercent,
      tiers: settings.policy.tiers,
      project: projectorOf(context, settings, nowMs),
      nowMs,
    }),
  );
  // What an attempt of one's own holds is for this very gesture: it does not leave less room for trying again.
  const isOwnAttempt = (one: Commitment): boolean =>
    isTrying(facts.giving) &&
    one.state === 'reserved' &&
    one.ticketId === facts.ticket.ticketId &&
    one.agentId === agent.id &&
    one.forAgentId === agent.id;
  const isLinkedToProblem = lastValue(facts.incidents)?.isLinkedToProblem ?? false;
  const plan = planFor({
    ticket: facts.ticket,
    choice,
    settings,
    who: { agentId: agent.id, isLead },
    value: lastValue(value),
    incidents: lastValue(incidents)?.summary ?? null,
    isLinkedToProblem,
    given: facts.given,
    journal: journal === null ? null : withoutThose(journal, isOwnAttempt),
    nowMs,
    timeZone,
  });
  const standing = onTicket.find((one) => one.cause === cause) ?? null;
  return {
    ...facts,
    agent,
    isLead,
    timeZone,
    settings: parsed,
    value,
    incidents,
    plan,
    standing,
    isLinkedToProblem,
    canUndo: standing !== null && isUndoable(standing, { agentId: agent.id, isLead, nowMs, timeZone }),
    nowMs,
  };
}

function projectorOf(
  { project, timeZone }: Pick<SessionContext, 'project' | 'timeZone'>,
  { valueModel }: Settings,
  nowMs: number,
): Projector | null {
  return project === null || valueModel === null
    ? null
    : (history, invoiced) => project(history, valueModel, { nowMs, timeZone, invoiced });
}

/** A ticket that came after this one is no prior ticket; of those that were not read none is newer than those that were. */
function before({ createdAtMs }: OpenTicket, { read, inAll }: PriorTickets): Pick<PriorTickets, 'read' | 'inAll'> {
  const prior = read.filter((ticket) => ticket.createdAtMs <= createdAtMs);
  return { read: prior, inAll: inAll - (read.length - prior.length) };
}

function isTrying({ phase }: Giving): boolean {
  return phase === 'working' || phase === 'failed' || phase === 'interrupted';
}

/** What stands on a ticket, newest first. */
function liveOn(ticketId: string, journal: JournalView | null): readonly Commitment[] {
  return (journal?.commitments ?? [])
    .filter((one) => isLive(one) && one.ticketId === ticketId)
    .toSorted((a, b) => b.reservedAtMs - a.reservedAtMs);
}

/** Where neither agent nor ticket names a cause, that of what was given last does: it must not vanish with a reload. */
function withCause({ ticket, choice }: SessionFacts, settings: Settings, onTicket: readonly Commitment[]): Choice {
  return ticketCause({ ticket, choice, settings }) === null ? { ...choice, cause: onTicket[0]?.cause ?? null } : choice;
}

function withoutThose(journal: JournalView, isLeftOut: (one: Commitment) => boolean): JournalView {
  const left = (commitments: readonly Commitment[]): readonly Commitment[] => commitments.filter((one) => !isLeftOut(one));
  return { ...journal, commitments: left(journal.commitments), ofCustomer: left(journal.ofCustomer) };
}

function mapSection<A, B>(section: Section<A>, change: (value: A) => B): Section<B> {
  switch (section.state) {
    case 'loading':
      return section;
    case 'ready':
    case 'stale':
      return { ...section, value: change(section.value) };
    case 'failed':
      return { ...section, last: section.last === null ? null : change(section.last) };
  }
}
