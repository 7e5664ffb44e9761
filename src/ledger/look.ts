import { type Now, type Proposal, type Refusal, allowancesFor, decideReservation, firstExceeded } from '#domain/journal/admission.ts';
import { countedMinor } from '#domain/journal/limits.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { PAUSE_AT_MOST_MS } from './retrying.ts';
import type { Draft, GivePorts, GiveTerms } from './types.ts';

/** How long somebody goes on trying where others decide at the same time. */
export interface Patience {
  /** So often it is tried, or looked whether trying makes sense. */
  readonly rounds: number;
  /** One reservation is looked at so often before its owner steps back. */
  readonly looks: number;
  /** Nobody asks Zendesk for more than this before giving up, faults apart. */
  readonly requests: number;
}

/** How long to leave others alone, slow where Zendesk is slow; and what has been asked of Zendesk so far. */
export interface Pace {
  pauseMs: number;
  requests: number;
  /** What the last look took. */
  pages: number;
  readonly patience: Patience;
}

/** What a reservation that is let through still takes: its moment and its post. */
export const TO_GIVE = 2;

/** What a look at the journal says of a gesture. */
export type Judgement =
  | { readonly kind: 'go' }
  | { readonly kind: 'over'; readonly refusal: Refusal }
  /** The reservation was taken back already, by an attempt whose answer was lost. */
  | { readonly kind: 'voided' }
  /** The reservation is for something else than what is to be given now. */
  | { readonly kind: 'replaced' }
  | { readonly kind: 'too_long' }
  | { readonly kind: 'failed'; readonly error: AppFault };

/** What another look may take: where many write at once, a page more than the last. */
export function nextLook({ pages }: Pace): number {
  return pages > 1 ? pages + 1 : 1;
}

/** Waits so many pauses, each half to one and a half times as long by chance, so that agents who stepped back together do not return together. */
export function pause({ runtime }: GivePorts, pace: Pace, times: number): Promise<void> {
  return runtime.wait(Math.min(PAUSE_AT_MOST_MS, pace.pauseMs * times * (0.5 + runtime.random())));
}

/**
 * Judges a reservation that is written, looking again as long as patience lasts while others are deciding. It is read as far
 * back as the limits need of the day on which it was written.
 */
export async function judgeReservation(
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
    // A lead, or an attempt of this agent's whose answer was lost, may have voided this reservation since it was written.
    if (ledger.commitments.find((commitment) => commitment.momentId === momentId)?.state === 'voided') return { kind: 'voided' };
    const verdict = decideReservation(proposalOf(draft, momentId, terms), { reserveId }, ledger, terms.limits, nowOf(ports, terms));
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
  for (let waitedMs = -1; waitedMs < ports.reader.listLagMs();) {
    waitedMs = ports.reader.listLagMs();
    if (waitedMs > 0) await ports.runtime.wait(waitedMs);
    const unseen = await readBack(ports, countsAtMs, pace);
    if (unseen !== null) return unseen;
  }
  return null;
}

/** Reads on and says whether the limits allow a gesture by now, without writing anything. */
export async function peek(
  ports: GivePorts,
  draft: Draft,
  terms: GiveTerms,
  { pace, momentId }: { readonly pace: Pace; readonly momentId: string },
): Promise<Judgement> {
  const unseen = await readBack(ports, Infinity, pace);
  if (unseen !== null) return unseen;
  const proposal = proposalOf(draft, momentId, terms);
  const verdict = decideReservation(proposal, { reserveId: '' }, ports.reader.ledger(), terms.limits, nowOf(ports, terms));
  return verdict.kind === 'go' ? verdict : { kind: 'over', refusal: verdict.refusal };
}

/**
 * Refuses without any request where what has been read already exceeds a limit; where somebody took something back who may be
 * a lead, that is found out first. Reservations of others that are not posted do not count here.
 */
export async function foresee(ports: GivePorts, draft: Draft, terms: GiveTerms, momentId: string): Promise<Judgement> {
  const judged = judgeDecided(ports, draft, terms, momentId);
  return judged.kind === 'over' && (await ports.reader.learnLeads()) ? judgeDecided(ports, draft, terms, momentId) : judged;
}

function judgeDecided(ports: GivePorts, draft: Draft, terms: GiveTerms, momentId: string): Judgement {
  const { commitments, checkpoint } = ports.reader.ledger();
  const decided = { commitments: commitments.filter((other) => other.state !== 'reserved'), checkpoint };
  const proposal = proposalOf(draft, momentId, terms);
  const exceeded = firstExceeded(proposal, allowancesFor(proposal, decided, terms.limits, nowOf(ports, terms)));
  return exceeded === null ? { kind: 'go' } : { kind: 'over', refusal: { ...exceeded, isContended: false } };
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

function nowOf(ports: GivePorts, { timeZone }: GiveTerms): Now {
  return { nowMs: ports.runtime.nowMs(), timeZone };
}

function proposalOf(draft: Draft, momentId: string, terms: GiveTerms): Proposal {
  return {
    momentId,
    agentId: terms.agentId,
    isLead: terms.isLead,
    customerId: draft.customerId,
    ticketId: draft.ticketId,
    cause: draft.cause,
    amountMinor: countedMinor(draft.amount, terms.limits),
  };
}
