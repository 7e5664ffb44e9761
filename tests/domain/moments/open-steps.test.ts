import { expect, it } from 'vitest';
import { openSteps } from '#domain/moments/open-steps.ts';

const done = { what: 'issue_credit', whoId: '11', whoName: 'Dana Sample', doneAtMs: 1 };

it('what nobody has done of a gesture is open, the reply apart', () => {
  expect(openSteps({ gesture: 'credit' })).toEqual(['issue_credit']);
  expect(openSteps({ gesture: 'redo' })).toEqual(['arrange_redo']);
  expect(openSteps({ gesture: 'apology' })).toEqual([]);
});

it('what was ticked off is not open, and what was taken back of that is', () => {
  expect(openSteps({ gesture: 'credit', todos: [done] })).toEqual([]);
  expect(openSteps({ gesture: 'credit', todos: [{ ...done, doneAtMs: null }] })).toEqual(['issue_credit']);
});
