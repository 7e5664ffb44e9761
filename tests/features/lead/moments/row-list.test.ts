import { describe, expect, it } from 'vitest';
import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import type { Page } from '#ports/page.ts';
import { NO_ROWS, type RowList, withNewest, withOlder } from '#features/lead/moments/row-list.ts';
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

  it('grows by the page that follows, each moment once, and counts what cannot be told', () => {
    const grown = withOlder(first, page(['b', 'a'], null, { unreadable: 2, asTheyStand: [broken] }), 'UTC');
    expect(ids(grown)).toEqual(['c', 'b', 'a']);
    expect(grown).toMatchObject({ next: null, unreadable: 3, asTheyStand: [broken, broken] });
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

  it('is what one page holds where that is all there is', () => {
    expect(ids(withNewest(first, page(['c'], null), 'UTC'))).toEqual(['c']);
    expect(ids(withNewest(first, page([], null), 'UTC'))).toEqual([]);
  });
});
