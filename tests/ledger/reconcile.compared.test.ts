import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { aDraft } from '#builders/a-draft.ts';
import { aWorld } from '#builders/a-world.ts';
import { anEntry } from '#builders/an-entry.ts';
import { NOW_MS, daysBefore, hoursBefore } from '#builders/clock.ts';
import type { Ledger } from '#domain/journal/commitments.ts';
import type { Commitment, JournalEntry } from '#domain/journal/types.ts';
import type { MomentStatus } from '#domain/moments/moment.ts';
import { momentIdOf } from '#domain/moments/reconcile.ts';
import { fail, ok } from '#domain/shared/result.ts';
import { reconcile } from '#ledger/reconcile.ts';
import type { MomentQuery, RecordedMoment } from '#ports/moment-store.ts';
import type { Page } from '#ports/page.ts';

const REFUSED = { kind: 'refused_by_role', what: 'journal', action: 'read' } as const;

interface Both {
  readonly pages?: readonly Partial<Page<RecordedMoment>>[];
  readonly commitments?: readonly Commitment[];
  readonly entries?: readonly JournalEntry[];
  readonly checkpoint?: Ledger['checkpoint'];
  readonly seenSinceMs?: number;
  /** Moments that have a record further back than was read. */
  readonly writtenIds?: readonly string[];
  readonly refused?: 'keys' | 'ids';
}

/** Compares the two, and tells what was asked for that. */
async function compared({ pages = [{}], commitments = [], entries = [], checkpoint = null, ...both }: Both) {
  const { seenSinceMs = -Infinity, writtenIds = [], refused = null } = both;
  const queries: MomentQuery[] = [];
  const keys: (readonly string[])[] = [];
  const ids: (readonly string[])[] = [];
  const result = await reconcile({
    moments: {
      recorded(query) {
        const page = pages[queries.length] ?? {};
        queries.push(query);
        return Promise.resolve(ok({ items: [], next: null, unreadable: 0, ...page }));
      },
      statusesAmong(asked) {
        ids.push(asked);
        return Promise.resolve(
          refused === 'ids' ? fail(REFUSED) : ok(new Map(asked.flatMap((id) => (writtenIds.includes(id) ? [[id, 'given']] : [])))),
        );
      },
    },
    journal: {
      byExternalIds(asked) {
        keys.push(asked);
        return Promise.resolve(refused === 'keys' ? fail(REFUSED) : ok([]));
      },
    },
    reader: {
      ledger: () => ({ commitments, checkpoint }),
      entries: () => entries,
      learn: (learnt) => expect(learnt).toEqual([]),
      seenSinceMs: () => seenSinceMs,
    },
    runtime: aWorld().runtime(),
  });
  const found = result.ok ? result.value.mismatches.map((one) => `${one.kind} ${momentIdOf(one)}`) : [];
  return { result, found, queries, keys, ids };
}

function record(id: string, createdAtMs: number, status: MomentStatus = 'given'): RecordedMoment {
  return { moment: { ...aDraft(), id, status }, createdAtMs, createdById: '11' };
}

function times<T>(count: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** So many that were given and not written down, newest first. */
function given(count: number): readonly Commitment[] {
  return times(count, (index) => aCommitment({ momentId: `m-${index}`, reserveId: `01E${index}`, reservedAtMs: hoursBefore(1) - index }));
}

describe('how far back both are compared', () => {
  const checkpoint = {
    month: '2026-03',
    upToId: '01E9',
    upToMs: hoursBefore(2),
    carriedMinor: 0,
    carriedUpToId: '01E1',
    carriedUpToMs: hoursBefore(9),
  };

  it.each([
    ['to where a total begins to name them one by one, where the list reaches down to that', 0, hoursBefore(9) + 1],
    ['to where the list was read, where it ends before what a total covers', 1, hoursBefore(2) + 1],
  ])('is %s', async (_how, aboveMs, sinceMs) => {
    const { result } = await compared({ checkpoint, seenSinceMs: checkpoint.upToMs + aboveMs });
    expect(result).toMatchObject({ ok: true, value: { sinceMs } });
  });

  it('is seven days, for which records are read from the newest on until one is older', async () => {
    const items = [record('a', hoursBefore(1), 'voided'), record('b', hoursBefore(2), 'voided'), record('c', daysBefore(8), 'voided')];
    const { result, queries } = await compared({ pages: [{ items, next: 'older', unreadable: 2 }] });
    expect(queries).toEqual([{ from: 'list', filter: {}, cursor: null }]);
    expect(result).toMatchObject({ ok: true, value: { sinceMs: daysBefore(7), records: 3, unreadable: 2 } });
  });

  it('takes one page more where the last is as old as that to the millisecond: others of it may follow', async () => {
    const pages = [
      { items: [record('a', daysBefore(7), 'voided')], next: 'older', unreadable: 2 },
      { items: [record('b', daysBefore(7), 'voided')], unreadable: 1 },
    ];
    const { result, queries } = await compared({ pages });
    expect(queries.map(({ cursor }) => cursor)).toEqual([null, 'older']);
    expect(result).toMatchObject({ ok: true, value: { records: 2, unreadable: 3 } });
  });
});

describe('what is asked for by its key', () => {
  const undone = record('undone', hoursBefore(3));
  const uncounted = record('uncounted', hoursBefore(3));
  const held = record('held', hoursBefore(3), 'voided');
  const commitments = [
    aCommitment({ momentId: 'undone', state: 'voided' }),
    aCommitment({ momentId: 'held' }),
    aCommitment({ momentId: 'unwritten' }),
  ];
  const entries = [anEntry({ kind: 'reverse', momentId: 'undone' })];

  it('is of the journal what seems not to count, by both attempts, and of the records what seems not to be written down', async () => {
    const { found, keys, ids } = await compared({ pages: [{ items: [undone, uncounted, held] }], commitments, entries });
    expect(found.toSorted()).toEqual(['held held', 'uncounted uncounted', 'undone undone', 'unwritten unwritten']);
    expect(keys).toEqual([['undone', 'uncounted'].flatMap((id) => [`reserve:${id}`, `post:${id}`, `reserve:${id}:2`, `post:${id}:2`])]);
    expect(ids).toEqual([['unwritten']]);
  });

  it('is nothing where both agree', async () => {
    const { found, keys, ids } = await compared({ pages: [{ items: [record('m-0', hoursBefore(1))] }], commitments: given(1) });
    expect([found, keys, ids]).toEqual([[], [], []]);
  });

  it.each([
    [20, [80]],
    [21, [80, 4]],
    [101, [80, 80, 80, 80, 80]],
  ])('is of %i that do not count so many keys at once, and of a hundred at most', async (count, asked) => {
    const items = times(count, (index) => record(`m-${index}`, NOW_MS - 3_600_000 - index));
    const { found, keys } = await compared({ pages: [{ items }] });
    expect(keys.map(({ length }) => length)).toEqual(asked);
    expect(new Set(keys.flat()).size).toBe(keys.flat().length);
    expect(found).toHaveLength(count);
  });

  it.each([
    [20, [20], 20],
    [21, [20, 1], 21],
    [101, [20, 20, 20, 20, 20], 100],
  ])('is of %i that are not written down so many at once, and beyond a hundred nobody knows', async (count, asked, said) => {
    const { found, ids } = await compared({ commitments: given(count) });
    expect(ids.map(({ length }) => length)).toEqual(asked);
    expect(ids.flat()).toEqual(times(said, (index) => `m-${index}`));
    expect(found).toEqual(times(said, (index) => `unwritten m-${index}`));
  });

  it('and has a record after all is not said, whenever it was asked for', async () => {
    const { found } = await compared({ commitments: given(21), writtenIds: ['m-3', 'm-20'] });
    expect(found).toHaveLength(19);
    expect(found).not.toContain('unwritten m-3');
    expect(found).not.toContain('unwritten m-20');
  });

  it('and cannot be read is the fault of the comparison', async () => {
    expect((await compared({ pages: [{ items: [uncounted] }], refused: 'keys' })).result).toEqual({ ok: false, error: REFUSED });
    expect((await compared({ commitments: given(1), refused: 'ids' })).result).toEqual({ ok: false, error: REFUSED });
  });
});
