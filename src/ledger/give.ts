import type { Now, Proposal, Refusal } from '#domain/journal/admission.ts';
import { decideReservation } from '#domain/journal/decide-reservation.ts';
import { LEASE_MS, freeAt, isInTime } from '#domain/journal/lease.ts';
import type { DecisionKind, EntryDetail, JournalEntry } from '#domain/journal/types.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { type AppFault, isOutcomeUnknown } from '#ports/app-fault.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import type { CurrencyStop } from './currency-stop.ts';
import { learnCustomer } from './customer-window.ts';
import { appendEntry, entryKeys, entryOf } from './entries.ts';
import { PAUSE_AT_MOST_MS, retrying } from './retrying.ts';
import type { DecisionClaim, Draft, GiveError, GiveOptions, GivePorts, GiveTerms, Patience } from './types.ts';

const PATIENCE: Patience = { rounds: 5, looks: 4, requests: 12 };
/** The shortest pause, and how many times as long as the write of a reservation took: others need as long to step back, and lists to show it. */
const PAUSE_MS = 200;
const PAUSE_PER_WRITE = 3;
/** How long to wait before the list is asked again for a reservation that it does not show yet. */
const LIST_POLL_MS = 1000;
/** A post takes its time, too: whoever has waited longer than this for the list withdraws. */
const SEEN_AT_MOST_MS = LEASE_MS / 2;
/** What a reservation that is let through still takes: its post and its moment. */
const TO_GIVE = 2;

/** What a look at the journal says of a gesture. */
type Judgement =
  | { readonly kind: 'go' }
  /** `hasPlace` it fits with what is decided and with what was reserved before it. */
  | { readonly kind: 'over'; readonly refusal: Refusal; readonly hasPlace: boolean }
  | { readonly kind: 'other_currency'; readonly stop: CurrencyStop }
  | { readonly kind: 'too_long' }
  | { readonly kind: 'failed'; readonly error: AppFault };

/** One attempt to give, under an id of its own. */
interface Run {
  readonly momentId: string;
  readonly attempt: number;
  readonly decision: DecisionKind | null;
  /** Tells this life of a page from another of the same person, where both write under the key of one request; null where the id does. */
  readonly run: string | null;
}

/** How long to leave others alone, slow where Zendesk is slow; and what has been asked of Zendesk so far. */
interface Pace {
  pauseMs: number;
  requests: number;
  /** What the last look took. */
  pages: number;
  readonly patience: Patience;
}

/**
 * Gives a gesture within every limit: reserves it, looks at the journal, and posts it. Gives its moment's id once the server has
 * stamped the post in time; everything else comes after that. See the decision record on the journal for why it is safe.
 * Whoever stepped back looks before reserving again: of fifty who press at once most need not write a second time.
 */
export async function giveGesture(
  ports: GivePorts,
  draft: Draft,
  terms: GiveTerms,
  options: GiveOptions,
): Promise<Result<string, GiveError>> {
  const { claim, remember, onStep = () => {}, patience = PATIENCE } = options;
  const pace: Pace = { pauseMs: PAUSE_MS, requests: 0, pages: 1, patience };
  let judged = await judge(ports, draft, terms, { own: null, claim });
  // A lead may have started the month in the new currency since this page read the journal.
  if (judged.kind === 'other_currency' && judged.stop.why === 'not_started') {
    judged = (await readBack(ports, Infinity, pace)) ?? (await judge(ports, draft, terms, { own: null, claim }));
  }
  let refused: Judgement = judged;
  for (let round = 0; round < patience.rounds; round += 1) {
    if (round > 0) {
      if (pace.requests + nextLook(pace) > patience.requests) break;
      await pause(ports, pace, 1 + round);
      judged = (await readBack(ports, Infinity, pace)) ?? (await judge(ports, draft, terms, { own: null, claim }));
    }
    if (judged.kind === 'over') refused = judged;
    if (judged.kind === 'over' && judged.refusal.isContended && round > 0) continue;
    if (judged.kind !== 'go' && !(judged.kind === 'over' && judged.refusal.isContended)) return fail(errorOf(judged, null));
    // A reservation, a look at it, and whatever follows must fit; so must taking it back.
    if (round > 0 && pace.requests + 1 + nextLook(pace) + TO_GIVE > patience.requests) break;
    const run: Run = {
      momentId: claim?.momentId ?? ports.runtime.newId(),
      // An id of its own is a first attempt, and found again under the keys of one.
      attempt: claim === null ? 1 : claim.attempt + round,
      decision: claim?.decision ?? null,
      run: claim === null ? null : ports.runtime.newId(),
    };
    remember(run.momentId);
    onStep('reserve');
    const reserved = await reserve(ports, draft, terms, { run, pace });
    if (!reserved.ok) return reserved;
    onStep('look');
    const looked = await look(ports, draft, terms, { reserve: reserved.value, pace, claim });
    if (looked.kind === 'go') {
      onStep('post');
      return post(ports, draft, terms, { run, reserve: reserved.value, executor: options.executor });
    }
    pace.requests += 1;
    // Under the key of a request this person's other page may have reserved as well: that is not withdrawn with it.
    const detail = { ...detailOf(run), ...(claim !== null && { reserveId: reserved.value.id }) };
    const withdrawn = await appendEntry(ports, entryOf(draft, { ...run, kind: 'void', writerId: terms.agentId, detail }));
    const heldUntilMs = withdrawn.ok ? null : freeAt(reserved.value.createdAtMs);
    refused = looked;
    if (looked.kind !== 'over' || !looked.refusal.isContended || !withdrawn.ok) return fail(errorOf(looked, heldUntilMs));
  }
  return fail(errorOf(refused, null));
}

/** What another look may take: where many write at once, a page more than the last. */
function nextLook({ pages }: Pace): number {
  return pages > 1 ? pages + 1 : 1;
}

/** Waits so many pauses, each half to one and a half times as long by chance, so that agents who stepped back together do not return together. */
function pause({ runtime }: GivePorts, pace: Pace, times: number): Promise<void> {
  return runtime.wait(Math.min(PAUSE_AT_MOST_MS, pace.pauseMs * times * (0.5 + runtime.random())));
}

function errorOf(judged: Judgement, heldUntilMs: number | null): GiveError {
  if (judged.kind === 'over') return { kind: 'refused', refusal: judged.refusal };
  if (judged.kind === 'failed') return { kind: 'failed', step: 'look', error: judged.error, heldUntilMs };
  if (judged.kind === 'other_currency') return { ...judged, heldUntilMs };
  return { kind: 'journal_too_long', heldUntilMs };
}

function detailOf({ attempt, decision }: Run): EntryDetail {
  return { ...(attempt > 1 && { attempt }), ...(decision !== null && { decision }) };
}

/** Writes the reservation. One whose answer never came is withdrawn, which counts whether it arrives or not. */
async function reserve(
  ports: GivePorts,
  draft: Draft,
  terms: GiveTerms,
  { run, pace }: { readonly run: Run; readonly pace: Pace },
): Promise<Result<JournalEntry, GiveError>> {
  const startedMs = ports.runtime.nowMs();
  const { gesture, fault, severity } = draft;
  const about = { momentId: run.momentId, writerId: terms.agentId };
  const detail = { gesture, fault, severity, agentName: terms.agentName, ...detailOf(run), ...(run.run !== null && { run: run.run }) };
  pace.requests += 1;
  const reserved = await appendEntry(ports, entryOf(draft, { ...about, kind: 'reserve', detail }));
  pace.pauseMs = PAUSE_MS + PAUSE_PER_WRITE * Math.max(0, ports.runtime.nowMs() - startedMs) + ports.reader.listLagMs();
  // Under the key of a request another lead, or this one in another tab, may have been first.
  if (reserved.ok && !isOwn(reserved.value, draft, terms, run)) return fail({ kind: 'refused', refusal: refusalOfAnother(draft, terms) });
  if (reserved.ok) return reserved;
  const failed = { kind: 'failed', step: 'reserve', error: reserved.error } as const;
  if (!isOutcomeUnknown(reserved.error)) return fail({ ...failed, heldUntilMs: null });
  const withdrawn = await appendEntry(ports, entryOf(draft, { ...about, kind: 'void', detail: detailOf(run) }));
  return fail({ ...failed, heldUntilMs: withdrawn.ok ? null : freeAt(ports.runtime.nowMs()) });
}

async function opposed(claim: DecisionClaim | null, own: JournalEntry, draft: Draft, terms: GiveTerms): Promise<Judgement | null> {
  const opposition = (await claim?.opposition(own)) ?? 'none';
  return opposition === 'none' ? null : { kind: 'over', refusal: refusalOfAnother(draft, terms), hasPlace: opposition === 'first' };
}

function isOwn(
  { createdById, amountMinor, currency, detail }: JournalEntry,
  { amount }: Draft,
  { agentId }: GiveTerms,
  { decision, run }: Run,
): boolean {
  const isSaying =
    (detail.decision ?? null) === decision &&
    (detail.run ?? null) === run &&
    amountMinor === amount.amountMinor &&
    currency === amount.currency;
  return createdById === agentId && isSaying;
}

/** Somebody else is giving this very moment. */
function refusalOfAnother(draft: Draft, { limits }: GiveTerms): Refusal {
  const asked = { askedMinor: draft.amount.amountMinor, windowDays: limits.customerWindowDays };
  return { ...asked, limit: 'same_incident', limitValue: 1, remaining: 0, freeAtMs: null, earlier: null, isContended: true };
}

/**
 * Looks whether a reservation that is written fits, again and again while others are deciding, as long as patience lasts. A look
 * counts only once the list itself shows the reservation: of any set of them the one that is listed last sees all the others.
 */
async function look(
  ports: GivePorts,
  draft: Draft,
  terms: GiveTerms,
  { reserve: own, pace, claim }: { readonly reserve: JournalEntry; readonly pace: Pace; readonly claim: DecisionClaim | null },
): Promise<Judgement> {
  // Where readers see different lists, that one's own is shown says nothing of what others wrote: then the delay does.
  const startedMs = ports.runtime.nowMs();
  let waitedMs = ports.reader.listLagMs();
  if (waitedMs > 0) await ports.runtime.wait(waitedMs);
  let judged: Judgement = { kind: 'too_long' };
  for (let looks = 0; looks < pace.patience.looks;) {
    const unseen = await readBack(ports, own.createdAtMs, pace);
    if (unseen !== null) return unseen;
    const moreMs = ports.reader.listLagMs() - waitedMs;
    if (!ports.reader.isListed(own.id) || moreMs > 0) {
      if (ports.runtime.nowMs() - startedMs > SEEN_AT_MOST_MS) return { kind: 'failed', error: { kind: 'not_listed', what: 'journal' } };
      await ports.runtime.wait(Math.max(moreMs, LIST_POLL_MS));
      waitedMs += Math.max(moreMs, LIST_POLL_MS);
      continue;
    }
    const unknown = await learnLongerWindow(ports, draft, terms, own);
    if (unknown !== null) return unknown;
    judged = (await opposed(claim, own, draft, terms)) ?? (await judge(ports, draft, terms, { own, claim }));
    if (judged.kind !== 'over' || !judged.refusal.isContended || !judged.hasPlace) return judged;
    looks += 1;
    if (pace.requests + nextLook(pace) + TO_GIVE > pace.patience.requests) break;
    await pause(ports, pace, looks);
  }
  return judged;
}

/** Reads what the customer was given over the window that a lead has made longer since this page was opened. Null where that is known. */
async function learnLongerWindow(ports: GivePorts, draft: Draft, terms: GiveTerms, own: JournalEntry): Promise<Judgement | null> {
  const { customerWindowDays } = ports.reader.limits().limits;
  if (customerWindowDays <= terms.limits.customerWindowDays) return null;
  const sinceMs = own.createdAtMs - customerWindowDays * DAY_MS;
  const learnt = await learnCustomer(ports, { customerId: draft.customerId, sinceMs });
  return learnt.ok ? null : { kind: 'failed', error: learnt.error };
}

/**
 * Judges by what has been read a gesture that is reserved, or, without a reservation, one that may be. Where somebody undid
 * something who may be a lead, that is found out before it is refused.
 */
async function judge(
  ports: GivePorts,
  draft: Draft,
  terms: GiveTerms,
  { own, claim }: { readonly own: JournalEntry | null; readonly claim: DecisionClaim | null },
): Promise<Judgement> {
  // No limit stops what holds no money.
  if (claim !== null && claim.decision !== 'approve') return { kind: 'go' };
  const now: Now = { nowMs: ports.runtime.nowMs(), timeZone: terms.timeZone };
  const { currency } = terms.limits;
  const isForeign = draft.amount.currency !== currency;
  const stop = isForeign ? ({ why: 'asked', currency, asked: draft.amount.currency } as const) : ports.reader.currencyStop();
  if (stop !== null) return { kind: 'other_currency', stop };
  const proposal: Proposal = {
    momentId: own?.momentId ?? '',
    agentId: terms.agentId,
    isLead: terms.isLead,
    customerId: draft.customerId,
    ticketId: draft.ticketId,
    cause: draft.cause,
    amountMinor: draft.amount.amountMinor,
  };
  const decide = () => {
    const { limits } = ports.reader.limits();
    return decideReservation(proposal, { reserveId: own?.id ?? '' }, ports.reader.ledger(), limits, now);
  };
  let verdict = decide();
  if (verdict.kind === 'refuse' && (await ports.reader.learnLeads())) verdict = decide();
  return verdict.kind === 'go' ? verdict : { kind: 'over', refusal: verdict.refusal, hasPlace: verdict.kind === 'look_again' };
}

/** Reads as far back as a gesture that counts at `countsAtMs`, or now, needs. Null where all of that has been seen. */
async function readBack({ reader }: GivePorts, countsAtMs: number, pace: Pace): Promise<Judgement | null> {
  const before = reader.pagesRead();
  // What the month holds already is read once, however much that is.
  const isFirst = !reader.isCovering(countsAtMs);
  const looked = await reader.look(countsAtMs);
  pace.pages = isFirst ? 1 : Math.max(1, reader.pagesRead() - before);
  pace.requests += pace.pages;
  if (looked.ok) return null;
  // Without a total in the new currency the month is read from its start: that it is long is not what stands in the way.
  const stop = looked.error.kind === 'too_long' ? reader.currencyStop() : null;
  return stop === null ? looked.error : { kind: 'other_currency', stop };
}

/**
 * Posts a reservation that fits, and judges the post by its stamp: in time it was given, for every reader. One that the server
 * took up too late counts for nobody; whether another attempt of it came in time its key tells once nothing can be listed later.
 * Never withdraws: whoever may have posted has given, or let it expire.
 */
async function post(
  ports: GivePorts,
  draft: Draft,
  terms: GiveTerms,
  { run, reserve: own, executor }: { readonly run: Run; readonly reserve: JournalEntry; readonly executor: string | null },
): Promise<Result<string, GiveError>> {
  const { runtime, journal } = ports;
  const named = executor === null ? {} : { receipt: executor };
  const { saidById } = ports.reader.limits();
  const wentBy = saidById === null ? {} : { limitsId: saidById };
  const detail: EntryDetail = {
    gesture: draft.gesture,
    ...named,
    ...(run.decision === 'approve' && { isGrant: true }),
    ...wentBy,
    ...detailOf(run),
    reserveId: own.id,
    reservedAtMs: own.createdAtMs,
  };
  const entry = entryOf(draft, { momentId: run.momentId, kind: 'post', writerId: terms.agentId, detail });
  const posted = await appendEntry(ports, entry);
  if (!posted.ok) return fail({ kind: 'failed', step: 'post', error: posted.error, heldUntilMs: freeAt(own.createdAtMs) });
  // Under its key somebody else may have written, and that counts for nobody.
  const isGiving = ({ createdById, createdAtMs }: JournalEntry): boolean =>
    createdById === terms.agentId && isInTime(own.createdAtMs, createdAtMs);
  if (isGiving(posted.value)) return ok(run.momentId);
  // By the server's stamps alone: this page's clock may be wrong by days.
  await runtime.wait(Math.max(0, freeAt(own.createdAtMs) - posted.value.createdAtMs));
  const found = await retrying(runtime, () => journal.byExternalIds([entryKeys(run.momentId, terms.agentId, run.attempt).post]));
  if (!found.ok) return fail({ kind: 'failed', step: 'post', error: found.error, heldUntilMs: null });
  ports.reader.learn(found.value);
  return found.value.some(isGiving) ? ok(run.momentId) : fail({ kind: 'expired' });
}
