import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { EUR } from '#builders/currencies.ts';
import { workSentence } from '#features/ticket/request/ask-sentences.ts';
import { sentences } from '../../../ui/english.ts';

const at = { nowMs: NOW_MS, timeZone: TIME_ZONE, currency: EUR, ownId: '11' };

describe('what was done about a request', () => {
  it('is said, and nothing while nothing was', () => {
    expect(workSentence(sentences, { phase: 'idle' }, at)).toBe('');
    expect(workSentence(sentences, { phase: 'done', what: 'asked' }, at)).toBe('Asked. The answer appears here.');
  });

  it('names what was made right meanwhile', () => {
    const error = { kind: 'made_right', commitment: aCommitment() } as const;
    expect(workSentence(sentences, { phase: 'failed', error }, at)).toContain('€15 store credit');
  });
});
