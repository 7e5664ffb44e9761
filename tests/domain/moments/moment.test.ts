import { expect, it } from 'vitest';
import { stepsFor } from '#domain/moments/moment.ts';
import { GESTURE_KINDS, MONEY_KINDS, isMoneyKind } from '#domain/gestures/gesture.ts';

it('every kind of gesture ends with sending the reply, and whatever carries money is issued first', () => {
  for (const kind of GESTURE_KINDS) {
    const steps = stepsFor(kind);
    expect(steps.at(-1)).toBe('send_reply');
    expect(new Set(steps).size).toBe(steps.length);
    expect(steps.includes(`issue_${kind}`)).toBe(isMoneyKind(kind));
  }
  expect(GESTURE_KINDS.filter(isMoneyKind)).toEqual([...MONEY_KINDS]);
});
