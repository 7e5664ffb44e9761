import { type Present, type Proposal, type Refusal, admit, firstExceeded, neededSinceMs, roomFor } from '#domain/journal/admission.ts';
import { type Commitment, type JournalEntry, foldEntries } from '#domain/journal/entries.ts';
import type { Limits } from '#domain/journal/limits.ts';
import type { Moment } from '#domain/moments/moment.ts';
import { type Currency, money } from '#domain/money/money.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { appendOnce } from './append-once.ts';
import { type JournalReader, PAGES_AT_MOST } from './journal-reader.ts';
import type { JournalStore, NewEntry } from './ports/journal-store.ts';
import type { MomentStore } from './ports/moment-store.ts';
import { type RemoteError, isOutcomeUnknown } from './ports/remote-error.ts';
import type { Surroundings } from './ports/surroundings.ts';
import { type EntryFacts, entryOf, voidEntry } from './money-entries.ts';
import { PAUSE_AT_MOST_MS, retrying } from './retrying.ts';

/** So often it is tried, or looked whether trying makes sense, where others decide at the same time. */
const ROUNDS_AT_MOST = 5;
/** One reservation is looked at so often before its owner steps back. */
const LOOKS_AT_MOST = 4;
/** The shortest pause, and how many times as long as the write of a reservation took: others need as long to step back. */
const PAUSE_MS = 200;
const PAUSE_PER_WRITE = 3;

export interface GivePorts {
  readonly journal: JournalStore;
  readonly moments: MomentStore;
  readonly reader: JournalReader;
  readonly surroundings: Surroundings;
}

/** What stands fixed while a gesture is given. */
export interface GiveTerms {
  readonly limits: Limits;
  readonly timeZone: string;
  readonly isLead: boolean;
  readonly agentName: string;
}

/** Everything about the moment but its id, which each reservation mints anew. */
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

/**
 * Reserves a gesture within every limit and gives its moment's id. `remember` is called with each id before its first
 * attempt, so that whatever interrupts this can be found again. See the decision record on the journal for why it is safe.
 * Whoever stepped back looks before reserving again: of fifty who press at once most need not write a second time.
 */
export async function reserveGesture(
  ports: GivePorts,
  draft: Draft,
  terms: GiveTerms,
  remember: (momentId: string) => void,
  resumedId: string | null = null,
): Promise<Result<string, GiveError>> {
  const pace: Pace = { pauseMs: PAUSE_MS };
  let known: Judgement = resumedId === null ? foreseen(ports, draft, terms) : { kind: 'go' };
  for (let round = 0; round < ROUNDS_AT_MOST; round += 1) {
    if (round > 0 && known.kind === 'over') {
      await pause(ports, pace, 1 + round);
      known = await lookAhead(ports, draft, terms);
    }
    if (known.kind === 'over' && known.refusal.isContended) continue;
    if (known.kind !== 'go') return fail(errorOf(known, { isHeld: false }));
    const isResumed = round === 0 && resumedId !== null;
    const momentId = isResumed ? resumedId : ports.surroundings.newId();
    remember(momentId);
    const tried = await tryReservation(ports, draft, terms, { momentId, isResumed, pace });
    if (!tried.ok || tried.value.kind === 'go') return tried.ok ? ok(momentId) : tried;
    known = tried.value.kind === 'over' ? tried.value : { kind: 'go' };
  }
  return fail(errorOf(known, { isHeld: false }));
}

/** How long to leave others alone; slow where Zendesk is slow. */
interface Pace {
  pauseMs: number;
}

function pause({ surroundings }: GivePorts, pace: Pace, times: number): Promise<void> {
  return surroundings.wait(Math.min(PAUSE_AT_MOST_MS, pace.pauseMs * times * (0.5 + surroundings.random())));
}

/** Reserves once and judges it. Where that does not lead to a gesture, the reservation is taken back. */
async function tryReservation(
  ports: GivePorts,
  draft: Draft,
  terms: GiveTerms,
  own: { readonly momentId: string; readonly isResumed: boolean; readonly pace: Pace },
): Promise<Result<Judgement, GiveError>> {
  const startedMs = ports.surroundings.nowMs();
  const reserved = await appendOnce(ports, reserveEntry(draft, own.momentId, terms));
  own.pace.pauseMs = PAUSE_MS + PAUSE_PER_WRITE * Math.max(0, ports.surroundings.nowMs() - startedMs);
  if (!reserved.ok) {
    const isHeld = own.isResumed || isOutcomeUnknown(reserved.error);
    return fail({ kind: 'failed', step: 'reserve', error: reserved.error, isHeld });
  }
  ports.reader.learn([reserved.value]);
  // An earlier attempt reserved something else under this id where the agent has changed their mind since.
  const judged: Judgement = isFor(reserved.value, draft)
    ? await judge(ports, draft, terms, { reserve: reserved.value, pace: own.pace })
    : { kind: 'replaced' };
  if (judged.kind === 'go') return ok(judged);
  const kept = own.isResumed ? await keptOf(ports, judged, own.momentId) : null;
  if (kept !== null) return kept;
  const takenBack = await withdraw(ports, factsOf(reserved.value, draft), { ...own, isVoided: judged.kind === 'voided' });
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
  const found = await retrying(ports.surroundings, () => ports.moments.find(momentId));
  if (!found.ok) return fail({ kind: 'failed', step: 'look', error: found.error, isHeld: true });
  return found.value?.status === 'given' ? ok({ kind: 'go' }) : null;
}

/** What a reservation was written about, which may be another than what is to be given now. */
function factsOf(entry: JournalEntry, draft: Draft): EntryFacts {
  const { ticketId, customerId, cause } = entry;
  return { ...draft, ticketId, customerId, cause, amount: money(entry.amountMinor, entry.currency as Currency) };
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
  for (let look = 0; look < LOOKS_AT_MOST; look += 1) {
    if (look > 0) await pause(ports, pace, look);
    // It counts where it was written, which for an interrupted one may be days ago.
    const unseen = await lookBack(ports, terms, reserve.createdAtMs);
    if (unseen !== null) return unseen;
    const commitments = knownCommitments(ports.reader, draft.agentId, terms.isLead);
    if (commitments.find((commitment) => commitment.momentId === momentId)?.state === 'voided') return { kind: 'voided' };
    const verdict = admit(proposalOf(draft, momentId, terms), { reserveId }, commitments, terms.limits, presentOf(ports, terms));
    if (verdict.kind === 'go') return verdict;
    judged = { kind: 'over', refusal: verdict.refusal };
    if (verdict.kind !== 'look_again') return judged;
  }
  return judged;
}

/** Looks whether there is room yet, without writing anything. */
async function lookAhead(ports: GivePorts, draft: Draft, terms: GiveTerms): Promise<Judgement> {
  const unseen = await lookBack(ports, terms, Infinity);
  if (unseen !== null) return unseen;
  const commitments = knownCommitments(ports.reader, draft.agentId, terms.isLead);
  const verdict = admit(proposalOf(draft, '', terms), { reserveId: '' }, commitments, terms.limits, presentOf(ports, terms));
  return verdict.kind === 'go' ? verdict : { kind: 'over', refusal: verdict.refusal };
}

/** Reads as far back as a gesture that counts at `countsAtMs`, or now, needs. Null where all of that has been seen. */
async function lookBack(ports: GivePorts, terms: GiveTerms, countsAtMs: number): Promise<Judgement | null> {
  const present = presentOf(ports, terms);
  const sinceMs = neededSinceMs(terms.limits, { ...present, nowMs: Math.min(present.nowMs, countsAtMs) });
  const read = await ports.reader.lookBack({ sinceMs, pagesAtMost: PAGES_AT_MOST });
  if (!read.ok) return { kind: 'failed', error: read.error };
  return read.value.seenSinceMs > sinceMs ? { kind: 'too_long' } : null;
}

function presentOf(ports: GivePorts, { timeZone }: GiveTerms): Present {
  return { nowMs: ports.surroundings.nowMs(), timeZone };
}

/** The commitments in what has been read, with voids of one's own as a lead taken into account. */
function knownCommitments(reader: JournalReader, agentId: string, isLead: boolean): readonly Commitment[] {
  return foldEntries(reader.entries(), new Set(isLead ? [agentId] : []));
}

/** Creates the moment of a reservation that stands. Doing it twice keeps one. */
export async function recordMoment(ports: GivePorts, draft: Draft, momentId: string): Promise<Result<void, GiveError>> {
  const moment: Moment = { ...draft, id: momentId, status: 'given' };
  let isUnsure = false;
  const created = await retrying(ports.surroundings, async () => {
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
export async function postEntry(ports: GivePorts, draft: Draft, momentId: string): Promise<Result<void, GiveError>> {
  const posted = await appendOnce(ports, { ...entryOf(draft, momentId, 'post'), detail: { gesture: draft.gesture, receipt: 'by hand' } });
  if (!posted.ok) return fail({ kind: 'failed', step: 'post', error: posted.error, isHeld: true });
  ports.reader.learn([posted.value]);
  return ok(undefined);
}

/**
 * Takes back a reservation that does not lead to a gesture. One that an earlier attempt went on from may have its moment
 * already, with the answer lost: that is marked too, as far as it can be.
 */
async function withdraw(
  ports: GivePorts,
  about: EntryFacts,
  of: { readonly momentId: string; readonly isResumed: boolean; readonly isVoided: boolean },
): Promise<Result<void, RemoteError>> {
  const voided = of.isVoided ? ok(undefined) : await voidEntry(ports, about, of.momentId);
  if (voided.ok && of.isResumed) await retrying(ports.surroundings, () => ports.moments.setStatus(of.momentId, 'voided'));
  return voided;
}

function reserveEntry(draft: Draft, momentId: string, terms: GiveTerms): NewEntry {
  return {
    ...entryOf(draft, momentId, 'reserve'),
    detail: { gesture: draft.gesture, fault: draft.fault, severity: draft.severity, agentName: terms.agentName },
  };
}

function proposalOf(draft: Draft, momentId: string, terms: GiveTerms): Proposal {
  return {
    momentId,
    agentId: draft.agentId,
    isLead: terms.isLead,
    customerId: draft.customerId,
    ticketId: draft.ticketId,
    cause: draft.cause,
    amountMinor: draft.amount.amountMinor,
  };
}

/** Refuses without any request where what is known already leaves no room. Undecided reservations of others do not count here. */
function foreseen(ports: GivePorts, draft: Draft, terms: GiveTerms): Judgement {
  const decided = knownCommitments(ports.reader, draft.agentId, terms.isLead).filter((other) => other.state !== 'reserved');
  const proposal = proposalOf(draft, '', terms);
  const room = firstExceeded(proposal, roomFor(proposal, decided, terms.limits, presentOf(ports, terms)));
  return room === null ? { kind: 'go' } : { kind: 'over', refusal: { ...room, isContended: false } };
}
