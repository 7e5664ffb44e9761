import type { GestureKind } from '../gestures/gesture.ts';
import { OWED_ACTIONS, type OwedAction } from '../policy/names.ts';

/** The part of a moment that is always left to a hand: nobody but the agent sends the reply. */
export const SEND_REPLY = 'send_reply';

/** What one person has said of one to-do of a moment. */
export interface Todo {
  /** A key of {@link handSteps} or of {@link owedSteps}. */
  readonly what: string;
  readonly whoId: string;
  readonly whoName: string;
  /** By Zendesk's clock; null: they have taken back that it is done. */
  readonly doneAtMs: number | null;
}

/** A to-do that somebody has done. */
export interface DoneTodo extends Todo {
  readonly doneAtMs: number;
}

/** What a gesture leaves to a person's hand where no provider carries it out, in order: keys of sentences below `moment.step`. */
export function handSteps(kind: GestureKind): readonly string[] {
  switch (kind) {
    case 'apology':
      return [SEND_REPLY];
    case 'redo':
      return ['arrange_redo', SEND_REPLY];
    case 'call':
      return ['call_customer', SEND_REPLY];
    case 'priority':
      return ['raise_priority', SEND_REPLY];
    case 'credit':
    case 'refund':
    case 'discount':
    case 'gift':
    case 'surprise':
      return [`issue_${kind}`, SEND_REPLY];
  }
}

const OWED = 'owed_';

/** What is owed beside any gesture, and left to a person's hand as well: keys of sentences below `moment.step`. */
export function owedSteps(owed: readonly OwedAction[]): readonly string[] {
  return owed.map((action) => OWED + action);
}

/** What a to-do of {@link owedSteps} is about; null where it is another. */
export function owedActionOf(what: string): OwedAction | null {
  return OWED_ACTIONS.find((action) => what === OWED + action) ?? null;
}

/** Whether a to-do is something that was owed in any case, so that it stands when the gesture is taken back. */
export function isOwedStep(what: string): boolean {
  return what.startsWith(OWED);
}

/**
 * What is kept of a to-do after somebody says something of it. The first who has done it is named, and only they can take that
 * back: whatever else is said of it changes nothing.
 */
export function todoAfter(before: Todo | null, said: Todo): Todo {
  if (before === null || before.doneAtMs === null) return said;
  return said.doneAtMs === null && said.whoId === before.whoId ? said : before;
}

/** Every to-do after something was said of some; the others, and their order, stay. */
export function todosAfter(before: readonly Todo[], said: readonly Todo[]): readonly Todo[] {
  return said.reduce<readonly Todo[]>((todos, one) => {
    const kept = todos.find(({ what }) => what === one.what) ?? null;
    const next = todoAfter(kept, one);
    return kept === null ? [...todos, next] : todos.map((todo) => (todo === kept ? next : todo));
  }, before);
}

/** Who has done a to-do, and when; null where nobody has. */
export function doneTodo(todos: readonly Todo[], what: string): DoneTodo | null {
  const said = todos.find((todo) => todo.what === what);
  return said === undefined || said.doneAtMs === null ? null : { ...said, doneAtMs: said.doneAtMs };
}
