import { describe, expect, it } from 'vitest';
import { aDraft } from '#builders/a-draft.ts';
import { aLedgerReader } from '#builders/a-ledger-reader.ts';
import { aWorld } from '#builders/a-world.ts';
import { anEntry } from '#builders/an-entry.ts';
import { NOW_MS, TIME_ZONE, daysBefore } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import { createJournalReader } from '#ledger/journal-reader.ts';
import { reserveGesture } from '#ledger/reserve.ts';
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

  it('is not a page with records that cannot be told: any of them may hold money', async () => {
    const world = aWorld();
    const journal: JournalStore = {
      ...world.journal.as('11'),
      tail: () => Promise.resolve(ok({ items: [], next: null, unreadable: 1 })),
    };
    const reader = createJournalReader({ journal, runtime: world.runtime() });
    const read = await reader.readBack({ isEnough: () => true, pagesAtMost: 1 });
    expect(read).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
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

it('whoever learns only by the first look how long the list lags waits so long and looks again', async () => {
  const world = aWorld();
  const settling = { delayMs: 4000, measuredAtMs: NOW_MS };
  world.journal.plant({ kind: 'limits', momentId: '', createdAtMs: daysBefore(0) - 1000, detail: { settling } });
  const journal = world.journal.as('11');
  const runtime = world.runtime();
  const reader = aLedgerReader({ journal, runtime });
  const ports = { journal, runtime, moments: world.moments.as('11'), reader };
  const terms = { limits: limits(), timeZone: TIME_ZONE, agentId: '11', isLead: false, agentName: 'Ben Sample' };
  const reserved = reserveGesture(ports, aDraft(), terms, { remember: () => {}, resumedId: null, fixedId: null });
  await world.time.run();
  expect(await reserved).toMatchObject({ ok: true });
  expect(world.requests()).toEqual(['append', 'tail', 'tail']);
  expect(world.time.nowMs() - NOW_MS).toBe(4000);
});
