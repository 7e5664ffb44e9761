import { BY_HAND } from '#domain/gestures/executors.ts';
import type { StatedCommitment } from '#domain/journal/types.ts';
import { lastLine } from '#domain/moments/request-status.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import {
  type ExecutePorts,
  executableOfDraft,
  executeMoment,
  executorFor,
  keepExecution,
  reverseExecution,
  routeOfMoment,
} from '#ledger/execute.ts';
import { isWrittenLate, voidIfUndone } from '#ledger/void-if-undone.ts';
import type { Draft, GivePorts, GiveStep, GiveTerms, NamedExecutor } from '#ledger/types.ts';
import type { FoundExecution, NotReversed } from '#ports/gesture-executor.ts';
import { claimHandOver } from './hand-over.ts';
import { heldFor } from './request-money.ts';
import { type DecideError, changeRequest } from './request-record.ts';

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
  /** What could not be taken back of it, where somebody undid it while it was carried out or written down; null where nobody did. */
  readonly undone: readonly NotReversed[] | null;
}

/** What a delivery needs of its caller: the story as typed since, and what is to happen in the ticket. */
export interface Delivery<T> {
  readonly story: string;
  /** Who carries it out, and for whom there. Absent: whoever the settings name, where nobody has to be chosen. */
  readonly executor?: NamedExecutor;
  /** Brings what was given into the ticket; `isAgain` where it was posted before, and the reply may stand in the editor already. */
  readonly applyToTicket: (draft: Draft, how: { readonly isAgain: boolean }) => Promise<T>;
  readonly onStep: (step: GiveStep | 'apply_to_ticket') => void;
}

/**
 * Gives what a lead has approved: the sum that was granted, whatever was asked for or typed since. That it is delivered is decided
 * first, for a lead may be taking it back at this moment; the record, the reply and carrying it out follow. Whatever interrupts it,
 * doing it again goes on from there.
 */
export async function deliverRequest<T>(
  ports: GivePorts & ExecutePorts,
  { request, commitment }: Approved,
  { story, executor: chosen, applyToTicket, onStep }: Delivery<T>,
  terms: GiveTerms,
): Promise<Result<Delivered<T>, DecideError>> {
  const draft = draftOf({ request, commitment }, story);
  const momentId = request.moment.id;
  const executor = chosen ?? { name: executorFor(ports.executors, draft.gesture).name, recipientId: null };
  const claimed = await claimHandOver(ports, commitment, { kind: 'deliver', executor, onStep }, terms);
  if (!claimed.ok) return refused(ports, request, claimed.error);
  onStep('moment');
  const marked = await changeRequest(ports, momentId, {
    status: 'given',
    amountMinor: draft.amount.amountMinor,
    ...(draft.count !== request.moment.count && { count: draft.count ?? null }),
    story: draft.story,
  });
  if (!marked.ok) return marked;
  onStep('apply_to_ticket');
  const applied = await applyToTicket(draft, { isAgain: claimed.value.isAgain });
  const executable = executableOfDraft(draft, momentId);
  const execution = await executeMoment(ports, executable, { isFirst: !claimed.value.isAgain });
  await keepExecution(ports, { momentId, by: routeOfMoment(ports, momentId).name }, execution);
  const undone = (await isUndone(ports, momentId)) ? await reverseExecution(ports, executable) : null;
  return ok({ draft, applied, execution, undone });
}

/** Whether somebody undid it meanwhile, whose word in the record this page may have written over. By hand that takes no time, unless the writing did. */
async function isUndone(ports: GivePorts & ExecutePorts, momentId: string): Promise<boolean> {
  const { name, postedAtMs } = routeOfMoment(ports, momentId);
  if (postedAtMs === 0 || (name === BY_HAND && !isWrittenLate(ports.runtime, postedAtMs))) return false;
  const undone = await voidIfUndone(ports, { momentId, sinceMs: postedAtMs });
  return undone.ok && undone.value;
}

function draftOf({ request, commitment }: Approved, story: string): Draft {
  const { id: _given, status: _asked, ...moment } = request.moment;
  const { gesture = moment.gesture, count } = commitment.detail;
  const words = story.trim();
  return {
    ...moment,
    gesture,
    amount: commitment.stated,
    count,
    story: words === '' ? moment.story : words,
  };
}

/** Says in the record of what nothing is held for any more that it was taken back: whoever did may not have come so far. */
async function refused(ports: GivePorts, request: MomentRequest, error: DecideError): Promise<Result<never, DecideError>> {
  const isTakenBack = (error.kind === 'refused' || error.kind === 'already') && heldFor(ports, request.moment.id) === null;
  if (!isTakenBack) return fail(error);
  const marked = await changeRequest(ports, request.moment.id, { status: 'voided' });
  if (!marked.ok) return marked;
  return fail(
    error.kind === 'already' ? error : { kind: 'already', what: 'withdrawn', byName: lastLine(request, 'approved')?.byName ?? '' },
  );
}
