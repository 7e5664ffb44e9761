import { expect, it } from 'vitest';
import { openSteps } from '#domain/moments/open-steps.ts';

const done = { what: 'issue_credit', whoId: '11', whoName: 'Dana Sample', doneAtMs: 1 };
const BY_HAND = { isByHand: true };

it('what nobody has done of a gesture is open, the reply apart', () => {
  expect(openSteps({ gesture: 'credit' }, BY_HAND)).toEqual(['issue_credit']);
  expect(openSteps({ gesture: 'redo' }, BY_HAND)).toEqual(['arrange_redo']);
  expect(openSteps({ gesture: 'apology' }, BY_HAND)).toEqual([]);
});

it('what was ticked off is not open, and what was taken back of that is', () => {
  expect(openSteps({ gesture: 'credit', todos: [done] }, BY_HAND)).toEqual([]);
  expect(openSteps({ gesture: 'credit', todos: [{ ...done, doneAtMs: null }] }, BY_HAND)).toEqual(['issue_credit']);
});

it('what a provider carries out is open to nobody, and what is owed beside it is', () => {
  expect(openSteps({ gesture: 'credit' }, { isByHand: false })).toEqual([]);
  const owed = ['refund_in_full', 'correct_bill'] as const;
  const todos = [{ ...done, what: 'owed_correct_bill' }];
  expect(openSteps({ gesture: 'credit', todos }, { isByHand: false, owed })).toEqual(['owed_refund_in_full']);
  expect(openSteps({ gesture: 'credit' }, { isByHand: true, owed: ['answer'] })).toEqual(['issue_credit', 'owed_answer']);
});
