import { isLive } from '#domain/journal/commitments.ts';
import type { Commitment } from '#domain/journal/types.ts';
import { MOMENT_TAG } from '#domain/moments/moment.ts';
import type { Currency } from '#domain/money/money.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { agentDayOf } from '#domain/journal/agent-day.ts';
import { type ExecutePorts, momentGestureOf, reverseExecution, routeOfMoment } from './execute.ts';
import type { GivePorts } from './types.ts';
import type { NotReversed } from '#ports/gesture-executor.ts';
import { factsOfCommitment, reverseEntry } from './entries.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Workspace } from '#ports/workspace.ts';
import { retrying } from './retrying.ts';
import { voidRecord } from './void-if-undone.ts';

/** What undoing cannot take back, as keys of sentences. */
export type NotTakenBack = NotReversed | 'reply' | 'field' | 'tag' | 'story_status' | 'started_sum';

/**
 * Undoes a moment that was given or granted: its money is free again, its story is marked as voided, and whoever carried it out
 * takes back what can be. Says what that does not reach: words already in the reply, and whatever was done outside. Fails only
 * where the journal entry itself cannot be written. What was refused before it was written down (`isRecorded` false) has no tag, nothing outside, and a record only by another page.
 */
export async function undoMoment(
  ports: GivePorts & ExecutePorts & { readonly workspace: Pick<Workspace, 'removeTag'> },
  commitment: Commitment,
  terms: {
    readonly agentId: string;
    readonly timeZone: string;
    readonly currency: Currency;
    readonly causeFieldId: string | null;
    readonly isRecorded?: boolean;
  },
): Promise<Result<readonly NotTakenBack[], AppFault>> {
  const reversed = await reverseEntry(ports, factsOfCommitment(commitment, terms.currency), {
    momentId: commitment.momentId,
    writerId: terms.agentId,
    attempt: commitment.detail.attempt ?? 1,
    agentDay: agentDayOf(commitment.agentId, commitment.reservedAtMs, terms.timeZone),
  });
  if (!reversed.ok) return fail(reversed.error);
  if (terms.isRecorded === false) {
    // Another page may have found it standing, and written it down.
    await retrying(ports.runtime, () => ports.moments.setStatus(commitment.momentId, 'voided'));
    return ok([]);
  }
  const gesture = momentGestureOf(commitment);
  // Nobody keeps the provider waiting for the record of a page that may be about to write it.
  const [marked, outside, onTicket] = await Promise.all([
    voidRecord(ports, { momentId: commitment.momentId, postedAtMs: routeOfMoment(ports, commitment.momentId).postedAtMs }),
    gesture === null ? [] : reverseExecution(ports, gesture),
    leftOnTicket(ports, commitment, terms),
  ]);
  const left: NotTakenBack[] = ['reply', ...outside, ...onTicket];
  if (!marked.ok) left.push('story_status');
  if (isInStart(ports.reader, commitment, terms.currency)) left.push('started_sum');
  return ok(left);
}

/** What was given before the team's currency was changed counts in the sum with which a lead has started the month in the new one: that stays as it was said. */
function isInStart(reader: GivePorts['reader'], { reserveId, stated }: Commitment, currency: Currency): boolean {
  return stated !== null && stated.currency !== currency && reserveId <= (reader.ledger().checkpoint?.carriedUpToId ?? '');
}

/**
 * Takes the tag off the ticket of what counts no longer, unless anything else stands there. Says what stays in the ticket beside the reply:
 * the cause in its field, and a tag that could not be removed.
 */
export async function leftOnTicket(
  { reader, runtime, workspace }: Pick<GivePorts, 'reader' | 'runtime'> & { readonly workspace: Pick<Workspace, 'removeTag'> },
  { ticketId }: Pick<Commitment, 'ticketId'>,
  { causeFieldId }: { readonly causeFieldId: string | null },
): Promise<readonly ('field' | 'tag')[]> {
  const nowMs = runtime.nowMs();
  const isAlone = reader.ledger().commitments.every((other) => !isLive(other, nowMs) || other.ticketId !== ticketId);
  const untagged = isAlone ? await workspace.removeTag(MOMENT_TAG) : ok(undefined);
  return [...(causeFieldId === null ? [] : (['field'] as const)), ...(untagged.ok ? [] : (['tag'] as const))];
}
