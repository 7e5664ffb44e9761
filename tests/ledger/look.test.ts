import { describe, expect, it } from 'vitest';
import { aDraft } from '#builders/a-draft.ts';
import { aLedgerReader } from '#builders/a-ledger-reader.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { TIME_ZONE } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { ok } from '#domain/shared/result.ts';
import { giveGesture } from '#ledger/give.ts';
import type { GivePorts } from '#ledger/types.ts';
import { give, givePorts, keysOf, kindsOf } from './a-giver.ts';

const EACH = aDraft().amount.amountMinor;

/** Others who have reserved as much each, a millisecond after one another, and decide for as long as nobody says otherwise. */
function plantOthers(world: World, count: number): readonly JournalEntry[] {
  return Array.from({ length: count }, (_, index) => {
    const id = `${100 + world.journal.entries.length}`;
    const facts = { ticketId: id, customerId: id, agentId: id, createdById: id, amountMinor: EACH };
    const createdAtMs = world.time.nowMs() + index;
    return world.journal.plant({
      ...facts,
      kind: 'reserve',
      momentId: `theirs-${id}-${index}`,
      createdAtMs,
      detail: { gesture: 'credit' },
    });
  });
}

function plantVoid(world: World, { momentId, createdById, agentId }: JournalEntry): void {
  world.journal.plant({ kind: 'void', momentId, createdById, agentId });
}

/** What had been asked of the journal's list when each entry was written. */
function pagesBetween(world: World): readonly number[] {
  const pages = [0];
  for (const { method } of world.journal.calls) {
    if (method === 'append') pages.push(0);
    else pages.push((pages.pop() ?? 0) + 1);
  }
  return pages;
}

async function openedPorts(world: World): Promise<GivePorts> {
  const ports = givePorts(world, { teamMonthMinor: 10 * EACH });
  await ports.reader.readTail();
  world.journal.calls.length = 0;
  return ports;
}

describe('in a crowd', () => {
  it('whoever has a place stays, for up to 30 requests in all', async () => {
    const world = aWorld({ measuredMs: 0, pageSize: 10 });
    const ports = await openedPorts(world);
    // There is room for this and nine more, and two hundred and forty came later.
    world.journal.faults.latency = ({ method }, when) => {
      if (method === 'append' && when === 'after' && kindsOf(world).at(-1) === 'reserve') plantOthers(world, 240);
      return Promise.resolve();
    };
    const { result } = await give(world, { ports, set: { teamMonthMinor: 10 * EACH } });
    expect(result).toMatchObject({ ok: false, error: { kind: 'refused', refusal: { isContended: true } } });
    expect(world.requests().length).toBeGreaterThan(12);
    expect(world.requests().length).toBeLessThanOrEqual(30);
    expect(kindsOf(world).filter((kind) => kind === 'void')).toHaveLength(1);
  });

  it('whoever has a place gives once the others have withdrawn, and reads only what is new for that', async () => {
    const world = aWorld({ measuredMs: 0, pageSize: 10 });
    const ports = await openedPorts(world);
    let others: readonly JournalEntry[] = [];
    world.journal.faults.latency = ({ method }, when) => {
      if (method === 'append' && when === 'after' && others.length === 0) others = plantOthers(world, 40);
      return Promise.resolve();
    };
    // All of it withdraws after the first look.
    const withdraw = async (): Promise<void> => {
      await world.time.wait(100);
      for (const other of others) plantVoid(world, other);
    };
    void withdraw();
    const { result } = await give(world, { ports, set: { teamMonthMinor: 10 * EACH } });
    expect(result.ok).toBe(true);
    // The reservation; 41 entries and the measurement in five pages, of which the last shows it, so that they are read once more; how
    // far the index reaches, then 40 more in five; the post.
    expect(pagesBetween(world)).toEqual([0, 16, 0]);
  });

  it('whoever has no place learns it on the first page that shows it, withdraws, and reads no further', async () => {
    const world = aWorld({ measuredMs: 0, pageSize: 10 });
    const ports = await openedPorts(world);
    plantOthers(world, 100);
    const { result } = await give(world, { ports, set: { teamMonthMinor: 10 * EACH } });
    expect(result).toMatchObject({ ok: false, error: { kind: 'refused', refusal: { isContended: true } } });
    // Nine others fit beside this: the second page shows the tenth.
    expect(pagesBetween(world)[1]).toBe(2);
    expect(kindsOf(world).slice(-1)).toEqual(['void']);
    expect(world.requests().length).toBeLessThanOrEqual(12);
  });

  it('whoever tries again looks before anything is written, and for at most twelve requests', async () => {
    const world = aWorld({ measuredMs: 0, pageSize: 10 });
    const ports = await openedPorts(world);
    plantOthers(world, 10);
    const terms = { limits: limits({ teamMonthMinor: 10 * EACH }), timeZone: TIME_ZONE, agentId: '11', isLead: false, agentName: 'Ben' };
    const again = async (): Promise<string> => {
      world.journal.calls.length = 0;
      const giving = giveGesture(ports, aDraft(), terms, { remember: () => {}, executor: null, claim: null, isAgain: true });
      await world.time.run();
      const result = await giving;
      return result.ok ? 'given' : result.error.kind === 'refused' ? `contended ${result.error.refusal.isContended}` : result.error.kind;
    };
    expect(await again()).toBe('contended true');
    expect(keysOf(world)).toEqual([]);
    plantOthers(world, 200);
    expect([await again(), world.requests().length]).toEqual(['contended true', 12]);
    expect(keysOf(world)).toEqual([]);
    for (const [index, { momentId, createdById }] of world.journal.entries.filter(({ kind }) => kind === 'reserve').entries()) {
      world.journal.plant({ kind: 'void', momentId, createdById, createdAtMs: world.time.nowMs() + 1000 + index });
    }
    // All that is new is more than twelve pages: each try goes on where the one before ended, and one knows of room too late to give.
    const tries = [await again(), await again(), await again(), await again()];
    expect(new Set(tries)).toEqual(new Set(['contended true']));
    expect(keysOf(world)).toEqual([]);
  });

  it('whose reservation comes on a later page reads once more what was listed since the newest page was read', async () => {
    const world = aWorld({ measuredMs: 0, pageSize: 2 });
    const plain = givePorts(world);
    let isUnlisted = true;
    // Until the first page is read the list lacks what two have reserved at one moment; then it shows both.
    const journal = {
      ...plain.journal,
      async tail(cursor: string | null) {
        const read = await plain.journal.tail(cursor);
        const isMissing = ({ momentId }: JournalEntry): boolean => isUnlisted && momentId === 'theirs';
        const shown = read.ok ? ok({ ...read.value, items: read.value.items.filter((entry) => !isMissing(entry)) }) : read;
        isUnlisted &&= kindsOf(world).at(-1) !== 'reserve';
        return shown;
      },
    };
    const set = { teamMonthMinor: 2 * EACH - 1 };
    const reader = aLedgerReader({ journal, runtime: plain.runtime }, { limits: limits(set) });
    world.journal.faults.latency = ({ method }, when) => {
      if (method === 'append' && when === 'after' && kindsOf(world).at(-1) === 'reserve' && world.journal.entries.length < 5) {
        for (const momentId of ['else', 'else-2', 'theirs']) {
          world.journal.plant({
            kind: 'reserve',
            momentId,
            createdById: '12',
            agentId: '12',
            amountMinor: momentId === 'theirs' ? EACH : 0,
          });
        }
      }
      return Promise.resolve();
    };
    const { result } = await give(world, { ports: { ...plain, journal, reader }, set });
    expect(result).toMatchObject({ ok: false, error: { kind: 'refused', refusal: { limit: 'team_month' } } });
  });

  it('the first look reads again whatever may have become listed late', async () => {
    const world = aWorld({ measuredMs: 0, pageSize: 2 });
    let isLate = true;
    const plain = givePorts(world);
    const journal = {
      ...plain.journal,
      async tail(cursor: string | null) {
        const read = await plain.journal.tail(cursor);
        return read.ok ? ok({ ...read.value, items: read.value.items.filter(({ momentId }) => !isLate || momentId !== 'late') }) : read;
      },
    };
    const set = { teamMonthMinor: 2 * EACH - 1 };
    const reader = aLedgerReader({ journal, runtime: plain.runtime }, { limits: limits(set) });
    const facts = { createdById: '12', agentId: '12', ticketId: '9', customerId: '9', amountMinor: EACH };
    world.journal.plant({ ...facts, kind: 'reserve', momentId: 'late' });
    world.time.pass(1000);
    for (const momentId of ['a', 'b', 'c', 'd']) {
      world.journal.plant({ kind: 'void', momentId });
      world.time.pass(1000);
    }
    await reader.look(Infinity, { customerId: '701', ticketId: '501' });
    isLate = false;
    const { result } = await give(world, { ports: { ...plain, journal, reader }, set });
    expect(result).toMatchObject({ ok: false, error: { kind: 'refused', refusal: { isContended: true } } });
  });
});
