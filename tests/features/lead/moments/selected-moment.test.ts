import { describe, expect, it } from 'vitest';
import { DOWN, failing } from '#builders/a-page.ts';
import { lastValue } from '#ports/section.ts';
import { aMomentsTab } from './a-moments-tab.ts';

type Tab = ReturnType<typeof aMomentsTab>;

async function opened(id = 'm-0'): Promise<Tab> {
  const tab = aMomentsTab({ count: 3 });
  await tab.load();
  tab.moments.select(id);
  await tab.world.time.run();
  return tab;
}

function marksIn({ detail }: Tab) {
  return lastValue(detail.getState().whole)?.marks;
}

describe('the moment that is selected', () => {
  it('is read whole, with what was said of it: two requests', async () => {
    const tab = await opened();
    expect(lastValue(tab.detail.getState().whole)?.moment).toMatchObject({ id: 'm-0', giving: { decision: {} } });
    expect(tab.archive.calls.slice(2).map(({ method }) => method)).toEqual(['find', 'marksOf']);
    expect(tab.address.filter()).toEqual({ id: 'm-0' });
  });

  it('is read only where somebody stays at it', async () => {
    const tab = aMomentsTab({ count: 3 });
    await tab.load();
    tab.moments.select('m-0');
    tab.moments.select('m-1');
    tab.moments.select('m-2');
    await tab.world.time.run();
    expect(tab.archive.calls.filter(({ method }) => method === 'find').map(({ keys }) => keys)).toEqual([['m-2']]);
    expect(lastValue(tab.detail.getState().whole)?.moment.id).toBe('m-2');
  });

  it('says where it is no more, and why it cannot be read', async () => {
    expect((await opened('gone')).detail.getState().whole).toMatchObject({ state: 'failed', error: { kind: 'missing' } });
    const tab = aMomentsTab({ count: 3 });
    tab.archive.faults.errorBefore = ({ method }) => (method === 'find' ? DOWN : null);
    tab.moments.select('m-1');
    await tab.world.time.run();
    expect(tab.detail.getState().whole).toMatchObject({ state: 'failed', error: DOWN });
    tab.archive.faults.errorBefore = null;
    const again = tab.detail.reload();
    await tab.world.time.run();
    await again;
    expect(tab.detail.getState().whole).toMatchObject({ state: 'ready', value: { moment: { id: 'm-1' } } });
  });

  it('is shown where only what was said of it cannot be read', async () => {
    const tab = aMomentsTab({ count: 3 });
    tab.archive.faults.errorBefore = ({ method }) => (method === 'marksOf' ? DOWN : null);
    tab.moments.select('m-1');
    await tab.world.time.run();
    expect(lastValue(tab.detail.getState().whole)).toMatchObject({ moment: { id: 'm-1' }, marksError: DOWN });
  });

  it('takes a mark at once, which is kept in the journal and holds no money', async () => {
    const tab = await opened();
    for (const mark of [{ kind: 'thanks' }, { kind: 'thanks' }, { kind: 'collect', name: 'Onboarding', isIn: true }] as const) {
      const saying = tab.detail.say(mark);
      await tab.world.time.run();
      await saying;
    }
    expect(marksIn(tab)).toMatchObject({ thanks: [{ byId: '91', byName: 'Lena Sample' }], collections: ['Onboarding'] });
    expect(tab.detail.getState().saying).toMatchObject({ name: 'done', mark: { kind: 'collect' } });
    expect(tab.moments.getState().marks?.get('m-0')?.collections).toEqual(['Onboarding']);
    expect(tab.world.live()).toEqual([]);
    // The search index does not show it yet: it stays all the same.
    const again = tab.detail.reload();
    await tab.world.time.run();
    await again;
    expect(marksIn(tab)?.collections).toEqual(['Onboarding']);
  });

  it('says that a mark could not be kept, and shows none', async () => {
    const tab = await opened();
    failing(tab.world, 'append');
    const saying = tab.detail.say({ kind: 'thanks' });
    await tab.world.time.run();
    await saying;
    expect(tab.detail.getState().saying).toMatchObject({ name: 'failed', error: DOWN });
    expect(marksIn(tab)?.thanks).toEqual([]);
  });
});
