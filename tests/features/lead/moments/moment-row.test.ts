import { describe, expect, it } from 'vitest';
import { aDraft } from '#builders/a-draft.ts';
import { TIME_ZONE } from '#builders/clock.ts';
import { MOMENT_STATUSES } from '#domain/moments/moment.ts';
import { afterwardsOf, fold, rowOf } from '#features/lead/moments/moment-row.ts';
import { anOutcome } from '#builders/an-outcome.ts';
import { aServiceMoment, aWin } from './a-moments-tab.ts';

describe('a row', () => {
  it('tells what was given and what became of it', () => {
    const outcomes = MOMENT_STATUSES.map(
      (status) => rowOf(aServiceMoment('m', { giving: { ...aDraft(), id: 'm', status } }), TIME_ZONE).outcome,
    );
    expect(outcomes).toEqual(['waiting', 'given', 'declined', 'undone']);
    expect(rowOf(aServiceMoment('m'), TIME_ZONE)).toMatchObject({ gesture: 'credit', amount: { amountMinor: 1500 } });
  });

  it('says of what counts and is not known to be carried out that it is open, and of nothing else', () => {
    const outcomes = MOMENT_STATUSES.map(
      (status) => rowOf(aServiceMoment('m', { giving: { ...aDraft(), id: 'm', status }, openWith: 'webhook' }), TIME_ZONE).outcome,
    );
    expect(outcomes).toEqual(['waiting', 'open', 'declined', 'undone']);
  });

  it('tells of a moment without a gesture that there was nothing to give', () => {
    expect(rowOf(aWin('m'), TIME_ZONE)).toMatchObject({ outcome: 'no_gesture', gesture: null, amount: null });
  });

  it('takes its day from the server where the record names none, by the calendar of the account', () => {
    const createdAtMs = Date.parse('2026-03-31T23:30:00Z');
    expect(rowOf(aWin('m', { day: '', createdAtMs }), 'Europe/Dublin').day).toBe('2026-04-01');
  });

  it('holds nothing of the decision', () => {
    expect(JSON.stringify(rowOf(aServiceMoment('m'), TIME_ZONE))).not.toContain('policyVersion');
  });
});

it('a text is compared without capitals and accents', () => {
  expect(fold('Späte LIEFERUNG, à Ñandú')).toBe('spate lieferung, a nandu');
});

describe('the time after a gesture', () => {
  it.each([
    [{ rating: 'good' }, ['rated_good']],
    [{ rating: 'bad', isReopened: true, wroteAgain: 'other_cause' }, ['rated_bad', 'reopened', 'wrote_again']],
    [{ wroteAgain: 'same_cause', rating: null, isReopened: null }, ['wrote_again']],
    [{ rating: 'none', isReopened: false }, ['nothing']],
    [{ rating: null, isReopened: null }, ['nothing']],
  ] as const)('is told of %o as %j', (kept, afterwards) => {
    for (const outcome of ['given', 'open'] as const)
      expect(afterwardsOf({ outcome }, anOutcome({ hasGesture: true, ...kept }))).toEqual(afterwards);
  });

  it('is not known yet where nothing is kept, and is none where nothing was given', () => {
    expect(afterwardsOf({ outcome: 'given' }, undefined)).toEqual(['not_known']);
    for (const outcome of ['undone', 'declined', 'waiting', 'no_gesture'] as const)
      expect(afterwardsOf({ outcome }, anOutcome())).toEqual([]);
  });
});
