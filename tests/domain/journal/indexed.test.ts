import { describe, expect, it } from 'vitest';
import { anEntry } from '#builders/an-entry.ts';
import { NOW_MS } from '#builders/clock.ts';
import { indexedAfter, indexedUpTo, probesAfter } from '#domain/journal/indexed.ts';
import { LATE_MS } from '#domain/journal/lease.ts';
import type { SeenList } from '#domain/journal/running-total.ts';
import type { JournalEntry } from '#domain/journal/types.ts';

function list(entries: readonly JournalEntry[], over: Partial<SeenList> = {}): SeenList {
  return { byId: new Map(entries.map((entry) => [entry.id, entry])), isListed: () => true, sinceMs: -Infinity, ...over };
}

function said(createdById: string, indexedUpToId: string, over: Partial<JournalEntry> = {}): JournalEntry {
  return anEntry({ kind: 'post', createdById, createdAtMs: NOW_MS, detail: { reservedAtMs: NOW_MS, indexedUpToId }, ...over });
}

describe('how far the search index is seen to reach', () => {
  it('is as far as two people say, or whoever reads does', () => {
    expect(indexedUpTo([said('21', '01E5')], '11', NOW_MS)).toBeNull();
    expect(indexedUpTo([said('21', '01E5'), said('21', '01E6')], '11', NOW_MS)).toBeNull();
    expect(indexedUpTo([said('21', '01E9'), said('22', '01E5')], '11', NOW_MS)).toBe('01E5');
    expect(indexedUpTo([said('21', '01E9'), said('22', '01E5'), said('11', '01E7')], '11', NOW_MS)).toBe('01E7');
    expect(indexedUpTo([said('11', '')], '11', NOW_MS)).toBe('');
  });

  it('goes by what was stamped by an instant, in time', () => {
    expect(indexedUpTo([said('11', '01E5')], '11', NOW_MS - 1)).toBeNull();
    expect(indexedUpTo([said('11', '01E5', { createdAtMs: NOW_MS + 60_001 })], '11', Infinity)).toBeNull();
  });

  it('is tried on the next twenty posts that should be there by now, and ends before the first that is not', () => {
    const posts = Array.from({ length: 30 }, (_, index) =>
      anEntry({ id: `01E${String(index).padStart(3, '0')}`, kind: 'post', momentId: `m-${index}`, createdAtMs: NOW_MS - LATE_MS - 1 }),
    );
    const probes = probesAfter('01E003', list(posts.toReversed()), NOW_MS);
    expect(probes.map(({ id }) => id)).toEqual(posts.slice(4, 24).map(({ id }) => id));
    expect(probesAfter('01E003', list(posts), NOW_MS - 1)).toEqual([]);
    expect(probesAfter('', list([anEntry({ id: '01E', createdAtMs: 0 })]), NOW_MS)).toEqual([]);
    expect(probesAfter('', list(posts, { isListed: () => false }), NOW_MS)).toEqual([]);
    const shown = new Set(probes.map(({ id }) => id));
    expect(indexedAfter('01E003', probes, shown)).toBe('01E023');
    shown.delete('01E006');
    expect(indexedAfter('01E003', probes, shown)).toBe('01E005');
    expect(indexedAfter('01E003', probes, new Set())).toBe('01E003');
  });
});
