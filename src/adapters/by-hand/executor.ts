import { BY_HAND } from '#domain/gestures/executors.ts';
import { type GestureKind, isMoneyKind } from '#domain/gestures/gesture.ts';
import { handSteps } from '#domain/moments/steps.ts';
import { ok } from '#domain/shared/result.ts';
import type { Execution, GestureExecutor, JournalGesture, NotReversed } from '#ports/gesture-executor.ts';

/** The agent carries it out: what is executed is a list of what to do, which nobody outside keeps. */
export function createByHand(): GestureExecutor {
  return {
    name: BY_HAND,
    label: BY_HAND,
    wants: { userFields: [], emails: false },
    isIdempotent: true,
    isFor: () => true,
    recipients: () => Promise.resolve(ok(null)),
    execute: handedOver,
    find: handedOver,
    reversibility: () => 'by_people',
    reverse: ({ kind }) => Promise.resolve({ kind: 'reversed', left: leftOf(kind) }),
  };
}

function handedOver({ kind }: JournalGesture): Promise<Execution> {
  return Promise.resolve({ kind: 'receipt', receipt: { executor: BY_HAND, kind, reference: '', steps: handSteps(kind) } });
}

/** What somebody may have done since: only they can take it back. */
function leftOf(kind: GestureKind): readonly NotReversed[] {
  if (kind === 'apology') return [];
  return [isMoneyKind(kind) ? 'money_outside' : 'work_done'];
}
