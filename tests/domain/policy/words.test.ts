import { expect, it } from 'vitest';
import { FAULTS } from '#domain/gestures/gesture.ts';
import { wordsFor } from '#domain/policy/words.ts';

it('a failure of ours is owned by name; any other is only regretted, and so is one whose cause is not known', () => {
  expect(FAULTS.map((fault) => wordsFor({ cause: 'late_delivery', fault }).apology)).toEqual(['late_delivery', 'other', 'other', 'other']);
  expect(wordsFor({ cause: null, fault: 'ours' }).apology).toBe('other');
});
