import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { anEntry } from '#builders/an-entry.ts';
import { TIME_ZONE, daysBefore, hoursBefore } from '#builders/clock.ts';
import { type CheckpointTerms, newestCheckpoint } from '#domain/journal/checkpoint.ts';
import type { CheckpointPart, Commitment, JournalEntry } from '#domain/journal/types.ts';

const terms: CheckpointTerms = { leadIds: new Set(['90']), currency: 'EUR', timeZone: TIME_ZONE };

function given(number: number): Commitment {
  return aCommitment({ momentId: `moment-${number}`, reserveId: `01E0000${number}`, countsMinor: 100, reservedAtMs: daysBefore(5) });
}

function stamped(part: Partial<CheckpointPart> = {}, overrides: Partial<JournalEntry> = {}): JournalEntry {
  const first: CheckpointPart = {
    month: '2026-03',
    upToId: '01E50000',
    upToMs: hoursBefore(1),
    carriedMinor: 100,
    carriedUpToId: '01E00001',
    carriedUpToMs: daysBefore(5),
    timeZone: TIME_ZONE,
    part: 1,
    parts: 1,
    recent: [],
    ...part,
  };
  return anEntry({
    id: '02E1',
    kind: 'checkpoint',
    momentId: 'checkpoint-1',
    createdById: '90',
    ...overrides,
    detail: { checkpoint: first },
  });
}

function read(entries: readonly JournalEntry[]): number | undefined {
  return newestCheckpoint(entries, terms)?.checkpoint.carriedMinor;
}

describe('reading a checkpoint', () => {
  it('takes what a lead stamped', () => {
    expect(newestCheckpoint([stamped()], terms)?.checkpoint).toMatchObject({ month: '2026-03', carriedMinor: 100 });
  });

  it.each<[string, JournalEntry]>([
    ['of somebody who is no lead', stamped({}, { createdById: '11', agentId: '90' })],
    ['that was edited', stamped({}, { updatedAtMs: hoursBefore(0) })],
    ['in another currency', stamped({}, { currency: 'JPY' })],
    ['of another time zone', stamped({ timeZone: 'UTC' })],
    ['of which a part is missing', stamped({ parts: 2 })],
    ['without its sums', anEntry({ kind: 'checkpoint', createdById: '90' })],
  ])('leaves alone one %s', (_title, entry) => {
    expect(newestCheckpoint([entry], terms)).toBeNull();
  });

  it('puts its parts together, read in any order and twice', () => {
    const parts = [1, 2].map((part) => stamped({ part, parts: 2, recent: [given(part)] }, { id: `02E${part}` }));
    expect(newestCheckpoint([...parts, ...parts].toReversed(), terms)?.recent.map(({ momentId }) => momentId)).toEqual([
      'moment-1',
      'moment-2',
    ]);
  });

  it('takes the one that reaches farthest, and of equal ones what was stamped last, such as a recount, in any order', () => {
    const near = stamped({ carriedMinor: 1 }, { id: '02E1', momentId: 'a' });
    const far = stamped({ carriedMinor: 2, upToId: '01E60000' }, { id: '02E2', momentId: 'b' });
    const equal = stamped({ carriedMinor: 3, upToId: '01E60000' }, { id: '02E3', momentId: 'c' });
    expect([read([near, far]), read([far, near])]).toEqual([2, 2]);
    expect([read([equal, far]), read([far, equal])]).toEqual([3, 3]);
  });
});
