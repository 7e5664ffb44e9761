import { describe, expect, it } from 'vitest';
import { aDraft } from '#builders/a-draft.ts';
import { DOWN } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { aDirectory, aLedgerReader } from '#builders/a-ledger-reader.ts';
import { isWrittenLate, voidIfUndone, voidRecord } from '#ledger/void-if-undone.ts';

const ID = 'moment-1';

/** Given by agent 11 and written down, by whoever asks. */
async function given(listLagMs = 0): Promise<{ readonly world: World; readonly ask: () => ReturnType<typeof voidIfUndone> }> {
  const world = aWorld({ leadIds: new Set(['90']), listLagMs, measuredMs: 2000 });
  for (const kind of ['reserve', 'post'] as const) world.journal.plant({ kind, momentId: ID, createdById: '11' });
  await world.moments.as('11').create({ ...aDraft(), id: ID, status: 'given' });
  const runtime = world.runtime();
  const reader = aLedgerReader({ journal: world.journal.as('11'), runtime, directory: aDirectory(['90']) }, { agentId: '11' });
  const sinceMs = world.time.nowMs();
  world.time.pass(10_000);
  return {
    world,
    async ask() {
      const asked = voidIfUndone({ reader, runtime, moments: world.moments.as('11') }, { momentId: ID, sinceMs });
      await world.time.run();
      return asked;
    },
  };
}

const undo = (world: World, createdById: string) =>
  world.journal.plant({ kind: 'reverse', momentId: ID, createdById, createdAtMs: world.time.nowMs() });
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

  it('says why that cannot be told, or not be marked', async () => {
    const { world, ask } = await given();
    undo(world, '11');
    world.moments.faults.errorBefore = () => DOWN;
    expect(await ask()).toMatchObject({ ok: false, error: DOWN });
    world.journal.faults.errorBefore = () => DOWN;
    expect(await ask()).toMatchObject({ ok: false, error: DOWN });
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
