import type { GestureKind } from '#domain/gestures/gesture.ts';
import { issued } from '#domain/policy/issued.ts';
import type { Commitment } from '#domain/journal/types.ts';
import { compare } from '#domain/money/money.ts';
import { decisionsKnown, isClosed } from '#approvals/claim-decision.ts';
import { isStated } from '#domain/journal/commitments.ts';
import { type RequestStatus, requestStatusOf } from '#domain/moments/request-status.ts';
import { ASKED_TAG, type MomentRequest } from '#domain/moments/request.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { barrierOf } from '../session/authority.ts';
import { askLead, replyToLead, withdrawRequest, wordsError } from '#approvals/ask-lead.ts';
import { askedOf, commitmentsOf, keyOf } from '../session/pending-gesture.ts';
import { forgetAsked } from './forget-asked.ts';
import { findByKey } from '../session/find-by-key.ts';
import { type ParsedAnswer, approveRequest, askBack, declineRequest, ownKindsFor, parseAnswer } from '#approvals/decide-request.ts';
import { revokeGrant } from '#approvals/hand-over.ts';
import { draftOfPlan } from '../session/draft.ts';
import { deliverApproved } from './deliver-approved.ts';
import { type DecideError, failedAt, readRequest } from '#approvals/request-record.ts';
import { currencyNotChosen } from '../../shared/currency-not-chosen.ts';
import { retrying } from '#ledger/retrying.ts';
import type { RequestFlow } from '../session/flows.ts';
import { type GivingCore, givingCore, termsOf } from '../session/giving-core.ts';
import type { GivingPorts, SessionCore } from '../session/session-core.ts';
import { whyNobody } from '../session/leads-look.ts';
import { isBarred } from '../session/read-openness.ts';
import { loadSection } from '../session/session-loaders.ts';
import type { Asking, RequestWork } from '../session/session-state.ts';
import { type NotTakenBack, undoMoment } from '#ledger/undo-moment.ts';
import { formatTyped } from '#ui/i18n/formats.ts';

/** When a ticket is searched again whose tag tells of a request that search does not show yet. */
const SEARCHED_AGAIN_AFTER_MS = [2000, 5000, 15_000];

const IDLE: RequestWork = { phase: 'idle' };
const WORKING: RequestWork = { phase: 'working' };

export function createRequestFlow(session: SessionCore, lent: GivingPorts): RequestFlow {
  const core = givingCore(session, lent);
  const unanswered = new Set<string>();
  /** The sum that the form put in the place of what a limit left of it. */
  let proposedText: string | null = null;
  const isBusy = (): boolean => core.getFacts().asking.work.phase === 'working' || core.getFacts().giving.phase === 'working';
  /** Does something about the request that is shown, unless something is at work. */
  const about = async (act: (known: Known) => Promise<void>): Promise<void> => {
    const { asking } = core.getFacts();
    if (asking.phase !== 'known' || isBusy()) return;
    core.update({ asking: { ...asking, work: WORKING } });
    await act(asking);
  };
  let searching: Promise<void> | null = null;
  const searchAgain = async (): Promise<void> => {
    for (const afterMs of SEARCHED_AGAIN_AFTER_MS) {
      const isSought = (): boolean => core.getFacts().asking.phase === 'none' && core.getFacts().ticket.tags.includes(ASKED_TAG);
      if (!isSought()) return;
      await core.ports.runtime.wait(afterMs);
      if (isSought() && !isBusy()) await read(core, IDLE);
    }
  };
  return {
    async resume() {
      if (core.getFacts().asking.phase === 'form' || isBusy()) return;
      await read(core, IDLE);
      await (searching ??= searchAgain());
      searching = null;
    },
    openForm() {
      if (isBusy() || whyNobody(core.getFacts().leadsGroup) !== null) return;
      const stored = askedOf(core);
      const wanted = cutByLimit(core);
      if (wanted !== null) core.update({ choice: { ...core.getFacts().choice, ...wanted } });
      proposedText = wanted?.amountText ?? null;
      core.update({ asking: { phase: 'form', text: stored === undefined || stored.text === '' ? null : stored.text, work: IDLE } });
    },
    closeForm() {
      const { asking, choice } = core.getFacts();
      if (asking.phase !== 'form' || isBusy()) return;
      const isProposed = proposedText !== null && choice.amountText === proposedText;
      core.update({ asking: { phase: 'none', work: IDLE }, ...(isProposed && { choice: { ...choice, gesture: null, amountText: null } }) });
    },
    type(text) {
      const { asking } = core.getFacts();
      if (asking.phase !== 'form') return;
      core.persistAsked({ momentId: askedOf(core)?.momentId ?? null, text });
      core.update({ asking: { ...asking, text } });
    },
    async send(text) {
      const { asking } = core.getFacts();
      if (asking.phase === 'form' && !isBusy() && wordsError(text) === null) await send(core, text);
    },
    async refresh() {
      if (isBusy()) return;
      core.update({ asking: { ...core.getFacts().asking, work: WORKING } });
      await loadSection(core, 'journal');
      await read(core, IDLE);
    },
    reply: (text) =>
      about(async ({ request }) => {
        if (wordsError(text) !== null) return putIdle(core);
        await ended(core, await replyToLead(core.ports, request, text, termsOf(core)), { phase: 'done', what: 'replied' });
      }),
    withdraw: () => about((known) => withdraw(core, known)),
    deliver: () => about((known) => deliver(core, known, unanswered)),
    async dismiss() {
      if (isBusy()) return;
      const { asking } = core.getFacts();
      core.update({ asking: { phase: 'none', work: IDLE } });
      await putAway(core, asking.phase === 'known' ? asking.request.moment.id : null);
    },
    answer: (answer) =>
      about(async ({ request }) => {
        const parsed = parseAnswer(answer, request.moment, ownKindsFor(core.settings(), request.moment));
        if (!parsed.ok || (answer.kind === 'approve' && (await isBarred(core)))) return putIdle(core);
        await ended(core, await decide(core, request, parsed.value), { phase: 'answered', kind: answer.kind });
      }),
    takeBack: () => about((known) => takeBack(core, known)),
  };
}

/** What stands in the way is said above the request, which stays as it is. */
function putIdle(core: GivingCore): void {
  core.update({ asking: { ...core.getFacts().asking, work: IDLE } });
}

type Known = Extract<Asking, { readonly phase: 'known' }>;

/** Reads the request of this ticket and shows where it stands, with what was done last. */
async function read(core: GivingCore, work: RequestWork): Promise<void> {
  const found = await find(core);
  if (found.ok) {
    if (found.value === null) core.update({ asking: { phase: 'none', work } });
    else await show(core, found.value, work);
    return;
  }
  const { asking } = core.getFacts();
  const failed: RequestWork = work.phase === 'failed' ? work : { phase: 'failed', error: found.error };
  core.update({ asking: asking.phase === 'known' ? { ...asking, work: failed } : { phase: 'unread', work: failed } });
}

/** The request that is shown, that this browser remembers, that the journal tells of, or that search finds on the ticket. */
async function find(core: GivingCore): Promise<Result<MomentRequest | null, DecideError>> {
  const { asking, ticket } = core.getFacts();
  const reserved = commitmentsOf(core).find(
    (one) => one.state === 'granted' && one.ticketId === ticket.ticketId && one.forAgentId !== one.agentId,
  );
  const momentId = asking.phase === 'known' ? asking.request.moment.id : (askedOf(core)?.momentId ?? reserved?.momentId ?? null);
  if (momentId !== null) {
    const found = await readRequest(core.ports, momentId);
    if (found.ok || found.error.kind !== 'not_found') return found;
  }
  return ticket.tags.includes(ASKED_TAG) ? search(core) : ok(null);
}

/** What waits on this ticket, whoever asked; else the newest of this agent. */
async function search(core: GivingCore): Promise<Result<MomentRequest | null, DecideError>> {
  const { ticketId, agentId } = keyOf(core);
  const found = await retrying(core.ports.runtime, () =>
    core.ports.moments.requests({ from: 'index', filter: { ticketId }, cursor: null }),
  );
  if (!found.ok) return { ok: false, error: failedAt('look', found.error) };
  const { items } = found.value;
  return ok(items.find((request) => isOpen(core, request)) ?? items.find(({ moment }) => moment.agentId === agentId) ?? null);
}

/** Whether a request still waits: what was declined or withdrawn may not say so in its record. */
function isOpen(core: GivingCore, request: MomentRequest): boolean {
  return request.moment.status === 'asked' && !isClosed(core.ports, request);
}

async function show(core: GivingCore, request: MomentRequest, work: RequestWork): Promise<void> {
  const momentId = request.moment.id;
  const isTold = request.lines.some(({ kind }) => kind === 'approved');
  // The tail may end before the reservation: its key tells for certain.
  if (isTold) {
    await findByKey(core, { momentId });
    await core.ports.reader.learnLeads((entry) => entry.momentId === momentId);
    core.refreshJournal();
  }
  const commitment = commitmentsOf(core).find((one) => one.momentId === momentId) ?? null;
  const decisions = decisionsKnown(core.ports, request);
  const isOwn = request.moment.agentId === core.context.agent.id;
  const status = standsFor({ isOwn }, request, requestStatusOf(request, { commitment, decisions }, core.leads.ids()));
  const isOver = status.kind === 'given' || status.kind === 'withdrawn';
  const isNews = status.kind === 'declined' || status.kind === 'taken_back';
  if (!isOver && (isOwn || !isNews)) return core.update({ asking: { phase: 'known', request, status, work } });
  core.update({ asking: { phase: 'none', work } });
  if (isOwn) await putAway(core, momentId);
}

/** What was posted, and not written down by whoever was delivering it, still waits for them: delivering it again goes on from there. */
function standsFor({ isOwn }: { readonly isOwn: boolean }, { moment, lines }: MomentRequest, status: RequestStatus): RequestStatus {
  if (!isOwn || status.kind !== 'given' || moment.status !== 'asked' || !isStated(status.commitment)) return status;
  return lines.some(({ kind }) => kind === 'approved') ? { kind: 'approved', commitment: status.commitment } : status;
}

/** Forgets a request that is over, and not what is typed for the next. Others on the ticket may see the tag until then. */
async function putAway(core: GivingCore, momentId: string | null): Promise<void> {
  forgetAsked(core, momentId);
  await core.ports.workspace.removeTag(ASKED_TAG);
}

/** Shows how something ended that was done about a request, and where that stands by now. */
async function ended(core: GivingCore, result: Result<unknown, DecideError>, done: RequestWork): Promise<void> {
  core.refreshJournal();
  await read(core, result.ok ? done : { phase: 'failed', error: result.error });
}

/** What fits without the limit that a lead may pass, where the agent has chosen nothing else; null where no limit takes anything away. */
function cutByLimit(core: GivingCore): { readonly gesture: GestureKind; readonly amountText: string } | null {
  const { choice, plan } = core.getState();
  const lead = plan.suggestion?.lead;
  if (lead?.kind !== 'ask' || choice.amountText !== null || choice.gesture !== null || compare(lead.wanted, plan.amount) <= 0) return null;
  const { kind, count } = issued(plan.causePolicy.kind, lead.wanted, core.settings().policy);
  return { gesture: kind, amountText: String(count ?? formatTyped(core.context.agent.locale, lead.wanted)) };
}

async function send(core: GivingCore, text: string): Promise<void> {
  const put = (work: RequestWork): void => core.update({ asking: { phase: 'form', text, work } });
  const { exceeded } = core.getState().plan;
  const draft = draftOfPlan(core.getState());
  if (draft === null || barrierOf(core.getState()) !== null) return;
  if (exceeded?.limit === 'same_incident' && exceeded.earlier !== null) {
    return put({ phase: 'failed', error: { kind: 'made_right', commitment: exceeded.earlier } });
  }
  put(WORKING);
  const remembered = askedOf(core)?.momentId ?? null;
  const earlier = remembered === null ? null : await readRequest(core.ports, remembered);
  if (earlier !== null && !earlier.ok && earlier.error.kind !== 'not_found') return put({ phase: 'failed', error: earlier.error });
  if (earlier?.ok === true && isOpen(core, earlier.value)) return show(core, earlier.value, { phase: 'done', what: 'asked' });
  const others = await search(core);
  if (!others.ok) return put({ phase: 'failed', error: others.error });
  if (others.value !== null && isOpen(core, others.value)) return show(core, others.value, IDLE);
  // An id whose request never arrived is used again: should it still arrive, there is one.
  const momentId = earlier?.ok === false && remembered !== null ? remembered : core.ports.runtime.newId();
  core.persistAsked({ momentId, text });
  const asked = await askLead(core.ports, draft, { momentId, text }, termsOf(core));
  if (!asked.ok) return put({ phase: 'failed', error: failedAt('moment', asked.error) });
  await show(core, asked.value, { phase: 'done', what: 'asked' });
}

async function withdraw(core: GivingCore, { request }: Known): Promise<void> {
  const withdrawn = await withdrawRequest(core.ports, request, termsOf(core));
  const { choice } = core.getFacts();
  // Nothing written is lost: it can be given, or asked for, in another way.
  if (withdrawn.ok && choice.story === '') core.update({ choice: { ...choice, story: request.moment.story } });
  await ended(core, withdrawn, { phase: 'done', what: 'withdrawn' });
}

async function decide(core: GivingCore, request: MomentRequest, answer: ParsedAnswer): Promise<Result<void, DecideError>> {
  const terms = termsOf(core);
  switch (answer.kind) {
    case 'approve': {
      const noCurrency = currencyNotChosen(core.settings());
      return noCurrency === null ? approveRequest(core.ports, request, answer, terms) : fail(noCurrency);
    }
    case 'decline':
      return declineRequest(core.ports, request, answer, terms);
    case 'question':
      return askBack(core.ports, request, answer, terms);
  }
}

async function deliver(core: GivingCore, { request, status }: Known, unanswered: Set<string>): Promise<void> {
  if (status.kind !== 'approved' || request.moment.agentId !== core.context.agent.id) return ended(core, ok(undefined), IDLE);
  if (await isBarred(core)) return putIdle(core);
  const delivered = await deliverApproved(core, { request, commitment: status.commitment }, unanswered);
  if (!delivered.ok) await ended(core, delivered, IDLE);
}

async function takeBack(core: GivingCore, { status }: Known): Promise<void> {
  if (status.kind !== 'approved' || !core.isLead) return ended(core, ok(undefined), IDLE);
  const revoked = await revokeGrant(core.ports, status.commitment, termsOf(core));
  const undone = revoked.ok ? await undo(core, status.commitment) : revoked;
  const waitsAgain = undone.ok && undone.value.includes('story_status');
  await ended(core, undone, { phase: 'done', what: waitsAgain ? 'taken_back_open' : 'taken_back' });
}

async function undo(core: GivingCore, commitment: Commitment): Promise<Result<readonly NotTakenBack[], DecideError>> {
  const { agent, timeZone } = core.context;
  const { currency, causeFieldId } = core.settings();
  const undone = await undoMoment(core.ports, commitment, { agentId: agent.id, timeZone, currency, causeFieldId });
  return undone.ok ? undone : { ok: false, error: failedAt('moment', undone.error) };
}
