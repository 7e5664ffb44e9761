import { describe, expect, it, vi } from 'vitest';
import { aDraft } from '#builders/a-draft.ts';
import { LENA, aLeadCore } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { eur } from '#builders/currencies.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { BY_HAND } from '#domain/gestures/executors.ts';
import { HOUR_MS } from '#domain/shared/time.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import type { Moment } from '#domain/moments/moment.ts';
import { type Unissued, createUnissued, todoId, unissuedCounts } from '#features/lead/parts/unissued/unissued.ts';

/** Keeps the record of a gesture, an hour after the one before. */
async function keep(world: World, id: string, changes: Partial<Moment> = {}, agentId = '12'): Promise<void> {
  world.time.pass(HOUR_MS);
  // Of this cause nothing is owed beside a gesture.
  await world.moments.as(agentId).create({ ...aDraft(), cause: 'other', agentId, id, status: 'given', gesture: 'credit', ...changes });
}

/** Puts a post in under its key, which names who carries the gesture out. */
function plantPost(world: World, key: string, entry: Pick<JournalEntry, 'momentId' | 'detail'>): void {
  world.journal.plant({ ...entry, kind: 'post' }, key);
}

async function run(world: World, what: Promise<void>): Promise<void> {
  await world.time.run();
  await what;
}

/** Reads the journal as far back as its tail, so that what it holds need not be asked for. */
async function readTail(world: World, core: ReturnType<typeof aLeadCore>): Promise<void> {
  const tail = core.snapshot().ledgerReader.readTail();
  await run(
    world,
    tail.then(() => undefined),
  );
}

function ids(unissued: Unissued): readonly string[] {
  return unissued.getState().rows.map(({ momentId }) => momentId);
}

function done(what: string) {
  return { what, whoId: '12', whoName: 'Gil Sample', doneAtMs: 1 };
}

describe('what was given and not issued', () => {
  it('is every gesture that stands and of which a step is open, the oldest first', async () => {
    const world = aWorld();
    await keep(world, 'credit');
    await keep(world, 'call', { gesture: 'call' });
    await keep(world, 'issued', { todos: [done('issue_credit')] });
    await keep(world, 'apology', { gesture: 'apology' });
    await keep(world, 'undone', { status: 'voided' });
    await keep(world, 'asked', { status: 'asked' });
    const unissued = createUnissued(aLeadCore(world));
    await run(world, unissued.load());
    expect(ids(unissued)).toEqual(['credit', 'call']);
    expect(unissued.getState()).toMatchObject({ phase: { name: 'done' }, looked: 6, sinceMs: null });
  });

  it('is told with how many, where that is counted, and with its key, whatever the policy names', async () => {
    const world = aWorld();
    await keep(world, 'm-1', { gesture: 'miles', amount: eur(600), count: 500 });
    const unissued = createUnissued(aLeadCore(world));
    await run(world, unissued.load());
    expect(unissued.getState().rows).toMatchObject([{ gesture: 'miles', count: 500, amount: eur(600), what: 'issue_miles' }]);
  });

  it('is ticked in its record in the name of whoever ticks, and taken back so', async () => {
    const world = aWorld();
    await keep(world, 'credit');
    const unissued = createUnissued(aLeadCore(world));
    await run(world, unissued.load());
    const [row] = unissued.getState().rows;
    if (row === undefined) throw new Error('nothing was found');
    await run(world, unissued.tick(row, true));
    expect(world.moments.moments.get('credit')?.todos).toMatchObject([{ what: 'issue_credit', whoId: LENA.id, whoName: LENA.name }]);
    expect(unissuedCounts(unissued.getState())).toEqual({ gestures: 0, owed: 0 });
    expect(ids(unissued)).toEqual(['credit']);
    await run(world, unissued.tick(row, false));
    expect(world.moments.moments.get('credit')?.todos).toMatchObject([{ doneAtMs: null }]);
    expect(unissuedCounts(unissued.getState())).toEqual({ gestures: 1, owed: 0 });
  });

  it('says where a tick could not be kept, and counts it as open', async () => {
    const world = aWorld();
    await keep(world, 'credit');
    const unissued = createUnissued(aLeadCore(world));
    await run(world, unissued.load());
    world.moments.faults.errorBefore = () => DOWN;
    const [row] = unissued.getState().rows;
    if (row === undefined) throw new Error('nothing was found');
    await run(world, unissued.tick(row, true));
    expect(unissued.getState().ticks.get(todoId(row))).toEqual({ phase: 'failed', error: DOWN });
    expect(unissuedCounts(unissued.getState())).toEqual({ gestures: 1, owed: 0 });
  });

  it('is looked for in the newest 200 moments first, and further back when that is wanted', async () => {
    const world = aWorld();
    await keep(world, 'oldest');
    for (let index = 0; index < 200; index += 1) await keep(world, `m-${index}`, { gesture: 'apology' });
    const unissued = createUnissued(aLeadCore(world));
    await run(world, unissued.load());
    expect(unissued.getState()).toMatchObject({ looked: 200, rows: [] });
    expect(unissued.getState().sinceMs).not.toBeNull();
    await run(world, unissued.readOn());
    expect(ids(unissued)).toEqual(['oldest']);
    expect(unissued.getState()).toMatchObject({ looked: 201, sinceMs: null });
  });

  it('goes on after it was stopped, or failed, from where that was', async () => {
    const world = aWorld();
    await keep(world, 'oldest');
    for (let index = 0; index < 300; index += 1) await keep(world, `m-${index}`, { gesture: 'apology' });
    const core = aLeadCore(world);
    const unissued = createUnissued(core);
    await run(world, unissued.load());
    const reading = unissued.readOn();
    unissued.stop();
    await run(world, reading);
    expect(unissued.getState()).toMatchObject({ phase: { name: 'stopped' }, looked: 200 });
    await run(world, unissued.readOn());
    expect(ids(unissued)).toEqual(['oldest']);
    expect(unissued.getState().looked).toBe(301);
  });

  it('is listed once where a record moved on to the next page meanwhile, and again when it is read anew', async () => {
    const world = aWorld();
    await keep(world, 'credit');
    const core = aLeadCore(world);
    const { page } = core.ports.archive;
    vi.spyOn(core.ports.archive, 'page').mockImplementation(async (query) => {
      const read = await page({ ...query, cursor: null });
      return read.ok ? { ok: true, value: { ...read.value, next: query.cursor === null ? 'on' : null } } : read;
    });
    const unissued = createUnissued(core);
    for (let look = 0; look < 2; look += 1) {
      await run(world, unissued.load());
      expect(ids(unissued)).toEqual(['credit']);
      expect(unissued.getState().looked).toBe(2);
    }
  });

  it('is one person’s own, where it is asked for that', async () => {
    const world = aWorld();
    await keep(world, 'own');
    await keep(world, 'others', {}, '13');
    const unissued = createUnissued(aLeadCore(world), '12');
    await run(world, unissued.load());
    expect(ids(unissued)).toEqual(['own']);
  });

  it('is found behind a page that is short, since it held what was undone a moment ago', async () => {
    const world = aWorld();
    await keep(world, 'oldest');
    for (let index = 0; index < 100; index += 1) await keep(world, `m-${index}`, { gesture: 'apology' });
    await world.moments.as('12').setStatus('m-50', 'voided');
    world.moments.unindexed.add('m-50');
    const unissued = createUnissued(aLeadCore(world), '12');
    await run(world, unissued.load());
    expect(ids(unissued)).toEqual(['oldest']);
    expect(unissued.getState()).toMatchObject({ looked: 100, sinceMs: null });
  });

  it('is not what a provider was asked for, as its record says, or else its post', async () => {
    const world = aWorld();
    for (const id of ['done', 'open', 'posted', 'by hand']) await keep(world, id);
    await world.moments.as('12').keepReceipt('done', { executor: 'stripe', reference: 'txn_1' });
    await world.moments.as('12').keepReceipt('open', { executor: 'webhook', reference: '', isOpen: true });
    plantGiven(world.journal, { momentId: 'posted', detail: { receipt: 'webhook' } });
    plantGiven(world.journal, { momentId: 'by hand', detail: { receipt: BY_HAND } });
    const found = async (ofAgentId: string | null): Promise<readonly string[]> => {
      const core = aLeadCore(world);
      await readTail(world, core);
      const unissued = createUnissued(core, ofAgentId);
      await run(world, unissued.load());
      return ids(unissued);
    };
    expect(await found(null)).toEqual(['by hand']);
    expect(await found('12')).toEqual(['by hand']);
  });

  it('is the same however far back the journal was read: what that does not hold is asked for by its keys', async () => {
    const world = aWorld();
    for (const id of ['posted', 'by hand', 'granted', 'unposted']) await keep(world, id);
    plantPost(world, 'post:posted', { momentId: 'posted', detail: { receipt: 'webhook' } });
    plantPost(world, 'post:by hand', { momentId: 'by hand', detail: { receipt: BY_HAND } });
    plantPost(world, 'post:granted', { momentId: 'granted', detail: {} });
    plantPost(world, 'post:hand-over:granted', { momentId: 'granted', detail: { receipt: 'stripe' } });
    const looks = [aLeadCore(world), aLeadCore(world)].map((core) => ({ core, unissued: createUnissued(core) }));
    for (const [index, { core, unissued }] of looks.entries()) {
      if (index === 1) await readTail(world, core);
      await run(world, unissued.load());
      expect(ids(unissued)).toEqual(['by hand', 'unposted']);
    }
  });

  it('is not what a provider was asked for by a second attempt to deliver what was granted', async () => {
    const world = aWorld();
    for (const id of ['granted', 'by hand']) await keep(world, id);
    plantPost(world, 'post:granted', { momentId: 'granted', detail: {} });
    plantPost(world, 'post:hand-over:granted:2', { momentId: 'granted', detail: { attempt: 2, receipt: 'webhook' } });
    const unissued = createUnissued(aLeadCore(world));
    await run(world, unissued.load());
    expect(ids(unissued)).toEqual(['by hand']);
  });

  it('is not told where the posts that decide it cannot be read', async () => {
    const world = aWorld();
    await keep(world, 'credit');
    world.journal.faults.errorBefore = () => DOWN;
    const unissued = createUnissued(aLeadCore(world));
    await run(world, unissued.load());
    expect(unissued.getState()).toMatchObject({ phase: { name: 'failed', error: DOWN }, looked: 0, rows: [] });
    world.journal.faults.errorBefore = null;
    await run(world, unissued.readOn());
    expect(ids(unissued)).toEqual(['credit']);
  });

  it('is what is owed beside a gesture too, whoever carries that out, each with a tick of its own', async () => {
    const world = aWorld();
    await keep(world, 'wrong item', { gesture: 'apology', cause: 'wrong_item' });
    await keep(world, 'billed', { cause: 'billing_error' });
    await keep(world, 'own fault', { gesture: 'apology', cause: 'wrong_item', fault: 'customer' });
    await world.moments.as('12').keepReceipt('billed', { executor: 'stripe', reference: 'txn_1' });
    await keep(world, 'both', { cause: 'billing_error' });
    const unissued = createUnissued(aLeadCore(world));
    await run(world, unissued.load());
    expect(unissued.getState().rows.map(todoId)).toEqual([
      'wrong item owed_refund_or_replace',
      'billed owed_correct_bill',
      'both issue_credit',
      'both owed_correct_bill',
    ]);
    expect(unissuedCounts(unissued.getState())).toEqual({ gestures: 1, owed: 3 });
    const both = unissued.getState().rows.slice(-2);
    await run(
      world,
      Promise.all(both.map((row) => unissued.tick(row, true))).then(() => undefined),
    );
    expect(world.moments.moments.get('both')?.todos?.map(({ what }) => what)).toEqual(['issue_credit', 'owed_correct_bill']);
    expect(unissuedCounts(unissued.getState())).toEqual({ gestures: 0, owed: 2 });
  });
});
