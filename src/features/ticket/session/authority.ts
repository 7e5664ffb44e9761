import { type Guard, guardsFor, isBeyondLeads, isStopping } from '#domain/policy/guards.ts';
import type { LimitName } from '#domain/journal/limits.ts';
import type { GiveError } from '#ledger/types.ts';
import { lastValue } from '#ports/section.ts';
import type { OpenTicket } from '#ports/workspace.ts';
import { whyNobody } from './leads-look.ts';
import type { SessionState } from './session-state.ts';

/** What speaks against giving what is planned. */
export function guardsOf({ plan, settings }: Pick<SessionState, 'plan' | 'settings'>): readonly Guard[] {
  const { facts, suggestion, amount } = plan;
  if (facts === null || suggestion === null) return [];
  return guardsFor(amount.amountMinor, { facts, policy: settings.settings.policy, range: suggestion.range });
}

/** Whether what is planned cannot be given as it is: nothing can while nobody knows in which currency it would be written down. */
export function isStopped(state: Pick<SessionState, 'plan' | 'settings'>): boolean {
  return !state.settings.settings.hasCurrency || guardsOf(state).some(isStopping);
}

/** Whether money is to be given beside what was given on a ticket that is said to be another matter, and nobody has said why it is. */
export function lacksReason({ plan, choice }: Pick<SessionState, 'plan' | 'choice'>): boolean {
  return plan.beside !== null && choice.deviation.trim() === '';
}

/** Whether what is planned was made right on this ticket already. */
export function isMadeRight({ plan }: Pick<SessionState, 'plan'>): boolean {
  return plan.exceeded?.limit === 'same_incident';
}

/** Whether not even a lead can let through what is planned, so that asking leads nowhere. */
export function isHopeless(state: Pick<SessionState, 'plan' | 'settings'>): boolean {
  const { hasCurrency } = state.settings.settings;
  return !hasCurrency || state.plan.exceeded?.limit === 'same_matter' || guardsOf(state).some(isBeyondLeads);
}

/**
 * Whether a lead may give so much of what a limit refuses this person: only these are wider for leads, the others bind everybody
 * alike. A lead's own limit that nobody can read permits nothing.
 */
export function canLeadGive(
  limit: LeadAsk,
  amountMinor: number,
  { isLead, settings, journal }: Pick<SessionState, 'isLead' | 'settings' | 'journal'>,
): boolean {
  const limitsMinor = [settings.settings.limits.leadGestureMinor, lastValue(journal)?.limits.leadGestureMinor ?? null];
  const isWider = limit === 'gesture' || limit === 'agent_hour' || limit === 'agent_day' || limit === 'split';
  return !isLead && isWider && limitsMinor.every((limitMinor) => limitMinor === null || amountMinor <= limitMinor);
}

type LeadAsk = LimitName | 'split';

/** What a lead cannot lift either, and what fits was cut by. */
const BIND_LEADS: ReadonlySet<string> = new Set<LimitName>(['team_month', 'customer_window', 'customer_count']);

/** Whether asking a lead could lead anywhere. */
export function canAsk(state: Pick<SessionState, 'plan' | 'settings' | 'isLead' | 'leadsGroup' | 'journal'>): boolean {
  const { exceeded, suggestion, amount } = state.plan;
  const cut = suggestion?.lead.kind === 'ask' && !isStopped(state) ? suggestion.lead.why : null;
  const isBound = exceeded === null ? cut !== null && BIND_LEADS.has(cut) : !canLeadGive(exceeded.limit, amount.amountMinor, state);
  return !state.isLead && !isBound && !isHopeless(state) && whyNobody(state.leadsGroup) === null;
}

/**
 * Why nothing can be given on this ticket by this person, whatever is planned, in order of precedence: `closed` Zendesk takes nothing
 * on it any more · `no_read` they may not read the journal · `own_only` they are shown nothing of it that others wrote · `no_write`
 * they may write nothing into it.
 */
export type Barrier = 'closed' | 'no_read' | 'own_only' | 'no_write';

export function barrierOf({ ticket, journal }: Pick<SessionState, 'ticket' | 'journal'>): Barrier | null {
  if (ticket.isClosed) return 'closed';
  // That people may not be read, of whom some are leads, is not for the journal's permissions to mend.
  if (journal.state === 'failed' && journal.error.kind === 'refused_by_role' && journal.error.what !== 'users')
    return journal.error.action === 'read' ? 'no_read' : 'no_write';
  if (journal.state === 'failed' && journal.error.kind === 'others_hidden') return 'own_only';
  return lastValue(journal)?.mayWrite === false ? 'no_write' : null;
}

/** Whether something besides what was given on the ticket may be made right here, once what was given is written down. */
export function mayAdd(state: Pick<SessionState, 'cards' | 'ticket' | 'journal' | 'settings' | 'giving'>): boolean {
  const { cards, settings, giving } = state;
  if (cards.length === 0 || barrierOf(state) !== null || !settings.settings.hasCurrency) return false;
  return giving.phase !== 'given' || giving.recordError === null;
}

/**
 * A way that was suggested, with an amount that fits, inside every limit, and nothing for a lead to look at: whoever gives it need
 * not answer for it.
 */
export function isWithinAuthority(state: Pick<SessionState, 'plan' | 'settings' | 'ticket' | 'journal'>): boolean {
  // What was given is not known: nobody can say that this is within a limit.
  if (state.journal.state === 'loading' || state.journal.state === 'failed' || barrierOf(state) !== null) return false;
  const { suggestion, gesture, amount, exceeded, beside } = state.plan;
  const option = suggestion?.options.find(({ kind }) => kind === gesture);
  if (suggestion === null || option === undefined || exceeded !== null || beside !== null || isStopped(state)) return false;
  if (amount.amountMinor === 0) return option.amount === null;
  const { range, lead } = suggestion;
  // Less than everybody gets is nobody's authority, unless a limit leaves no more.
  const lowMinor = Math.min(range.low.amountMinor, option.amount?.amountMinor ?? 0);
  const fits = amount.amountMinor >= lowMinor && amount.amountMinor <= range.high.amountMinor;
  return fits && !(lead.kind === 'ask' && lead.why === 'gestures');
}

/**
 * Whether a gesture is on its way here, or may be given already: nobody chooses another until it is known what became of it. What
 * failed before its post is known to have given nothing.
 */
export function isUnderWay({ giving }: Pick<SessionState, 'giving'>): boolean {
  const { phase } = giving;
  return phase === 'working' || phase === 'elsewhere' || isUnfinished({ giving });
}

/** Whether the agent has pressed, and nobody knows yet whether it was given. */
export function isUnfinished({ giving }: Pick<SessionState, 'giving'>): boolean {
  return giving.phase === 'failed' && isPostUnknown(giving.error);
}

/** Whether the answer to the post was lost, so that it may have been given. */
export function isPostUnknown(error: GiveError): boolean {
  return error.kind === 'failed' && error.step === 'post';
}

/** Names what a reply is about, so that it can be told whether that has changed since somebody wrote it. */
export function replyBasis({ plan, ticket }: Pick<SessionState, 'plan' | 'ticket'>): string {
  return basisOf(ticket, plan);
}

/** The same of what was given. */
export function basisOf(ticket: Pick<OpenTicket, 'requester'>, { cause, gesture, amount }: ReplyGesture): string {
  return [ticket.requester.id, cause, gesture, amount.amountMinor].join(' ');
}

type ReplyGesture = Pick<SessionState['plan'], 'cause' | 'gesture' | 'amount'>;

/** Whether the agent wrote a reply about another gesture than is planned now. */
export function isReplyOld(state: Pick<SessionState, 'plan' | 'choice' | 'ticket'>): boolean {
  const { reply } = state.choice;
  return reply !== null && reply.text.trim() !== '' && reply.basis !== replyBasis(state);
}

/** Whether anything stands in the way of giving on this ticket, or of its reply. */
export function hasObstacles(state: Pick<SessionState, 'ticket' | 'journal'>): boolean {
  return barrierOf(state) !== null || state.ticket.composer === 'internal_note';
}

/** Whether there is anything to say before it is given. */
export function hasGuards(state: Pick<SessionState, 'plan' | 'settings' | 'choice' | 'ticket'>): boolean {
  return guardsOf(state).length > 0 || isReplyOld(state);
}
