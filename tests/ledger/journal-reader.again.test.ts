import { describe, expect, it } from 'vitest';
import { type World, aWorld } from '#builders/a-world.ts';
import { NOW_MS } from '#builders/clock.ts';
import { type JournalReader, PAGES_AT_MOST, createJournalReader } from '#ledger/journal-reader.ts';
import { LATE_MS } from '#domain/journal/lease.ts';
import type { JournalStore } from '#ports/journal-store.ts';
import { ok } from '#domain/shared/result.ts';

const WHOLE = { isEnough: (sinceMs: number): boolean => sinceMs === -Infinity, pagesAtMost: PAGES_AT_MOST };

/** A journal of pages of two, whose list shows the entry of one moment only once that is said. */
function reading(): { readonly world: World; readonly reader: JournalReader; readonly show: () => void; readonly pages: () => number } {
  const world = aWorld({ pageSize: 2 });
  let isShown = false;
  const store = world.journal.as('11');
  const journal: JournalStore = {
    ...store,
    async tail(cursor) {
      const read = await store.tail(cursor);
      return read.ok ? ok({ ...read.value, items: read.value.items.filter(({ momentId }) => isShown || momentId !== 'late') }) : read;
    },
  };
  const reader = createJournalReader({ journal, runtime: world.runtime() });
  const pages = (): number => world.requests().filter((method) => method === 'tail').length;
  return { world, reader, pages, show: () => void (isShown = true) };
}

/** A second after one another. */
function plant(world: World, atMs: number, ...momentIds: readonly string[]): void {
  for (const [index, momentId] of momentIds.entries()) {
    world.journal.plant({ kind: 'reserve', momentId, createdAtMs: NOW_MS + atMs + index * 1000 });
  }
}

function known({ entries }: JournalReader): readonly string[] {
  return [...entries()].map(({ momentId }) => momentId).toSorted();
}

describe('looking again', () => {
  it('reads only what is newer than all that was read, and the next look in full all of the last minute', async () => {
    const { world, reader, pages } = reading();
    plant(world, 0, 'a', 'b', 'c', 'd', 'e', 'f');
    await reader.readBack(WHOLE);
    plant(world, 6000, 'g');
    const before = pages();
    await reader.readBack({ ...WHOLE, isAgain: true });
    // Of the very second of the newest there may be more.
    expect(pages() - before).toBe(2);
    await reader.readBack(WHOLE);
    expect(pages() - before).toBe(2 + 4);
  });

  it('misses what became listed late, which the next look in full finds all the same', async () => {
    const { world, reader, show } = reading();
    plant(world, 0, 'late');
    plant(world, 1000, 'a', 'b', 'c', 'd');
    await reader.readBack(WHOLE);
    show();
    // Beyond the minute that a look in full reads again before the newest of the last one.
    plant(world, LATE_MS + 10_000, 'e', 'f');
    await reader.readBack({ ...WHOLE, isAgain: true });
    expect(known(reader)).not.toContain('late');
    await reader.readBack(WHOLE);
    expect(known(reader)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'late']);
  });

  it('finds in full what became listed late between two looks that were both stopped', async () => {
    const { world, reader, show } = reading();
    plant(world, 0, 'a', 'b');
    await reader.readBack(WHOLE);
    plant(world, 100_000, 'c', 'd', 'e', 'late', 'f', 'g', 'h', 'i');
    const stoppedAfter = (pages: number): Parameters<JournalReader['readBack']>[0] => {
      let read = 0;
      return { ...WHOLE, isAgain: true, goesOn: () => (read += 1) < pages };
    };
    await reader.readBack(stoppedAfter(3));
    show();
    // Down to what the first of them read, and beyond the minute that the next look in full reads again.
    plant(world, 100_000 + LATE_MS + 30_000, 'j', 'k');
    await reader.readBack(stoppedAfter(3));
    expect(known(reader)).not.toContain('late');
    await reader.readBack(WHOLE);
    expect(known(reader)).toContain('late');
  });

  it('reads what has the very stamp of the newest, and was written after it', async () => {
    const { world, reader } = reading();
    plant(world, 0, 'a', 'b', 'c');
    await reader.readBack(WHOLE);
    for (const momentId of ['d', 'e', 'f']) plant(world, 2000, momentId);
    await reader.readBack({ ...WHOLE, isAgain: true });
    expect(known(reader)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });
});

describe('a reading that does not go on', () => {
  it('keeps its entries, and what was seen before it', async () => {
    const { world, reader, pages } = reading();
    plant(world, 0, 'a', 'b', 'c');
    await reader.readBack(WHOLE);
    plant(world, 2 * LATE_MS, 'd', 'e', 'f', 'g', 'h');
    const before = pages();
    await reader.readBack({ ...WHOLE, goesOn: () => pages() - before < 2 });
    expect([pages() - before, known(reader)]).toEqual([2, ['a', 'b', 'c', 'e', 'f', 'g', 'h']]);
    expect(reader.seenSinceMs()).toBe(-Infinity);
    await reader.readBack(WHOLE);
    expect(known(reader)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
  });

  it('is gone on with by the next, which reads what is new, and what the first did not come to', async () => {
    const { world, reader, pages } = reading();
    plant(world, 0, 'a', 'b');
    await reader.readBack(WHOLE);
    plant(world, 2 * LATE_MS, 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j');
    const stopped = pages();
    await reader.readBack({ ...WHOLE, isAgain: true, goesOn: () => pages() - stopped < 3 });
    plant(world, 3 * LATE_MS, 'k');
    const before = pages();
    await reader.readBack({ ...WHOLE, isAgain: true });
    // k and j; i and h, which came before j; then d and c, and b and a.
    expect([pages() - before, known(reader).join('')]).toEqual([4, 'abcdefghijk']);
  });

  it('is not asked whether it does where a page was enough', async () => {
    const { world, reader } = reading();
    plant(world, 0, 'a');
    await reader.readBack({ ...WHOLE, goesOn: () => false });
    expect(reader.seenSinceMs()).toBe(-Infinity);
  });
});
