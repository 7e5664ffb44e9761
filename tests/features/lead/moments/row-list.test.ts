import { describe, expect, it } from 'vitest';
import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import type { Page } from '#ports/page.ts';
import { NO_ROWS, type RowList, rowsOf, withNewest, withOlder, withSearched } from '#features/lead/moments/row-list.ts';
import { aWin } from './a-moments-tab.ts';

function page(items: readonly string[], next: string | null, more: Partial<Page<ServiceMoment>> = {}): Page<ServiceMoment> {
  return { items: items.map((id) => aWin(id)), next, unreadable: 0, ...more };
}

function ids({ rows }: RowList): readonly string[] {
  return rows.map(({ id }) => id);
}

const broken = { id: 'x', ticketId: '', fields: [] };

describe('the list of what was read', () => {
  const first = withNewest(NO_ROWS, page(['c', 'b'], '1', { unreadable: 1, asTheyStand: [broken] }), 'UTC');

  it('begins with the newest page', () => {
    expect(ids(first)).toEqual(['c', 'b']);
    expect(first).toMatchObject({ next: '1', unreadable: 1, asTheyStand: [broken] });
  });

  it('grows by the page that follows, each moment once, and counts what cannot be told once', () => {
    const other = { ...broken, id: 'y' };
    const grown = withOlder(first, page(['b', 'a'], null, { unreadable: 2, asTheyStand: [broken, other] }), 'UTC');
    expect(ids(grown)).toEqual(['c', 'b', 'a']);
    expect(grown).toMatchObject({ next: null, unreadable: 2, asTheyStand: [broken, other] });
  });

  it('takes in what is new, in front, and goes on reading where it was', () => {
    const again = withNewest(withOlder(first, page(['a'], '2'), 'UTC'), page(['d', 'c'], '9', { unreadable: 5 }), 'UTC');
    expect(ids(again)).toEqual(['d', 'c', 'b', 'a']);
    expect(again).toMatchObject({ next: '2', unreadable: 1 });
  });

  it('shows the newest of what is on the page again, such as a story that was written since', () => {
    const again = withNewest(first, { ...page([], '9'), items: [aWin('c', { story: 'Written since.' })] }, 'UTC');
    expect(again.rows[0]?.story).toBe('Written since.');
  });

  it('begins anew where moments are missing between', () => {
    const again = withNewest(withOlder(first, page(['a'], null), 'UTC'), page(['z', 'y'], '7'), 'UTC');
    expect(ids(again)).toEqual(['z', 'y']);
    expect(again.next).toBe('7');
  });

  it('holds behind what the list gives the month that the index tells, without what is there, and shows it where that is asked for', () => {
    const searched = withSearched(
      first,
      { month: '2026-02', atMs: 5 },
      page(['b', 'o', 'n'], '8', { unreadable: 2, asTheyStand: [broken] }),
      'UTC',
    );
    expect(searched).toMatchObject({ listed: 2, next: '1', searched: { month: '2026-02', next: '8' }, unreadable: 2 });
    expect(ids(searched)).toEqual(['c', 'b', 'o', 'n']);
    expect(rowsOf(searched, '2026-02')).toBe(searched.rows);
    for (const month of [null, '2026-03']) expect(rowsOf(searched, month).map(({ id }) => id)).toEqual(['c', 'b']);
    const more = withSearched(searched, { month: '2026-02', atMs: 9 }, page(['n', 'm'], null), 'UTC');
    expect(ids(more)).toEqual(['c', 'b', 'o', 'n', 'm']);
    expect(more.searched).toEqual({ month: '2026-02', atMs: 5, next: null });
  });

  it('takes over into the list what the index has told, and leaves a month for another', () => {
    const searched = withSearched(first, { month: '2026-02', atMs: 5 }, page(['o', 'n'], null), 'UTC');
    const grown = withOlder(searched, page(['a', 'o'], '2'), 'UTC');
    expect([ids(grown), grown.listed, grown.next]).toEqual([['c', 'b', 'a', 'o', 'n'], 4, '2']);
    const newer = withNewest(grown, page(['d', 'c'], '9'), 'UTC');
    expect([ids(newer), newer.listed, newer.searched?.month]).toEqual([['d', 'c', 'b', 'a', 'o', 'n'], 5, '2026-02']);
    expect(ids(withSearched(newer, { month: '2026-01', atMs: 5 }, page(['k'], null), 'UTC'))).toEqual(['d', 'c', 'b', 'a', 'o', 'k']);
    expect(withNewest(newer, page(['z'], '7'), 'UTC')).toMatchObject({ listed: 1, searched: null });
  });

  it('is what one page holds where that is all there is', () => {
    expect(ids(withNewest(first, page(['c'], null), 'UTC'))).toEqual(['c']);
    expect(ids(withNewest(first, page([], null), 'UTC'))).toEqual([]);
  });
});
