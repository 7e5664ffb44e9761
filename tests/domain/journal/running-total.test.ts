import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { anEntry } from '#builders/an-entry.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { HOLD_MS } from '#domain/journal/lease.ts';
import {
  MONTH_START,
  type SeenList,
  type TotalBase,
  checkpointOf,
  monthMinorAt,
  nextTotal,
  usableTotals,
} from '#domain/journal/running-total.ts';
import type { Commitment, EntryDetail, JournalEntry } from '#domain/journal/types.ts';

const MINUTE_MS = 60_000;
const UP_TO = anEntry({ id: '01E5', createdAtMs: NOW_MS - HOLD_MS });

function saying(total: Partial<NonNullable<EntryDetail['total']>>, over: Partial<JournalEntry> = {}): JournalEntry {
  const detail = { reservedAtMs: NOW_MS, total: { upToId: UP_TO.id, monthMinor: 700, timeZone: TIME_ZONE, ...total } };
  return anEntry({ id: '01E9', kind: 'post', createdAtMs: NOW_MS, createdById: '21', detail, ...over });
}

function list(entries: readonly JournalEntry[], over: Partial<SeenList> = {}): SeenList {
  return { byId: new Map(entries.map((entry) => [entry.id, entry])), isListed: () => true, sinceMs: -Infinity, ...over };
}

const TEAM = { currency: 'EUR', timeZone: TIME_ZONE, stampedId: null };

function usable(said: JournalEntry, over: Partial<SeenList> = {}, team: Partial<Parameters<typeof usableTotals>[1]> = {}) {
  return usableTotals(list([UP_TO, said], over), { ...TEAM, ...team }).map(({ monthMinor }) => monthMinor);
}

describe('a total that a post carries', () => {
  it('can be counted from where it was said in time, up to an entry that was settled by then and that the list shows', () => {
    expect(usable(saying({}))).toEqual([700]);
  });

  it.each([
    ['the post came too late', saying({}, { createdAtMs: NOW_MS + 60_001 })],
    ['the post was edited', saying({}, { updatedAtMs: NOW_MS + 1000 })],
    ['it does not say when it was reserved', saying({}, { detail: { total: { upToId: UP_TO.id, monthMinor: 700, timeZone: TIME_ZONE } } })],
    ['it is no post', saying({}, { kind: 'reserve' })],
    ['it is of another currency', saying({}, { currency: 'JPY' })],
    ['it is of another calendar', saying({ timeZone: 'Asia/Tokyo' })],
    ['nobody knows the entry that it reaches', saying({ upToId: '01E6' })],
    ['that entry was not settled yet', saying({}, { createdAtMs: NOW_MS - 1, detail: { ...saying({}).detail, reservedAtMs: NOW_MS - 1 } })],
  ])('cannot where %s', (_why, said) => {
    expect(usable(said)).toEqual([]);
  });

  it('cannot where the list was not read back to the entry that it reaches, or does not show it', () => {
    expect(usable(saying({}), { sinceMs: UP_TO.createdAtMs })).toEqual([700]);
    expect(usable(saying({}), { sinceMs: UP_TO.createdAtMs + 1 })).toEqual([]);
    expect(usable(saying({}), { isListed: (id) => id !== UP_TO.id })).toEqual([]);
  });

  it('cannot where a lead has stamped the month since', () => {
    expect(usable(saying({}), {}, { stampedId: '01E8' })).toEqual([700]);
    expect(usable(saying({}), {}, { stampedId: '01EA' })).toEqual([]);
  });

  it('is the newest of each writer', () => {
    const later = anEntry({ id: '01E6', createdAtMs: NOW_MS - HOLD_MS });
    const said = [
      saying({ upToId: later.id, monthMinor: 900 }, { id: '01F0' }),
      saying({}),
      saying({ monthMinor: 5 }, { id: '01F1', createdById: '22' }),
    ];
    const found = usableTotals(list([UP_TO, later, ...said]), TEAM).map(({ byId, monthMinor }) => [byId, monthMinor]);
    expect(found).toEqual([
      ['21', 900],
      ['22', 5],
    ]);
  });
});

function base(byId: string | null, monthMinor: number, over: Partial<TotalBase> = {}): TotalBase {
  return { upToId: '01E3', upToMs: NOW_MS - 10 * MINUTE_MS, monthMinor, byId, ...over };
}

function held(reserveId: string, over: Partial<Commitment> = {}): Commitment {
  return aCommitment({ momentId: reserveId, reserveId, countsMinor: 100, reservedAtMs: NOW_MS - 5 * MINUTE_MS, detail: {}, ...over });
}

function terms(commitments: readonly Commitment[] = [], isUndoKnown = true) {
  return { commitments, timeZone: TIME_ZONE, readerId: '11', isUndoKnown: () => isUndoKnown };
}

function minor(bases: readonly TotalBase[], commitments: readonly Commitment[] = [], isUndoKnown = true): number | null {
  return monthMinorAt(bases, UP_TO, terms(commitments, isUndoKnown));
}

describe('what the month held', () => {
  it.each([
    ['nobody is believed alone', [base('21', 700)], null],
    ['but whoever reads, and what rests on nobody', [base('11', 700)], 700],
    ['two who agree are', [base('21', 700), base('22', 700), base('23', 9000)], 700],
    ['the larger of two sums on which two agree each', [base('21', 700), base('22', 700), base('23', 800), base('24', 800)], 800],
    ['the largest of all where no two agree', [base('21', 700), base('22', 300)], 700],
    ['the larger of one’s own word and that of two', [base('11', 200), base('21', 700), base('22', 700)], 700],
    ['what a lead has stamped, or the month’s start', [base(null, 40)], 40],
  ])('%s', (_rule, bases, expected) => {
    expect(minor(bases)).toBe(expected);
  });

  it('is counted on from there: what was given since, and nothing that was withdrawn or expired', () => {
    const since = [
      held('01E4'),
      held('01E41', { state: 'reserved' }),
      held('01E42', { state: 'voided' }),
      held('01E43', { state: 'granted' }),
    ];
    expect(minor([base(null, 40)], since)).toBe(240);
    expect(minor([base(null, 40)], [held('01E4', { state: 'reserved', isUncertain: true })])).toBe(140);
    expect(minor([base(null, 40)], [held('01E2'), held('01E3'), held('01E6')])).toBe(40);
    expect(minor([base(null, 40)], [held('01E8', { detail: { reserveId: '01E2' } })])).toBe(40);
  });

  it('is less by what was undone since, once, where all that may have undone it is known', () => {
    const undone = held('01E2', { state: 'voided', undoneById: '01E4' });
    expect(minor([base(null, 540)], [undone])).toBe(440);
    expect(minor([base(null, 540)], [undone], false)).toBe(540);
    expect(minor([base(null, 540)], [{ ...undone, undoneById: '01E3' }])).toBe(540);
    expect(minor([base(null, 540)], [{ ...undone, undoneById: '01E6' }])).toBe(540);
    expect(minor([base(null, 540)], [{ ...undone, isUncertain: true }])).toBe(540);
  });

  it('holds what was given since and undone only later', () => {
    expect(minor([base(null, 40)], [held('01E4', { state: 'voided', undoneById: '01E6' })])).toBe(140);
    expect(minor([base(null, 40)], [held('01E4', { state: 'voided', undoneById: '01E5' })])).toBe(40);
  });

  it('begins with nothing in another month', () => {
    expect(minor([base(null, 700, { upToMs: NOW_MS - 40 * 86_400_000 })], [held('01E4')])).toBe(100);
    expect(minor([base(null, 0)], [held('01E4', { reservedAtMs: NOW_MS - 40 * 86_400_000 })])).toBe(0);
  });
});

describe('the totals as one checkpoint', () => {
  it('reach as far as the newest of them, without what was undone after that', () => {
    const bases = [base('21', 700, { upToId: UP_TO.id, upToMs: UP_TO.createdAtMs }), base('22', 600)];
    const commitments = [held('01E4'), held('01E2', { state: 'voided', undoneById: '01E8' })];
    expect(checkpointOf(bases, list([UP_TO, anEntry({ id: '01E3' })]), terms(commitments))).toMatchObject({
      month: '2026-03',
      upToId: '01E5',
      carriedMinor: 600,
      carriedUpToId: '01E5',
    });
    expect(checkpointOf(bases, list([UP_TO]), terms(commitments, false))).toMatchObject({ carriedMinor: 700 });
  });

  it('are none where nothing is known of what they reach, or one other person alone says one', () => {
    expect(checkpointOf([], list([UP_TO]), terms())).toBeNull();
    expect(checkpointOf([base('21', 700, { upToId: UP_TO.id })], list([UP_TO]), terms())).toBeNull();
  });
});

describe('the total that a post carries on', () => {
  const young = anEntry({ id: '01E7', createdAtMs: NOW_MS - HOLD_MS - 1000 });
  const settled = anEntry({ id: '01E6', createdAtMs: NOW_MS - HOLD_MS - 1001 });
  const next = (over: Partial<Parameters<typeof nextTotal>[2]> = {}, seen = list([settled, young])) =>
    nextTotal([MONTH_START], seen, { ...terms([held('01E4')]), reservedAtMs: NOW_MS, unknownIds: [], countedSinceMs: 0, ...over });

  it('reaches the newest entry that was settled when it was reserved', () => {
    expect(next()).toEqual({ upToId: '01E6', monthMinor: 100, timeZone: TIME_ZONE });
  });

  it('stops before what was undone of what is not known', () => {
    expect(next({ unknownIds: ['01F0', '01E6'] })).toBeNull();
    expect(next({ unknownIds: ['01E7'] })).toMatchObject({ upToId: '01E6' });
  });

  it('is none where nothing is settled, listed, or reached by what it is counted from', () => {
    expect(next({}, list([young]))).toBeNull();
    expect(next({}, list([settled], { isListed: () => false }))).toBeNull();
    expect(next({}, list([settled], { sinceMs: settled.createdAtMs + 1 }))).toBeNull();
    expect(next({ countedSinceMs: settled.createdAtMs + 1 })).toBeNull();
    expect(
      nextTotal([base('11', 5, { upToId: '01E7' })], list([settled]), {
        ...terms(),
        reservedAtMs: NOW_MS,
        unknownIds: [],
        countedSinceMs: 0,
      }),
    ).toBeNull();
  });
});
