import { describe, expect, it } from 'vitest';
import { GESTURE_KINDS } from '#domain/gestures/built-in-kinds.ts';
import { OWED_ACTIONS } from '#domain/policy/names.ts';
import { handSteps, isOwedStep, isRefundStep, owedSteps } from '#domain/moments/steps.ts';

describe('a moment', () => {
  it.each(GESTURE_KINDS)('that gives %s leaves the reply to a hand, last', (kind) => {
    expect(handSteps(kind).at(-1)).toBe('send_reply');
  });

  it('knows what was owed in any case from what the gesture left', () => {
    expect(owedSteps(['refund_in_full']).map(isOwedStep)).toEqual([true]);
    expect(GESTURE_KINDS.flatMap(handSteps).some(isOwedStep)).toBe(false);
  });
});

it('can be what is owed, unless that is an answer or the service itself', () => {
  expect(owedSteps(OWED_ACTIONS).filter((step) => !isRefundStep(step))).toEqual(['owed_restore_service', 'owed_answer']);
});
