import type { Commitment } from '#domain/journal/types.ts';
import { SEND_REPLY, doneTodo } from '#domain/moments/todos.ts';
import { revokeGrant } from '#approvals/hand-over.ts';
import { type NotTakenBack, undoMoment } from '#ledger/undo-moment.ts';
import { editOf, keepEdit, shownRecord } from '../session/moment-edit.ts';
import type { Choice } from '../session/plan.ts';
import { putStory } from '../session/read-standing.ts';
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
  ended?: (left: readonly NotTakenBack[]) => Giving,
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
  const late = await doneBefore(core, commitment);
  core.refreshJournal();
  if (!undone.ok) return core.update({ giving: { phase: 'undo_failed', error: undone.error } });
  const { momentId } = commitment;
  const { choice, stories } = core.getFacts();
  const story = stories.get(momentId);
  const typed = given.typed?.momentId === momentId ? given.typed.choice : choice;
  const said = editOf(core.getFacts(), momentId);
  core.update({
    giving: ended === undefined ? undoneWith(undone.value, late) : ended(undone.value),
    // What was given here took its story out of the form: nothing typed is lost with it.
    ...(choice.story === '' && story?.state === 'read' && { choice: { ...typed, story: said?.story ?? story.moment.story } }),
  });
  putStory(core, momentId, { state: 'unread' });
  // What was said of another gesture on the ticket is not taken back with this one.
  keepEdit(core, momentId, null, { phase: 'idle' });
  given.typed = null;
  core.persist(null);
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
  // Of the reply it is said that it stays, sent or not.
  const kept = todos.flatMap(({ what }) => (what === SEND_REPLY ? [] : (doneTodo(todos, what) ?? [])));
  return kept.length === 0 ? null : { commitment, todos: kept };
}

/** What was done is named, and so need not be said in general. */
function undoneWith(left: readonly NotTakenBack[], late: TakenBackLate | null): Giving {
  if (late === null) return { phase: 'undone', left };
  return { phase: 'undone', left: left.filter((what) => what !== 'money_outside' && what !== 'work_done'), late };
}
