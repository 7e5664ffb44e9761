import type { Commitment } from '#domain/journal/types.ts';
import { doneTodo } from '#domain/moments/todos.ts';
import { SEND_REPLY, isOwedStep } from '#domain/moments/steps.ts';
import { revokeGrant } from '#approvals/hand-over.ts';
import { type NotTakenBack, undoMoment } from '#ledger/undo-moment.ts';
import { editOf, forgetGiving, keepEdit, shownRecord } from '../session/moment-edit.ts';
import { putStory } from '../session/put-moment.ts';
import type { Choice } from '../session/plan.ts';
import { type GivingCore, termsOf } from '../session/giving-core.ts';
import type { Giving, TakenBackLate } from '../session/session-state.ts';

/** What was chosen and typed here for a gesture that was given. */
export interface TypedChoice {
  readonly momentId: string;
  readonly choice: Choice;
}

/** Undoes what was given, and brings back what was chosen and typed for it here. */
export async function takeBack(
  given: { readonly core: GivingCore; typed: TypedChoice | null },
  commitment: Commitment,
  { ended, isRecorded = true }: { readonly ended?: (left: readonly NotTakenBack[]) => Giving; readonly isRecorded?: boolean } = {},
): Promise<void> {
  const { core } = given;
  const { agent, timeZone } = core.context;
  const { currency } = core.settings();
  // What was refused before it was written down has left nothing in the ticket.
  const { causeFieldId, isReplyOut } = isRecorded ? leftBy(core, commitment) : { causeFieldId: null, isReplyOut: false };
  core.update({ giving: { phase: 'working', step: 'undo' } });
  const revoked = await revokeGrant(core.ports, commitment, termsOf(core));
  if (!revoked.ok) {
    core.refreshJournal();
    const { error } = revoked;
    return core.update({
      giving: error.kind === 'failed' ? { phase: 'undo_failed', error: error.error } : { phase: 'undo_refused', error },
    });
  }
  const undone = await undoMoment(core.ports, commitment, { agentId: agent.id, timeZone, currency, causeFieldId, isRecorded });
  const late = isRecorded ? await doneBefore(core, commitment) : null;
  core.refreshJournal();
  if (!undone.ok) return core.update({ giving: { phase: 'undo_failed', error: undone.error } });
  const { momentId } = commitment;
  const left = isReplyOut ? undone.value : undone.value.filter((what) => what !== 'reply');
  const { choice, stories, heldReply } = core.getFacts();
  const story = stories.get(momentId);
  const typed = given.typed?.momentId === momentId ? given.typed.choice : choice;
  const said = editOf(core.getFacts(), momentId);
  // What was given here took its story out of the form, and its reply waited: nothing typed is lost with it.
  const restored = choice.story === '' && story?.state === 'read' ? { ...typed, story: said?.story ?? story.moment.story } : choice;
  const isHeld = heldReply?.momentId === momentId;
  const reply = restored.reply ?? (isHeld ? { text: heldReply.text, basis: '' } : null);
  core.update({
    giving: ended === undefined ? undoneWith(left, late) : ended(left),
    choice: { ...restored, reply },
    ...(isHeld && { heldReply: null }),
  });
  putStory(core, momentId, { state: 'unread' });
  // What was said of another gesture on the ticket is not taken back with this one.
  keepEdit(core, momentId, null, { phase: 'idle' });
  given.typed = null;
  forgetGiving(core, commitment.momentId);
}

/**
 * What giving has left in the ticket, as far as this page gave it; of what another gave only the ticket tells whether the field says
 * its cause. Only what was really set is there to be changed back.
 */
function leftBy(core: GivingCore, { momentId, cause }: Commitment): { readonly causeFieldId: string | null; readonly isReplyOut: boolean } {
  const { giving, ticket } = core.getFacts();
  const { causeFieldId } = core.settings();
  const update = giving.phase === 'given' && giving.momentId === momentId ? giving.ticketUpdate : null;
  const isByAnother = update === null || (giving.phase === 'given' && giving.isBefore === true);
  const isFieldSet = isByAnother ? ticket.causeFieldValue === cause : update.isFieldChanged;
  // Into an internal note nothing was put, and of two replies neither yet.
  const isReplyOut = update === null || update.isReplyInserted || !(update.isNoteOpen || update.ownReply !== null);
  return { causeFieldId: isFieldSet ? causeFieldId : null, isReplyOut };
}

/** What of a moment somebody has done by hand, as this page knows, or its record says; null where nobody has, or that cannot be told. */
async function doneBefore(core: GivingCore, commitment: Commitment): Promise<TakenBackLate | null> {
  const { momentId } = commitment;
  const story = core.getFacts().stories.get(momentId);
  const read = story?.state === 'read' ? story.moment : null;
  const found = read === null ? await core.ports.moments.find(momentId) : null;
  const recorded = read ?? (found?.ok === true ? found.value : null);
  if (recorded === null) return null;
  const { todos } = shownRecord(recorded, editOf(core.getFacts(), momentId));
  // Of the reply it is said that it stays, sent or not; and what was owed was owed without the gesture.
  const kept = todos.flatMap(({ what }) => (what === SEND_REPLY || isOwedStep(what) ? [] : (doneTodo(todos, what) ?? [])));
  return kept.length === 0 ? null : { commitment, todos: kept };
}

/** What was done is named, and so need not be said in general. */
function undoneWith(left: readonly NotTakenBack[], late: TakenBackLate | null): Giving {
  if (late === null) return { phase: 'undone', left };
  return { phase: 'undone', left: left.filter((what) => what !== 'money_outside' && what !== 'work_done'), late };
}
