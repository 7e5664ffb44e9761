import { describe, expect, it } from 'vitest';
import { ABOUT_NO_TICKET, toldOf } from '#builders/about-no-ticket.ts';
import { aLeadCore } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { NOW_MS, TIME_ZONE, daysBefore, hoursBefore } from '#builders/clock.ts';
import { EUR } from '#builders/currencies.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { ENTRIES_BEFORE_STAMP, stampCheckpoint } from '#ledger/stamp-checkpoint.ts';
import { UNSETTLED_MS } from '#domain/journal/make-checkpoint.ts';
import type { EntryDetail } from '#domain/journal/types.ts';

const TERMS = { lead: { id: '91', name: 'Lena Sample' }, currency: EUR, timeZone: TIME_ZONE };

function plant(world: World, count: number, createdAtMs = hoursBefore(3)): void {
  for (let index = 0; index < count; index += 1) {
    world.journal.plant({ kind: 'thanks', momentId: `m-${world.journal.entries.length}`, createdAtMs });
  }
}

async function stamp(world: World, isAfresh = false) {
  const core = aLeadCore(world);
  const snapshot = core.snapshot();
  await snapshot.reader.readBack({ isEnough: () => false, pagesAtMost: 10 });
  const stamping = stampCheckpoint(
    { ...core.ports, reader: snapshot.ledgerReader },
    { ledger: snapshot.ledger(!isAfresh), entries: snapshot.entries(), startedMs: NOW_MS, isAfresh },
    TERMS,
  );
  await world.time.run();
  return { stamped: await stamping, core };
}

function checkpoints(world: World) {
  return world.journal.entries.filter(({ kind }) => kind === 'checkpoint');
}

describe('a checkpoint', () => {
  it('is stamped once more entries follow the last than half a page', async () => {
    const world = aWorld();
    plant(world, ENTRIES_BEFORE_STAMP);
    expect((await stamp(world)).stamped).toEqual({ ok: true, value: false });
    plant(world, 1);
    expect((await stamp(world)).stamped).toEqual({ ok: true, value: true });
    expect(checkpoints(world)).toMatchObject([
      { createdById: '91', detail: { agentName: 'Lena Sample', checkpoint: { part: 1, parts: 1 } } },
    ]);
    expect(toldOf(world, 'checkpoint')).toMatchObject([{ ...ABOUT_NO_TICKET, agentId: '91' }]);
    expect((await stamp(world)).stamped).toEqual({ ok: true, value: false });
    plant(world, ENTRIES_BEFORE_STAMP);
    expect((await stamp(world)).stamped).toEqual({ ok: true, value: false });
    plant(world, 1);
    expect((await stamp(world)).stamped).toEqual({ ok: true, value: true });
  });

  it('reaches to the newest entry that was settled, in whichever order they were read', async () => {
    const world = aWorld();
    plant(world, 60);
    const core = aLeadCore(world);
    for (const entries of [world.journal.entries.slice(0, 60), world.journal.entries.slice(0, 60).toReversed()])
      await stampCheckpoint(
        { ...core.ports, reader: core.snapshot().ledgerReader },
        { ledger: { commitments: [], checkpoint: null }, entries, startedMs: NOW_MS, isAfresh: false },
        TERMS,
      );
    expect(checkpoints(world).map(({ detail }) => detail.checkpoint?.upToId)).toEqual([
      world.journal.entries[59]?.id,
      world.journal.entries[59]?.id,
    ]);
  });

  it('counts for whoever reads on from it', async () => {
    const world = aWorld();
    plant(world, 60);
    const { core } = await stamp(world);
    const { checkpoint } = core.snapshot().ledgerReader.ledger();
    expect(checkpoint).toMatchObject({ month: '2026-03', upToId: world.journal.entries[59]?.id });
  });

  it('leaves out what was not settled when reading began', async () => {
    const world = aWorld();
    plant(world, 60);
    plant(world, 5, NOW_MS - UNSETTLED_MS);
    await stamp(world);
    expect(checkpoints(world)[0]?.detail.checkpoint?.upToId).toBe(world.journal.entries[59]?.id);
  });

  it('is stamped afresh however few entries follow, but not of nothing', async () => {
    const world = aWorld();
    expect((await stamp(world, true)).stamped).toEqual({ ok: true, value: false });
    plant(world, 1);
    expect((await stamp(world, true)).stamped).toEqual({ ok: true, value: true });
  });

  it('names what nobody has delivered, however old it is, and counts it once; nothing of what expired', async () => {
    const world = aWorld();
    const given = (momentId: string, amountMinor: number, daysAgo: number, detail: EntryDetail = {}): void => {
      for (const kind of ['reserve', 'post'] as const)
        world.journal.plant({
          kind,
          momentId,
          amountMinor,
          createdById: '90',
          createdAtMs: daysBefore(daysAgo),
          detail: kind === 'post' ? detail : {},
        });
    };
    world.journal.plant({ kind: 'reserve', momentId: 'm-expired', amountMinor: 300, createdAtMs: daysBefore(9) });
    given('m-granted', 700, 9, { isGrant: true });
    given('m-done', 500, 8);
    plant(world, 60);
    await stamp(world);
    const part = checkpoints(world)[0]?.detail.checkpoint;
    expect(part?.carriedMinor).toBe(1200);
    expect(part?.recent).toMatchObject([{ momentId: 'm-granted', state: 'granted' }]);
  });

  it('is stamped by nobody who holds what is of a schema that is not known, until a lead has ended that', async () => {
    const world = aWorld();
    const newer = world.journal.plant({ kind: 'unknown', momentId: '', createdAtMs: hoursBefore(3), isOfUnknownSchema: true });
    // What else is given does not stand for it.
    plantGiven(world.journal, { momentId: 'm-given', createdById: '12', createdAtMs: hoursBefore(3) });
    plant(world, 60);
    expect((await stamp(world)).stamped).toEqual({ ok: true, value: false });
    expect((await stamp(world, true)).stamped).toEqual({ ok: true, value: false });
    world.journal.plant({ kind: 'reverse', momentId: `entry:${newer.id}`, createdById: '91', createdAtMs: hoursBefore(2) });
    expect((await stamp(world)).stamped).toEqual({ ok: true, value: true });
  });

  it('that could not be written whole is reported, and counts for nobody', async () => {
    const world = aWorld();
    for (let index = 0; index < 200; index += 1)
      for (const kind of ['reserve', 'post'] as const)
        world.journal.plant({ kind, momentId: `m-${index}`, amountMinor: 1, createdAtMs: hoursBefore(2) });
    world.journal.faults.errorBefore = ({ keys }) => (keys.some((key) => key.endsWith(':2')) ? DOWN : null);
    const { stamped, core } = await stamp(world);
    expect(stamped).toEqual({ ok: false, error: DOWN });
    expect(core.snapshot().ledgerReader.ledger().checkpoint).toBeNull();
  });
});
