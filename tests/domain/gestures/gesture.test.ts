import { describe, expect, it } from 'vitest';
import { GESTURE_KINDS } from '#domain/gestures/built-in-kinds.ts';
import { isMoneyKind } from '#domain/gestures/gesture.ts';

describe('what can be given', () => {
  it('carries money in its last five kinds, and costs time in the others', () => {
    expect(GESTURE_KINDS.filter((kind) => !isMoneyKind(kind))).toEqual(['apology', 'redo', 'call', 'priority']);
    expect(GESTURE_KINDS.filter(isMoneyKind)).toEqual(['credit', 'refund', 'discount', 'gift', 'surprise']);
  });
});
