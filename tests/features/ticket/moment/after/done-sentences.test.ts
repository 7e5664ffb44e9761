import { expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { anAgent } from '#builders/an-agent.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { HOUR_MS } from '#domain/shared/time.ts';
import { doneBeforeSentences, doneBySentence } from '#features/ticket/moment/after/done-sentences.ts';
import { onDemandSentences } from '#features/ticket/on-demand/sentences.ts';
import { sentences } from '../../../../ui/english.ts';

const reader = { agent: anAgent(), nowMs: NOW_MS, timeZone: TIME_ZONE };
const todo = { what: 'issue_credit', whoId: '12', whoName: 'Ann Example', doneAtMs: NOW_MS };

it.each([
  ['today, by the minute', {}, 'Done by Ann Example, 1:00 PM'],
  ['by oneself', { whoId: '11' }, 'Done by you, 1:00 PM'],
  ['by somebody without a name', { whoName: '' }, 'Done by a colleague, 1:00 PM'],
  ['in the first minute of the day', { doneAtMs: NOW_MS - 13 * HOUR_MS }, 'Done by Ann Example, 12:00 AM'],
  ['in the last minute of the day before', { doneAtMs: NOW_MS - 13 * HOUR_MS - 1 }, 'Done by Ann Example, Mar 17, 11:59 PM'],
])('what is done is told with who and when: %s', async (_what, over, sentence) => {
  await onDemandSentences.load([sentences.locale]);
  expect(doneBySentence(sentences, { ...todo, ...over }, reader)).toBe(sentence);
});

it('each that was done before an undo is named, money by its sum', async () => {
  await onDemandSentences.load([sentences.locale]);
  const later = { ...todo, whoId: '11' };
  expect(doneBeforeSentences(sentences, { commitment: aCommitment(), todos: [todo, later] }, reader)).toEqual([
    'Issued by Ann Example, 1:00 PM: €15 store credit. Take it back where it was issued; Undo does not do that.',
    'Issued by you, 1:00 PM: €15 store credit. Take it back where it was issued; Undo does not do that.',
  ]);
});
