import { describe, expect, it } from 'vitest';
import { aLeadCore } from '#builders/a-lead-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { DOWN } from '#builders/a-page.ts';
import { NOW_MS, TIME_ZONE, daysBefore } from '#builders/clock.ts';
import { EUR } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { createKnownLeads } from '#ledger/known-leads.ts';
import { readMonth } from '#ledger/read-month.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { createFakeDirectory } from '../fakes/fake-directory.ts';
import { createFakeLeadMemory } from '../fakes/fake-lead-memory.ts';

/** Entries evenly over so many days, oldest first. */
function plantDays(world: World, days: number, aDay: number): void {
  for (let index = days * aDay; index > 0; index -= 1) {
    world.journal.plant({ kind: 'reserve', momentId: `m-${index}`, createdAtMs: daysBefore(index / aDay) });
  }
}

async function read(world: World, how: { readonly isTrusting: boolean; readonly leadIds?: readonly string[]; readonly error?: AppFault }) {
  const directory = createFakeDirectory(how.leadIds);
  if (how.error !== undefined) directory.faults.errorBefore = () => how.error ?? null;
  const core = aLeadCore(world);
  const { runtime } = core.ports;
  const leads = createKnownLeads({ directory, leadMemory: createFakeLeadMemory(), runtime }, { id: '91', isLead: true });
  const { reader } = core.snapshot();
  const reading = readMonth(
    { reader, leads },
    { limits: limits({ teamMonthMinor: null }), timeZone: TIME_ZONE },
    { nowMs: NOW_MS, isTrusting: how.isTrusting },
  );
  await world.time.run();
  const asked = directory.calls.map(({ keys }) => keys);
  return { result: await reading, pages: world.journal.calls.length, seenSinceMs: reader.seenSinceMs(), asked };
}

function plantCheckpoint(world: World, createdById: string): void {
  const upTo = world.journal.plant({ kind: 'post', momentId: 'm-last', createdAtMs: daysBefore(0.5) });
  const carried = { carriedMinor: 0, carriedUpToId: '', carriedUpToMs: daysBefore(1.9), month: '2026-03' };
  const part = { ...carried, upToId: upTo.id, upToMs: upTo.createdAtMs, timeZone: TIME_ZONE, part: 1, parts: 1, recent: [] };
  world.journal.plant({
    kind: 'checkpoint',
    momentId: 'checkpoint-1',
    createdById,
    currency: EUR,
    createdAtMs: daysBefore(0.4),
    detail: { checkpoint: part },
  });
}

describe('reading a month', () => {
  it('goes back to its start, also where nothing limits it', async () => {
    const world = aWorld();
    plantDays(world, 40, 20);
    const { result, pages, seenSinceMs } = await read(world, { isTrusting: true });
    expect(result).toEqual({ ok: true, value: { isWhole: true } });
    expect(seenSinceMs).toBeLessThanOrEqual(Date.parse('2026-02-28T23:00Z'));
    expect(pages).toBe(4);
  });

  it('stops at a checkpoint that a lead has stamped, and asks who that is', async () => {
    const world = aWorld();
    plantDays(world, 17, 50);
    plantCheckpoint(world, '92');
    expect(await read(world, { isTrusting: true, leadIds: ['92'] })).toMatchObject({ result: { ok: true }, pages: 1, asked: [['92']] });
  });

  it('fails where nobody can tell whether a lead has stamped it', async () => {
    const world = aWorld();
    plantDays(world, 17, 50);
    plantCheckpoint(world, '92');
    const error = { kind: 'refused_by_role', what: 'users', action: 'read' } as const;
    expect((await read(world, { isTrusting: true, error })).result).toEqual({ ok: false, error });
  });

  it('goes past a checkpoint of somebody who is no lead', async () => {
    const world = aWorld();
    plantDays(world, 20, 50);
    plantCheckpoint(world, '12');
    const { result, pages } = await read(world, { isTrusting: true });
    expect(result).toEqual({ ok: true, value: { isWhole: true } });
    expect(pages).toBeGreaterThan(8);
  });

  it('passes every checkpoint where none is trusted', async () => {
    const world = aWorld();
    plantDays(world, 20, 50);
    plantCheckpoint(world, '91');
    expect((await read(world, { isTrusting: false })).pages).toBeGreaterThan(8);
  });

  it('ends after 1000 pages, and says that it has not seen all', async () => {
    const world = aWorld({ pageSize: 1 });
    for (let index = 0; index < 1001; index += 1) world.journal.plant({ kind: 'thanks', momentId: `m-${index}`, createdAtMs: NOW_MS });
    const { result, pages } = await read(world, { isTrusting: false });
    expect([result, pages]).toEqual([{ ok: true, value: { isWhole: false } }, 1000]);
  });

  it('keeps what it has read where it fails, so that the next reading goes on from there', async () => {
    const world = aWorld();
    plantDays(world, 17, 300);
    let left = 40;
    world.journal.faults.errorBefore = () => {
      left -= 1;
      return left < 0 ? DOWN : null;
    };
    const core = aLeadCore(world);
    const reading = (): ReturnType<typeof readMonth> =>
      readMonth(
        { reader: core.snapshot().reader, leads: core.leads },
        { limits: limits(), timeZone: TIME_ZONE },
        { nowMs: NOW_MS, isTrusting: true },
      );
    const first = reading();
    await world.time.run();
    expect(await first).toMatchObject({ ok: false });
    world.journal.faults.errorBefore = null;
    const before = world.journal.calls.length;
    expect(await reading()).toEqual({ ok: true, value: { isWhole: true } });
    expect(world.journal.calls.length - before).toBeLessThan(51 - 20);
  });
});
