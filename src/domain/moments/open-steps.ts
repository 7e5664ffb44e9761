import type { GestureKind } from '../gestures/gesture.ts';
import type { OwedAction } from '../policy/names.ts';
import { SEND_REPLY, handSteps, owedSteps } from './steps.ts';
import { type Todo, doneTodo } from './todos.ts';

/** A gesture, and what was said of what it leaves to a hand. */
interface GestureWithTodos {
  readonly gesture: GestureKind;
  readonly todos?: readonly Todo[];
}

/** What decides what is left to a hand. */
interface StepTerms {
  /** False where a provider carries the gesture out: what it was asked for is nobody's to do. */
  readonly isByHand: boolean;
  /** What the customer has a right to beside the gesture. Absent: that is not asked about. */
  readonly owed?: readonly OwedAction[];
}

/**
 * What nobody has done yet of a gesture that stands, and of what is owed beside it, as keys of {@link handSteps} and {@link owedSteps}: the reply
 * apart, which nobody but its agent sends, and which is in the ticket for all to see.
 */
export function openSteps({ gesture, todos = [] }: GestureWithTodos, { isByHand, owed = [] }: StepTerms): readonly string[] {
  const steps = [...(isByHand ? handSteps(gesture) : []), ...owedSteps(owed)];
  return steps.filter((what) => what !== SEND_REPLY && doneTodo(todos, what) === null);
}
