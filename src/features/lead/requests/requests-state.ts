import type { KnownAllowance } from '#domain/journal/admission.ts';
import { isClosed } from '#approvals/claim-decision.ts';
import { isApproval } from '#domain/moments/request-status.ts';
import { type InsightRequest, insightRequest } from '#domain/insights/insight-moment.ts';
import { type RequestFigures, requestFiguresOf } from '#domain/insights/request-figures.ts';
import type { Issue } from '#domain/gestures/own-kinds.ts';
import { money } from '#domain/money/money.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import {
  type Answer,
  type DecideError,
  type ParsedAnswer,
  approveRequest,
  askBack,
  declineRequest,
  ownKindsFor,
  parseAnswer,
} from '#approvals/decide-request.ts';
import { failedAt } from '#approvals/request-record.ts';
import type { GivePorts } from '#ledger/types.ts';
import { type Section, lastValue, reloading } from '#ports/section.ts';
import { namesOf } from '#ledger/totals.ts';
import { currencyNotChosen } from '../../shared/currency-not-chosen.ts';
import { type Store, createStore } from '../../shared/store.ts';
import type { AnswerStatus } from '../../shared/requests/RequestAnswer.tsx';
import { mayBeHiddenFrom, proveLeadAccess } from '../session/lead-access.ts';
import type { LeadCore } from '../session/lead-core.ts';
import { learnChoices } from '../session/learn-choices.ts';
import { requestAllowances } from './request-allowances.ts';
import { type Approved, type AskedRequests, readAsked, sortRequests } from '#approvals/waiting-requests.ts';

/** A request with what the lead's own limits leave for it. */
export interface WaitingRequest {
  readonly request: MomentRequest;
  readonly allowances: readonly KnownAllowance[];
}

export interface RequestsView extends Omit<AskedRequests, 'requests' | 'answered'> {
  /** Of the newest moments what became of requests. */
  readonly figures: RequestFigures;
  /** Those that want a lead's answer, the oldest first. */
  readonly waiting: readonly WaitingRequest[];
  /** Those on which a lead has asked back and whoever asked has yet to reply, the oldest first; a lead may answer them all the same. */
  readonly askedBack: readonly WaitingRequest[];
  readonly approved: readonly Approved[];
}

export interface RequestsState {
  readonly nowMs: number;
  readonly requests: Section<RequestsView>;
  /** By the moment's id. */
  readonly answers: ReadonlyMap<string, AnswerStatus>;
}

/** What waits for a lead's answer, and what was approved and not delivered yet. */
export interface Requests extends Pick<Store<RequestsState>, 'getState' | 'subscribe'> {
  load(): Promise<void>;
  answer(request: MomentRequest, answer: Answer): Promise<void>;
}

interface Parts {
  readonly core: LeadCore;
  readonly store: Store<RequestsState>;
  /** What became of each request among the newest moments, and of those that were answered here, by the moment's id. */
  readonly became: Map<string, InsightRequest>;
}

export function createRequests(core: LeadCore): Requests {
  const { runtime } = core.ports;
  const store = createStore<RequestsState>({ nowMs: runtime.nowMs(), requests: { state: 'loading' }, answers: new Map() }, runtime);
  const parts = { core, store, became: new Map<string, InsightRequest>() };
  core.onEvent(() => {
    sortAgain(parts);
  });
  return {
    getState: store.getState,
    subscribe: store.subscribe,
    load: () => loadRequests(parts),
    answer: (request, answer) => answerRequest(parts, request, answer),
  };
}

/** Reads what waits for an answer, and the journal's newest page beside it: three Zendesk requests, and one or two to learn who is a lead. */
async function loadRequests({ core, store, became }: Parts): Promise<void> {
  const { ports } = core;
  store.update({ requests: reloading(store.getState().requests, ports.runtime.nowMs()) });
  const { ledgerReader } = core.snapshot();
  const first = core.takeFirst();
  const [asked] = await Promise.all([first === null ? readAsked(ports) : ok(first.asked), ledgerReader.readTail()]);
  const put = (requests: RequestsState['requests']): void => store.update({ requests });
  if (!asked.ok) return put({ state: 'failed', error: asked.error, last: lastValue(store.getState().requests) });
  // Somebody else's reservation approves only where that is a lead.
  const learnt = await ledgerReader.learnLeads((entry) => entry.kind === 'reserve' && entry.agentId !== entry.createdById);
  const chosen = learnt.ok && ledgerReader.lacksLimits() ? await learnChoices(core) : learnt;
  if (!chosen.ok) return put({ state: 'failed', error: chosen.error, last: lastValue(store.getState().requests) });
  core.learnNames(namesIn(core, asked.value.requests));
  const answers = [...store.getState().answers].filter(([, status]) => status.phase === 'working');
  became.clear();
  for (const { moment, lines } of [...asked.value.answered, ...asked.value.requests]) note(became, moment.id, insightRequest(lines));
  store.update({
    requests: { state: 'ready', value: { ...requestsView(core, asked.value), figures: figuresOf(became) }, atMs: ports.runtime.nowMs() },
    answers: new Map(answers),
  });
  sayWaiting(core, store);
}

/** Tells the page how many wait for an answer, those left out that were answered here. */
function sayWaiting(core: LeadCore, store: Parts['store']): void {
  const { requests, answers } = store.getState();
  const waiting = lastValue(requests)?.waiting.filter(({ request }) => answers.get(request.moment.id)?.phase !== 'answered');
  if (waiting !== undefined) core.update({ requestsWaiting: waiting.length });
}

/** Sorts the requests that are on the screen again, without a request, by what the journal has told since. */
function sortAgain({ core, store, became }: Parts): void {
  const { requests } = store.getState();
  if (requests.state !== 'ready') return;
  const { waiting, askedBack, approved, figures: _before, ...rest } = requests.value;
  const known = [
    ...[...waiting, ...askedBack].map(({ request }) => request),
    ...approved.flatMap(({ request }) => (request === null ? [] : [request])),
  ];
  const isGone = (id: string): boolean => core.getState().corrections.get(id)?.phase === 'done';
  const asked = known.filter(({ moment }) => !isGone(moment.id)).toSorted((one, other) => other.createdAtMs - one.createdAtMs);
  core.learnNames(namesIn(core, asked));
  const view = requestsView(core, { ...rest, requests: asked, answered: [] });
  store.update({ requests: { ...requests, value: { ...view, figures: figuresOf(became) } } });
  sayWaiting(core, store);
}

/** Answers a request. What was typed stays on the screen until it is known to have arrived. */
async function answerRequest({ core, store, became }: Parts, request: MomentRequest, answer: Answer): Promise<void> {
  const put = (status: AnswerStatus): void => {
    // The last to change stands last.
    const others = [...store.getState().answers].filter(([id]) => id !== request.moment.id);
    store.update({ answers: new Map([...others, [request.moment.id, status]]) });
  };
  if (store.getState().answers.get(request.moment.id)?.phase === 'working') return;
  put({ phase: 'working' });
  const parsed = parseAnswer(answer, request.moment, ownKindsFor(core.settings(), request.moment));
  // The form sends nothing that cannot be read.
  if (!parsed.ok) return put({ phase: 'failed', error: { kind: 'not_found' } });
  const answered = await sendAnswer(core, request, parsed.value);
  if (!answered.ok) return put({ phase: 'failed', error: answered.error });
  const approved = parsed.value.kind === 'approve' ? issueOf(request, parsed.value) : null;
  note(became, request.moment.id, answeredAs(request, parsed.value));
  const { requests } = store.getState();
  if (requests.state === 'ready') store.update({ requests: { ...requests, value: { ...requests.value, figures: figuresOf(became) } } });
  put({ phase: 'answered', kind: answer.kind, ...(approved !== null && { approved }) });
  sayWaiting(core, store);
}

async function sendAnswer(core: LeadCore, request: MomentRequest, answer: ParsedAnswer): Promise<Result<void, DecideError>> {
  const { ports, terms } = core;
  const give: GivePorts = { ...ports, reader: core.snapshot().ledgerReader };
  switch (answer.kind) {
    case 'approve': {
      const noCurrency = currencyNotChosen(core.settings());
      if (noCurrency !== null) return fail(noCurrency);
      const proved = await proveLeadAccess(core);
      return proved.ok ? approveRequest(give, request, answer, terms) : fail(failedAt('look', proved.error));
    }
    case 'decline':
      return declineRequest(give, request, { text: answer.text }, terms);
    case 'question':
      return askBack(give, request, { text: answer.text }, terms);
  }
}

function issueOf({ moment }: MomentRequest, { amountMinor, count }: Extract<ParsedAnswer, { readonly kind: 'approve' }>): Issue {
  return { amount: money(amountMinor, moment.amount.currency), ...(count !== undefined && { count }) };
}

/** What has become of a request by an answer: one that asks back leaves it waiting. */
function answeredAs({ lines }: MomentRequest, answer: ParsedAnswer): InsightRequest | null {
  const before = insightRequest(lines);
  if (before === null || answer.kind === 'question') return before;
  return answer.kind === 'approve' ? { ...before, last: 'approved', approvedMinor: answer.amountMinor } : { ...before, last: 'declined' };
}

function note(became: Parts['became'], momentId: string, request: InsightRequest | null): void {
  if (request !== null) became.set(momentId, request);
}

function figuresOf(became: Parts['became']): RequestFigures {
  return requestFiguresOf([...became.values()]);
}

function requestsView(core: LeadCore, asked: AskedRequests): Omit<RequestsView, 'figures'> {
  const { ledgerReader, reader } = core.snapshot();
  const { timeZone, agent } = core.context;
  const { runtime } = core.ports;
  const { requests, answered: _over, ...rest } = asked;
  const ledger = ledgerReader.ledger();
  const seenSinceMs = reader.seenSinceMs();
  const held = ledger.commitments.filter((commitment) => isApproval(commitment, core.leads.ids()));
  // What was decided and not written into its record is decided all the same.
  const open = requests.filter((request) => !isClosed({ reader: ledgerReader, runtime }, request));
  const { waiting, askedBack, approved } = sortRequests(open, { approved: held, seenSinceMs });
  const clock = { nowMs: runtime.nowMs(), isServerTime: runtime.knowsServerTime(), timeZone };
  const about = { ...clock, limits: core.snapshot().ledgerReader.limits().limits, leadId: agent.id, groups: agent.groups };
  // Of a lead who may be shown only what they wrote themselves nobody knows how much of the journal that is.
  const known = { ledger, seenSinceMs: mayBeHiddenFrom(core) ? Infinity : seenSinceMs };
  const withAllowances = (request: MomentRequest): WaitingRequest => ({ request, allowances: requestAllowances(request, known, about) });
  return { ...rest, approved, waiting: waiting.map(withAllowances), askedBack: askedBack.map(withAllowances) };
}

/** Agents name themselves in their entries, and in their requests as well. */
function namesIn(core: LeadCore, requests: readonly MomentRequest[]): readonly (readonly [string, string])[] {
  const asked = requests.flatMap(({ lines }) => lines.map(({ byId, byName }) => [byId, byName] as const)).filter(([, name]) => name !== '');
  return [...asked, ...namesOf(core.snapshot().entries())];
}
