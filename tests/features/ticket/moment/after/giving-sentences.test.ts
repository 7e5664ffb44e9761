import { expect, it } from 'vitest';
import { giveErrorSentence, refusalSentence } from '#features/ticket/moment/after/giving-sentences.ts';
import { EUR } from '#builders/currencies.ts';
import { sentences } from '../../../../ui/english.ts';

const about = { nowMs: Date.UTC(2026, 10, 22, 10), timeZone: 'UTC', currency: EUR, windowDays: 60, agentId: '7', amountMinor: 2000 };
const refusal = { limit: 'agent_day', limitValue: 10_000, left: 500, freeAtMs: Date.UTC(2026, 10, 23), earlier: null } as const;

it('a refusal names the limit, what is left, and when more is free', () => {
  expect(refusalSentence(sentences, { ...refusal, isContended: false }, about)).toBe(
    'More than you have left today: €5. Free again tomorrow.',
  );
});

it('a refusal where others were deciding says so, and does not call it over the limit', () => {
  expect(refusalSentence(sentences, { ...refusal, isContended: true }, about)).toContain('Colleagues were deciding');
});

it('an attempt that broke off says that nothing was given only where that is certain', () => {
  const error = { kind: 'unreachable', what: 'journal' } as const;
  expect(giveErrorSentence(sentences, { kind: 'failed', step: 'reserve', error, isHeld: false })).toContain('Nothing was given.');
  expect(giveErrorSentence(sentences, { kind: 'failed', step: 'reserve', error, isHeld: true })).toContain('not certain');
});
