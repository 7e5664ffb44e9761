import type { GestureKind } from '../gestures/gesture.ts';
import type { OwedAction } from '../policy/names.ts';

/** The part of a moment that is always left to a hand: nobody but the agent sends the reply. */
export const SEND_REPLY = 'send_reply';

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
    default:
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
  return isOwedStep(what) ? what.slice(OWED.length) : null;
}

const REFUNDABLE: readonly OwedAction[] = ['refund_in_full', 'refund_or_replace', 'deliver_or_refund', 'correct_bill', 'statutory'];

/** Whether paying back can be what is owed. */
export function isRefundStep(what: string): boolean {
  return REFUNDABLE.some((action) => what === OWED + action);
}

/** Whether a to-do is something that was owed in any case, so that it stands when the gesture is taken back. */
export function isOwedStep(what: string): boolean {
  return what.startsWith(OWED);
}
