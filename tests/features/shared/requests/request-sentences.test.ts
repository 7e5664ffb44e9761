import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { aLine, aRequest } from '#builders/a-request.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { EUR } from '#builders/currencies.ts';
import type { DecideError } from '#approvals/decide-request.ts';
import { answerErrorSentence, decideSentence, lineSentence, nameOf, requestName } from '#features/shared/requests/request-sentences.ts';
import { requestsSentences } from '#features/lead/requests/sentences.ts';
import { sentences } from '../../../ui/english.ts';

const about = { nowMs: NOW_MS, timeZone: TIME_ZONE, currency: EUR, ownId: '90' };
const notDone = (step: 'moment' | 'post', heldUntilMs: number | null): string =>
  decideSentence(sentences, { kind: 'failed', step, error: DOWN, heldUntilMs }, about);
const DOWN = { kind: 'unavailable', what: 'journal', status: 503 } as const;

describe('a request in words', () => {
  it('names what is asked for and who said what when', () => {
    expect(requestName(sentences, aRequest())).toBe('€40 store credit');
    expect(lineSentence(sentences, aLine(), about)).toBe('Ben Sample asked, 5 minutes ago');
    expect(lineSentence(sentences, aLine({ kind: 'approved', byName: '' }), about)).toBe('A colleague approved, 5 minutes ago: €40');
    expect(nameOf(sentences, '')).toBe('a colleague');
  });
});

describe('why an answer did not go through', () => {
  const refused = {
    limitValue: 10_000,
    remaining: 2000,
    freeAtMs: null,
    earlier: null,
    isContended: false,
    askedMinor: 9000,
    windowDays: 30,
  };
  const freeAtMs = NOW_MS + DAY_MS;

  it.each<[DecideError, string]>([
    [{ kind: 'already', what: 'approved', byName: 'Lena' }, 'Already approved by Lena. Nothing was changed.'],
    [{ kind: 'already', what: 'withdrawn', byName: '' }, 'This was withdrawn. Nothing is held for it.'],
    [{ kind: 'not_found' }, 'This request no longer exists.'],
    [
      { kind: 'deciding', byName: 'Lena', untilMs: NOW_MS },
      'Lena is deciding this at the moment, so your answer was not recorded. Check again after 1:00 PM.',
    ],
    [{ kind: 'expired' }, 'That took too long, so nothing was decided. Send it again. What you typed is kept.'],
    [{ kind: 'refused', refusal: { ...refused, limit: 'gesture' } }, 'Limit per gesture: €100.'],
    [
      { kind: 'refused', refusal: { ...refused, limit: 'customer_window', freeAtMs } },
      'Over this customer’s limit. Left in 30 days: €20. Available again tomorrow.',
    ],
    [{ kind: 'refused', refusal: { ...refused, limit: 'customer_window' } }, 'Over this customer’s limit. Left in 30 days: €20.'],
    [
      { kind: 'refused', refusal: { ...refused, limit: 'agent_day', freeAtMs } },
      'Over your daily limit. Left today: €20. Available again tomorrow.',
    ],
    [{ kind: 'refused', refusal: { ...refused, limit: 'agent_day' } }, 'Over your daily limit. Left today: €20.'],
    [
      { kind: 'refused', refusal: { ...refused, limit: 'same_incident', remaining: 0, earlier: aCommitment({ agentId: '90' }) } },
      'Already made right by you, 3 hours ago: €15 store credit.',
    ],
    [{ kind: 'refused', refusal: { ...refused, limit: 'team_month', isContended: true } }, sentences.t('over.contended')],
  ])('%j says %s', (error, sentence) => {
    expect(decideSentence(sentences, error, about)).toBe(sentence);
  });

  it('says whether it is certain that nothing came of it', () => {
    expect(notDone('moment', null)).toContain('That did not work.');
    expect(notDone('moment', NOW_MS)).toContain('It is not certain how far this got.');
    expect(notDone('post', null)).toContain('It is not certain how far this got.');
  });
});

it('what is typed wrongly is said with an example', () => {
  expect(answerErrorSentence(sentences, 'missing_text', { example: '50', most: '€60' })).toBe(
    'Write a few words: the person who asked will read them.',
  );
  expect(answerErrorSentence(sentences, 'not_a_number', { example: '50', most: '€60' })).toContain('50');
  expect(answerErrorSentence(sentences, 'over_most', { example: '50', most: '€60' })).toContain('Maximum: €60');
});

it('sentences for leads come in the language of the person, else in English', async () => {
  expect((await requestsSentences.load(['de-AT'])).t('answer.send.approve')).toBe('Genehmigen');
  expect((await requestsSentences.load(['xx'])).t('answer.send.approve')).toBe('Approve');
});
