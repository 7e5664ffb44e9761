import { describe, expect, it } from 'vitest';
import { aLeadCore } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { NOW_MS, daysBefore } from '#builders/clock.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { readBackTo } from '#features/lead/session/read-back-to.ts';

function opened(count: number) {
  const world = aWorld();
  for (let index = 0; index < count; index += 1) {
    const createdAtMs = daysBefore(20) + index * 1000;
    plantGiven(world.journal, { momentId: `m-${index}`, createdById: '12', createdAtMs, updatedAtMs: createdAtMs });
  }
  const core = aLeadCore(world);
  const read = async (sinceMs: number, isWanted = (): boolean => true) => {
    const done = readBackTo(core, sinceMs, isWanted);
    await world.time.run();
    return done;
  };
  const pages = (): number => world.journal.calls.filter(({ method }) => method === 'tail').length;
  return { world, core, read, pages };
}

describe('the journal read back', () => {
  it('reads every page since an instant, and none before it', async () => {
    const { read, pages, core } = opened(400);
    expect(await read(daysBefore(30))).toEqual({ ok: true, value: true });
    expect(core.snapshot().entries()).toHaveLength(800);
    const all = pages();
    const { read: readLess, pages: lessPages } = opened(400);
    expect(await readLess(NOW_MS)).toEqual({ ok: true, value: true });
    expect(lessPages()).toBeLessThan(all);
  });

  it('ends, and says that it is not whole, where nobody wants it any more', async () => {
    const { read, pages } = opened(800);
    expect(await read(daysBefore(30), () => pages() < 3)).toEqual({ ok: true, value: false });
    expect(pages()).toBeLessThan(10);
  });

  it('says why it could not', async () => {
    const { read, world } = opened(1);
    world.journal.faults.errorBefore = () => DOWN;
    expect(await read(daysBefore(30))).toEqual({ ok: false, error: DOWN });
  });
});
