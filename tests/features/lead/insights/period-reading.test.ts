import { describe, expect, it } from 'vitest';
import { aServiceMoment } from '#builders/a-service-moment.ts';
import { HELD_AT_MOST, withNewest, withOlder } from '#features/lead/insights/period-reading.ts';

const TERMS = { timeZone: 'UTC', today: '2026-03-18' };

function page(ids: readonly number[], next: string | null, day = '2026-03-10') {
  return { items: ids.map((id) => aServiceMoment({ id: `m-${id}`, day })), next, unreadable: 0 };
}

describe('the moments that were read', () => {
  it('are whole from the day after the oldest, of which more may follow', () => {
    expect(withNewest(null, page([3, 2], 'more'), TERMS).wholeSince).toBe('2026-03-11');
    expect(withNewest(null, page([3, 2], null), TERMS).wholeSince).toBe('');
    expect(withNewest(null, page([], 'more'), TERMS).wholeSince).toBe('2026-03-19');
  });

  it('hold nothing twice, where a page shows again what stood on the one before', () => {
    const first = withNewest(null, page([5, 4, 3], 'more'), TERMS);
    expect(withOlder(first, page([3, 2], null), TERMS).moments.map(({ id }) => id)).toEqual(['m-5', 'm-4', 'm-3', 'm-2']);
  });

  it('take the newest page before them, and give way to it where moments between are missing', () => {
    const first = withOlder(withNewest(null, page([5, 4], 'b'), TERMS), page([3, 2], 'c'), TERMS);
    const joined = withNewest(first, page([6, 5], 'b'), TERMS);
    expect(joined.moments.map(({ id }) => id)).toEqual(['m-6', 'm-5', 'm-4', 'm-3', 'm-2']);
    expect(joined.next).toBe('c');
    const apart = withNewest(first, page([9, 8], 'b'), TERMS);
    expect(apart).toMatchObject({ moments: [{ id: 'm-9' }, { id: 'm-8' }], next: 'b' });
  });

  it('count what could not be told', () => {
    const first = withNewest(null, { ...page([5], 'b'), unreadable: 2 }, TERMS);
    expect(withOlder(first, { ...page([4], null), unreadable: 1 }, TERMS).unreadable).toBe(3);
  });

  it('are no more than a page holds', () => {
    const many = Array.from({ length: HELD_AT_MOST }, (_one, index) => index);
    const full = withNewest(null, page(many, 'more'), TERMS);
    expect(full.next).toBeNull();
    expect(full.wholeSince).toBe('2026-03-11');
  });
});
