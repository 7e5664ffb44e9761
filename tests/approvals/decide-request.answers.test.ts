import { describe, expect, it } from 'vitest';
import { aRequest } from '#builders/a-request.ts';
import { EUR, JPY, eur } from '#builders/currencies.ts';
import { OWN_KINDS } from '#builders/own-kinds.ts';
import { type Answer, answerError, ownKindsFor, parseAnswer } from '#approvals/decide-request.ts';
import type { OwnKinds } from '#domain/gestures/own-kinds.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';

const request = aRequest();

/** The request's moment, of which nobody may give more than this. */
function bounded(mostMinor: number | null): typeof request.moment {
  const range = { lowMinor: 0, highMinor: 0, mostMinor };
  return { ...request.moment, decision: { ...request.moment.decision, range } };
}

function approving(amountText: string): Answer {
  return { kind: 'approve', amountText, text: '' };
}

describe('what a lead types', () => {
  it.each<[Answer, object]>([
    [
      { kind: 'approve', amountText: '40', text: '' },
      { ok: true, value: { kind: 'approve', amountMinor: 4000, text: '' } },
    ],
    [
      { kind: 'approve', amountText: ' 12,50 ', text: ' ok ' },
      { ok: true, value: { kind: 'approve', amountMinor: 1250, text: 'ok' } },
    ],
    [
      { kind: 'approve', amountText: '', text: '' },
      { ok: false, error: 'missing' },
    ],
    [
      { kind: 'approve', amountText: '  ', text: '' },
      { ok: false, error: 'missing' },
    ],
    [
      { kind: 'approve', amountText: '-1', text: '' },
      { ok: false, error: 'negative' },
    ],
    [
      { kind: 'approve', amountText: 'ten', text: '' },
      { ok: false, error: 'not_a_number' },
    ],
    [
      { kind: 'approve', amountText: '1.2345', text: '' },
      { ok: false, error: 'too_precise' },
    ],
    [
      { kind: 'decline', text: 'a'.repeat(450) },
      { ok: true, value: { kind: 'decline', text: 'a'.repeat(450) } },
    ],
    [
      { kind: 'approve', amountText: '1', text: 'a'.repeat(451) },
      { ok: false, error: 'too_long' },
    ],
    [
      { kind: 'decline', text: ' ' },
      { ok: false, error: 'missing_text' },
    ],
    [
      { kind: 'decline', text: 'Not ours.' },
      { ok: true, value: { kind: 'decline', text: 'Not ours.' } },
    ],
    [
      { kind: 'question', text: '' },
      { ok: false, error: 'missing_text' },
    ],
    [
      { kind: 'question', text: 'How late?' },
      { ok: true, value: { kind: 'question', text: 'How late?' } },
    ],
  ])('%j is read as %j', (answer, parsed) => {
    expect(parseAnswer(answer, request.moment, null)).toEqual(parsed);
  });

  it('is nothing only where the gesture is no money', () => {
    const nothing: Answer = { kind: 'approve', amountText: '0', text: '' };
    expect(answerError(nothing, request.moment, null)).toBe('missing');
    expect(answerError(nothing, { ...request.moment, gesture: 'call' }, null)).toBeNull();
    expect(answerError({ kind: 'decline', text: '' }, request.moment, null)).toBe('missing_text');
  });

  it('is never more than anybody may give for it, where that was known', () => {
    expect(answerError(approving('30'), bounded(3000), null)).toBeNull();
    expect(answerError(approving('30.01'), bounded(3000), null)).toBe('over_most');
    expect(answerError(approving('0.01'), bounded(0), null)).toBe('over_most');
    expect(answerError(approving('3000'), bounded(null), null)).toBeNull();
    const unplanned = { ...request.moment, decision: { ...request.moment.decision, range: null } };
    expect(answerError(approving('3000'), unplanned, null)).toBeNull();
    expect(answerError({ kind: 'decline', text: 'No.' }, bounded(0), null)).toBeNull();
  });
});

describe('an answer about what is counted', () => {
  const asked = { ...request.moment, gesture: 'miles', amount: eur(600), count: 500 };
  const approve = (amountText: string, own: OwnKinds | null = OWN_KINDS) =>
    parseAnswer({ kind: 'approve', amountText, text: '' }, asked, own);

  it('is the number, and counts as its worth', () => {
    expect(approve('300')).toEqual({ ok: true, value: { kind: 'approve', amountMinor: 360, count: 300, text: '' } });
    expect([approve('350'), approve('2.5'), approve('0')]).toEqual(['steps', 'whole', 'missing'].map((error) => ({ ok: false, error })));
  });

  it('is the money once no policy names the kind: another sum is so many of nobody knows what', () => {
    expect(approve('6', null)).toEqual({ ok: true, value: { kind: 'approve', amountMinor: 600, count: 500, text: '' } });
    expect(approve('5', null)).toEqual({ ok: true, value: { kind: 'approve', amountMinor: 500, count: undefined, text: '' } });
  });

  it('goes by the policy only in the currency in which that says what they are worth', () => {
    const policy = { ...builtInPolicy(EUR), ownKinds: OWN_KINDS };
    expect(ownKindsFor({ policy, currency: EUR }, asked)).toBe(OWN_KINDS);
    expect(ownKindsFor({ policy, currency: JPY }, asked)).toBeNull();
  });
});
