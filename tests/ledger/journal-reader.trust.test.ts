import { describe, expect, it } from 'vitest';
import { aWorld } from '#builders/a-world.ts';
import { anEntry } from '#builders/an-entry.ts';
import { createJournalReader } from '#ledger/journal-reader.ts';
import type { JournalStore } from '#ports/journal-store.ts';
import { ok } from '#domain/shared/result.ts';

describe('what the reader takes for known', () => {
  it('is what an entry said last: the index does not bring back what it said before it was edited', () => {
    const world = aWorld();
    const reader = createJournalReader({ journal: world.journal.as('11'), runtime: world.runtime() });
    const before = anEntry();
    const edited = { ...before, amountMinor: 1, updatedAtMs: before.createdAtMs + 1000 };
    reader.learn([edited]);
    reader.learn([before]);
    expect([...reader.entries()]).toEqual([edited]);
  });

  it('is what was read last of two that have one stamp, for stamps are whole seconds', () => {
    const world = aWorld();
    const reader = createJournalReader({ journal: world.journal.as('11'), runtime: world.runtime() });
    const edited = { ...anEntry(), amountMinor: 1 };
    reader.learn([anEntry()]);
    reader.learn([edited]);
    expect([...reader.entries()]).toEqual([edited]);
  });

  it('is told once: what says the same when it is read again is no news, and only what is new is told after that', () => {
    const world = aWorld();
    const reader = createJournalReader({ journal: world.journal.as('11'), runtime: world.runtime() });
    reader.learn([anEntry()]);
    reader.learn([anEntry()]);
    expect(reader.learntSince(0)).toEqual([anEntry()]);
    const later = anEntry({ id: '01E0002' });
    reader.learn([later]);
    expect(reader.learntSince(1)).toEqual([later]);
  });

  it('is not a page with records that cannot be told: any of them may hold money', async () => {
    const world = aWorld();
    const journal: JournalStore = {
      ...world.journal.as('11'),
      tail: () => Promise.resolve(ok({ items: [], next: null, unreadable: 1 })),
    };
    const reader = createJournalReader({ journal, runtime: world.runtime() });
    const read = await reader.readBack({ isEnough: () => true, pagesAtMost: 1 });
    expect(read).toEqual({ ok: false, error: { kind: 'unreadable', what: 'journal', path: 'custom_object_records' } });
    expect(reader.seenSinceMs()).toBe(Infinity);
  });

  it('is counted in pages', async () => {
    const world = aWorld();
    for (let index = 0; index < 150; index += 1) world.journal.plant({ kind: 'thanks', momentId: `m-${index}` });
    const reader = createJournalReader({ journal: world.journal.as('11'), runtime: world.runtime() });
    await reader.readBack({ isEnough: () => false, pagesAtMost: 5 });
    expect(reader.pagesRead()).toBe(2);
  });
});

describe('what the list has shown', () => {
  it('is told from what was written, or found by its key', async () => {
    const world = aWorld({ listLagMs: 1000 });
    const reader = createJournalReader({ journal: world.journal.as('11'), runtime: world.runtime() });
    const own = world.journal.plant({ kind: 'reserve', momentId: 'm-1' });
    reader.learn([own]);
    const read = () => reader.readBack({ isEnough: () => true, pagesAtMost: 1 });
    await read();
    expect(reader.isListed(own.id)).toBe(false);
    world.time.pass(1000);
    await read();
    expect(reader.isListed(own.id)).toBe(true);
  });
});
