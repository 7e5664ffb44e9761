import type { GestureKind } from '../gestures/gesture.ts';
import { type Todo, doneTodo } from './todos.ts';
import { SEND_REPLY, handSteps } from './steps.ts';

/**
 * What of a gesture that stands nobody has done yet, as keys of {@link handSteps}: the reply apart, which nobody but its agent sends,
 * and which is in the ticket for all to see.
 */
export function openSteps({ gesture, todos = [] }: { readonly gesture: GestureKind; readonly todos?: readonly Todo[] }): readonly string[] {
  return handSteps(gesture).filter((what) => what !== SEND_REPLY && doneTodo(todos, what) === null);
}
