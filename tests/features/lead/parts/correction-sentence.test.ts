import { describe, expect, it } from 'vitest';
import { anAccount } from '#builders/an-account.ts';
import { NOW_MS } from '#builders/clock.ts';
import type { DecideError } from '#approvals/request-record.ts';
import { correctionSentence } from '#features/lead/parts/correction-sentence.ts';
import { sentences } from '../../../ui/english.ts';

const ACCOUNT = anAccount();

function refused(error: DecideError): string {
  return correctionSentence(sentences, { phase: 'refused', error }, ACCOUNT);
}

describe('what a lead has corrected', () => {
  it('says whether its money is free at once', () => {
    expect(correctionSentence(sentences, { phase: 'done', carried: 'no' }, ACCOUNT)).toContain('is released');
    expect(correctionSentence(sentences, { phase: 'done', carried: 'stamped' }, ACCOUNT)).toContain('recount the month');
  });

  it('says why it failed, and that trying again is safe', () => {
    const sentence = correctionSentence(sentences, { phase: 'failed', error: { kind: 'unreachable', what: 'journal' } }, ACCOUNT);
    expect(sentence).toContain('Zendesk did not answer.');
    expect(sentence).toContain('Trying again does it once only.');
    expect(correctionSentence(sentences, { phase: 'working' }, ACCOUNT)).toBe('');
  });

  it('says who was first where what was approved is delivered or taken back at this moment, until when, and what to do', () => {
    expect(refused({ kind: 'delivering', byName: 'Ben', untilMs: NOW_MS })).toMatch(
      /^Ben is giving this.*nothing was done on your side.*Check again after/u,
    );
    expect(refused({ kind: 'revoking', byName: '', untilMs: NOW_MS })).toMatch(/^A colleague is taking this back.*Check again after/u);
    expect(refused({ kind: 'already', what: 'given', byName: 'Ben' })).toContain('already given');
    expect(refused({ kind: 'expired' })).toContain('nothing was changed');
  });
});
