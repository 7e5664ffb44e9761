import { describe, expect, it } from 'vitest';
import { aDraft } from '#builders/a-draft.ts';
import { DOWN } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { aDirectory, aLedgerReader } from '#builders/a-ledger-reader.ts';
import { isWrittenLate, markUndone, voidIfUndone, voidRecord } from '#ledger/void-if-undone.ts';

const ID = 'moment-1';

interface Written {
  readonly world: World;
  /** Whether it was undone, as whoever has written it down asks. */
  readonly ask: () => ReturnType<typeof voidIfUndone>;
  /** Marks what was undone of these, as whoever finds them does. */
  readonly mark: (...momentIds: readonly string[]) => Promise<void>;
}

/** Given by agent 11 and written down. */
async function given(listLagMs = 0): Promise<Written> {
  const world = aWorld({ leadIds: new Set(['90']), listLagMs, measuredMs: 2000 });
  for (const kind of ['reserve', 'post'] as const) world.journal.plant({ kind, momentId: ID, createdById: '11' });
  await world.moments.as('11').create({ ...aDraft(), id: ID, status: 'given' });
  const runtime = world.runtime();
  const reader = aLedgerReader({ journal: world.journal.as('11'), runtime, directory: aDirectory(['90']) }, { agentId: '11' });
  const ports = { reader, runtime, moments: world.moments.as('11') };
  const sinceMs = world.time.nowMs();
  world.time.pass(10_000);
  return {
    world,
    async ask() {
      const asked = voidIfUndone(ports, { momentId: ID, sinceMs });
      await world.time.run();
      return asked;
    },
    async mark(...momentIds) {
      const marking = markUndone(ports, momentIds);
      await world.time.run();
      await marking;
    },
  };
}

const undo = (world: World, createdById: string) =>
  world.journal.plant({ kind: 'reverse', momentId: ID, createdById, createdAtMs: world.time.nowMs() });
const calls = ({ moments }: World) => moments.calls.map(({ method }) => method);
const statusIn = (world: World) => world.moments.moments.get(ID)?.status;

describe('whoever has written a record down', () => {
  it.each(['11', '90'])('marks it where it was undone before, by its agent or a lead: %s', async (whoId) => {
    const { world, ask } = await given();
    undo(world, whoId);
    expect(await ask()).toEqual({ ok: true, value: true });
    expect(statusIn(world)).toBe('voided');
  });

  it('waits until the list shows that it was undone a moment ago', async () => {
    const { world, ask } = await given(1500);
    undo(world, '11');
    expect(await ask()).toEqual({ ok: true, value: true });
  });

  it('leaves it where nobody undid it, or nobody who may', async () => {
    const { world, ask } = await given();
    expect(await ask()).toEqual({ ok: true, value: false });
    undo(world, '12');
    expect(await ask()).toEqual({ ok: true, value: false });
    expect(statusIn(world)).toBe('given');
  });

  it('leaves it where an entry that somebody edited counts beside what was undone', async () => {
    const { world, ask } = await given();
    undo(world, '11');
    world.journal.plant({
      kind: 'reserve',
      momentId: ID,
      createdById: '11',
      createdAtMs: world.time.nowMs() - 5000,
      updatedAtMs: world.time.nowMs(),
    });
    expect(await ask()).toEqual({ ok: true, value: false });
    expect(statusIn(world)).toBe('given');
  });

  it('says why that cannot be told, or not be marked', async () => {
    const { world, ask } = await given();
    undo(world, '11');
    world.moments.faults.errorBefore = () => DOWN;
    expect(await ask()).toMatchObject({ ok: false, error: DOWN });
    world.journal.faults.errorBefore = () => DOWN;
    expect(await ask()).toMatchObject({ ok: false, error: DOWN });
  });
});

describe('whoever finds what was undone', () => {
  it('marks the records that still say that it was given, and leaves all others and what has none', async () => {
    const { world, mark } = await given();
    undo(world, '11');
    for (const kind of ['reserve', 'post', 'reverse'] as const) world.journal.plant({ kind, momentId: 'moment-2', createdById: '11' });
    await world.moments.as('11').create({ ...aDraft(), id: 'moment-2', status: 'declined' });
    await mark('moment-3', 'moment-2', ID);
    expect([statusIn(world), world.moments.moments.get('moment-2')?.status]).toEqual(['voided', 'declined']);
    await mark('moment-3', 'moment-2', ID);
    expect(calls(world)).toEqual(['create', 'create', 'statusesAmong', 'setStatus', 'statusesAmong']);
  });

  it('asks for nothing where nothing was undone', async () => {
    const { world, mark } = await given();
    await mark();
    expect(calls(world)).toEqual(['create']);
  });

  it('leaves what a lead has counted again by now, and what the journal has never seen undone', async () => {
    const { world, mark } = await given();
    await mark(ID);
    expect(statusIn(world)).toBe('given');
    undo(world, '11');
    for (const kind of ['reserve', 'post'] as const)
      world.journal.plant({ kind, momentId: ID, createdById: '90', createdAtMs: world.time.nowMs(), detail: { attempt: 2 } });
    await mark(ID);
    expect(statusIn(world)).toBe('given');
  });

  it.each(['statusesAmong', 'setStatus'])('stops where that fails, and asks no further: %s', async (failingMethod) => {
    const { world, mark } = await given();
    undo(world, '11');
    for (const kind of ['reserve', 'post', 'reverse'] as const) world.journal.plant({ kind, momentId: 'moment-2', createdById: '11' });
    await world.moments.as('11').create({ ...aDraft(), id: 'moment-2', status: 'given' });
    world.moments.faults.errorBefore = ({ method }) =>
      method === failingMethod ? { kind: 'rejected', what: 'moments', detail: 'no' } : null;
    await mark(ID, 'moment-2');
    expect(calls(world).filter((method) => method === failingMethod)).toHaveLength(1);
    expect(statusIn(world)).toBe('given');
  });
});

describe('whoever has undone it', () => {
  it.each([
    [9_000, 'voided'],
    [10_001, 'given'],
  ] as const)('waits for a record that may be written without a look, %s ms after the post: then it is %s', async (sinceMs, status) => {
    const world = aWorld();
    const postedAtMs = world.time.nowMs();
    world.time.pass(sinceMs);
    const marking = voidRecord({ moments: world.moments.as('90'), runtime: world.runtime() }, { momentId: ID, postedAtMs });
    await world.time.run(10_000 - sinceMs);
    expect(isWrittenLate(world.runtime(), postedAtMs)).toBe(sinceMs > 10_000);
    await world.moments.as('11').create({ ...aDraft(), id: ID, status: 'given' });
    await world.time.run();
    expect(await marking).toMatchObject(status === 'voided' ? { ok: true } : { ok: false, error: { kind: 'missing' } });
    expect(statusIn(world)).toBe(status);
  });
});
