import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type World, aWorld } from '#builders/a-world.ts';
import { anEntry } from '#builders/an-entry.ts';
import { NOW_MS, daysBefore } from '#builders/clock.ts';
import { type JournalReader, PAGES_AT_MOST, createJournalReader } from '#ledger/journal-reader.ts';
import type { JournalStore } from '#ports/journal-store.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { ok } from '#domain/shared/result.ts';
import { DAY_MS } from '#domain/shared/time.ts';

function reading(): { readonly world: World; readonly reader: JournalReader; readonly pages: () => number } {
  const world = aWorld();
  const reader = createJournalReader({ journal: world.journal.as('11'), runtime: world.runtime() });
  return { world, reader, pages: () => world.requests().filter((method) => method === 'tail').length };
}

function plant(world: World, count: number, createdAtMs: (index: number) => number): void {
  for (let index = 0; index < count; index += 1) {
    world.journal.plant({ kind: 'reserve', momentId: `planted-${world.journal.entries.length}`, createdAtMs: createdAtMs(index) });
  }
}

function known(reader: JournalReader): number {
  return [...reader.entries()].length;
}

/** Enough once everything from an instant on has been seen. */
function since(sinceMs: number): (seenSinceMs: number) => boolean {
  return (seenSinceMs) => seenSinceMs <= sinceMs;
}

/** A journal that lists what can be seen just now, by id, the newest 100 first. */
function listOf(visible: () => readonly JournalEntry[]): JournalStore {
  return {
    ...aWorld().journal.as('11'),
    tail: (older) => {
      const rest = visible()
        .toReversed()
        .filter(({ id }) => older === null || id < older);
      const entries = rest.slice(0, 100);
      return Promise.resolve(ok({ items: entries, next: rest.length > 100 ? (entries.at(-1)?.id ?? null) : null, unreadable: 0 }));
    },
  };
}

describe('looking back', () => {
  it('over an empty journal has seen all of it', async () => {
    const { reader, pages } = reading();
    expect(reader.seenSinceMs()).toBe(Infinity);
    expect(await reader.readBack({ isEnough: since(0), pagesAtMost: 1 })).toEqual({ ok: true, value: { seenSinceMs: -Infinity } });
    expect(pages()).toBe(1);
  });

  it('tells whether the newest page was read since the list has shown an entry, or showed it', async () => {
    const { world, reader } = reading();
    plant(world, 150, (index) => daysBefore(2) + index);
    const [oldest, newest] = [world.journal.entries.at(0)?.id ?? '', world.journal.entries.at(-1)?.id ?? ''];
    expect(reader.hasReadSince(newest)).toBe(false);
    await reader.readBack({ isEnough: since(0), pagesAtMost: 2 });
    expect([newest, oldest].map(reader.isListed)).toEqual([true, true]);
    expect([newest, oldest].map(reader.hasReadSince)).toEqual([true, false]);
    await reader.readBack({ isEnough: () => true, pagesAtMost: 1 });
    expect(reader.hasReadSince(oldest)).toBe(true);
  });

  it('reads one page where that goes back far enough, however long the journal', async () => {
    const { world, reader, pages } = reading();
    plant(world, 5000, (index) => daysBefore(50) + index * 800_000);
    await reader.readBack({ isEnough: since(NOW_MS - DAY_MS), pagesAtMost: PAGES_AT_MOST });
    expect([known(reader), pages()]).toEqual([100, 1]);
  });

  it('reads no more pages than it may, and says how far it came', async () => {
    const { world, reader, pages } = reading();
    plant(world, 300, (index) => NOW_MS - 300_000 + index * 1000);
    const looked = await reader.readBack({ isEnough: since(0), pagesAtMost: 2 });
    expect(pages()).toBe(2);
    expect(looked).toEqual({ ok: true, value: { seenSinceMs: NOW_MS - 200_000 + 1 } });
  });

  it('does not take a page for enough that ends in the middle of the very instant', async () => {
    const { world, reader } = reading();
    const midnightMs = daysBefore(1);
    plant(world, 150, () => midnightMs);
    await reader.readBack({ isEnough: since(midnightMs), pagesAtMost: PAGES_AT_MOST });
    expect(known(reader)).toBe(150);
  });

  it('fetches only what is new once it has seen the rest', async () => {
    const { world, reader, pages } = reading();
    plant(world, 450, (index) => daysBefore(20) + index * 60_000);
    await reader.readBack({ isEnough: since(daysBefore(25)), pagesAtMost: PAGES_AT_MOST });
    const before = pages();
    plant(world, 3, () => NOW_MS);
    await reader.readBack({ isEnough: since(daysBefore(25)), pagesAtMost: PAGES_AT_MOST });
    expect([before, pages(), known(reader)]).toEqual([5, 6, 453]);
    expect(reader.seenSinceMs()).toBe(-Infinity);
  });

  it('finds an entry that becomes visible after later ones, by as much as half a minute, though a page of them lies between', async () => {
    const listed = Array.from({ length: 400 }, (_, index) => anEntry({ id: `01E${1000 + index}`, createdAtMs: NOW_MS + index * 200 }));
    let visible = listed.filter((_, index) => index < 300 && index !== 160);
    const reader = createJournalReader({ journal: listOf(() => visible), runtime: aWorld().runtime() });
    await reader.readBack({ isEnough: since(NOW_MS - 1), pagesAtMost: PAGES_AT_MOST });
    visible = listed;
    await reader.readBack({ isEnough: since(NOW_MS - 1), pagesAtMost: PAGES_AT_MOST });
    expect(known(reader)).toBe(400);
  });

  it('gives the failure where a page cannot be read, and keeps what it knew', async () => {
    const { world, reader } = reading();
    plant(world, 2, () => NOW_MS);
    await reader.readBack({ isEnough: since(0), pagesAtMost: 1 });
    world.journal.faults.errorBefore = () => ({ kind: 'refused_by_role', what: 'journal', action: 'read' });
    expect(await reader.readBack({ isEnough: since(0), pagesAtMost: 1 })).toMatchObject({ ok: false, error: { kind: 'refused_by_role' } });
    expect(known(reader)).toBe(2);
  });

  it('has seen every entry since the instant it names, whatever came when between looks', async () => {
    const step = fc.record({
      arrivals: fc.integer({ min: 0, max: 150 }),
      gapMs: fc.integer({ min: 0, max: 120_000 }),
      daysBack: fc.integer({ min: 0, max: 3 }),
      pagesAtMost: fc.integer({ min: 1, max: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
        const { world, reader } = reading();
        for (const { arrivals, gapMs, daysBack, pagesAtMost } of steps) {
          world.time.pass(gapMs);
          plant(world, arrivals, () => world.time.nowMs());
          const looked = await reader.readBack({ isEnough: since(world.time.nowMs() - daysBack * DAY_MS), pagesAtMost });
          const seenSinceMs = looked.ok ? looked.value.seenSinceMs : Infinity;
          const ids = new Set([...reader.entries()].map(({ id }) => id));
          expect(world.journal.entries.filter(({ id, createdAtMs }) => createdAtMs >= seenSinceMs && !ids.has(id))).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
