import { TEAM_RANGE_DAYS } from '#domain/policy/team-range.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import type { Plan } from '../session/plan.ts';
import { choicesFor, replyFor, replySetting } from '../reply/reply.ts';
import { retrying } from '#ledger/retrying.ts';
import { insertedReply } from '../reply/apply-to-ticket.ts';
import { sayMatter } from '#ledger/say-matter.ts';
import { isMadeRight } from '../session/authority.ts';
import { ownToday } from '../session/pending-gesture.ts';
import type { SuggestionFlow } from '../session/flows.ts';
import type { SessionCore } from '../session/session-core.ts';

export function createSuggestionFlow(core: SessionCore): SuggestionFlow {
  const asked = new Set<string>();
  return {
    async compare({ cause, severity }) {
      const key = `${severity} ${cause}`;
      if (asked.has(key)) return;
      asked.add(key);
      const { currency } = core.settings();
      const sinceMs = core.ports.runtime.nowMs() - TEAM_RANGE_DAYS * DAY_MS;
      const filter = { status: 'given', cause, severity, currency, sinceMs } as const;
      const found = await retrying(core.ports.runtime, () => core.ports.moments.given({ from: 'index', filter, cursor: null }));
      if (found.ok) core.update({ given: [...core.getFacts().given, ...found.value.items] });
      else asked.delete(key);
    },
    sayMatter: (otherTicketId, isSame) => say(core, otherTicketId, isSame),
    suggestReply: (plan) => suggestReply(core, plan),
    offerChoices: () => offerChoices(core),
  };
}

async function say(core: SessionCore, otherTicketId: string, isSame: boolean): Promise<void> {
  const { ticket, answering } = core.getFacts();
  const { cause } = core.getState().plan;
  if (answering.phase === 'working' || cause === null) return;
  core.update({ answering: { phase: 'working' } });
  const { ticketId, requester } = ticket;
  const { agent } = core.context;
  const said = await sayMatter(
    core.ports,
    { ticketId, customerId: requester.id, cause, otherTicketId, isSame },
    { ...agent, currency: core.settings().currency },
  );
  core.update({ answering: said.ok ? { phase: 'idle' } : { phase: 'failed', ticketId: otherTicketId, error: said.error } });
  core.refreshJournal();
}

/** In the place of a name, so that none is kept with the agent's words. It is filled in when the reply goes to the editor. */
const FIRST_NAME = '{{ticket.requester.first_name}}';

async function suggestReply(core: SessionCore, { cause, fault, gesture, amount, facts }: Plan): Promise<string> {
  if (cause === null || fault === null || gesture === null) return '';
  const setting = replySetting(core);
  const ticket = { ...setting.ticket, requester: { ...setting.ticket.requester, name: FIRST_NAME } };
  return replyFor(core.ports.replyText, {
    ...setting,
    ticket,
    moment: { cause, fault, gesture, amount, decision: facts && { facts } },
    own: null,
  });
}

async function offerChoices(core: SessionCore): ReturnType<SuggestionFlow['offerChoices']> {
  const { plan, asking } = core.getState();
  const { cause, fault, suggestion, facts } = plan;
  // What is given already, or asked for, is not to be chosen once more.
  if (cause === null || fault === null || suggestion === null || isMadeRight({ plan }) || asking.phase === 'known') return 'offer_failed';
  const about = { ...replySetting(core), moment: { cause, fault, decision: facts && { facts } }, options: suggestion.options };
  const text = await choicesFor(core.ports.replyText, about);
  if (text === '') return 'offer_failed';
  const below = ownToday(core).length === 0 ? null : await choicesFor(core.ports.replyText, { ...about, isBelow: true });
  const { isReplyInserted, isNoteOpen } = await insertedReply(core.ports.workspace, text, { isOffer: true, below });
  if (isReplyInserted) return 'offered';
  return isNoteOpen ? 'offer_note' : 'offer_failed';
}
