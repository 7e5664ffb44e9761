import { type Present, type Proposal, type Refusal, decideReservation, firstExceeded, allowancesFor } from '#domain/journal/admission.ts';
import type { Ledger } from '#domain/journal/commitments.ts';
import type { Commitment, EntryDetail, JournalEntry } from '#domain/journal/types.ts';
import type { Limits } from '#domain/journal/limits.ts';
import type { Moment } from '#domain/moments/moment.ts';
import { type Currency, money } from '#domain/money/money.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { LedgerReader } from './ledger-reader.ts';
import type { JournalStore, NewEntry } from '#ports/journal-store.ts';
import type { MomentStore } from '#ports/moment-store.ts';
import { type RemoteError, isOutcomeUnknown } from '#ports/remote-error.ts';
import type { Runtime } from '#ports/runtime.ts';
import { type EntryFacts, appendEntry, entryOf, voidEntry } from './entries.ts';
import { type ExecutePorts, executorFor } from './execute.ts';
import { PAUSE_AT_MOST_MS, retrying } from './retrying.ts';

/** How long somebody goes on trying where others decide at the same time. */
export interface Patience {
  /** So often it is tried, or looked whether trying makes sense. */
  readonly rounds: number;
  /** One reservation is looked at so often before its owner steps back. */
  readonly looks: number;
  /** Nobody asks Zendesk for more than this before giving up, faults apart. */
  readonly requests: number;
}

const PATIENCE: Patience = { rounds: 5, looks: 4, requests: 12 };
/** What a reservation that is let through still takes: its moment and its post. */
const TO_GIVE = 2;
/** The shortest pause, and how many times as long as the write of a reservation took: others need as long to step back, and lists to show it. */
const PAUSE_MS = 200;
const PAUSE_PER_WRITE = 3;

export interface GivePorts {
  readonly journal: JournalStore;
  readonly moments: MomentStore;
  readonly reader: LedgerReader;
  readonly runtime: Runtime;
}

/** What stands fixed while a gesture is given. */
export interface GiveTerms {
  readonly limits: Limits;
  readonly timeZone: string;
  /** Who writes, whose day and whose limit count. */
  readonly agentId: string;
  readonly isLead: boolean;
  readonly agentName: string;
}

/** Everything about the moment but its id, which each reservation mints anew. `agentId` is for whom it is: a lead reserves for others. */
export type Draft = Omit<Moment, 'id' | 'status'>;

export type GiveStep = 'reserve' | 'look' | 'moment' | 'post';

/**
 * Why nothing was given, or not all of it. `refused` by a limit; `journal_too_long` the journal of the month is longer than
 * can be looked through; `failed` at a step. `isHeld` tells whether the reservation may still stand.
 */
export type GiveError =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'journal_too_long'; readonly isHeld: boolean }
  | { readonly kind: 'failed'; readonly step: GiveStep; readonly error: RemoteError; readonly isHeld: boolean };

/** Under which id a gesture is reserved. */
export interface ReserveHow {
  /** Called with each id before its first attempt, so that whatever interrupts this can be found again. */
  readonly remember: (momentId: string) => void;
  /** A moment that was begun before and may be reserved already; null for a new one. */
  readonly resumedId: string | null;
  /** The one moment that this is about, however often it is tried: a request. Null where each round may mint its own. */
  readonly fixedId: string | null;
  /** Absent: as people have. */
  readonly patience?: Patience;
}

/**
 * Reserves a gesture within every limit and gives its moment's id. See the decision record on the journal for why it is safe.
 * Whoever stepped back looks before reserving again: of fifty who press at once most need not write a second time.
 */
export async function reserveGesture(
  ports: GivePorts,
  draft: Draft,
  terms: GiveTerms,
  how: ReserveHow,
): Promise<Result<string, GiveError>> {
  const { resumedId, fixedId, patience = PATIENCE } = how;
  const pace: Pace = { pauseMs: PAUSE_MS, requests: 0, pages: 1, patience };
  let refused: Judgement = { kind: 'too_long' };
  let known: Judgement = resumedId === null ? await foreseen(ports, draft, terms, fixedId ?? '') : { kind: 'go' };
  for (let round = 0; round < patience.rounds; round += 1) {
    if (round > 0 && known.kind === 'over') {
      if (pace.requests + nextLook(pace) > patience.requests) break;
      await pause(ports, pace, 1 + round);
      known = await peek(ports, draft, terms, { pace, momentId: fixedId ?? '' });
    }
    if (known.kind === 'over') refused = known;
    if (known.kind === 'over' && known.refusal.isContended) continue;
    if (known.kind !== 'go') return fail(errorOf(known, { isHeld: false }));
    // A reservation, a look at it, and whatever follows must fit; so must taking it back.
    if (round > 0 && pace.requests + 1 + nextLook(pace) + TO_GIVE > patience.requests) break;
    const isResumed = round === 0 && resumedId !== null;
    const momentId = fixedId ?? (isResumed ? resumedId : ports.runtime.newId());
    how.remember(momentId);
    const tried = await tryReservation(ports, draft, terms, {
      momentId,
      attempt: fixedId === null ? 1 : nextAttempt(ports.reader, momentId),
      isResumed,
      pace,
    });
    if (!tried.ok || tried.value.kind === 'go') return tried.ok ? ok(momentId) : tried;
    known = tried.value.kind === 'over' ? tried.value : { kind: 'go' };
    if (known.kind === 'over') refused = known;
  }
  return fail(errorOf(refused, { isHeld: false }));
}

/** How long to leave others alone, slow where Zendesk is slow; and what has been asked of Zendesk so far. */
interface Pace {
  pauseMs: number;
  requests: number;
  /** What the last look took. */
  pages: number;
  readonly patience: Patience;
}

/** What another look may take: where many write at once, a page more than the last. */
function nextLook({ pages }: Pace): number {
  return pages > 1 ? pages + 1 : 1;
}

function pause({ runtime }: GivePorts, pace: Pace, times: number): Promise<void> {
  return runtime.wait(Math.min(PAUSE_AT_MOST_MS, pace.pauseMs * times * (0.5 + runtime.random())));
}

/** A moment that is tried again after it was taken back is another attempt, which no earlier void reaches. */
function nextAttempt(reader: LedgerReader, momentId: string): number {
  let last = 0;
  for (const entry of reader.entries()) {
    if (entry.kind === 'void' && entry.momentId === momentId) last = Math.max(last, entry.detail.attempt ?? 1);
  }
  return last + 1;
}

const OF_ANOTHER: Refusal = { limit: 'same_incident', limitValue: 1, left: 0, freeAtMs: null, earlier: null, isContended: true };

/** Which reservation is being tried. */
interface Own {
  readonly momentId: string;
  readonly attempt: number;
  readonly isResumed: boolean;
  readonly pace: Pace;
}

/** Reserves once and judges it. Where that does not lead to a gesture, the reservation is taken back. */
async function tryReservation(ports: GivePorts, draft: Draft, terms: GiveTerms, own: Own): Promise<Result<Judgement, GiveError>> {
  const startedMs = ports.runtime.nowMs();
  own.pace.requests += 1;
  const reserved = await appendEntry(ports, reserveEntry(draft, own, terms));
  own.pace.pauseMs = PAUSE_MS + PAUSE_PER_WRITE * Math.max(0, ports.runtime.nowMs() - startedMs) + ports.reader.listLagMs();
  if (!reserved.ok) {
    const isHeld = own.isResumed || isOutcomeUnknown(reserved.error);
    return fail({ kind: 'failed', step: 'reserve', error: reserved.error, isHeld });
  }
  // Where two leads approve at once, the reservation is that of whoever was first, and theirs to judge.
  if (reserved.value.createdById !== terms.agentId) return fail({ kind: 'refused', refusal: OF_ANOTHER });
  // An earlier attempt reserved something else under this id where the agent has changed their mind since.
  const judged: Judgement = isFor(reserved.value, draft)
    ? await judge(ports, draft, terms, { reserve: reserved.value, pace: own.pace })
    : { kind: 'replaced' };
  if (judged.kind === 'go') return ok(judged);
  const kept = own.isResumed ? await keptOf(ports, judged, own.momentId) : null;
  if (kept !== null) return kept;
  own.pace.requests += 1;
  const takenBack = await withdraw(ports, factsOf(reserved.value, draft), terms, { ...own, isVoided: judged.kind === 'voided' });
  const isRefusal = judged.kind === 'over' && !judged.refusal.isContended;
  if (judged.kind === 'too_long' || judged.kind === 'failed' || (isRefusal && takenBack.ok)) {
    return fail(errorOf(judged, { isHeld: !takenBack.ok }));
  }
  // What may still stand is not forgotten by starting again under another id, nor by a refusal.
  return takenBack.ok ? ok(judged) : fail({ kind: 'failed', step: 'look', error: takenBack.error, isHeld: true });
}

/**
 * What an earlier attempt reserved may be given already. Whether it is within a limit is then no question any more, and where
 * that cannot be told it is held. Null where it can be taken back.
 */
async function keptOf(ports: GivePorts, judged: Judgement, momentId: string): Promise<Result<Judgement, GiveError> | null> {
  if (judged.kind === 'failed' || judged.kind === 'too_long') return fail(errorOf(judged, { isHeld: true }));
  if (judged.kind !== 'over') return null;
  const found = await retrying(ports.runtime, () => ports.moments.find(momentId));
  if (!found.ok) return fail({ kind: 'failed', step: 'look', error: found.error, isHeld: true });
  return found.value?.status === 'given' ? ok({ kind: 'go' }) : null;
}

/** What a reservation was written about, which may be another than what is to be given now. */
function factsOf(entry: JournalEntry, draft: Draft): EntryFacts {
  const { ticketId, customerId, cause } = entry;
  return { ...draft, ticketId, customerId, cause, amount: money(entry.amountMinor ?? 0, entry.currency as Currency) };
}

function errorOf(judged: Judgement, { isHeld }: { readonly isHeld: boolean }): GiveError {
  if (judged.kind === 'over') return { kind: 'refused', refusal: judged.refusal };
  if (judged.kind === 'failed') return { kind: 'failed', step: 'look', error: judged.error, isHeld };
  return { kind: 'journal_too_long', isHeld };
}

function isFor(entry: JournalEntry, draft: Draft): boolean {
  return (
    entry.customerId === draft.customerId &&
    entry.amountMinor === draft.amount.amountMinor &&
    entry.currency === draft.amount.currency &&
    entry.cause === draft.cause &&
    entry.detail.gesture === draft.gesture
  );
}

type Judgement =
  | { readonly kind: 'go' }
  | { readonly kind: 'over'; readonly refusal: Refusal }
  /** The reservation was taken back already, by an attempt whose answer was lost. */
  | { readonly kind: 'voided' }
  /** The reservation is for something else than what is to be given now. */
  | { readonly kind: 'replaced' }
  | { readonly kind: 'too_long' }
  | { readonly kind: 'failed'; readonly error: RemoteError };

async function judge(
  ports: GivePorts,
  draft: Draft,
  terms: GiveTerms,
  { reserve, pace }: { readonly reserve: JournalEntry; readonly pace: Pace },
): Promise<Judgement> {
  const { momentId, id: reserveId } = reserve;
  let judged: Judgement = { kind: 'too_long' };
  for (let look = 0; look < pace.patience.looks; look += 1) {
    if (look > 0 && pace.requests + nextLook(pace) + TO_GIVE > pace.patience.requests) break;
    if (look > 0) await pause(ports, pace, look);
    // It counts where it was written, which for an interrupted one may be days ago.
    const unseen = look === 0 ? await lookSettled(ports, reserve.createdAtMs, pace) : await readBack(ports, reserve.createdAtMs, pace);
    if (unseen !== null) return unseen;
    const ledger = ports.reader.ledger();
    if (commitmentOf(ledger, momentId)?.state === 'voided') return { kind: 'voided' };
    const verdict = decideReservation(proposalOf(draft, momentId, terms), { reserveId }, ledger, terms.limits, presentOf(ports, terms));
    if (verdict.kind === 'go') return verdict;
    judged = { kind: 'over', refusal: verdict.refusal };
    if (verdict.kind === 'refuse' && (await ports.reader.learnLeads())) continue;
    if (verdict.kind !== 'look_again') return judged;
  }
  return judged;
}

/**
 * The first look at a reservation. What others wrote before it was answered may not be listed yet for as long as the account
 * was measured to need, which a look may be the first to tell.
 */
async function lookSettled(ports: GivePorts, countsAtMs: number, pace: Pace): Promise<Judgement | null> {
  for (let settledMs = -1; settledMs < ports.reader.listLagMs();) {
    settledMs = ports.reader.listLagMs();
    if (settledMs > 0) await ports.runtime.wait(settledMs);
    const unseen = await readBack(ports, countsAtMs, pace);
    if (unseen !== null) return unseen;
  }
  return null;
}

function commitmentOf({ commitments }: Ledger, momentId: string): Commitment | undefined {
  return commitments.find((one) => one.momentId === momentId);
}

/** Looks whether there is room yet, without writing anything. */
async function peek(
  ports: GivePorts,
  draft: Draft,
  terms: GiveTerms,
  { pace, momentId }: { readonly pace: Pace; readonly momentId: string },
): Promise<Judgement> {
  const unseen = await readBack(ports, Infinity, pace);
  if (unseen !== null) return unseen;
  const proposal = proposalOf(draft, momentId, terms);
  const verdict = decideReservation(proposal, { reserveId: '' }, ports.reader.ledger(), terms.limits, presentOf(ports, terms));
  return verdict.kind === 'go' ? verdict : { kind: 'over', refusal: verdict.refusal };
}

/** Reads as far back as a gesture that counts at `countsAtMs`, or now, needs. Null where all of that has been seen. */
async function readBack({ reader }: GivePorts, countsAtMs: number, pace: Pace): Promise<Judgement | null> {
  const before = reader.pagesRead();
  // What the month holds already is read once, however much that is.
  const isFirst = !reader.isCovering(countsAtMs);
  const looked = await reader.look(countsAtMs);
  pace.pages = isFirst ? 1 : Math.max(1, reader.pagesRead() - before);
  pace.requests += pace.pages;
  return looked.ok ? null : looked.error;
}

function presentOf(ports: GivePorts, { timeZone }: GiveTerms): Present {
  return { nowMs: ports.runtime.nowMs(), timeZone };
}

/** Creates the moment of a reservation that stands. Doing it twice keeps one. */
export async function recordMoment(ports: GivePorts, draft: Draft, momentId: string): Promise<Result<void, GiveError>> {
  const moment: Moment = { ...draft, id: momentId, status: 'given' };
  let isUnsure = false;
  const created = await retrying(ports.runtime, async () => {
    if (isUnsure) {
      const found = await ports.moments.find(momentId);
      if (found.ok && found.value !== null) return ok(undefined);
    }
    const result = await ports.moments.create(moment);
    if (!result.ok && isOutcomeUnknown(result.error)) isUnsure = true;
    return result;
  });
  return created.ok ? ok(undefined) : fail({ kind: 'failed', step: 'moment', error: created.error, isHeld: true });
}

/** Posts the entry of a moment that was given. */
export async function postEntry(
  ports: GivePorts & Pick<ExecutePorts, 'executors'>,
  draft: Draft,
  terms: GiveTerms,
  momentId: string,
): Promise<Result<void, GiveError>> {
  const reserved = commitmentOf(ports.reader.ledger(), momentId);
  const { attempt } = reserved?.detail ?? {};
  const detail: EntryDetail = {
    gesture: draft.gesture,
    receipt: executorFor(ports.executors, draft.gesture).name,
    ...(attempt !== undefined && { attempt }),
    ...(reserved !== undefined && { reservedAtMs: reserved.reservedAtMs }),
  };
  const posted = await appendEntry(ports, entryOf(draft, { momentId, kind: 'post', writerId: terms.agentId, detail }));
  return posted.ok ? ok(undefined) : fail({ kind: 'failed', step: 'post', error: posted.error, isHeld: true });
}

/**
 * Takes back a reservation that does not lead to a gesture. One that an earlier attempt went on from may have its moment
 * already, with the answer lost: that is marked too, as far as it can be.
 */
async function withdraw(
  ports: GivePorts,
  about: EntryFacts,
  { agentId }: GiveTerms,
  of: Own & { readonly isVoided: boolean },
): Promise<Result<void, RemoteError>> {
  const { momentId, attempt } = of;
  const voided = of.isVoided ? ok(undefined) : await voidEntry(ports, about, { momentId, writerId: agentId, attempt, isOfAll: false });
  if (voided.ok && of.isResumed) await retrying(ports.runtime, () => ports.moments.setStatus(momentId, 'voided'));
  return voided;
}

function reserveEntry(draft: Draft, { momentId, attempt }: Own, terms: GiveTerms): NewEntry {
  const { gesture, fault, severity } = draft;
  const detail = { gesture, fault, severity, agentName: terms.agentName, ...(attempt > 1 && { attempt }) };
  return entryOf(draft, { momentId, kind: 'reserve', writerId: terms.agentId, detail });
}

function proposalOf(draft: Draft, momentId: string, terms: GiveTerms): Proposal {
  return {
    momentId,
    agentId: terms.agentId,
    isLead: terms.isLead,
    customerId: draft.customerId,
    ticketId: draft.ticketId,
    cause: draft.cause,
    amountMinor: draft.amount.amountMinor,
  };
}

/**
 * Refuses without any request where what is known already leaves no room; where somebody took something back who may be a
 * lead, that is found out first. Undecided reservations of others do not count here.
 */
async function foreseen(ports: GivePorts, draft: Draft, terms: GiveTerms, momentId: string): Promise<Judgement> {
  const judged = foresee(ports, draft, terms, momentId);
  return judged.kind === 'over' && (await ports.reader.learnLeads()) ? foresee(ports, draft, terms, momentId) : judged;
}

function foresee(ports: GivePorts, draft: Draft, terms: GiveTerms, momentId: string): Judgement {
  const { commitments, checkpoint } = ports.reader.ledger();
  const decided = { commitments: commitments.filter((other) => other.state !== 'reserved'), checkpoint };
  const proposal = proposalOf(draft, momentId, terms);
  const allowance = firstExceeded(proposal, allowancesFor(proposal, decided, terms.limits, presentOf(ports, terms)));
  return allowance === null ? { kind: 'go' } : { kind: 'over', refusal: { ...allowance, isContended: false } };
}
