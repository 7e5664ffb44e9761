import { describe, expect, it } from 'vitest';
import { aLeadCore } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { NOW_MS, daysBefore } from '#builders/clock.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { type PastMonths, type PastMonthsState, createPastMonths } from '#features/lead/budget/past-months.ts';

function fill(world: World, count: number, sinceMs: number): void {
  for (let index = 0; index < count; index += 1)
    plantGiven(world.journal, { momentId: `m-${index}`, createdById: '12', amountMinor: 100, createdAtMs: sinceMs + index * 1000 });
}

function opened(world: World) {
  const past = createPastMonths(aLeadCore(world));
  const phases: PastMonthsState['phase'][] = [];
  past.subscribe(() => phases.push(past.getState().phase));
  const read = async (): Promise<PastMonthsState['phase']> => {
    const reading = past.read();
    await world.time.run();
    await reading;
    return past.getState().phase;
  };
  const pages = () => world.journal.calls.filter(({ method }) => method === 'tail').length;
  return { past, phases, read, pages };
}

const name = (past: PastMonths): string => past.getState().phase.name;

describe('a month of the past', () => {
  it('is the one before the present at first, of twelve that can be chosen', () => {
    const { past } = opened(aWorld());
    expect(past.getState()).toMatchObject({ month: '2026-02', phase: { name: 'idle' } });
    expect(past.months()).toHaveLength(12);
    expect([past.months()[0], past.months()[1], past.months()[3], past.months().at(-1)]).toEqual([
      '2026-03',
      '2026-02',
      '2025-12',
      '2025-04',
    ]);
  });

  it('is read back to its beginning, with what was undone since left out', async () => {
    const world = aWorld();
    fill(world, 150, daysBefore(30));
    plantGiven(world.journal, { momentId: 'undone', createdById: '12', amountMinor: 900, createdAtMs: daysBefore(29) });
    world.journal.plant({
      kind: 'reverse',
      momentId: 'undone',
      createdById: '12',
      createdAtMs: daysBefore(29) + 5000,
      updatedAtMs: daysBefore(29) + 5000,
    });
    const { read, phases } = opened(world);
    expect(await read()).toMatchObject({
      name: 'done',
      isWhole: true,
      report: { month: '2026-02', spentMinor: 15_000, gestures: 150, undone: 1, byPerson: [{ key: '12', gestures: 150 }] },
    });
    expect(phases).toContainEqual({ name: 'reading', reading: { entries: 200, isWaiting: false } });
  });

  it('stops at once, asks no further than the pages that are read at once, and is read at another press', async () => {
    const world = aWorld();
    fill(world, 400, daysBefore(30));
    const { past, read, pages } = opened(world);
    const stopAfter = 3;
    world.journal.faults.errorBefore = ({ method }) => {
      if (method === 'tail' && pages() === stopAfter) past.stop();
      return null;
    };
    expect((await read()).name).toBe('stopped');
    expect(pages()).toBeLessThanOrEqual(stopAfter + 5);
    world.journal.faults.errorBefore = null;
    expect(await read()).toMatchObject({ name: 'done', report: { gestures: 400 } });
  });

  it('is no longer that of the figures once another is chosen, also while it is read', async () => {
    const world = aWorld();
    fill(world, 10, daysBefore(30));
    const { past, read } = opened(world);
    await read();
    past.choose('2026-03');
    expect(past.getState()).toMatchObject({ month: '2026-03', phase: { name: 'idle' } });
    const reading = past.read();
    past.choose('2026-01');
    await world.time.run();
    await reading;
    expect(past.getState()).toMatchObject({ month: '2026-01', phase: { name: 'idle' } });
  });

  it('says why it could not be read, and is read again at a press', async () => {
    const world = aWorld();
    fill(world, 10, daysBefore(30));
    const { past, read } = opened(world);
    world.journal.faults.errorBefore = () => DOWN;
    expect(await read()).toEqual({ name: 'failed', error: DOWN });
    world.journal.faults.errorBefore = null;
    await read();
    expect(name(past)).toBe('done');
  });

  it('is the present one as well, as far as it has come', async () => {
    const world = aWorld();
    fill(world, 3, NOW_MS - 5000);
    const { past, read } = opened(world);
    past.choose('2026-03');
    expect(await read()).toMatchObject({ name: 'done', report: { gestures: 3, spentMinor: 300 } });
  });
});
