import { isLive } from '#domain/journal/commitments.ts';
import type { Commitment } from '#domain/journal/types.ts';
import { MOMENT_TAG } from '#domain/moments/moment.ts';
import type { Currency } from '#domain/money/money.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { localDay } from '#domain/shared/time.ts';
import { type ExecutePorts, momentGestureOf, reverseExecution } from './execute.ts';
import type { GivePorts } from './types.ts';
import type { NotReversed } from '#ports/gesture-executor.ts';
import { factsOfCommitment, voidEntry } from './entries.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Workspace } from '#ports/workspace.ts';
import { retrying } from './retrying.ts';

/** What undoing cannot take back, as keys of sentences. */
export type NotTakenBack = NotReversed | 'reply' | 'field' | 'tag' | 'story_status';

/**
 * Voids a moment: its money is free again, its story is marked as voided, and whoever carried it out takes back what can be.
 * Says what that does not reach: words already in the reply, and whatever was done outside. Fails only where the journal
 * entry itself cannot be written.
 */
export async function undoMoment(
  ports: GivePorts & ExecutePorts & { readonly workspace: Pick<Workspace, 'removeTag'> },
  commitment: Commitment,
  terms: { readonly agentId: string; readonly timeZone: string; readonly currency: Currency; readonly causeFieldId: string | null },
): Promise<Result<readonly NotTakenBack[], AppFault>> {
  const voided = await voidEntry(
    ports,
    { ...factsOfCommitment(commitment, terms.currency), day: localDay(ports.runtime.nowMs(), terms.timeZone) },
    {
      momentId: commitment.momentId,
      writerId: terms.agentId,
      attempt: commitment.detail.attempt ?? 1,
      isOfAll: commitment.agentId !== terms.agentId,
    },
  );
  if (!voided.ok) return fail(voided.error);
  const [marked, untagged] = await Promise.all([
    retrying(ports.runtime, () => ports.moments.setStatus(commitment.momentId, 'voided')),
    // The tag is the ticket's: it stays as long as anything else stands there.
    isAlone(ports.reader, commitment) ? ports.workspace.removeTag(MOMENT_TAG) : ok(undefined),
  ]);
  if (!marked.ok && (await isNothingGiven(ports, commitment))) return ok([]);
  const gesture = momentGestureOf(commitment);
  const left: NotTakenBack[] = ['reply', ...(gesture === null ? [] : await reverseExecution(ports, gesture))];
  if (terms.causeFieldId !== null) left.push('field');
  if (!untagged.ok) left.push('tag');
  if (!marked.ok) left.push('story_status');
  return ok(left);
}

function isAlone(reader: GivePorts['reader'], commitment: Commitment): boolean {
  return reader
    .ledger()
    .commitments.every((other) => !isLive(other) || other.ticketId !== commitment.ticketId || other.momentId === commitment.momentId);
}

/** Whether no moment followed a reservation, so that nothing of it ever left this app. */
async function isNothingGiven({ moments, runtime }: GivePorts, { state, momentId }: Commitment): Promise<boolean> {
  if (state !== 'reserved') return false;
  const found = await retrying(runtime, () => moments.find(momentId));
  return found.ok && found.value === null;
}
