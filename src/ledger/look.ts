import type { Now, Proposal, Refusal } from '#domain/journal/admission.ts';
import { type AdmissionResult, decideReservation } from '#domain/journal/decide-reservation.ts';
import { matterTicketIds } from '#domain/journal/matter-answers.ts';
import { LEASE_MS } from '#domain/journal/lease.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { CurrencyStop } from './currency-stop.ts';
import type { IndexSubject } from './index-reader.ts';
import { type Pace, TO_GIVE, pause } from './pace.ts';
import type { DecisionClaim, Draft, GivePorts, GiveTerms } from './types.ts';

/** How long to wait before the list is asked again for a reservation that it does not show yet, and each time so much longer. */
const LIST_POLL_MS = 1000;
/** A post takes its time, too: whoever has waited longer than this for the list withdraws. */
const SEEN_AT_MOST_MS = LEASE_MS / 2;

/** What a look at the journal says of a gesture. */
export type Judgement =
  | { readonly kind: 'go' }
  /** `hasPlace` it fits with what is decided and with what was reserved before it. */
  | { readonly kind: 'over'; readonly refusal: Refusal; readonly hasPlace: boolean }
  | { readonly kind: 'other_currency'; readonly stop: CurrencyStop }
  | { readonly kind: 'too_long' }
  /** It fits, and cannot be posted in time any more. */
  | { readonly kind: 'late' }
  | { readonly kind: 'failed'; readonly error: AppFault };

/** Whose gesture is judged: one that is reserved as `own`, or, with null, one that may be. */
export interface Judged {
  readonly draft: Draft;
  readonly terms: GiveTerms;
  readonly own: JournalEntry | null;
  readonly claim: DecisionClaim | null;
}

/**
 * Looks whether a reservation that is written fits, again and again while others are deciding, as long as patience lasts: longer
 * for whoever has a place. A look counts only once the list itself shows the reservation, and was read from its newest page on
 * since: of any set of them the one that is listed last sees all the others. Looks after that read only what is new, for whatever is listed later has seen this one.
 */
export async function look(ports: GivePorts, judged: Judged & { readonly own: JournalEntry }, pace: Pace): Promise<Judgement> {
  const { own, claim } = judged;
  const { reader, runtime } = ports;
  const { patience } = pace;
  // Where readers see different lists, that one's own is shown says nothing of what others wrote: then the delay does.
  const startedMs = runtime.nowMs();
  let waitedMs = reader.listLagMs();
  if (waitedMs > 0) await runtime.wait(waitedMs);
  let hasSeen = false;
  for (let looks = 1, polls = 0; ;) {
    const unseen = await readBack(ports, judged, { countsAtMs: own.createdAtMs, isAgain: hasSeen }, pace);
    if (unseen !== null) return unseen;
    const moreMs = reader.listLagMs() - waitedMs;
    if (!reader.hasReadSince(own.id) || moreMs > 0) {
      polls += 1;
      // What a later page has shown needs no time, and the pages before it once more.
      const pollMs = Math.max(moreMs, reader.isListed(own.id) ? 0 : LIST_POLL_MS * polls);
      const isLate = runtime.nowMs() + pollMs - startedMs > SEEN_AT_MOST_MS;
      if (isLate || isOut(pace)) return { kind: 'failed', error: { kind: 'not_listed', what: 'journal' } };
      if (pollMs > 0) await runtime.wait(pollMs);
      waitedMs += pollMs;
      continue;
    }
    hasSeen = true;
    const unknown = await learnLongerWindow(ports, judged.draft, judged.terms, own);
    if (unknown !== null) return unknown;
    const judgement = (await opposed(claim, own, judged)) ?? (await judge(ports, judged));
    // Whoever was found to be a lead meanwhile may have stamped a total further back than was read, in the place of those that were counted from.
    if (judgement.kind === 'go' && !reader.isCovering(own.createdAtMs)) {
      if (looks === patience.looks) return { kind: 'too_long' };
      hasSeen = false;
    } else {
      if (judgement.kind !== 'over' || !judgement.hasPlace || looks === patience.looks || isOut(pace)) return judgement;
      await pause(ports, pace, looks);
    }
    looks += 1;
  }
}

/** Whether one request more leaves too few to give, for somebody who has a place, or does not know yet. */
function isOut({ requests, patience }: Pace): boolean {
  return requests + 1 + TO_GIVE > patience.requestsWithPlace;
}

async function opposed(claim: DecisionClaim | null, own: JournalEntry, { draft, terms }: Judged): Promise<Judgement | null> {
  const opposition = (await claim?.opposition?.(own)) ?? 'none';
  return opposition === 'none' ? null : { kind: 'over', refusal: refusalOfAnother(draft, terms), hasPlace: opposition === 'first' };
}

/** Somebody else is giving this very moment. */
export function refusalOfAnother(draft: Draft, { limits }: GiveTerms): Refusal {
  const asked = { askedMinor: draft.amount.amountMinor, windowDays: limits.customerWindowDays };
  return { ...asked, limit: 'same_incident', limitValue: 1, remaining: 0, freeAtMs: null, earlier: null, isContended: true };
}

function subjectOf({ reader }: GivePorts, { customerId, ticketId }: Draft, { customerTickets }: GiveTerms): IndexSubject {
  const { agentHourMinor, rules = [] } = reader.limits().limits;
  const isHourCounted = agentHourMinor !== null || rules.some(({ limits }) => limits.agentHourMinor !== undefined);
  return { customerId, ticketId, otherTicketIds: customerTickets?.moved ?? [], isHourCounted };
}

/**
 * Reads what the customer was given over the window that a lead has made longer since this page was opened, or that this machine's
 * clock alone had begun: the reservation's stamp tells when it does. Null where that is known.
 */
async function learnLongerWindow(ports: GivePorts, draft: Draft, terms: GiveTerms, own: JournalEntry): Promise<Judgement | null> {
  const { customerWindowDays } = ports.reader.limits().limits;
  if (customerWindowDays <= terms.limits.customerWindowDays && ports.reader.parts.opening.isTimeGuessed !== true) return null;
  const sinceMs = own.createdAtMs - customerWindowDays * DAY_MS;
  const learnt = await ports.reader.index.learn(subjectOf(ports, draft, terms), { sinceMs });
  return learnt.ok ? null : { kind: 'failed', error: learnt.error };
}

/**
 * Judges by what has been read a gesture that is reserved, or, without a reservation, one that may be. Where somebody undid
 * something who may be a lead, that is found out before it is refused.
 */
export async function judge(ports: GivePorts, judged: Judged): Promise<Judgement> {
  const stop = stopOf(ports, judged);
  if (stop !== null) return { kind: 'other_currency', stop };
  let verdict = decide(ports, judged);
  if (verdict.kind === 'refuse') {
    const learnt = await ports.reader.learnLeads();
    // A lead may have freed what stands in the way: nobody is told that it is not free by somebody who does not know.
    if (!learnt.ok) return { kind: 'failed', error: learnt.error };
    verdict = decide(ports, judged);
  }
  return verdict.kind === 'go' ? verdict : { kind: 'over', refusal: verdict.refusal, hasPlace: verdict.kind === 'look_again' };
}

/** Why the team's currency holds a gesture up; null where it does not, or no money is held. */
function stopOf({ reader }: GivePorts, { draft, terms, claim }: Judged): CurrencyStop | null {
  if (claim !== null && claim.decision !== 'approve') return null;
  const { currency } = terms.limits;
  const asked = draft.amount.currency;
  return asked === currency ? reader.currencyStop() : { why: 'asked', currency, asked };
}

function decide({ reader, runtime }: GivePorts, { draft, terms, own, claim }: Judged): AdmissionResult {
  // No limit stops what holds no money.
  if (claim !== null && claim.decision !== 'approve') return { kind: 'go' };
  const now: Now = { nowMs: runtime.nowMs(), timeZone: terms.timeZone };
  const proposal: Proposal = {
    momentId: own?.momentId ?? '',
    agentId: terms.agentId,
    isLead: terms.isLead,
    groups: terms.groups ?? [],
    tier: terms.tier ?? null,
    customerId: draft.customerId,
    ticketId: draft.ticketId,
    cause: draft.cause,
    amountMinor: draft.amount.amountMinor,
    matterTicketIds: matterTicketIds(draft.ticketId, draft.decision.facts.matter?.ticketIds ?? [], reader.entries()),
    ...(terms.customerTickets !== undefined && { customerTicketIds: terms.customerTickets.all }),
  };
  return decideReservation(proposal, { reserveId: own?.id ?? '' }, reader.ledger(), reader.limits().limits, now);
}

/**
 * Reads as far back as a gesture that counts at `countsAtMs`, or now, needs. Null where all of that has been seen. The newest come
 * first, so that whoever has no place in a crowd learns it before the end, and reads no further.
 */
export async function readBack(
  ports: GivePorts,
  judged: Judged,
  { countsAtMs, isAgain }: { readonly countsAtMs: number; readonly isAgain: boolean },
  pace: Pace,
): Promise<Judgement | null> {
  const { reader, runtime } = ports;
  const [before, startedMs] = [reader.pagesRead(), runtime.nowMs()];
  // What the month holds already is read once, however much that is.
  const isFirst = !reader.isCovering(countsAtMs);
  let stopped: Judgement | null = null;
  const looked = await reader.look(countsAtMs, subjectOf(ports, judged.draft, judged.terms), {
    isAgain,
    goesOn() {
      if (isFirst) return true;
      const soFar = decide(ports, judged);
      const hasAsked = pace.requests + reader.pagesRead() - before;
      const isTooMuch = judged.own === null ? hasAsked + 1 > pace.patience.requests : isOut({ ...pace, requests: hasAsked });
      const refusal = soFar.kind === 'step_back' ? soFar.refusal : isTooMuch ? refusalOfAnother(judged.draft, judged.terms) : null;
      if (refusal !== null) stopped = { kind: 'over', refusal, hasPlace: false };
      return stopped === null;
    },
  });
  pace.pages = isFirst ? 1 : Math.max(1, reader.pagesRead() - before);
  pace.lookMs = isFirst ? 0 : Math.max(0, runtime.nowMs() - startedMs);
  pace.requests += pace.pages;
  if (looked.ok || stopped !== null) return looked.ok ? null : stopped;
  // Without a total in the new currency the month is read from its start: that it is long is not what stands in the way.
  const stop = looked.error.kind === 'too_long' ? reader.currencyStop() : null;
  return stop === null ? looked.error : { kind: 'other_currency', stop };
}
