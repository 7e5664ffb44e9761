import { agentDayOf } from '#domain/journal/agent-day.ts';
import { isDecided, isStating } from '#domain/journal/commitments.ts';
import type { Commitment, EntryDetail, JournalEntry, StatedCommitment } from '#domain/journal/types.ts';
import { lastLine } from '#domain/moments/request-status.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { type ExecutePorts, executableOfDraft, executeMoment, executorFor } from '#ledger/execute.ts';
import { appendEntry, entryOf } from '#ledger/entries.ts';
import type { Draft, GivePorts, GiveTerms } from '#ledger/types.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { FoundExecution } from '#ports/gesture-executor.ts';
import { syncSince } from './request-money.ts';
import { type DecideError, changeRequest, failedAt, readRequest } from './request-record.ts';

/** A request that a lead has approved, with the money that is granted for it. */
export interface Approved {
  readonly request: MomentRequest;
  readonly commitment: StatedCommitment;
}

/** What was given, and what came of it in the ticket. */
export interface Delivered<T> {
  readonly draft: Draft;
  readonly applied: T;
  readonly execution: FoundExecution;
}

/** What a delivery needs of its caller: the story as typed since, and what is to happen in the ticket. */
export interface Delivery<T> {
  readonly story: string;
  /** Brings what was given into the ticket; `isAgain` where it was posted before, and the reply may stand in the editor already. */
  readonly applyToTicket: (draft: Draft, how: { readonly isAgain: boolean }) => Promise<T>;
  readonly onStep: (step: 'moment' | 'look' | 'apply_to_ticket' | 'post') => void;
}

/**
 * Gives what a lead has approved: the sum that was granted, whatever was asked for or typed since. The record says so first,
 * and then the journal is read once more, for the lead may be taking it back at this moment. Whatever interrupts it, doing it
 * again goes on from there.
 */
export async function deliverRequest<T>(
  ports: GivePorts & ExecutePorts,
  { request, commitment }: Approved,
  { story, applyToTicket, onStep }: Delivery<T>,
  terms: GiveTerms,
): Promise<Result<Delivered<T>, DecideError>> {
  const draft = draftOf({ request, commitment }, story);
  const momentId = request.moment.id;
  onStep('moment');
  const read = await readRequest(ports, momentId);
  if (!read.ok) return read;
  const { status } = read.value.moment;
  if (status === 'declined' || status === 'voided') {
    const seen = await syncSince(ports, request);
    return seen.ok ? takenBack(ports, request) : seen;
  }
  const marked = await changeRequest(ports, momentId, { status: 'given', amountMinor: draft.amount.amountMinor, story: draft.story });
  if (!marked.ok) return marked;
  onStep('look');
  const looked = await syncSince(ports, request);
  if (!looked.ok) return looked;
  if (looked.value === null || !isSame(looked.value, commitment)) return takenBack(ports, request);
  onStep('post');
  const posted = await postDelivery(ports, draft, terms, looked.value);
  if (!posted.ok) return fail(failedAt('post', posted.error));
  onStep('apply_to_ticket');
  const applied = await applyToTicket(draft, { isAgain: looked.value.state === 'posted' });
  const execution = await executeMoment(ports, executableOfDraft(draft, momentId), { isFirst: false });
  return ok({ draft, applied, execution });
}

function draftOf({ request, commitment }: Approved, story: string): Draft {
  const { id: _given, status: _asked, ...moment } = request.moment;
  const words = story.trim();
  return {
    ...moment,
    gesture: commitment.detail.gesture ?? moment.gesture,
    amount: commitment.stated,
    story: words === '' ? moment.story : words,
  };
}

function isSame(one: Commitment, approved: StatedCommitment): boolean {
  return isDecided(one) && one.agentId === approved.agentId && isStating(one, approved.stated) && one.countsMinor === approved.countsMinor;
}

async function takenBack(ports: GivePorts, request: MomentRequest): Promise<Result<never, DecideError>> {
  const marked = await changeRequest(ports, request.moment.id, { status: 'voided' });
  if (!marked.ok) return marked;
  return fail({ kind: 'already', what: 'withdrawn', byName: lastLine(request, 'approved')?.byName ?? '' });
}

/** Says in the journal that what was granted has been delivered. It takes all the time that the agent needs. */
function postDelivery(
  ports: GivePorts & Pick<ExecutePorts, 'executors'>,
  draft: Draft,
  { timeZone }: GiveTerms,
  { momentId, agentId, reserveId, reservedAtMs, detail: { attempt } }: Commitment,
): Promise<Result<JournalEntry, AppFault>> {
  const detail: EntryDetail = {
    gesture: draft.gesture,
    receipt: executorFor(ports.executors, draft.gesture).name,
    ...(attempt !== undefined && { attempt }),
    reserveId,
    reservedAtMs,
  };
  // It counts for whoever granted it.
  const entry = entryOf(draft, { momentId, kind: 'post', detail, agentDay: agentDayOf(agentId, reservedAtMs, timeZone) });
  return appendEntry(ports, { ...entry, externalId: `deliver:${momentId}:${reserveId}` });
}
