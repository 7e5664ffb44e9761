import { describe, expect, it } from 'vitest';
import { LIMITS_MOMENT } from '#domain/journal/agent-day.ts';
import { DOWN } from '#builders/a-page.ts';
import { aLedgerReader } from '#builders/a-ledger-reader.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { NOW_MS, daysBefore } from '#builders/clock.ts';
import { noteQueries } from '#builders/note-queries.ts';
import { LATE_MS } from '#domain/journal/lease.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { createIndexReach } from '#ledger/index-reach.ts';
import { LIMITS, SUBJECT, busy, plantCarried } from './a-carried-journal.ts';

/** What a page knows of the index whose list was read back so far. */
function opened(world: World) {
  const { journal, queries } = noteQueries(world.journal.as('11'));
  const { index, parts } = aLedgerReader({ journal, runtime: world.runtime() }, { limits: LIMITS });
  const { reader } = parts.ports;
  const reach = createIndexReach({ reader, index }, { readerId: '11' });
  const search = () => reach.search(SUBJECT, { sinceMs: daysBefore(30), reservedAtMs: Infinity });
  const readSince = (sinceMs: number) => reader.readBack({ isEnough: (seenSinceMs) => seenSinceMs <= sinceMs, pagesAtMost: 30 });
  return { reach, reader, queries, search, readSince };
}

/** Three days of a gesture each quarter of an hour, whose posts say nothing of the index. */
function silent(): World {
  const world = aWorld();
  plantCarried(world, { gestures: 300, everyMs: 900_000, agentIds: ['11'], saying: ({ indexedUpToId: _said, ...detail }) => detail });
  return world;
}

describe('the place from which the index is tried', () => {
  it('is unknown before the list was read, and nothing beside the subject is asked for', async () => {
    const { reach, queries, search } = opened(silent());
    expect(reach.upToId()).toBeNull();
    expect(await search()).toEqual({ ok: true, value: undefined });
    expect(queries.map(({ momentIds }) => momentIds)).toEqual([[LIMITS_MOMENT]]);
    expect(reach.upToId()).toBeNull();
  });

  it('is the newest entry that the list has shown and that is more than a day older than its newest, where posts say nothing', async () => {
    const world = silent();
    const { reach, reader, readSince } = opened(world);
    await readSince(NOW_MS - 26 * 3_600_000);
    const [newest] = world.journal.entries.slice(-1);
    const before = world.journal.entries.findLast(({ createdAtMs }) => createdAtMs < (newest?.createdAtMs ?? 0) - DAY_MS);
    // Of the very gesture a post follows that is exactly a day old.
    expect((newest?.createdAtMs ?? 0) - (before?.createdAtMs ?? 0)).toBe(DAY_MS + 1000);
    expect(reach.upToId()).toBe(before?.id);
    if (before === undefined) throw new Error('nothing is a day old');
    reader.learn([{ ...before, id: `${before.id}-found` }]);
    expect(reach.upToId()).toBe(before.id);
  });

  it('is the start of a journal that the list shows whole', async () => {
    const { reach, readSince } = opened(silent());
    await readSince(-Infinity);
    expect(reach.upToId()).toBe('');
  });
});

describe('a search of the index', () => {
  it('asks for the posts after that place, but for those of the last minute, which it need not show yet', async () => {
    const world = busy();
    const { reach, queries, search, readSince } = opened(world);
    await readSince(NOW_MS - 600_000);
    const fromId = reach.upToId() ?? '';
    const youngestMs = (world.journal.entries.at(-1)?.createdAtMs ?? 0) - LATE_MS;
    const due = world.journal.entries.filter(({ kind, id, createdAtMs }) => kind === 'post' && id > fromId && createdAtMs < youngestMs);
    expect(due).not.toEqual([]);
    await search();
    expect(queries.map(({ momentIds }) => momentIds)).toEqual([[LIMITS_MOMENT, ...due.map(({ momentId }) => momentId)]]);
    expect(reach.upToId()).toBe(due.at(-1)?.id);
  });

  it('that fails is that fault, and tells nothing', async () => {
    const world = busy();
    const { reach, search, readSince } = opened(world);
    await readSince(NOW_MS - 600_000);
    const before = reach.upToId();
    world.journal.faults.errorBefore = () => DOWN;
    const searching = search();
    await world.time.run();
    expect(await searching).toEqual({ ok: false, error: DOWN });
    expect(reach.upToId()).toBe(before);
  });

  it('is about one customer and ticket, and was done for nobody else', async () => {
    const { reach, search, readSince } = opened(busy());
    await readSince(NOW_MS - 600_000);
    expect(reach.isRead(SUBJECT, Infinity)).toBe(false);
    await search();
    expect(reach.isRead(SUBJECT, Infinity)).toBe(true);
    expect(reach.isRead({ ...SUBJECT, customerId: '702' }, Infinity)).toBe(false);
  });
});
