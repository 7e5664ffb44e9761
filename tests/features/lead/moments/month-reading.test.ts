import { describe, expect, it } from 'vitest';
import { daysOf, doesFollow, nextSource, tellsNone, wholeMonthIn } from '#features/lead/moments/month-reading.ts';
import { NO_ROWS, type RowList, withNewest, withSearched } from '#features/lead/moments/row-list.ts';
import { aWin } from './a-moments-tab.ts';

const timeZone = 'Europe/Berlin';

/** A list whose oldest row was written down at an instant, and that goes on. */
function listTo(createdAt: string, over: Partial<RowList> = {}): RowList {
  const items = [aWin('a', { createdAtMs: Date.parse(createdAt), day: createdAt.slice(0, 10) })];
  return { ...withNewest(NO_ROWS, { items, next: '1', unreadable: 0 }, timeZone), ...over };
}

function asked(month: string | null, isIndexOut = false): Parameters<typeof nextSource>[1] {
  return { month, timeZone, isIndexOut };
}

const ofIndex = { items: [aWin('b', { day: '2026-02-11' })], unreadable: 0 };

const mayLackAt = (at: string): boolean | undefined => {
  const told = withSearched(listTo(at), { month: '2026-02', atMs: Date.parse(at) }, { ...ofIndex, next: null }, timeZone);
  return wholeMonthIn(told, asked('2026-02'))?.mayLack;
};

const ofList = (cursor: string) => ({ from: 'list', cursor }) as const;
const ofMonth = (cursor: string | null) => ({ from: 'index', month: '2026-02', cursor }) as const;

describe('a month', () => {
  it('has every day, those of a leap year included', () => {
    expect(daysOf('2026-02')).toHaveLength(28);
    expect(daysOf('2028-02').at(-1)).toBe('2028-02-29');
    expect([daysOf('2026-12')[0], daysOf('2026-12').at(-1)]).toEqual(['2026-12-01', '2026-12-31']);
  });

  it('is whole once the list has come to what was written before it, by the account’s calendar', () => {
    expect(wholeMonthIn(listTo('2026-02-28T22:59:00Z'), asked('2026-03'))).toEqual({ month: '2026-03', isSearched: false, mayLack: false });
    expect(wholeMonthIn(listTo('2026-02-28T23:00:00Z'), asked('2026-03'))).toBeNull();
    expect(wholeMonthIn(listTo('2026-03-02T10:00:00Z', { next: null }), asked('2026-03'))).toEqual({
      month: '2026-03',
      isSearched: false,
      mayLack: false,
    });
    expect(wholeMonthIn(listTo('2026-02-20T10:00:00Z'), asked(null))).toBeNull();
  });

  it('is not whole by a moment of an earlier day that was written down in it', () => {
    const late = withNewest(
      NO_ROWS,
      { items: [aWin('a', { createdAtMs: Date.parse('2026-03-02T10:00:00Z'), day: '2026-02-28' })], next: '1', unreadable: 0 },
      timeZone,
    );
    expect(wholeMonthIn(late, asked('2026-03'))).toBeNull();
  });

  it('is whole once the index has told all of it, and no other month is', () => {
    const list = listTo('2026-03-20T10:00:00Z');
    const asOf = { month: '2026-02', atMs: Date.parse('2026-03-20T10:00:00Z') };
    const begun = withSearched(list, asOf, { ...ofIndex, next: '7' }, timeZone);
    expect(wholeMonthIn(begun, asked('2026-02'))).toBeNull();
    const told = withSearched(begun, asOf, { ...ofIndex, next: null }, timeZone);
    expect(wholeMonthIn(told, asked('2026-02'))).toEqual({ month: '2026-02', isSearched: true, mayLack: false });
    expect(wholeMonthIn(told, asked('2026-01'))).toBeNull();
  });

  it('may lack what was written lately where the index was asked within a day of its end', () => {
    expect([mayLackAt('2026-03-01T00:10:00Z'), mayLackAt('2026-03-01T22:59:00Z')]).toEqual([true, true]);
    expect(mayLackAt('2026-03-01T23:00:00Z')).toBe(false);
  });
});

describe('a page that was asked for', () => {
  const list = listTo('2026-03-20T10:00:00Z');

  it('follows only what ends with its own cursor', () => {
    expect([doesFollow(list, ofList('1')), doesFollow(list, ofList('2'))]).toEqual([true, false]);
    const begun = withSearched(list, { month: '2026-02', atMs: 0 }, { ...ofIndex, next: '7' }, timeZone);
    expect([doesFollow(begun, ofMonth('7')), doesFollow(begun, ofMonth(null)), doesFollow(begun, ofMonth('8'))]).toEqual([
      true,
      false,
      false,
    ]);
    expect([doesFollow(list, ofMonth(null)), doesFollow(list, ofMonth('7'))]).toEqual([true, false]);
  });

  it('tells none of a month where it is its first and has no moment of it', () => {
    expect(tellsNone(ofMonth(null), [], timeZone)).toBe(true);
    expect(tellsNone(ofMonth(null), [aWin('o', { day: '', createdAtMs: Date.parse('2026-01-31T10:00:00Z') })], timeZone)).toBe(true);
    expect(tellsNone(ofMonth(null), [aWin('o', { day: '2026-01-31' }), ...ofIndex.items], timeZone)).toBe(false);
    expect([tellsNone(ofMonth('7'), [], timeZone), tellsNone(ofList('1'), [], timeZone)]).toEqual([false, false]);
  });
});

describe('where the next page comes from', () => {
  const list = listTo('2026-03-20T10:00:00Z');

  it('is the index where what was written after the month would have to be read first, page after page', () => {
    expect(nextSource(list, asked('2026-02'))).toEqual({ from: 'index', month: '2026-02', cursor: null });
    const begun = withSearched(list, { month: '2026-02', atMs: 5 }, { ...ofIndex, next: '7' }, timeZone);
    expect(nextSource(begun, asked('2026-02'))).toEqual({ from: 'index', month: '2026-02', cursor: '7' });
    expect(nextSource(begun, asked('2026-01'))).toEqual({ from: 'index', month: '2026-01', cursor: null });
  });

  it('is the list where it has come to the month, where none is asked for, and where the index is out', () => {
    const older = ofList('1');
    expect(nextSource(list, asked('2026-03'))).toEqual(older);
    expect(nextSource(listTo('2026-02-20T10:00:00Z'), asked('2026-02'))).toEqual(older);
    expect(nextSource(list, asked(null))).toEqual(older);
    expect(nextSource(list, asked('2026-02', true))).toEqual(older);
  });

  it('is the list for all there are, once the index has told the month', () => {
    const told = withSearched(list, { month: '2026-02', atMs: 5 }, { ...ofIndex, next: null }, timeZone);
    expect(nextSource(told, asked('2026-02'))).toEqual({ from: 'list', cursor: '1' });
    expect(nextSource({ ...list, next: null }, asked('2026-02'))).toBeNull();
  });
});
