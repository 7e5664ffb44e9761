import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { aDraft } from '#builders/a-draft.ts';
import { anEntry } from '#builders/an-entry.ts';
import { NOW_MS, daysBefore, hoursBefore } from '#builders/clock.ts';
import { HOLD_MS } from '#domain/journal/lease.ts';
import type { Commitment, JournalEntry } from '#domain/journal/types.ts';
import type { Moment } from '#domain/moments/moment.ts';
import { type BothSides, mismatches, momentIdOf } from '#domain/moments/reconcile.ts';

const aMoment: Moment = { ...aDraft(), id: 'moment-1', status: 'given' };
const reverse = anEntry({ kind: 'reverse' });

function record(over: Partial<Moment> = {}, atMs = hoursBefore(3)): BothSides['records'][number] {
  return { moment: { ...aMoment, ...over }, atMs };
}

function kindsOf(over: Partial<BothSides>): readonly string[] {
  const both = { commitments: [], entries: [], records: [], sinceMs: daysBefore(2), nowMs: NOW_MS, ...over };
  return mismatches(both).map((one) => `${one.kind} ${momentIdOf(one)}`);
}

describe('what was given and what was written down', () => {
  it('agree where the one counts and the other says so', () => {
    expect(kindsOf({ commitments: [aCommitment()], records: [record()] })).toEqual([]);
  });

  it('agree where it was taken back, declined or is asked for, and nothing counts', () => {
    for (const status of ['voided', 'declined', 'asked'] as const) {
      expect(kindsOf({ commitments: [aCommitment({ state: 'voided' })], records: [record({ status })] })).toEqual([]);
      expect(kindsOf({ records: [record({ status })] })).toEqual([]);
    }
  });

  it('do not agree where there is no record', () => {
    expect(kindsOf({ commitments: [aCommitment()] })).toEqual(['unwritten moment-1']);
  });

  it.each<[string, Partial<Commitment>]>([
    ['is only reserved', { state: 'reserved' }],
    ['is granted and waits to be delivered', { state: 'granted' }],
    ['was taken back', { state: 'voided' }],
    ['was edited, which leads are told elsewhere', { isUncertain: true }],
    ['states no sum that can be read', { stated: null }],
    ['was given before what was read', { reservedAtMs: daysBefore(2) - 1 }],
  ])('need no record of what %s', (_what, over) => {
    expect(kindsOf({ commitments: [aCommitment(over)] })).toEqual([]);
  });

  it('are compared once whoever gave has had the time to write it down: 120 s', () => {
    const ages = [HOLD_MS, HOLD_MS + 1];
    const given = ages.map((agoMs) => [aCommitment({ reservedAtMs: NOW_MS - agoMs })]);
    expect(given.map((commitments) => kindsOf({ commitments }))).toEqual([[], ['unwritten moment-1']]);
    expect(ages.map((agoMs) => kindsOf({ records: [record({}, NOW_MS - agoMs)] }))).toEqual([[], ['uncounted moment-1']]);
    const records = [record({ status: 'voided' })];
    expect(given.map((commitments) => kindsOf({ commitments, records }))).toEqual([[], ['held moment-1']]);
  });

  it('do not agree where the record says given and nothing of it is in the journal, but for what is older than was read', () => {
    expect(kindsOf({ records: [record()] })).toEqual(['uncounted moment-1']);
    expect(kindsOf({ records: [record({}, daysBefore(2) - 1)] })).toEqual([]);
  });

  it('do not agree where its post came too late', () => {
    expect(kindsOf({ commitments: [aCommitment({ state: 'reserved' })], entries: [anEntry()], records: [record()] })).toEqual([
      'uncounted moment-1',
    ]);
  });

  it.each<[string, readonly JournalEntry[], string]>([
    ['was taken back', [anEntry(), reverse], 'undone moment-1'],
    ['was taken back, as only a total tells', [], 'undone moment-1'],
    ['was withdrawn', [anEntry(), anEntry({ kind: 'void' })], 'uncounted moment-1'],
  ])('do not agree where the record says given and it %s', (_what, entries, kind) => {
    expect(kindsOf({ commitments: [aCommitment({ state: 'voided' })], entries, records: [record()] })).toEqual([kind]);
  });

  it.each(['voided', 'declined', 'asked'] as const)('do not agree where it counts and the record says %s', (status) => {
    expect(kindsOf({ commitments: [aCommitment()], records: [record({ status })] })).toEqual(['held moment-1']);
  });

  it('agree where of several commitments of one moment one counts', () => {
    expect(kindsOf({ commitments: [aCommitment({ state: 'voided' }), aCommitment()], records: [record()] })).toEqual([]);
  });

  it('are told newest first', () => {
    const commitments = [
      aCommitment({ momentId: 'old', reservedAtMs: hoursBefore(5) }),
      aCommitment({ momentId: 'new', reservedAtMs: hoursBefore(1) }),
    ];
    expect(kindsOf({ commitments, records: [record({}, hoursBefore(3))] })).toEqual([
      'unwritten new',
      'uncounted moment-1',
      'unwritten old',
    ]);
  });
});
