import { type Cause, type Incident, summariseIncidents } from '#domain/incidents/incidents.ts';
import { isForeign, isLive, isUndoable } from '#domain/journal/commitments.ts';
import type { Commitment } from '#domain/journal/types.ts';
import { type CustomerValue, type Projector, type SourcedHistory, customerValue } from '#domain/value/customer-value.ts';
import type { ModelProjection } from '#domain/value/create-projection.ts';
import { NO_TICKETS, customerTickets } from './customer-tickets.ts';
import { hasCard } from './is-given.ts';
import { keepLast } from './keep-last.ts';
import type { JournalView } from './open-ticket.ts';
import type { Aged } from '#ports/customer-memory.ts';
import { type Remembered, isFromMemory, withRemembered } from './remembered.ts';
import { type Choice, type PlannedChoice, planFor } from './plan.ts';
import { ticketCause } from './ticket-cause.ts';
import type { HeldReply, MomentEdit } from '#ports/intent-store.ts';
import type { GivenMoment } from '#ports/moment-store.ts';
import type { Storyless } from '#ports/story-memory.ts';
import type { PriorTickets } from '#ports/ticket-history.ts';
import type { OpenTicket, SignedInAgent } from '#ports/workspace.ts';
import { type Section, lastValue } from '#ports/section.ts';
import type {
  Answering,
  Asking,
  Card,
  Giving,
  IncidentsView,
  LeadsGroupState,
  MomentExecution,
  Saving,
  SessionState,
  StoryState,
} from './session-state.ts';
import type { ParsedSettings, Settings, SettingsStore } from '#ports/settings.ts';

/** What a ticket is opened with. */
export interface SessionContext {
  readonly ticket: OpenTicket;
  readonly agent: SignedInAgent;
  readonly timeZone: string;
  readonly settings: SettingsStore;
  /** Loaded with a model only; null where the settings have none. */
  readonly project: ModelProjection['projectCustomer'] | null;
}

/** What a session holds; everything else that screens see is derived from it. */
export interface SessionFacts {
  readonly ticket: OpenTicket;
  readonly value: Section<SourcedHistory>;
  readonly incidents: Section<PriorTickets>;
  readonly journal: Section<JournalView>;
  /** What this browser remembers of the ticket's requester, or of the one before. */
  readonly remembered: Remembered | null;
  readonly choice: Choice;
  readonly giving: Giving;
  readonly asking: Asking;
  readonly leadsGroup: LeadsGroupState;
  readonly answering: Answering;
  /** What the records of the moments on the ticket say, by their ids; absent until they are read. */
  readonly stories: ReadonlyMap<string, StoryState>;
  /** What this page has said of moments and is not known to be written, one a moment. */
  readonly edits: readonly MomentEdit[];
  /** The agent's own reply that waits for their choice, beside that about what was given; null: none. */
  readonly heldReply: HeldReply | null;
  /** Gestures of this agent on other tickets of which it is said here, once, that they have no story yet. */
  readonly storyless: readonly Storyless[];
  /** What went wrong for the customer a few days ago, which is an open wound; null: nothing. */
  readonly wound: Incident | null;
  readonly savings: ReadonlyMap<string, Saving>;
  /** What the team gave on tickets of which the journal need not tell. */
  readonly given: readonly GivenMoment[];
  /** What came of carrying out the moments that were shown, by their ids. */
  readonly executions: ReadonlyMap<string, MomentExecution>;
}

/**
 * Makes what derives that which the sidebar shows. Pure but for memory: what an agent types into story, reason or reply leaves
 * the plan, the value and the prior incidents as they were, down to the objects.
 */
export function createSessionView(
  context: Omit<SessionContext, 'settings'>,
  isLead: boolean,
): (facts: SessionFacts, parsed: ParsedSettings, clock: { readonly nowMs: number; readonly isServerTime: boolean }) => SessionState {
  const { agent, timeZone } = context;
  const who = { agentId: agent.id, isLead, groups: agent.groups };
  const ticketsShown = keepLast(withRemembered<PriorTickets>);
  const historyShown = keepLast(withRemembered<SourcedHistory>);
  const incidentsOf = keepLast(incidentsView);
  const valueOf = keepLast(valueView);
  const planned = keepLast((choice: PlannedChoice) => choice);
  const counted = keepLast(countedJournal);
  const plan = keepLast(planFor);
  return (facts, parsed, { nowMs, isServerTime }) => {
    const { ticket, giving } = facts;
    const { settings } = parsed;
    const journal = lastValue(facts.journal);
    const onTicket = liveOn(ticket.ticketId, journal, nowMs);
    const cards = onTicket.filter((one) => hasCard(one, { giving, agent }));
    const isAdding = facts.choice.isAnother && cards.length > 0;
    const named = ticketCause(ticket, settings);
    const { story: _story, deviation: _deviation, reply: _reply, ...choice } = isAdding ? facts.choice : withCause(facts, named, onTicket);
    const remembered = facts.remembered?.customerId === ticket.requester.id ? facts.remembered : null;
    const tickets = ticketsShown({ section: facts.incidents, remembered: remembered?.incidents ?? null });
    const incidents = incidentsOf({ section: tickets, ticket, settings, nowMs });
    const history = historyShown({ section: facts.value, remembered: remembered?.value ?? null });
    const value = valueOf({ section: history, context, settings, nowMs });
    const isLinkedToProblem = lastValue(tickets)?.isLinkedToProblem ?? false;
    return {
      ...facts,
      remembered,
      isProvisional: isProvisional(facts, remembered),
      agent,
      isLead,
      timeZone,
      settings: parsed,
      value,
      incidents,
      plan: plan({
        ticket,
        choice: planned(choice),
        settings,
        who,
        value: lastValue(value),
        incidents: lastValue(incidents)?.summary ?? null,
        customerTickets: lastValue(incidents)?.around ?? NO_TICKETS,
        isTicketAnswered: isAdding && onTicket.some(({ cause }) => cause === named),
        isLinkedToProblem,
        given: facts.given,
        journal: counted({
          journal: journal ?? remembered?.journal?.value ?? null,
          isTrying: isTrying(giving),
          ticketId: ticket.ticketId,
          agentId: agent.id,
        }),
        nowMs,
        isServerTime,
        timeZone,
      }),
      onTicket,
      cards: cards.map((one) => asCard(one, facts, { ...who, nowMs, timeZone })),
      isAdding,
      isLinkedToProblem,
      nowMs,
    };
  };
}

function asCard(
  standing: Commitment,
  { stories, edits, savings }: Pick<SessionFacts, 'stories' | 'edits' | 'savings'>,
  who: Parameters<typeof isUndoable>[1],
): Card {
  const { momentId } = standing;
  return {
    standing,
    story: stories.get(momentId) ?? { state: 'unread' },
    edit: edits.find((one) => one.momentId === momentId) ?? null,
    saving: savings.get(momentId) ?? { phase: 'idle' },
    canUndo: isUndoable(standing, who),
  };
}

/** What cannot be read holds nobody up: limits are checked before anything is given. */
function isProvisional({ value, incidents, journal }: SessionFacts, remembered: Remembered | null): boolean {
  if (remembered === null) return false;
  return isAwaited(value, remembered.value) || isAwaited(incidents, remembered.incidents) || isAwaited(journal, remembered.journal);
}

function isAwaited<T>(section: Section<T>, remembered: Aged<T> | null): boolean {
  return section.state === 'loading' && isFromMemory(section, remembered);
}

function incidentsView(input: {
  readonly section: Section<PriorTickets>;
  readonly ticket: OpenTicket;
  readonly settings: Settings;
  readonly nowMs: number;
}): Section<IncidentsView> {
  const { section, ticket, settings, nowMs } = input;
  const teamCauses = settings.policy.causes.map((one) => one.cause);
  return mapSection(section, (tickets) => ({
    around: customerTickets(ticket.ticketId, tickets, teamCauses),
    summary: summariseIncidents(before(ticket, tickets), {
      teamCauses,
      windowDays: settings.policy.repeatWindowDays,
      nowMs,
    }),
    includesArchived: tickets.includesArchived,
  }));
}

function valueView(input: {
  readonly section: Section<SourcedHistory>;
  readonly context: Pick<SessionContext, 'project' | 'timeZone'>;
  readonly settings: Settings;
  readonly nowMs: number;
}): Section<CustomerValue> {
  const { section, context, settings, nowMs } = input;
  return mapSection(section, (sourced) =>
    customerValue(sourced, {
      currency: settings.currency,
      marginPercent: settings.marginPercent,
      tiers: settings.policy.tiers,
      tiersBy: settings.policy.tiersBy,
      project: projectorOf(context, settings, nowMs),
      nowMs,
    }),
  );
}

/**
 * What counts against a gesture. Where the team's currency was changed and the month not started in it, what was given in another
 * counts as nothing here: nobody gives until it is, and what is planned must not look as if that were for a limit. What an attempt of one's own holds is for this very gesture: it does not leave less for trying again.
 */
function countedJournal(input: {
  readonly journal: JournalView | null;
  readonly isTrying: boolean;
  readonly ticketId: string;
  readonly agentId: string;
}): JournalView | null {
  const { journal: known, isTrying: isTryingAgain, ticketId, agentId } = input;
  const stop = known?.currencyStop;
  const journal = known !== null && stop?.why === 'not_started' ? withoutThose(known, (one) => isForeign(one, stop.currency)) : known;
  if (journal === null || !isTryingAgain) return journal;
  return withoutThose(
    journal,
    (one) => one.state === 'reserved' && one.ticketId === ticketId && one.agentId === agentId && one.forAgentId === agentId,
  );
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
  return phase === 'working' || phase === 'failed' || phase === 'elsewhere';
}

/** What stands on a ticket, newest first. */
function liveOn(ticketId: string, journal: JournalView | null, nowMs: number): readonly Commitment[] {
  return (journal?.commitments ?? [])
    .filter((one) => isLive(one, nowMs) && one.ticketId === ticketId)
    .toSorted((a, b) => b.reservedAtMs - a.reservedAtMs);
}

/** Where neither agent nor ticket names a cause, that of what was given last does: it must not vanish with a reload. */
function withCause({ choice }: SessionFacts, named: Cause | null, onTicket: readonly Commitment[]): Choice {
  return choice.cause === null && named === null ? { ...choice, cause: onTicket[0]?.cause ?? null } : choice;
}

function withoutThose(journal: JournalView, isLeftOut: (one: Commitment) => boolean): JournalView {
  const left = (commitments: readonly Commitment[]): readonly Commitment[] => commitments.filter((one) => !isLeftOut(one));
  const { commitments, ofCustomer, everOfCustomer } = journal;
  return { ...journal, commitments: left(commitments), ofCustomer: left(ofCustomer), everOfCustomer: left(everOfCustomer) };
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
