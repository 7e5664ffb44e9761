import type { Commitment } from '#domain/journal/entries.ts';
import { MOMENT_TAG } from '#domain/moments/moment.ts';
import { type Currency, money } from '#domain/money/money.ts';
import { isMoneyKind } from '#domain/policy/policy.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { localDay } from '#domain/shared/time.ts';
import { type GivePorts, voidEntry } from './make-it-right.ts';
import type { RemoteError } from './ports/remote-error.ts';
import type { Workspace } from './ports/workspace.ts';
import { retrying } from './retrying.ts';

/** What undoing cannot take back, as keys of sentences. */
export type NotTakenBack = 'reply' | 'money_outside' | 'work_done' | 'tag' | 'story_status';

/**
 * Voids a moment: its money is free again and its story is marked as voided. Says what that does not reach: words already
 * in the reply, and whatever was done outside. Fails only where the journal entry itself cannot be written.
 */
export async function undoMoment(
  ports: GivePorts & { readonly workspace: Pick<Workspace, 'removeTag'> },
  commitment: Commitment,
  terms: { readonly agentId: string; readonly timeZone: string },
): Promise<Result<readonly NotTakenBack[], RemoteError>> {
  const voided = await voidEntry(
    ports,
    {
      ticketId: commitment.ticketId,
      customerId: commitment.customerId,
      agentId: terms.agentId,
      cause: commitment.cause,
      amount: money(commitment.amountMinor, commitment.currency as Currency),
      day: localDay(ports.surroundings.nowMs(), terms.timeZone),
    },
    commitment.momentId,
  );
  if (!voided.ok) return fail(voided.error);
  const [marked, untagged] = await Promise.all([
    retrying(ports.surroundings, () => ports.moments.setStatus(commitment.momentId, 'voided')),
    ports.workspace.removeTag(MOMENT_TAG),
  ]);
  // A reservation that no moment followed: nothing of it ever left this app.
  const isUnbegun = commitment.state === 'reserved' && !marked.ok && marked.error.kind === 'rejected';
  if (isUnbegun) return ok([]);
  const left: NotTakenBack[] = ['reply'];
  const { gesture } = commitment.detail;
  if (gesture !== undefined && gesture !== 'apology') left.push(isMoneyKind(gesture) ? 'money_outside' : 'work_done');
  if (!untagged.ok) left.push('tag');
  if (!marked.ok) left.push('story_status');
  return ok(left);
}

/**
 * Whether this person can undo a commitment: its own agent on the day it was given, a lead at any time. Later than that the
 * day's figures have been read by others.
 */
export function isUndoable(
  commitment: Commitment,
  who: { readonly agentId: string; readonly isLead: boolean; readonly nowMs: number; readonly timeZone: string },
): boolean {
  if (commitment.state === 'voided') return false;
  if (who.isLead) return true;
  const isToday = localDay(commitment.reservedAtMs, who.timeZone) === localDay(who.nowMs, who.timeZone);
  return commitment.agentId === who.agentId && isToday;
}
