import { type Proposal, type Refusal, type Room, admit, firstExceeded, neededSinceMs, roomFor } from '#domain/journal/admission.ts';
import { type Commitment, type JournalEntry, foldEntries } from '#domain/journal/entries.ts';
import type { Limits } from '#domain/journal/limits.ts';
import type { Moment } from '#domain/moments/moment.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { appendOnce } from './append-once.ts';
import { type JournalReader, PAGES_AT_MOST } from './journal-reader.ts';
import type { JournalStore, NewEntry } from './ports/journal-store.ts';
import type { MomentStore } from './ports/moment-store.ts';
import { type RemoteError, isOutcomeUnknown } from './ports/remote-error.ts';
import type { Surroundings } from './ports/surroundings.ts';
import { retrying } from './retrying.ts';

/** A reservation is tried so often where others decide at the same time. */
const ROUNDS_AT_MOST = 4;
/** One reservation is looked at so often before its owner steps back. */
const LOOKS_AT_MOST = 4;
const PAUSE_MS = 400;

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
 */
export async function reserveGesture(
  ports: GivePorts,
  draft: Draft,
  terms: GiveTerms,
  remember: (momentId: string) => void,
  resumedId: string | null = null,
): Promise<Result<string, GiveError>> {
  const plainly = plainRefusal(ports, draft, terms);
  if (plainly !== null && resumedId === null) return fail({ kind: 'refused', refusal: plainly });
  let contended: Refusal | null = null;
  let resume = resumedId;
  for (let round = 0; round < ROUNDS_AT_MOST; round += 1) {
    const momentId = resume ?? ports.surroundings.newId();
    resume = null;
    remember(momentId);
    const reserved = await appendOnce(ports, reserveEntry(draft, momentId, terms));
    const isResumed = momentId === resumedId;
    if (!reserved.ok) {
      const isHeld = isResumed || isOutcomeUnknown(reserved.error);
      return fail({ kind: 'failed', step: 'reserve', error: reserved.error, isHeld });
    }
    ports.reader.learn([reserved.value]);
    // An earlier attempt reserved something else under this id where the agent has changed their mind since.
    const judged: Judgement = isFor(reserved.value, draft)
      ? await judge(ports, draft, { momentId, reserve: reserved.value }, terms)
      : { kind: 'replaced' };
    if (judged.kind === 'go') return ok(momentId);
    const takenBack = await withdraw(ports, draft, { momentId, isResumed, isVoided: judged.kind === 'voided' });
    if (judged.kind === 'too_long') return fail({ kind: 'journal_too_long', isHeld: !takenBack.ok });
    if (judged.kind === 'failed') return fail({ kind: 'failed', step: 'look', error: judged.error, isHeld: !takenBack.ok });
    // What may still stand is not forgotten by starting again under another id, nor by a refusal.
    if (!takenBack.ok) return fail({ kind: 'failed', step: 'look', error: takenBack.error, isHeld: true });
    if (judged.kind !== 'over') continue;
    if (!judged.refusal.isContended) return fail({ kind: 'refused', refusal: judged.refusal });
    contended = judged.refusal;
    await ports.surroundings.wait(PAUSE_MS * (1 + round) * (0.5 + ports.surroundings.random()));
  }
  return contended === null ? fail({ kind: 'journal_too_long', isHeld: false }) : fail({ kind: 'refused', refusal: contended });
}

function isFor(entry: JournalEntry, draft: Draft): boolean {
  return (
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
  own: { readonly momentId: string; readonly reserve: JournalEntry },
  terms: GiveTerms,
): Promise<Judgement> {
  const { momentId, reserve } = own;
  let refusal: Refusal | null = null;
  for (let look = 0; look < LOOKS_AT_MOST; look += 1) {
    if (look > 0) await ports.surroundings.wait(PAUSE_MS * (0.5 + ports.surroundings.random()));
    const nowMs = ports.surroundings.nowMs();
    const present = { nowMs, timeZone: terms.timeZone };
    // It counts where it was written, which for an interrupted one may be days ago.
    const sinceMs = neededSinceMs(terms.limits, { ...present, nowMs: Math.min(nowMs, reserve.createdAtMs) });
    const read = await ports.reader.lookBack({ sinceMs, pagesAtMost: PAGES_AT_MOST });
    if (!read.ok) return { kind: 'failed', error: read.error };
    if (read.value.seenSinceMs > sinceMs) return { kind: 'too_long' };
    const commitments = knownCommitments(ports.reader, draft.agentId, terms.isLead);
    if (commitments.find((commitment) => commitment.momentId === momentId)?.state === 'voided') return { kind: 'voided' };
    const verdict = admit(proposalOf(draft, momentId, terms), { reserveId: reserve.id }, commitments, terms.limits, present);
    if (verdict.kind === 'go') return verdict;
    refusal = verdict.refusal;
    if (verdict.kind !== 'look_again') return { kind: 'over', refusal };
  }
  return refusal === null ? { kind: 'too_long' } : { kind: 'over', refusal };
}

/** The commitments in what has been read, with voids of one's own as a lead taken into account. */
export function knownCommitments(reader: JournalReader, agentId: string, isLead: boolean): readonly Commitment[] {
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
  draft: Draft,
  of: { readonly momentId: string; readonly isResumed: boolean; readonly isVoided: boolean },
): Promise<Result<void, RemoteError>> {
  const voided = of.isVoided ? ok(undefined) : await voidEntry(ports, draft, of.momentId);
  if (voided.ok && of.isResumed) await retrying(ports.surroundings, () => ports.moments.setStatus(of.momentId, 'voided'));
  return voided;
}

/** Takes a reservation back. */
export async function voidEntry(
  ports: Pick<GivePorts, 'journal' | 'surroundings' | 'reader'>,
  about: EntryFacts,
  momentId: string,
): Promise<Result<void, RemoteError>> {
  const voided = await appendOnce(ports, entryOf(about, momentId, 'void'));
  if (!voided.ok) return voided;
  ports.reader.learn([voided.value]);
  return ok(undefined);
}

/** What an entry says of its moment. */
export type EntryFacts = Pick<Draft, 'ticketId' | 'customerId' | 'agentId' | 'amount' | 'cause' | 'day'>;

type MoneyKind = 'reserve' | 'post' | 'void';

/** The idempotency keys of a moment's entries. A void names who writes it, since that of one person may not count for another. */
export function entryKeys(momentId: string, agentId: string): Readonly<Record<MoneyKind, string>> {
  return { reserve: `reserve:${momentId}`, post: `post:${momentId}`, void: `void:${momentId}:${agentId}` };
}

function entryOf(about: EntryFacts, momentId: string, kind: MoneyKind): NewEntry {
  return {
    externalId: entryKeys(momentId, about.agentId)[kind],
    kind,
    momentId,
    ticketId: about.ticketId,
    customerId: about.customerId,
    agentId: about.agentId,
    amountMinor: about.amount.amountMinor,
    currency: about.amount.currency,
    cause: about.cause,
    day: about.day,
    detail: {},
  };
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

/** Refuses without writing where what is known already leaves no room. Undecided reservations of others do not count here. */
function plainRefusal(ports: GivePorts, draft: Draft, terms: GiveTerms): Refusal | null {
  const present = { nowMs: ports.surroundings.nowMs(), timeZone: terms.timeZone };
  const decided = knownCommitments(ports.reader, draft.agentId, terms.isLead).filter((other) => other.state !== 'reserved');
  const proposal = proposalOf(draft, '', terms);
  const room: Room | null = firstExceeded(proposal, roomFor(proposal, decided, terms.limits, present));
  return room === null ? null : { ...room, isContended: false };
}
