import { describe, expect, it, vi } from 'vitest';
import { aDraft } from '#builders/a-draft.ts';
import { aLeadCore } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { BY_HAND } from '#domain/gestures/executors.ts';
import { LEASE_MS } from '#domain/journal/lease.ts';
import type { EntryDetail } from '#domain/journal/types.ts';
import { type GivenRecord, createCarriers } from '#features/lead/parts/unissued/carriers.ts';
import { ATTEMPTS_PER_READ, entryKeys } from '#ledger/entry-keys.ts';

/** Puts a post in under its key. */
function plantPost(world: World, key: string, { momentId, detail }: { readonly momentId: string; readonly detail: EntryDetail }): void {
  world.journal.plant({ momentId, kind: 'post', createdAtMs: world.time.nowMs(), detail }, key);
}

/** Looks up whom the posts of these gestures name: what came of it, what is known then, and the keys of each request. */
async function learnt(world: World, ids: readonly string[], isWanted = (): boolean => true) {
  const given = ids.map((id): GivenRecord => {
    const moment = { ...aDraft(), cause: 'other', agentId: '12', id, status: 'given', gesture: 'credit' } as const;
    return { moment, createdAtMs: world.time.nowMs(), isProviders: false };
  });
  const core = aLeadCore(world);
  const byExternalIds = vi.spyOn(core.ports.journal, 'byExternalIds');
  const carriers = createCarriers(core);
  const learning = carriers.learn({ isWanted, tell: () => {} }, given);
  await world.time.run();
  return { result: await learning, carriers: Object.fromEntries(carriers.known), asked: byExternalIds.mock.calls.map(([keys]) => keys) };
}

describe('whoever carries a gesture out', () => {
  it.each([
    ['the delivery', 1, 'deliver', 1],
    ['the delivery', 2, 'deliver', 2],
    ['the delivery', 3, 'deliver', 3],
    ['the delivery', ATTEMPTS_PER_READ + 2, 'deliver', 3],
    ['the delivery', ATTEMPTS_PER_READ + 3, 'deliver', 4],
    ['the grant', 2, 'approve', 2],
    ['the grant', ATTEMPTS_PER_READ + 3, 'approve', 4],
  ] as const)('is named by the post of %s’s attempt %i', async (_, attempts, decision, requests) => {
    const world = aWorld();
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const keys = entryKeys('late', attempt, decision);
      const detail = { decision, ...(attempt > 1 && { attempt }) };
      if (attempt === attempts) plantPost(world, keys.post, { momentId: 'late', detail: { ...detail, receipt: 'webhook' } });
      else world.journal.plant({ momentId: 'late', kind: 'void', detail }, keys.void);
    }
    const { carriers, asked } = await learnt(world, ['late']);
    expect(carriers).toEqual({ late: true });
    expect(asked).toHaveLength(requests);
  });

  it.each(['reserve', 'void'] as const)('is looked for further on where only a %s tells of the last attempt asked for', async (kind) => {
    const world = aWorld();
    const last = ATTEMPTS_PER_READ + 2;
    const detail = { decision: 'deliver', attempt: last } as const;
    world.journal.plant({ momentId: 'late', kind, detail }, entryKeys('late', last, 'deliver')[kind]);
    const post = { ...detail, attempt: last + 1, receipt: 'webhook' };
    plantPost(world, entryKeys('late', last + 1, 'deliver').post, { momentId: 'late', detail: post });
    expect((await learnt(world, ['late', 'unposted'])).carriers).toEqual({ late: true, unposted: false });
  });

  it('is not whom a post by hand tells of that came too late', async () => {
    const world = aWorld();
    for (const momentId of ['late', 'in time']) {
      const reservedAtMs = world.time.nowMs() - LEASE_MS - (momentId === 'late' ? 1 : 0);
      plantPost(world, `post:hand-over:${momentId}`, { momentId, detail: { decision: 'deliver', receipt: BY_HAND, reservedAtMs } });
      const again = { decision: 'deliver', attempt: 2, receipt: 'webhook' } as const;
      if (momentId === 'late') plantPost(world, 'post:hand-over:late:2', { momentId, detail: again });
    }
    expect((await learnt(world, ['late', 'in time'])).carriers).toEqual({ late: true, 'in time': false });
  });

  it.each([
    ['first', 1, [100, 20]],
    ['second', 2, [100, 20, 100, 20]],
  ] as const)('is asked for once for fifty that were given at the %s attempt, and at no further one', async (_, attempt, asked) => {
    const world = aWorld();
    const ids = Array.from({ length: 60 }, (__, index) => `m-${index}`);
    const detail = { receipt: BY_HAND, reservedAtMs: world.time.nowMs(), attempt };
    for (const momentId of ids) plantPost(world, entryKeys(momentId, attempt).post, { momentId, detail });
    const found = await learnt(world, ids);
    expect(found.asked.map((keys) => keys.length)).toEqual(asked);
    expect(found.carriers).toEqual(Object.fromEntries(ids.map((id) => [id, false])));
  });

  it('is told by what the page has read of the journal meanwhile, each entry once and as it was last seen, and anew after a recount', async () => {
    const world = aWorld();
    const core = aLeadCore(world);
    const carriers = createCarriers(core);
    const look = async (): Promise<Readonly<Record<string, boolean>>> => {
      const looking = carriers.learn({ isWanted: () => true, tell: () => {} }, []);
      await world.time.run();
      await looking;
      return Object.fromEntries(carriers.known);
    };
    const plant = (momentId: string, receipt: string): void =>
      plantPost(world, `post:${momentId}`, { momentId, detail: { receipt, reservedAtMs: world.time.nowMs() } });
    const readTail = async (): Promise<void> => {
      const tail = core.snapshot().ledgerReader.readTail();
      await world.time.run();
      await tail;
    };
    const { reader } = core.snapshot();
    const news = vi.spyOn(reader, 'learntSince');
    plant('one', 'webhook');
    await readTail();
    const [edited] = [...reader.entries()];
    if (edited === undefined) throw new Error('nothing was read');
    reader.learn([{ ...edited, momentId: 'other', updatedAtMs: edited.updatedAtMs + 1 }]);
    expect(await look()).toEqual({ other: true });
    plant('two', BY_HAND);
    await readTail();
    expect(await look()).toEqual({ other: true, two: false });
    expect(news.mock.results.map(({ value }) => (value as readonly unknown[]).length)).toEqual([2, 1]);
    core.adopt(core.newSnapshot());
    plant('three', 'stripe');
    await readTail();
    expect(await look()).toEqual({ one: true, other: true, two: false, three: true });
  });

  it('is asked for by no more keys at once than Zendesk takes', async () => {
    const world = aWorld();
    const ids = Array.from({ length: 60 }, (_, index) => `m-${index}`);
    const { asked } = await learnt(world, ids);
    expect(Math.max(...asked.map((keys) => keys.length))).toBeLessThanOrEqual(100);
    const perGesture = 2 + 2 + 2 * (ATTEMPTS_PER_READ + 2);
    expect(new Set(asked.flat()).size).toBe(ids.length * perGesture);
  });

  it('is not told where the journal cannot be read, or nobody wants it any more', async () => {
    const world = aWorld();
    expect(await learnt(world, ['m-1'], () => false)).toEqual({ result: { ok: true, value: null }, carriers: {}, asked: [] });
    world.journal.faults.errorBefore = () => DOWN;
    expect(await learnt(world, ['m-1'])).toMatchObject({ result: { ok: false, error: DOWN }, carriers: {} });
  });
});
