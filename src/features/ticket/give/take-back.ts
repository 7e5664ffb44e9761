import type { Commitment } from '#domain/journal/types.ts';
import { revokeGrant } from '#approvals/hand-over.ts';
import { type NotTakenBack, undoMoment } from '#ledger/undo-moment.ts';
import type { Choice } from '../session/plan.ts';
import { type GivingCore, termsOf } from '../session/giving-core.ts';
import type { Giving } from '../session/session-state.ts';

/** Undoes what was given, and brings back what was chosen and typed for it here. */
export async function takeBack(
  given: { readonly core: GivingCore; typed: Choice | null },
  commitment: Commitment,
  ended = (left: readonly NotTakenBack[]): Giving => ({ phase: 'undone', left }),
): Promise<void> {
  const { core } = given;
  const { agent, timeZone } = core.context;
  const { currency, causeFieldId } = core.settings();
  core.update({ giving: { phase: 'working', step: 'undo' } });
  const revoked = await revokeGrant(core.ports, commitment, termsOf(core));
  if (!revoked.ok) {
    core.refreshJournal();
    const { error } = revoked;
    return core.update({
      giving: error.kind === 'failed' ? { phase: 'undo_failed', error: error.error } : { phase: 'undo_refused', error },
    });
  }
  const undone = await undoMoment(core.ports, commitment, { agentId: agent.id, timeZone, currency, causeFieldId });
  core.refreshJournal();
  if (!undone.ok) return core.update({ giving: { phase: 'undo_failed', error: undone.error } });
  const { choice, story } = core.getFacts();
  // What was given here took its story out of the form: nothing typed is lost with it.
  const isTypedHere = choice.story === '' && story.state === 'read';
  core.update({
    giving: ended(undone.value),
    choice: isTypedHere ? { ...(given.typed ?? choice), story: story.story } : choice,
    story: { state: 'unread' },
  });
  given.typed = null;
  core.persist(null);
}
