import { describe, expect, it } from 'vitest';
import { aWorld } from '#builders/a-world.ts';
import { NOW_MS } from '#builders/clock.ts';
import type { EntryDetail } from '#domain/journal/types.ts';
import { busy, looked, plantCarried } from './a-carried-journal.ts';

function sayingNothingIndexed(detail: EntryDetail): EntryDetail {
  return { ...detail, indexedUpToId: '01FAKE00000000000000000001' };
}

describe('how far the search index is known to show every post', () => {
  it('is how far the index was seen to show every post', async () => {
    const world = busy();
    const { reader } = await looked(world);
    const said = world.journal.entries.at(-1)?.detail.indexedUpToId ?? '';
    expect((reader.carriedOn(NOW_MS).indexedUpToId ?? '') >= said).toBe(true);
  });

  it('is tried further by whoever searches, and stops where the index shows nothing yet', async () => {
    const world = busy({ saying: (detail) => ({ ...detail, indexedUpToId: '01FAKE00000000000000003860' }) });
    const posts = world.journal.entries.filter(({ id, kind }) => kind === 'post' && id > '01FAKE00000000000000003860');
    const { reader } = await looked(world);
    expect(reader.carriedOn(NOW_MS).indexedUpToId).toBe(posts[19]?.id);
  });

  it('begins at the start of a journal that the list shows whole, and a day back in one whose posts say nothing', async () => {
    const young = aWorld();
    plantCarried(young, {
      gestures: 20,
      everyMs: 10_000,
      agentIds: ['21'],
      saying: ({ reservedAtMs }) => ({ reservedAtMs: reservedAtMs ?? 0 }),
    });
    expect((await looked(young)).reader.carriedOn(NOW_MS).indexedUpToId).toBe('');
    const old = aWorld();
    plantCarried(old, { gestures: 300, everyMs: 900_000, agentIds: ['11'], saying: ({ indexedUpToId: _said, ...detail }) => detail });
    const { reader } = await looked(old);
    const upTo = old.journal.entries.find(({ id }) => id === reader.carriedOn(NOW_MS).indexedUpToId);
    expect(NOW_MS - (upTo?.createdAtMs ?? 0)).toBeLessThan(26 * 3_600_000);
  });

  it('a look lists as far as the index was seen to reach', async () => {
    const saying = (detail: EntryDetail): EntryDetail => ({ ...detail, indexedUpToId: world0.journal.entries.at(-450)?.id ?? '' });
    const world0 = busy();
    const world = busy({ saying });
    const { calls, result } = await looked(world);
    expect(result.ok).toBe(true);
    expect(calls.filter((method) => method === 'tail')).toHaveLength(5);
  });

  it('is not asked again by the next look about the same gesture, where posts say that it showed all that the list does not', async () => {
    const world = busy();
    const { reader } = await looked(world);
    const { result, calls } = await looked(world, reader);
    expect(result.ok).toBe(true);
    expect(calls.filter((method) => method === 'search')).toHaveLength(1);
  });

  it('a look that would list more than thirty pages says that it did not see enough', async () => {
    const { result } = await looked(busy({ saying: sayingNothingIndexed }));
    expect(result).toEqual({ ok: false, error: { kind: 'too_long' } });
  });
});
