import { describe, expect, it } from 'vitest';
import { correctionSentence } from '#features/lead/parts/correction-sentence.ts';
import { sentences } from '../../../ui/english.ts';

describe('what a lead has corrected', () => {
  it('says whether its money is free at once', () => {
    expect(correctionSentence(sentences, { phase: 'done', carried: 'no' })).toContain('is free');
    expect(correctionSentence(sentences, { phase: 'done', carried: 'stamped' })).toContain('count the month again');
  });

  it('says why it failed, and that trying again is safe', () => {
    const sentence = correctionSentence(sentences, { phase: 'failed', error: { kind: 'unreachable', what: 'journal' } });
    expect(sentence).toContain('No answer came from Zendesk.');
    expect(sentence).toContain('Trying again does it once.');
    expect(correctionSentence(sentences, { phase: 'working' })).toBe('');
  });
});
