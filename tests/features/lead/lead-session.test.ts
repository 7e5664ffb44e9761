import { describe, expect, it } from 'vitest';
import { aLeadPage } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import type { LeadTab, OpenTab, TabAddress } from '#features/lead/session/lead-tab.ts';
import type { LeadTabId } from '#features/lead/tabs.ts';
import type { Place } from '#ports/page-address.ts';
import type { Section } from '#ports/section.ts';
import { sentences } from '../../ui/english.ts';

const ENGLISH = { load: () => Promise.resolve(sentences), fetch: () => undefined };

/** A tab that tells what is done with it. */
function aTab(world: World, id: LeadTabId) {
  let section: Section<string> = { state: 'loading' };
  const addresses: TabAddress[] = [];
  const done = { loads: 0, reads: 0 };
  const faults = { load: false, read: false };
  const open: OpenTab = {
    View: () => null,
    Announcement: () => null,
    section: () => section,
    refresh() {
      done.reads += 1;
      section = faults.read ? { state: 'failed', error: DOWN, last: null } : { state: 'ready', value: '', atMs: world.time.nowMs() };
      return Promise.resolve();
    },
  };
  const tab: LeadTab<LeadTabId> = {
    id,
    isFor: () => true,
    load() {
      done.loads += 1;
      return faults.load
        ? Promise.reject(new TypeError('Failed to fetch'))
        : Promise.resolve({ sentences: ENGLISH, openTab: (_core, address) => (addresses.push(address), open) });
    },
  };
  return { tab, done, faults, filter: () => addresses[0]?.filter() };
}

async function opened(place?: Place, prepare: (page: ReturnType<typeof aLeadPage>) => void = () => undefined) {
  const world = aWorld();
  const requests = aTab(world, 'requests');
  const budget = aTab(world, 'budget');
  const page = aLeadPage(world, { tabs: [requests.tab, budget.tab], ...(place !== undefined && { place }) });
  prepare(page);
  page.session.start();
  await world.time.run();
  const show = async (id: LeadTabId): Promise<void> => {
    page.session.show(id);
    await world.time.run();
  };
  return { ...page, world, requests, budget, show };
}

describe('the lead page', () => {
  it('learns which fields the account lacks, after what the tab shows', async () => {
    const { session, fields } = await opened(undefined, (page) => {
      page.fields.lacking = [{ of: 'moments', key: 'story', option: null, isRequired: false }];
    });
    expect(fields.calls.map(({ method }) => method)).toEqual(['ofToday']);
    expect(session.core.getState().lackingFields).toEqual(fields.lacking);
  });

  it('loads and reads the first tab when it opens, and another when that is looked at', async () => {
    const { session, requests, budget, show } = await opened();
    expect(session.getState().shown).toBe('requests');
    expect([requests.done, budget.done]).toEqual([
      { loads: 1, reads: 1 },
      { loads: 0, reads: 0 },
    ]);
    await show('budget');
    expect([requests.done, budget.done]).toEqual([
      { loads: 1, reads: 1 },
      { loads: 1, reads: 1 },
    ]);
  });

  it('reads again what it shows when it is shown after more than a minute, and polls nothing', async () => {
    const { world, requests, workspace } = await opened();
    // Two seconds had passed until the visit was noted.
    world.time.pass(58_000);
    workspace.show();
    await world.time.run();
    expect(requests.done.reads).toBe(1);
    world.time.pass(1);
    workspace.show();
    await world.time.run();
    expect(requests.done).toEqual({ loads: 1, reads: 2 });
  });

  it('reads a tab again that could not be read, when that is looked at again', async () => {
    const { budget, show } = await opened();
    budget.faults.read = true;
    await show('budget');
    budget.faults.read = false;
    await show('requests');
    await show('budget');
    expect(budget.done).toEqual({ loads: 1, reads: 2 });
  });
});

describe('a tab whose script does not load', () => {
  it('says so, leaves the others alone, and is there once it loads', async () => {
    const { session, budget, show } = await opened();
    budget.faults.load = true;
    await show('budget');
    expect(session.getState().opened.get('budget')).toMatchObject({
      state: 'failed',
      error: { kind: 'chunk', cause: { message: 'Failed to fetch' } },
    });
    expect(session.getState().opened.get('requests')).toMatchObject({ state: 'open' });
    budget.faults.load = false;
    await show('budget');
    expect(session.getState().opened.get('budget')).toMatchObject({ state: 'open' });
    expect(budget.done).toEqual({ loads: 2, reads: 1 });
  });

  it('is told apart from one that is loading', async () => {
    const { session } = await opened();
    session.show('budget');
    expect(session.getState().opened.get('budget')).toEqual({ state: 'loading' });
  });
});

describe('the address of the lead page', () => {
  it('opens the tab that it names, with its filter, and no other', async () => {
    const { session, requests, budget } = await opened({ tab: 'budget', filter: { agent: '11' } });
    expect(session.getState().shown).toBe('budget');
    expect(requests.done.loads).toBe(0);
    expect(budget.filter()).toEqual({ agent: '11' });
  });

  it('opens the first tab where it names none that is there for whoever looks', async () => {
    expect((await opened({ tab: 'setup', filter: {} })).session.getState().shown).toBe('requests');
  });

  it('names the tab that is looked at, and Back leads to the one before', async () => {
    const { session, address, show } = await opened();
    await show('budget');
    expect(address.places).toEqual([
      { tab: null, filter: {} },
      { tab: 'budget', filter: {} },
    ]);
    address.back();
    expect(session.getState().shown).toBe('requests');
  });

  it('brings a tab that is looked at again its own filter back', async () => {
    const { session, address, budget, show } = await opened({ tab: 'budget', filter: { agent: '11' } });
    await show('requests');
    expect(address.read()).toEqual({ tab: 'requests', filter: {} });
    await show('budget');
    expect(address.read()).toEqual({ tab: 'budget', filter: { agent: '11' } });
    expect([session.getState().shown, budget.filter()]).toEqual(['budget', { agent: '11' }]);
  });

  it('follows a link into the page', async () => {
    const { session, address, workspace, budget, world } = await opened();
    workspace.route({ tab: 'budget', filter: { agent: '12' } });
    await world.time.run();
    expect(session.getState().shown).toBe('budget');
    expect(address.read()).toEqual({ tab: 'budget', filter: { agent: '12' } });
    expect(budget.filter()).toEqual({ agent: '12' });
  });
});
