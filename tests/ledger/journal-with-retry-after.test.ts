import { describe, expect, it } from 'vitest';
import { aWorld } from '#builders/a-world.ts';
import { type Reading, createJournalWithRetryAfter } from '#ledger/journal-with-retry-after.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { JournalStore } from '#ports/journal-store.ts';
import { PACED_MS, createRequestPace } from '#ledger/request-pace.ts';

function opened(retryAfterMs: number, refusals: number, error: AppFault = { kind: 'rate_limited', what: 'journal', retryAfterMs }) {
  const world = aWorld();
  world.journal.plant({ kind: 'reserve', momentId: 'm-1' });
  let left = refusals;
  world.journal.faults.errorBefore = () => {
    left -= 1;
    return left >= 0 ? error : null;
  };
  const seen: Reading[] = [];
  const runtime = world.runtime();
  const pace = createRequestPace(runtime);
  const asked = world.journal.as('91');
  const counted: JournalStore = {
    ...asked,
    async tail(cursor) {
      await pace.beforeRequest();
      return asked.tail(cursor);
    },
  };
  const ports = { journal: counted, runtime, pace };
  const journal = createJournalWithRetryAfter(ports, (reading) => seen.push(reading));
  return { world, journal, seen };
}

/** While a month is read. */
function begun(...of: Parameters<typeof opened>) {
  const reading = opened(...of);
  reading.journal.begin();
  return reading;
}

describe('the list for somebody who reads a whole month', () => {
  it('is given up at once before a month is read, and after it', async () => {
    const { world, journal } = opened(60_000, 2);
    const startedMs = world.time.nowMs();
    expect(await journal.tail(null)).toMatchObject({ ok: false, error: { kind: 'rate_limited' } });
    journal.begin();
    journal.end();
    expect(await journal.tail(null)).toMatchObject({ ok: false, error: { kind: 'rate_limited' } });
    expect(world.time.nowMs()).toBe(startedMs);
  });

  it('is not waited for where something else went wrong', async () => {
    const error: AppFault = { kind: 'refused_by_role', what: 'journal', action: 'read' };
    const { world, journal } = begun(0, 1, error);
    const reading = journal.tail(null);
    await world.time.run();
    expect(await reading).toEqual({ ok: false, error });
    expect(world.journal.calls).toHaveLength(1);
  });

  it('is read on after as long as Zendesk asks to wait and half a second more at most, and says so meanwhile', async () => {
    const { world, journal, seen } = begun(60_000, 2);
    const startedMs = world.time.nowMs();
    const reading = journal.tail(null);
    await world.time.run();
    expect(await reading).toMatchObject({ ok: true, value: { items: [{ momentId: 'm-1' }] } });
    const waitedMs = world.time.nowMs() - startedMs;
    expect(waitedMs).toBeGreaterThanOrEqual(120_000);
    expect(waitedMs).toBeLessThanOrEqual(120_000 + 2 * 500);
    expect(seen).toEqual([
      { entries: 0, isWaiting: true },
      { entries: 0, isWaiting: true },
      { entries: 1, isWaiting: false },
    ]);
  });

  it('gives up where the wait is longer than anybody watches a page, or has no end', async () => {
    const longest = begun(120_000, 1);
    const longestReading = longest.journal.tail(null);
    await longest.world.time.run();
    expect(await longestReading).toMatchObject({ ok: true });
    const long = begun(120_001, 1);
    expect(await long.journal.tail(null)).toMatchObject({ ok: false, error: { kind: 'rate_limited' } });
    const endless = begun(1000, 6);
    const reading = endless.journal.tail(null);
    await endless.world.time.run();
    expect(await reading).toMatchObject({ ok: false });
    expect(endless.world.journal.calls).toHaveLength(6);
  });

  it('is read in at most eighty pages a minute, and says that it waits for the next', async () => {
    const { world, journal, seen } = begun(0, 0);
    const startedMs = world.time.nowMs();
    const read = async (pages: number): Promise<void> => {
      const reading = (async () => {
        for (let page = 1; page <= pages; page += 1) await journal.tail(null);
      })();
      await world.time.run();
      await reading;
    };
    await read(80);
    expect(world.time.nowMs()).toBe(startedMs);
    expect(seen.some(({ isWaiting }) => isWaiting)).toBe(false);
    world.time.pass(1000);
    await read(1);
    expect(world.time.nowMs() - startedMs).toBe(PACED_MS);
    expect(seen.slice(-2)).toEqual([
      { entries: 80, isWaiting: true },
      { entries: 81, isWaiting: false },
    ]);
    await read(80);
    expect(world.time.nowMs() - startedMs).toBe(2 * PACED_MS);
  });

  it('does not wait for the next minute while no month is read', async () => {
    const { world, journal } = begun(0, 0);
    journal.end();
    const startedMs = world.time.nowMs();
    for (let page = 1; page <= 95; page += 1) await journal.tail(null);
    expect(world.time.nowMs()).toBe(startedMs);
  });

  it('counts what was read since it was begun anew', async () => {
    const { journal, seen } = begun(0, 0);
    await journal.tail(null);
    await journal.tail(null);
    journal.begin();
    await journal.tail(null);
    expect(seen.map(({ entries }) => entries)).toEqual([1, 2, 1]);
  });
});
