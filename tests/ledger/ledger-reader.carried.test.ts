import { describe, expect, it } from 'vitest';
import { aDirectory, aLedgerReader } from '#builders/a-ledger-reader.ts';
import { DOWN } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { anEntry } from '#builders/an-entry.ts';
import { NOW_MS, TIME_ZONE, daysBefore, hoursBefore } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { countedMinorOf, teamMonth } from '#domain/journal/admission.ts';
import type { CheckpointPart, EntryDetail, JournalEntry } from '#domain/journal/types.ts';
import { ok } from '#domain/shared/result.ts';
import type { LedgerReader, LookError } from '#ledger/ledger-reader.ts';
import type { Result } from '#domain/shared/result.ts';
import { createFakeDirectory } from '../fakes/fake-directory.ts';
import { AMOUNT_MINOR, SUBJECT, busy, looked, plantCarried, readerOf } from './a-carried-journal.ts';

const LEAD = '90';

/** What the month holds. */
function monthMinor(reader: LedgerReader): number {
  const { counted, carriedMinor } = teamMonth(reader.ledger(), { nowMs: NOW_MS, timeZone: TIME_ZONE });
  return countedMinorOf(counted) + carriedMinor;
}

function stampedBy(world: World, createdById: string, part: Partial<CheckpointPart> = {}, createdAtMs = NOW_MS): JournalEntry {
  const carried = { month: '2026-03', upToId: '1', upToMs: 0, carriedMinor: 0, carriedUpToId: '', carriedUpToMs: 0 };
  const checkpoint = { ...carried, timeZone: TIME_ZONE, part: 1, parts: 1, recent: [], ...part };
  const momentId = `stamp-${world.journal.entries.length}`;
  return world.journal.plant({ kind: 'checkpoint', momentId, createdById, createdAtMs, detail: { checkpoint } });
}

/** So many entries that hold nothing, evenly between two instants, oldest first. */
function plantThanks(world: World, count: number, fromMs: number, toMs: number, over: Partial<JournalEntry> = {}): void {
  for (let index = 0; index < count; index += 1) {
    const createdAtMs = fromMs + ((toMs - fromMs) * index) / (count - 1);
    world.journal.plant({ kind: 'thanks', momentId: `thanks-${world.journal.entries.length}`, createdAtMs, ...over });
  }
}

async function look(
  world: World,
  reader: LedgerReader,
  ...how: Partial<Parameters<LedgerReader['look']>>
): Promise<Result<void, LookError>> {
  const [atMs = Infinity, subject = SUBJECT, manner] = how;
  const looking = reader.look(atMs, subject, manner);
  await world.time.run();
  return looking;
}

/** What a post says that carries a wrong total. */
function sayingMore({ total, ...detail }: EntryDetail): EntryDetail {
  return total === undefined ? detail : { ...detail, total: { ...total, monthMinor: total.monthMinor + 500 } };
}

describe('the month', () => {
  it('is what the list says where that tells all of it, whatever posts carry', async () => {
    const world = aWorld();
    plantCarried(world, { gestures: 30, everyMs: 10_000, agentIds: ['21', '22'], saying: sayingMore });
    const { reader } = await looked(world);
    expect(monthMinor(reader)).toBe(30 * AMOUNT_MINOR);
  });

  it('is the same object until something is learnt, and then holds that', async () => {
    const { reader } = await looked(busy());
    expect(reader.ledger().checkpoint).not.toBeNull();
    const before = reader.ledger();
    expect(reader.ledger()).toBe(before);
    const learnt = anEntry({ id: '01FAKE9', momentId: 'learnt', createdAtMs: NOW_MS });
    reader.learn([learnt]);
    expect(before.commitments.some(({ momentId }) => momentId === 'learnt')).toBe(false);
    expect(reader.ledger().commitments.some(({ momentId }) => momentId === 'learnt')).toBe(true);
  });

  it('is without what was undone as soon as its keys have told that, also where they bring no entry that was not known', async () => {
    const world = busy();
    const about = { momentId: 'given-30', ticketId: 't30', customerId: 'c30', agentId: '21', createdById: '21', amountMinor: AMOUNT_MINOR };
    world.journal.plant({ ...about, kind: 'reverse', createdAtMs: NOW_MS - 30_000 }, 'reverse:given-30');
    const reader = readerOf(world);
    reader.learn(world.journal.entries.slice(60, 62));
    await reader.readTail();
    expect(monthMinor(reader)).toBe(2000 * AMOUNT_MINOR);
    // The index would bring others.
    world.journal.faults.errorBefore = ({ method }) => (method === 'search' ? DOWN : null);
    expect(await look(world, reader, NOW_MS)).toEqual({ ok: false, error: { kind: 'failed', error: DOWN } });
    expect(monthMinor(reader)).toBe(1999 * AMOUNT_MINOR);
  });

  it('is counted from what a lead has stamped, though that is further back than was read, where posts tell nothing', async () => {
    const world = busy({ agentIds: ['21'] });
    const { id: upToId = '', createdAtMs: upToMs = 0 } = world.journal.entries.at(-400) ?? {};
    stampedBy(world, LEAD, { upToId, upToMs });
    const reader = readerOf(world);
    await reader.readTail();
    await reader.learnLeads();
    expect(reader.ledger().checkpoint).toMatchObject({ upToId });
  });
});

const MONTH = limits({ teamMonthMinor: 100_000_000 });

function monthReader(world: World, directory = aDirectory([LEAD])): LedgerReader {
  return aLedgerReader({ journal: world.journal.as('11'), runtime: world.runtime(), directory }, { limits: MONTH });
}

describe('a look that lists further than a page', () => {
  it('reads as far as it needs where nobody says when to stop', async () => {
    const world = aWorld();
    plantThanks(world, 300, daysBefore(10), NOW_MS);
    expect(await look(world, monthReader(world), Infinity, SUBJECT, { isAgain: false })).toEqual({ ok: true, value: undefined });
    expect(world.requests().filter((method) => method === 'tail')).toHaveLength(3);
  });

  it('searches the index over the customer’s window, and is no failure where that does not answer', async () => {
    const world = aWorld();
    plantThanks(world, 150, daysBefore(20), daysBefore(4), { customerId: '701' });
    plantThanks(world, 150, daysBefore(3), NOW_MS);
    expect(await look(world, monthReader(world))).toEqual({ ok: true, value: undefined });
    expect(world.requests().filter((method) => method === 'search')).toHaveLength(2);
    world.journal.faults.errorBefore = ({ method }) => (method === 'search' ? DOWN : null);
    expect(await look(world, monthReader(world))).toEqual({ ok: true, value: undefined });
  });

  it('asks nobody who is a lead once it was stopped, and reads no further', async () => {
    const world = aWorld();
    plantThanks(world, 300, daysBefore(10), NOW_MS);
    stampedBy(world, '12', { month: '2026-02' });
    const directory = createFakeDirectory();
    const result = await look(world, monthReader(world, directory), Infinity, SUBJECT, { goesOn: () => false });
    expect(result).toEqual({ ok: false, error: { kind: 'too_long' } });
    expect([world.requests(), directory.calls]).toEqual([['tail'], []]);
  });

  it('fails with the fault of a page that is read once it is known who stamped', async () => {
    const world = aWorld();
    plantThanks(world, 300, daysBefore(10), NOW_MS);
    stampedBy(world, '12', { upToId: '2', upToMs: NOW_MS, carriedUpToMs: daysBefore(2) });
    const directory = {
      ...aDirectory(),
      leadsAmong() {
        world.journal.faults.errorBefore = () => DOWN;
        return Promise.resolve(ok(new Set<string>()));
      },
    };
    expect(await look(world, monthReader(world, directory))).toEqual({ ok: false, error: { kind: 'failed', error: DOWN } });
  });

  it('reads again what may have become listed late, unless it is one of several', async () => {
    const world = aWorld({ pageSize: 2 });
    const plain = world.journal.as('11');
    let isLate = true;
    const journal = {
      ...plain,
      async tail(cursor: string | null) {
        const read = await plain.tail(cursor);
        return read.ok ? ok({ ...read.value, items: read.value.items.filter(({ momentId }) => !isLate || momentId !== 'late') }) : read;
      },
    };
    const reader = aLedgerReader({ journal, runtime: world.runtime() });
    for (const momentId of ['late', 'a', 'b', 'c', 'd']) {
      world.journal.plant({ kind: 'thanks', momentId });
      world.time.pass(1000);
    }
    const isKnown = (): boolean => [...reader.entries()].some(({ momentId }) => momentId === 'late');
    await look(world, reader);
    isLate = false;
    await look(world, reader, Infinity, SUBJECT, { isAgain: true });
    expect(isKnown()).toBe(false);
    await look(world, reader);
    expect(isKnown()).toBe(true);
  });
});

describe('what a post carries on', () => {
  const turnMs = Date.parse('2026-03-01T00:05+01:00');

  it('is no total where nothing of the month is settled yet', async () => {
    const world = aWorld({ startMs: turnMs });
    plantGiven(world.journal, { momentId: 'last-month', amountMinor: 100, createdAtMs: turnMs - 600_000 });
    const reader = monthReader(world);
    await look(world, reader, turnMs);
    expect(reader.carriedOn(turnMs).total).toBeUndefined();
  });

  it('is no total of the month before from a stamp that the list does not reach: what lies between them is not known', async () => {
    const world = aWorld({ startMs: turnMs, pageSize: 10 });
    const given = { amountMinor: 100, createdById: '12', agentId: '12' };
    plantGiven(world.journal, { ...given, momentId: 'stamped', createdAtMs: turnMs - 40 * 3_600_000 });
    const { id: upToId = '', createdAtMs: upToMs = 0 } = world.journal.entries.at(-1) ?? {};
    plantGiven(world.journal, { ...given, momentId: 'between', createdAtMs: turnMs - 39 * 3_600_000 });
    plantThanks(world, 12, turnMs - 36 * 3_600_000, turnMs - 600_000);
    stampedBy(
      world,
      LEAD,
      { month: '2026-02', upToId, upToMs, carriedMinor: 100, carriedUpToId: upToId, carriedUpToMs: upToMs },
      turnMs - 400_000,
    );
    const reader = monthReader(world);
    await look(world, reader, turnMs);
    await reader.learnLeads();
    expect([reader.pagesRead(), reader.ledger().checkpoint?.upToId]).toEqual([1, upToId]);
    expect(reader.carriedOn(turnMs).total).toBeUndefined();
  });

  it('is a total by the word of others where nothing limits the month of whoever writes it', async () => {
    const world = busy();
    const ports = { journal: world.journal.as('11'), runtime: world.runtime() };
    const reader = aLedgerReader(ports);
    expect(await look(world, reader, NOW_MS)).toEqual({ ok: true, value: undefined });
    expect(reader.pagesRead()).toBeLessThan(5);
    expect(reader.carriedOn(NOW_MS).total?.monthMinor).toBeGreaterThan(1900 * AMOUNT_MINOR);
  });

  it('says nothing of the index where nobody can tell how far it reaches', async () => {
    const world = busy({ saying: ({ indexedUpToId: _index, ...detail }) => detail });
    const reader = readerOf(world);
    await reader.readTail();
    expect(reader.carriedOn(NOW_MS)).not.toHaveProperty('indexedUpToId');
  });

  it('is counted from the last stamp, without what was undone since that: what was undone before it the sum leaves out', async () => {
    const world = aWorld();
    const who = { amountMinor: 100, createdById: '12', agentId: '12' };
    const undo = (momentId: string, hours: number) =>
      world.journal.plant({ ...who, kind: 'reverse', momentId, createdAtMs: hoursBefore(hours) }, `reverse:${momentId}`);
    plantGiven(world.journal, { ...who, momentId: 'given-0', createdAtMs: hoursBefore(6) });
    plantGiven(world.journal, { ...who, momentId: 'given-1', createdAtMs: hoursBefore(5) });
    const { id, createdAtMs } = world.journal.entries.at(-1) ?? { id: '', createdAtMs: 0 };
    const upTo = { upToId: id, upToMs: createdAtMs, carriedUpToId: id, carriedUpToMs: createdAtMs };
    stampedBy(world, LEAD, { ...upTo, carriedMinor: 200 }, hoursBefore(4));
    undo('given-1', 3);
    stampedBy(world, LEAD, { ...upTo, carriedMinor: 100 }, hoursBefore(2.5));
    undo('given-0', 2);
    plantGiven(world.journal, { ...who, momentId: 'given-2', createdAtMs: hoursBefore(1) });
    const reader = monthReader(world);
    await look(world, reader, NOW_MS);
    await reader.learnLeads();
    expect(reader.ledger().checkpoint).toMatchObject({ carriedMinor: 100 });
    expect(reader.carriedOn(NOW_MS).total?.monthMinor).toBe(100);
  });
});
