import { describe, expect, it } from 'vitest';
import { aRequest } from '#builders/a-request.ts';
import { type Answer, answerError, parseAnswer } from '#approvals/decide-request.ts';

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
