import { describe, expect, it } from 'vitest';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import type { GiveError } from '#ledger/types.ts';
import { elsewhereSentence, giveErrorSentence } from '#features/ticket/moment/after/giving-sentences.ts';
import { sentences } from '../../../../ui/english.ts';

const error = { kind: 'unreachable', what: 'journal' } as const;
const said = (of: Exclude<GiveError, { readonly kind: 'refused' }>): string => giveErrorSentence(sentences, of, TIME_ZONE);

describe('an attempt that broke off', () => {
  it('says that nothing was given only where that is certain, and else until when money may be held', () => {
    expect(said({ kind: 'failed', step: 'reserve', error, heldUntilMs: null })).toContain('Nothing was given.');
    expect(said({ kind: 'failed', step: 'reserve', error, heldUntilMs: NOW_MS })).toContain('held until 1:00');
    expect(said({ kind: 'failed', step: 'post', error, heldUntilMs: NOW_MS })).toContain('not known yet');
  });

  it('because the currency was changed says that', () => {
    expect(said({ kind: 'other_currency', stop: { why: 'reload', currency: 'JPY' }, heldUntilMs: null })).toContain('now JPY');
  });

  it('because it took too long says that', () => {
    expect(said({ kind: 'expired' })).toContain('too long');
  });
});

it('what another page is giving is said with its end, as far as that is known', () => {
  expect(elsewhereSentence(sentences, null, TIME_ZONE)).toBe(sentences.t('moment.other_tab'));
  expect(elsewhereSentence(sentences, NOW_MS, TIME_ZONE)).toContain('1:00');
});
