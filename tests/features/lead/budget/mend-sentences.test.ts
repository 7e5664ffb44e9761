import { expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { anAccount } from '#builders/an-account.ts';
import { mendErrorSentence } from '#features/lead/budget/mend-sentences.ts';
import type { MendError } from '#features/lead/budget/reconciliation-state.ts';
import { sentences } from '../../../ui/english.ts';

it.each<[MendError, string]>([
  [{ kind: 'expired' }, 'so nothing was counted'],
  [{ kind: 'journal_too_long', heldUntilMs: null }, 'Recount the month first'],
  [{ kind: 'failed', step: 'post', error: DOWN, heldUntilMs: null }, 'Trying again does it once'],
  [{ kind: 'other_currency', stop: { why: 'reload', currency: 'JPY' }, heldUntilMs: null }, 'now JPY'],
])('what was not mended says why: %j', (error, said) => {
  expect(mendErrorSentence(sentences, error, anAccount())).toContain(said);
});

it('what does not fit within the limits of the lead says which, and what else can be done', () => {
  const refusal = { limit: 'team_month', limitValue: 1000, remaining: 100, windowDays: 30, askedMinor: 1500, earlier: null } as const;
  expect(mendErrorSentence(sentences, { kind: 'refused', refusal: { ...refusal, freeAtMs: null, isContended: false } }, anAccount())).toBe(
    'It does not fit within your limits. Over the team’s budget. Left this month: €1. Raise the limit, or mark it as taken back.',
  );
});
