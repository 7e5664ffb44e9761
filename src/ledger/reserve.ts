import type { Refusal } from '#domain/journal/admission.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { statedBy } from '#domain/journal/commitments.ts';
import { countedMinor } from '#domain/journal/limits.ts';
import { zero } from '#domain/money/money.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { NewEntry } from '#ports/journal-store.ts';
import { type AppFault, isOutcomeUnknown } from '#ports/app-fault.ts';
import { type EntryFacts, appendEntry, entryOf, voidEntry } from './entries.ts';
import type { LedgerReader } from './ledger-reader.ts';
import { type Judgement, type Pace, type Patience, TO_GIVE, foresee, judgeReservation, nextLook, pause, peek } from './look.ts';
import { retrying } from './retrying.ts';
import type { Draft, GiveError, GivePorts, GiveTerms } from './types.ts';

const PATIENCE: Patience = { rounds: 5, looks: 4, requests: 12 };
/** The shortest pause, and how many times as long as the write of a reservation took: others need as long to step back, and lists to show it. */
const PAUSE_MS = 200;
const PAUSE_PER_WRITE = 3;

/** Under which id a gesture is reserved, and how long it is tried. */
export interface ReserveOptions {
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
 * Fails with `refused`, `journal_too_long`, or `failed` at the step `reserve` or `look`.
 */
export async function reserveGesture(
  ports: GivePorts,
  draft: Draft,
  terms: GiveTerms,
  options: ReserveOptions,
): Promise<Result<string, GiveError>> {
  const { resumedId, fixedId, patience = PATIENCE } = options;
  const pace: Pace = { pauseMs: PAUSE_MS, requests: 0, pages: 1, patience };
  let refused: Judgement = { kind: 'too_long' };
  let judged: Judgement = resumedId === null ? await foresee(ports, draft, terms, fixedId ?? '') : { kind: 'go' };
  for (let round = 0; round < patience.rounds; round += 1) {
    if (round > 0 && judged.kind === 'over') {
      if (pace.requests + nextLook(pace) > patience.requests) break;
      await pause(ports, pace, 1 + round);
      judged = await peek(ports, draft, terms, { pace, momentId: fixedId ?? '' });
    }
    if (judged.kind === 'over') refused = judged;
    if (judged.kind === 'over' && judged.refusal.isContended) continue;
    if (judged.kind !== 'go') return fail(errorOf(judged, { isHeld: false }));
    // A reservation, a look at it, and whatever follows must fit; so must taking it back.
    if (round > 0 && pace.requests + 1 + nextLook(pace) + TO_GIVE > patience.requests) break;
    const isResumed = round === 0 && resumedId !== null;
    const momentId = fixedId ?? (isResumed ? resumedId : ports.runtime.newId());
    options.remember(momentId);
    const tried = await tryReservation(ports, draft, terms, {
      momentId,
      attempt: fixedId === null ? 1 : nextAttempt(ports.reader, momentId),
      isResumed,
      pace,
    });
    if (!tried.ok || tried.value.kind === 'go') return tried.ok ? ok(momentId) : tried;
    judged = tried.value.kind === 'over' ? tried.value : { kind: 'go' };
    if (judged.kind === 'over') refused = judged;
  }
  return fail(errorOf(refused, { isHeld: false }));
}

/** A moment that is tried again after it was taken back is another attempt, which no earlier void reaches. */
function nextAttempt(reader: LedgerReader, momentId: string): number {
  let last = 0;
  for (const entry of reader.entries()) {
    if (entry.kind === 'void' && entry.momentId === momentId) last = Math.max(last, entry.detail.attempt ?? 1);
  }
  return last + 1;
}

/** Somebody else reserved this very moment first. */
function refusalOfAnother(draft: Draft, { limits }: GiveTerms): Refusal {
  const asked = { askedMinor: countedMinor(draft.amount, limits), windowDays: limits.customerWindowDays };
  return { ...asked, limit: 'same_incident', limitValue: 1, remaining: 0, freeAtMs: null, earlier: null, isContended: true };
}

/** One attempt to reserve. */
interface Attempt {
  readonly momentId: string;
  readonly attempt: number;
  readonly isResumed: boolean;
  readonly pace: Pace;
}

/** Reserves once and judges it. Where that does not lead to a gesture, the reservation is taken back. */
async function tryReservation(ports: GivePorts, draft: Draft, terms: GiveTerms, own: Attempt): Promise<Result<Judgement, GiveError>> {
  const startedMs = ports.runtime.nowMs();
  own.pace.requests += 1;
  const reserved = await appendEntry(ports, reserveEntry(draft, own, terms));
  own.pace.pauseMs = PAUSE_MS + PAUSE_PER_WRITE * Math.max(0, ports.runtime.nowMs() - startedMs) + ports.reader.listLagMs();
  if (!reserved.ok) {
    const isHeld = own.isResumed || isOutcomeUnknown(reserved.error);
    return fail({ kind: 'failed', step: 'reserve', error: reserved.error, isHeld });
  }
  // Where two leads approve at once, the reservation is that of whoever was first, and theirs to judge.
  if (reserved.value.createdById !== terms.agentId) return fail({ kind: 'refused', refusal: refusalOfAnother(draft, terms) });
  // An earlier attempt reserved something else under this id where the agent has changed their mind since.
  const judged: Judgement = isFor(reserved.value, draft)
    ? await judgeReservation(ports, draft, terms, { reserve: reserved.value, pace: own.pace })
    : { kind: 'replaced' };
  if (judged.kind === 'go') return ok(judged);
  const kept = own.isResumed ? await keptOf(ports, judged, own.momentId) : null;
  if (kept !== null) return kept;
  own.pace.requests += 1;
  const takenBack = await withdraw(ports, factsOf(reserved.value, draft, terms), terms, { ...own, isVoided: judged.kind === 'voided' });
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
function factsOf(entry: JournalEntry, draft: Draft, { limits }: GiveTerms): EntryFacts {
  const { ticketId, customerId, cause } = entry;
  return { ...draft, ticketId, customerId, cause, amount: statedBy(entry) ?? zero(limits.currency) };
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

/**
 * Takes back a reservation that does not lead to a gesture. One that an earlier attempt went on from may have its moment
 * already, with the answer lost: that is marked too, as far as it can be.
 */
async function withdraw(
  ports: GivePorts,
  facts: EntryFacts,
  { agentId }: GiveTerms,
  { momentId, attempt, isVoided, isResumed }: Attempt & { readonly isVoided: boolean },
): Promise<Result<void, AppFault>> {
  const voided = isVoided ? ok(undefined) : await voidEntry(ports, facts, { momentId, writerId: agentId, attempt, isOfAll: false });
  if (voided.ok && isResumed) await retrying(ports.runtime, () => ports.moments.setStatus(momentId, 'voided'));
  return voided;
}

function reserveEntry(draft: Draft, { momentId, attempt }: Attempt, terms: GiveTerms): NewEntry {
  const { gesture, fault, severity } = draft;
  const detail = { gesture, fault, severity, agentName: terms.agentName, ...(attempt > 1 && { attempt }) };
  return entryOf(draft, { momentId, kind: 'reserve', writerId: terms.agentId, detail });
}
