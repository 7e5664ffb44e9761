import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { anOutcome } from '#builders/an-outcome.ts';
import { createMoments } from '#features/lead/moments/moments-state.ts';
import { aMomentsTab } from './a-moments-tab.ts';

type Tab = ReturnType<typeof aMomentsTab>;

function ids({ moments }: Tab): readonly string[] {
  return moments.getState().shown.map(({ id }) => id);
}

async function done(tab: Tab, press: () => Promise<void> | void): Promise<void> {
  const pressing = press();
  await tab.world.time.run();
  await pressing;
}

describe('marks', () => {
  it('single out what is featured and collected, also what was marked here a moment ago', async () => {
    const tab = aMomentsTab({ count: 5 });
    const said = { byId: '91', byName: 'Lena Sample', atMs: 0 };
    tab.archive.said.push({ ...said, id: '1', momentId: 'm-2', mark: { kind: 'feature', isFeatured: true } });
    await tab.load();
    await done(tab, () => {
      tab.moments.setFilter({ among: 'featured' });
    });
    expect(ids(tab)).toEqual(['m-2']);
    tab.moments.learnMark({ ...said, id: '2', momentId: 'm-4', mark: { kind: 'feature', isFeatured: true } });
    expect(ids(tab)).toEqual(['m-2', 'm-4']);
    tab.moments.learnMark({ ...said, id: '3', momentId: 'm-1', mark: { kind: 'collect', name: 'Onboarding', isIn: true } });
    await done(tab, () => {
      tab.moments.setFilter({ among: ':Onboarding' });
    });
    expect(ids(tab)).toEqual(['m-1']);
  });
});

describe('what became of customers afterwards', () => {
  const week = {
    firstDay: '2026-02-02',
    outcomes: [anOutcome({ ticketId: '501', hasGesture: true, isReopened: true }), anOutcome({ ticketId: '502', rating: 'bad' })],
  };

  function keptBefore(): World {
    const world = aWorld();
    world.journal.plant({ kind: 'outcomes', momentId: 'outcomes', amountMinor: 0, detail: { outcomes: week } });
    return world;
  }

  it('narrows down, and is read once for the whole page', async () => {
    const tab = aMomentsTab({ world: keptBefore(), count: 3, at: { after: 'reopened' } });
    await tab.load();
    expect(tab.moments.getState().shown).toHaveLength(3);
    tab.moments.setFilter({ after: 'not_known' });
    await tab.world.time.run();
    expect(tab.moments.getState().shown).toEqual([]);
    await tab.load();
    expect(tab.page.outcomeHistory.calls).toHaveLength(1);
  });

  it('is known from the start where another tab has read it, and looked for anew once more is kept', async () => {
    const tab = aMomentsTab({ world: keptBefore(), count: 2, at: { after: 'rated_bad' } });
    await tab.load();
    expect(tab.moments.getState().shown).toEqual([]);
    const other = createMoments(tab.core, { filter: () => ({}), setFilter: () => undefined, onFilter: () => () => undefined });
    expect(other.getState().kept?.get('501')).toMatchObject({ isReopened: true });
    expect(other.getState().kept?.has('502')).toBe(false);
  });

  it('is said not to be known where it could not be read, and read again with the list', async () => {
    const tab = aMomentsTab({ world: keptBefore(), count: 1 });
    tab.page.outcomeHistory.faults.errorBefore = () => DOWN;
    await tab.load();
    expect(tab.moments.getState()).toMatchObject({ kept: null, moments: { state: 'ready' } });
    tab.page.outcomeHistory.faults.errorBefore = null;
    await tab.load();
    expect(tab.moments.getState().kept?.size).toBe(1);
  });
});
