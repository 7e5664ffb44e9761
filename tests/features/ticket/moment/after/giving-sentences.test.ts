import { expect, it } from 'vitest';
import { giveErrorSentence } from '#features/ticket/moment/after/giving-sentences.ts';
import { sentences } from '../../../../ui/english.ts';

it('an attempt that broke off says that nothing was given only where that is certain', () => {
  const error = { kind: 'unreachable', what: 'journal' } as const;
  expect(giveErrorSentence(sentences, { kind: 'failed', step: 'reserve', error, isHeld: false })).toContain('Nothing was given.');
  expect(giveErrorSentence(sentences, { kind: 'failed', step: 'reserve', error, isHeld: true })).toContain('not certain');
});
