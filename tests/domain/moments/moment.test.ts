import { expect, it } from 'vitest';
import { GESTURE_KINDS, MONEY_KINDS, isMoneyKind } from '#domain/gestures/gesture.ts';
import { MOMENT_TAG, stepsFor } from '#domain/moments/moment.ts';
import { ASKED_TAG } from '#domain/moments/request.ts';

it('every kind of gesture ends with sending the reply, and whatever carries money is issued first', () => {
  for (const kind of GESTURE_KINDS) {
    const steps = stepsFor(kind);
    expect(steps.at(-1)).toBe('send_reply');
    expect(new Set(steps).size).toBe(steps.length);
    expect(steps.includes(`issue_${kind}`)).toBe(isMoneyKind(kind));
  }
  expect(GESTURE_KINDS.filter(isMoneyKind)).toEqual([...MONEY_KINDS]);
});

it.each([
  ['apology', []],
  ['redo', ['arrange_redo']],
  ['call', ['call_customer']],
  ['priority', ['raise_priority']],
] as const)('the act of %s asks for %j of the agent, and for the reply', (kind, steps) => {
  expect(stepsFor(kind)).toEqual([...steps, 'send_reply']);
});

it('the tags are two, and such as Zendesk keeps unchanged: small letters without a space', () => {
  expect([MOMENT_TAG, ASKED_TAG]).toEqual([expect.stringMatching(/^[a-z_]+$/), expect.stringMatching(/^[a-z_]+$/)]);
  expect(MOMENT_TAG).not.toBe(ASKED_TAG);
});
