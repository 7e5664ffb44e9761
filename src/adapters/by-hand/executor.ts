import { isMoneyKind } from '#domain/gestures/gesture.ts';
import { handSteps } from '#domain/moments/todos.ts';
import type { Execution, GestureExecutor, JournalGesture, NotReversed, Receipt } from '#ports/gesture-executor.ts';

/** The agent carries it out: what is executed is a list of what to do, which nobody outside keeps. */
export function createByHand(): GestureExecutor {
  const handedOver = ({ kind }: JournalGesture): Promise<Execution> =>
    Promise.resolve({ kind: 'receipt', receipt: { executor: NAME, kind, reference: '', steps: handSteps(kind) } });
  return {
    name: NAME,
    isFor: () => true,
    execute: handedOver,
    find: handedOver,
    reverse: (receipt) => Promise.resolve({ kind: 'reversed', left: leftOf(receipt) }),
  };
}

const NAME = 'by hand';

/** What somebody may have done since: only they can take it back. */
function leftOf({ kind }: Receipt): readonly NotReversed[] {
  if (kind === 'apology') return [];
  return [isMoneyKind(kind) ? 'money_outside' : 'work_done'];
}
