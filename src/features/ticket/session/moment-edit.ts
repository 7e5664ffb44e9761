import { type Moment, isSameStory } from '#domain/moments/moment.ts';
import { todosAfter } from '#domain/moments/todos.ts';
import type { MomentEdit } from '#ports/intent-store.ts';
import type { StoredMoment } from '#ports/moment-store.ts';
import { type PendingGesture, keyOf, pendingGestureOf } from './pending-gesture.ts';
import { NOTHING_CHOSEN } from './plan.ts';
import type { SessionCore } from './session-core.ts';
import type { Saving } from './session-state.ts';
import type { SessionFacts } from './session-view.ts';

/** Nothing said of a moment yet, whose record says this. */
export function noEdit(momentId: string, known: string): MomentEdit {
  return { momentId, story: null, known, kind: null, todos: [] };
}

/** Keeps what is said of a moment, here and in this browser; `edit` null: all of it is written. */
export function keepEdit(core: SessionCore, momentId: string, edit: MomentEdit | null, saving: Saving): void {
  const { edits, savings } = core.getFacts();
  const isKept = edits.some((one) => one.momentId === momentId);
  const others = edits.filter((one) => one.momentId !== momentId);
  core.update({ edits: edit === null ? others : [...others, edit], savings: new Map([...savings, [momentId, saving]]) });
  if (edit !== null) core.persist(pendingGestureOf(core));
  else if (isKept) forgetWritten(core);
}

/** What is said of a moment and not known to be written; null: nothing. */
export function editOf({ edits }: Pick<SessionFacts, 'edits'>, momentId: string): MomentEdit | null {
  return edits.find((one) => one.momentId === momentId) ?? null;
}

/**
 * What was begun as this moment is given and written down. What a lead was asked, what was said since, and another gesture whose end
 * nobody knows, is another matter, and still open.
 */
export function dismissIntent(core: SessionCore, momentId: string | null): void {
  const { edits, heldReply } = core.getFacts();
  const kept = core.ports.intents.load(keyOf(core));
  const asked = kept?.asked;
  const isAsked = typeof asked?.momentId === 'string';
  const giving = isOf(kept?.giving ?? null, momentId) ? null : (kept?.giving ?? null);
  core.ports.intents.remove(keyOf(core));
  if (!isAsked && edits.length === 0 && heldReply === null && giving === null) return;
  core.ports.intents.save({
    ...NOTHING_CHOSEN,
    ...keyOf(core),
    giving,
    ...(isAsked && { asked }),
    ...(edits.length > 0 && { edits }),
    ...(heldReply !== null && { heldReply }),
  });
}

/** Keeps what the agent wrote about something else than was given, until they have said which of the two replies goes to the customer. */
export function holdReply(core: SessionCore, momentId: string, written: string | null): void {
  if (written === null) return;
  core.update({ heldReply: { momentId, text: written } });
  core.persist(pendingGestureOf(core));
}

/** They have said so, or what was given with it is taken back. */
export function releaseReply(core: SessionCore): void {
  if (core.getFacts().heldReply === null) return;
  core.update({ heldReply: null });
  forgetWritten(core);
}

/** How this moment ended is known: another that was begun on the ticket is still remembered. */
export function forgetGiving(core: SessionCore, momentId: string): void {
  const pending = pendingGestureOf(core);
  core.persist(isOf(pending, momentId) ? null : pending);
}

function isOf(pending: PendingGesture | null, momentId: string | null): boolean {
  return pending?.momentId === momentId;
}

/** What was typed for something else meanwhile is still to be kept. */
function forgetWritten(core: SessionCore): void {
  const { story, deviation, reply, gesture, amountText, isAnother } = core.getFacts().choice;
  const isTyped = story !== '' || deviation !== '' || reply !== null || gesture !== null || amountText !== null || isAnother;
  const giving = pendingGestureOf(core);
  if (isTyped || giving !== null) core.persist(giving);
  else dismissIntent(core, null);
}

/** Keeps a story that was typed for a moment whose record says another: the card asks what is to stand, or writes what came after it. */
export function carryStory(core: SessionCore, momentId: string, story: { readonly typed: string; readonly known: string }): void {
  const { typed, known } = story;
  const { choice } = core.getFacts();
  if (choice.story !== '') core.update({ choice: { ...choice, story: '' } });
  if (typed.trim() === '' || isSameStory(typed, known)) return;
  const kept = editOf(core.getFacts(), momentId) ?? noEdit(momentId, known);
  keepEdit(core, momentId, { ...kept, story: typed, known }, { phase: 'waiting' });
}

/** The moment on the card as its record says, with what is said of it and not written yet. */
export function shownRecord(recorded: StoredMoment, edit: MomentEdit | null): StoredMoment {
  if (edit === null) return recorded;
  const { story, kind, todos } = edit;
  return { ...recorded, story: story ?? recorded.story, kind: kind ?? recorded.kind, todos: todosAfter(recorded.todos, todos) };
}

/** What the record of a moment that was just given says of it. */
export function storedOf({ id, story, kind, status, todos = [], decision }: Moment): StoredMoment {
  const { outcome } = decision.facts;
  return { id, status, story, kind, todos, ...(outcome !== null && { outcome }) };
}
