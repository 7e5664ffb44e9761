import { describe, expect, it } from 'vitest';
import type { DecideError } from '#approvals/request-record.ts';
import { NOW_MS } from '#builders/clock.ts';
import { revokeSentence } from '#features/shared/requests/revoke-sentence.ts';
import { sentences } from '../../../ui/english.ts';

function said(error: DecideError): string {
  return revokeSentence(sentences, error, { timeZone: 'UTC' });
}

describe('why a lead could not take back what was approved', () => {
  it('names who is delivering or taking it back at this moment, and until when', () => {
    expect(said({ kind: 'delivering', byName: 'Ben', untilMs: NOW_MS })).toContain('Ben is giving this');
    expect(said({ kind: 'revoking', byName: 'Lena', untilMs: NOW_MS })).toContain('Lena is');
    expect(said({ kind: 'delivering', byName: '', untilMs: NOW_MS })).toContain('A colleague is');
  });

  it('says that it was given, and otherwise that it was not taken back', () => {
    expect(said({ kind: 'already', what: 'given', byName: 'Ben' })).toContain('This was already given.');
    const other = said({ kind: 'already', what: 'revoked', byName: 'Lena' });
    expect(other).not.toContain('already given');
    expect(said({ kind: 'expired' })).toBe(other);
  });
});
