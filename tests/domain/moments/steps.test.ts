import { describe, expect, it } from 'vitest';
import { GESTURE_KINDS } from '#domain/gestures/gesture.ts';
import { handSteps, isOwedStep, owedSteps } from '#domain/moments/steps.ts';

describe('a moment', () => {
  it.each(GESTURE_KINDS)('that gives %s leaves the reply to a hand, last', (kind) => {
    expect(handSteps(kind).at(-1)).toBe('send_reply');
  });

  it('knows what was owed in any case from what the gesture left', () => {
    expect(owedSteps(['refund_in_full']).map(isOwedStep)).toEqual([true]);
    expect(GESTURE_KINDS.flatMap(handSteps).some(isOwedStep)).toBe(false);
  });
});
