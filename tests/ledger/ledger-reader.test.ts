import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { aDirectory, aLedgerReader } from '#builders/a-ledger-reader.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { NOW_MS, TIME_ZONE, hoursBefore } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import type { LedgerReader } from '#ledger/ledger-reader.ts';
import { limitsKey } from '#ledger/limits-key.ts';
import type { Directory } from '#ports/directory.ts';
import { foldLedger } from '#domain/journal/fold-ledger.ts';
import { makeCheckpoint } from '#domain/journal/make-checkpoint.ts';
import { fail } from '#domain/shared/result.ts';

const LEAD = '90';
const MONTH = limits({ teamMonthMinor: 100_000_000 });

function readerOf(world: World, directory: Directory = aDirectory([LEAD])): LedgerReader {
  return aLedgerReader({ journal: world.journal.as('11'), runtime: world.runtime(), directory }, { limits: MONTH });
}

/** So many gestures of one euro, one every ten minutes until now. */
function busyMonth(count: number): World {
  const world = aWorld();
  for (let index = 0; index < count; index += 1) {
    world.journal.plant({ kind: 'reserve', momentId: `m-${index}`, amountMinor: 100, createdAtMs: NOW_MS - (count - index) * 600_000 });
  }
  return world;
}

function stamp(world: World, writerId = LEAD): void {
  const { entries } = world.journal;
  const upTo = entries.findLast(({ createdAtMs }) => createdAtMs < NOW_MS - 60_000);
  if (upTo === undefined) throw new Error('nothing to stamp');
  const terms = {
    leadIds: new Set<string>(),
    currency: 'EUR',
    timeZone: TIME_ZONE,
    largestMinor: 0,
    seenSinceMs: -Infinity,
  };
  const { commitments } = foldLedger(entries, terms);
  const parts = makeCheckpoint({ commitments, previous: null, upTo }, { nowMs: NOW_MS, timeZone: TIME_ZONE });
  for (const checkpoint of parts) {
    world.journal.plant({ kind: 'checkpoint', momentId: 'checkpoint-1', createdById: writerId, detail: { checkpoint } });
  }
}

const SUBJECT = { customerId: '701', ticketId: '501' };

function tails(world: World): number {
  return world.requests().filter((method) => method === 'tail').length;
}

describe('a look', () => {
  it('reads back to the beginning of the month where the team has a budget', async () => {
    const world = busyMonth(1000);
    const reader = readerOf(world);
    expect(await reader.look(Infinity, SUBJECT)).toEqual({ ok: true, value: undefined });
    expect(tails(world)).toBe(10);
  });

  it("stops at a lead's checkpoint, and knows the month all the same", async () => {
    const world = busyMonth(1000);
    const whole = readerOf(world);
    await whole.look(Infinity, SUBJECT);
    stamp(world);
    const reader = readerOf(world);
    const before = tails(world);
    expect(await reader.look(Infinity, SUBJECT)).toEqual({ ok: true, value: undefined });
    expect(tails(world) - before).toBe(1);
    expect(reader.ledger().checkpoint).not.toBeNull();
    expect(reader.isCovering(NOW_MS)).toBe(true);
  });

  it('reads on where whoever stamped it turns out to be no lead', async () => {
    const world = busyMonth(1000);
    stamp(world, '12');
    const reader = readerOf(world);
    expect(await reader.look(Infinity, SUBJECT)).toEqual({ ok: true, value: undefined });
    expect(tails(world)).toBeGreaterThanOrEqual(10);
    expect(reader.ledger().checkpoint).toBeNull();
  });

  it('fails where it cannot find out who stamped it, rather than read the month', async () => {
    const world = busyMonth(1000);
    stamp(world);
    const reader = readerOf(world, {
      ...aDirectory(),
      leadsAmong: () => Promise.resolve(fail({ kind: 'refused_by_role', what: 'users', action: 'read' })),
    });
    expect(await reader.look(Infinity, SUBJECT)).toMatchObject({
      ok: false,
      error: { kind: 'failed', error: { kind: 'refused_by_role' } },
    });
  });

  it.each([
    ['no lead has stamped it', null],
    ['whoever stamped it turns out to be no lead', '12'],
  ])('says that the journal is too long where its bound ends before the month does, and %s', async (_what, stamperId) => {
    const world = busyMonth(0);
    for (let index = 0; index < 5100; index += 1)
      world.journal.plant({ kind: 'reserve', momentId: `m-${index}`, createdAtMs: hoursBefore(2) });
    if (stamperId !== null) stamp(world, stamperId);
    expect(await readerOf(world).look(Infinity, SUBJECT)).toEqual({ ok: false, error: { kind: 'too_long' } });
  });

  it('fails where limits that others went by cannot be read, or nobody can tell whether a lead said them', async () => {
    const world = busyMonth(3);
    world.journal.plant({ kind: 'post', momentId: 'm-2', detail: { limitsIds: [`said@${NOW_MS.toString(36)}`] } });
    world.journal.faults.errorBefore = ({ method }) => (method === 'byExternalIds' ? DOWN : null);
    const looking = readerOf(world).look(Infinity, SUBJECT);
    await world.time.run();
    expect(await looking).toEqual({ ok: false, error: { kind: 'failed', error: DOWN } });
    const { currency: _euro, ...said } = limits();
    world.journal.plant({ kind: 'limits', momentId: 'said', createdById: LEAD, detail: { limits: said } }, limitsKey('said'));
    world.journal.faults.errorBefore = null;
    const error = { kind: 'refused_by_role', what: 'users', action: 'read' } as const;
    const reader = readerOf(world, { ...aDirectory(), leadsAmong: () => Promise.resolve(fail(error)) });
    expect(await reader.look(Infinity, SUBJECT)).toEqual({ ok: false, error: { kind: 'failed', error } });
  });
});

describe('reading since an instant', () => {
  /** When the oldest entry of the first page was written; what follows may be of the same millisecond. */
  const pageMs = NOW_MS - 100 * 600_000;

  it('ends with the page that shows all from it on', async () => {
    for (const [sinceMs, pages] of [
      [pageMs + 1, 1],
      [pageMs, 2],
    ] as const) {
      const world = busyMonth(1000);
      expect(await readerOf(world).readSince(sinceMs)).toEqual({ ok: true, value: undefined });
      expect(tails(world)).toBe(pages);
    }
  });

  it('ends where a lead’s checkpoint tells what became of what was before it, and else with the journal', async () => {
    for (const [writerId, upToMs, pages] of [
      [LEAD, pageMs + 1, 1],
      [LEAD, pageMs, 2],
      ['12', pageMs + 1, 12],
    ] as const) {
      // The first page holds one less of them, beside the checkpoint; it is read again once it is known who stamped that.
      const world = busyMonth(1000);
      const carried = { carriedMinor: 0, carriedUpToId: '', carriedUpToMs: 0, month: '2026-03', upToId: '1', upToMs: upToMs + 600_000 };
      const checkpoint = { ...carried, timeZone: TIME_ZONE, part: 1, parts: 1, recent: [] };
      world.journal.plant({ kind: 'checkpoint', momentId: 'checkpoint-1', createdById: writerId, detail: { checkpoint } });
      expect(await readerOf(world).readSince(0)).toEqual({ ok: true, value: undefined });
      expect(tails(world)).toBe(pages);
    }
  });

  it('ends after 100 pages, and says that it did not see all', async () => {
    const world = aWorld({ pageSize: 1 });
    for (let index = 0; index < 102; index += 1) world.journal.plant({ kind: 'thanks', momentId: `m-${index}` });
    expect(await readerOf(world).readSince(0)).toEqual({ ok: false, error: { kind: 'too_long' } });
    expect(tails(world)).toBe(100);
  });
});
