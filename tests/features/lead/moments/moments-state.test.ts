import { describe, expect, it, vi } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { lastValue } from '#ports/section.ts';
import { aMomentOf, aMomentsTab, aWin } from './a-moments-tab.ts';

type Tab = ReturnType<typeof aMomentsTab>;

function ids({ moments }: Tab): readonly string[] {
  return moments.getState().shown.map(({ id }) => id);
}

function read({ moments }: Tab): number {
  return lastValue(moments.getState().moments)?.rows.length ?? 0;
}

async function done(tab: Tab, press: () => Promise<void> | void): Promise<void> {
  const pressing = press();
  await tab.world.time.run();
  await pressing;
}

/** Twenty moments a day of 60 days. */
function aBusyTab(): Tab {
  const tab = aMomentsTab();
  for (let index = 1_199; index >= 0; index -= 1) {
    const one = aMomentOf(tab.world, Math.floor(index / 20));
    tab.archive.logged.push({ ...one, id: `m-${index}`, createdAtMs: one.createdAtMs - (index % 20) * 1_000 });
  }
  return tab;
}

/** So many moments are written, more than the newest page holds, and the list is shown again. */
async function reloadedBehind(tab: Tab, count: number): Promise<void> {
  const newest = aMomentOf(tab.world, 0);
  for (let index = count - 1; index >= 0; index -= 1)
    tab.archive.logged.push({ ...newest, id: `new-${index}`, createdAtMs: newest.createdAtMs + 1_000 + count - index });
  await tab.moments.load();
}

async function lastMonthOf(tab: Tab): Promise<{ month: string; pages: number }> {
  const month = new Date(new Date(tab.world.time.nowMs()).setUTCDate(0)).toISOString().slice(0, 7);
  await done(tab, () => {
    tab.moments.setFilter({ when: 'last_month' });
  });
  const inMonth = tab.archive.logged.filter(({ day }) => day.startsWith(month));
  expect(ids(tab)).toEqual(inMonth.toReversed().map(({ id }) => id));
  expect(tab.moments.getState()).toMatchObject({ wholeMonth: month, reading: { name: 'idle' } });
  return { month, pages: Math.ceil(inMonth.length / 100) };
}

function callsOf(tab: Tab, method: string): number {
  return tab.archive.calls.filter((call) => call.method === method).length;
}

describe('the moments', () => {
  it('are on the screen after three requests of Zendesk, however many there are', async () => {
    const tab = aMomentsTab({ count: 250 });
    const namesOf = vi.spyOn(tab.core.ports.directory, 'namesOf');
    await tab.load();
    expect(tab.archive.calls.map(({ method }) => method)).toEqual(['page', 'marks']);
    expect(namesOf).toHaveBeenCalledTimes(1);
    expect(ids(tab).slice(0, 2)).toEqual(['m-0', 'm-1']);
    expect(read(tab)).toBe(100);
  });

  it('are read on by a page where somebody comes to the end of them', async () => {
    const tab = aMomentsTab({ count: 250 });
    await tab.load();
    await done(tab, tab.moments.readOn);
    expect(read(tab)).toBe(200);
    await done(tab, tab.moments.readOn);
    await done(tab, tab.moments.readOn);
    expect(read(tab)).toBe(250);
    expect(ids(tab)).toHaveLength(250);
    expect(tab.archive.calls.filter(({ method }) => method === 'page')).toHaveLength(3);
  });

  it('that cannot be read say so, and what was known stays', async () => {
    const tab = aMomentsTab({ count: 3 });
    await tab.load();
    tab.archive.faults.errorBefore = ({ method }) => (method === 'page' ? DOWN : null);
    await tab.load();
    expect(tab.moments.getState().moments).toMatchObject({ state: 'failed', error: DOWN, last: { rows: [{}, {}, {}] } });
    expect(ids(tab)).toHaveLength(3);
  });

  it('are asked for again by themselves where Zendesk fails once', async () => {
    const tab = aMomentsTab({ count: 3 });
    let failures = 0;
    tab.archive.faults.errorBefore = ({ method }) => {
      failures += 1;
      return method === 'page' && failures < 3 ? DOWN : null;
    };
    await tab.load();
    expect(tab.moments.getState().moments).toMatchObject({ state: 'ready' });
  });

  it('are shown where only the marks cannot be read', async () => {
    const tab = aMomentsTab({ count: 3 });
    tab.archive.faults.errorBefore = ({ method }) => (method === 'marks' ? DOWN : null);
    await tab.load();
    expect(tab.moments.getState()).toMatchObject({ moments: { state: 'ready' }, marks: null });
  });
});

describe('narrowing down', () => {
  it('shows what meets the filter of what was read, and writes it into the address', async () => {
    const tab = aMomentsTab({ count: 30 });
    await tab.load();
    await done(tab, () => {
      tab.moments.setFilter({ text: 'story 29' });
    });
    expect(ids(tab)).toEqual(['m-29']);
    expect(tab.address.filter()).toEqual({ q: 'story 29' });
    await done(tab, tab.moments.clearFilter);
    expect(ids(tab)).toHaveLength(30);
    expect(tab.address.filter()).toEqual({});
  });

  it('opens with what the address says, and follows it', async () => {
    const tab = aMomentsTab({ count: 30, at: { q: 'story 29', id: 'm-3' } });
    await tab.load();
    expect(ids(tab)).toEqual(['m-29']);
    expect(tab.moments.getState().selectedId).toBe('m-3');
    await done(tab, () => {
      tab.address.moveTo({ q: 'story 28' });
    });
    expect(ids(tab)).toEqual(['m-28']);
    expect(tab.moments.getState().selectedId).toBeNull();
  });

  it('reads back to the beginning of the month that is asked for, and no further', async () => {
    const tab = aMomentsTab({ count: 400 });
    await tab.load();
    const before = tab.world.time.nowMs();
    await done(tab, () => {
      tab.moments.setFilter({ when: 'last_month' });
    });
    const month = new Date(new Date(before).setUTCDate(0)).toISOString().slice(0, 7);
    expect(new Set(tab.moments.getState().shown.map(({ day }) => day.slice(0, 7)))).toEqual(new Set([month]));
    expect(read(tab)).toBe(100);
    expect(tab.moments.getState().reading).toEqual({ name: 'idle' });
  });

  describe('by last month, behind more than a page of this one', () => {
    it('asks the index for its days, and the list for nothing between', async () => {
      const tab = aBusyTab();
      await tab.load();
      const { pages } = await lastMonthOf(tab);
      expect([callsOf(tab, 'page'), callsOf(tab, 'ofDays')]).toEqual([1, pages]);
      expect(tab.moments.getState().isMonthSearched).toBe(true);
      await done(tab, tab.moments.clearFilter);
      expect(ids(tab)).toHaveLength(100);
      await done(tab, tab.moments.readOn);
      expect(ids(tab)).toEqual(Array.from({ length: 200 }, (_one, index) => `m-${index}`));
    });

    it('reads back to it where the index does not answer, which is whole as well', async () => {
      const tab = aBusyTab();
      await tab.load();
      tab.archive.faults.errorBefore = ({ method }) => (method === 'ofDays' ? { kind: 'unreadable', what: 'moments', path: 'day' } : null);
      await lastMonthOf(tab);
      expect(callsOf(tab, 'ofDays')).toBe(1);
      expect(tab.moments.getState().isMonthSearched).toBe(false);
    });

    it('knows of it by the list, once all there are have been read', async () => {
      const tab = aBusyTab();
      await tab.load();
      await lastMonthOf(tab);
      const shown = ids(tab);
      await done(tab, tab.moments.readAll);
      expect([ids(tab), read(tab), tab.moments.getState().isMonthSearched]).toEqual([shown, 1_200, false]);
    });

    it('reads back to it where the index has none of it, which may be behind', async () => {
      const tab = aBusyTab();
      await tab.load();
      tab.archive.index.lagMs = 60 * DAY_MS;
      await lastMonthOf(tab);
      expect(callsOf(tab, 'ofDays')).toBe(1);
      expect(tab.moments.getState()).toMatchObject({ isMonthSearched: false, mayMonthLack: false });
    });

    it('reads it from the list for whoever wants all of it, though the index has told it', async () => {
      const tab = aBusyTab();
      await tab.load();
      const { month } = await lastMonthOf(tab);
      const inMonth = ids(tab).length;
      await done(tab, tab.moments.clearFilter);
      tab.archive.index.lagMs = tab.world.time.nowMs() - Date.parse(`${month}-20`);
      tab.moments.setFilter({ when: 'last_month' });
      await done(tab, tab.moments.load);
      await done(tab, tab.moments.readPeriod);
      expect([ids(tab).length, tab.moments.getState().isMonthSearched]).toEqual([inMonth, false]);
      expect(read(tab)).toBeLessThan(1_200);
    });

    it('begins it anew where the list began anew while its second page was on its way', async () => {
      const tab = aBusyTab();
      await tab.load();
      const { ofDays } = tab.archive;
      tab.archive.ofDays = async (...of) => {
        if (callsOf(tab, 'ofDays') === 1) await reloadedBehind(tab, 150);
        return ofDays(...of);
      };
      await lastMonthOf(tab);
      expect(tab.moments.getState().isMonthSearched).toBe(true);
    });

    it('can be stopped, and says so', async () => {
      const tab = aBusyTab();
      await tab.load();
      const { ofDays } = tab.archive;
      tab.archive.ofDays = (...of) => {
        tab.moments.stop();
        return ofDays(...of);
      };
      await done(tab, () => {
        tab.moments.setFilter({ when: 'last_month' });
      });
      expect(tab.moments.getState()).toMatchObject({ wholeMonth: null, reading: { name: 'stopped' } });
    });
  });

  it('reads on until the list is filled, and then waits to be asked', async () => {
    const tab = aMomentsTab();
    const { archive, world } = tab;
    for (let index = 2_999; index >= 0; index -= 1)
      archive.logged.push(
        index % 20 === 0 ? aWin(`w-${index}`, { createdAtMs: aMomentOf(world, index).createdAtMs }) : aMomentOf(world, index),
      );
    await tab.load();
    await done(tab, () => {
      tab.moments.setFilter({ kind: 'internal_win' });
    });
    expect(ids(tab).length).toBeGreaterThanOrEqual(40);
    expect(read(tab)).toBe(800);
    await done(tab, tab.moments.readOn);
    expect(read(tab)).toBe(1600);
  });

  it('gives up after ten pages that have none like it', async () => {
    const tab = aMomentsTab({ count: 2_000 });
    await tab.load();
    await done(tab, () => {
      tab.moments.setFilter({ text: 'nobody told this' });
    });
    expect(read(tab)).toBe(1_100);
    expect(ids(tab)).toEqual([]);
  });

  it('looks through many rows a part at a time, and only for what was typed last', async () => {
    const tab = aMomentsTab({ count: 9_000 });
    await tab.load();
    await done(tab, tab.moments.readAll);
    expect(read(tab)).toBe(9_000);
    const parts: number[] = [];
    tab.moments.subscribe(() => {
      if (!tab.moments.getState().isFiltering) parts.push(tab.moments.getState().shown.length);
    });
    await done(tab, () => {
      tab.moments.setFilter({ text: 'story' });
      expect(tab.moments.getState().isFiltering).toBe(true);
      tab.moments.setFilter({ text: 'story 8999' });
    });
    expect(ids(tab)).toEqual(['m-8999']);
    // The list as it was when somebody began to type; what the first of the two filters lets through is never shown.
    expect(parts.filter((count) => count === 9_000)).toHaveLength(1);
    expect(tab.moments.getState().isFiltering).toBe(false);
  });
});

describe('reading all older ones', () => {
  it('is ended by Stop, and what was read stays', async () => {
    const tab = aMomentsTab({ count: 2_000 });
    await tab.load();
    tab.archive.faults.latency = () => tab.world.time.wait(500);
    const reading = tab.moments.readAll();
    await tab.world.time.run(3_000);
    expect(tab.moments.getState().reading).toEqual({ name: 'reading' });
    tab.moments.stop();
    await tab.world.time.run();
    await reading;
    expect(tab.moments.getState().reading).toEqual({ name: 'stopped' });
    const soFar = read(tab);
    expect(soFar).toBeGreaterThan(100);
    expect(soFar).toBeLessThan(2_000);
    await done(tab, tab.moments.readOn);
    expect(read(tab)).toBe(soFar);
  });

  it('drops a page of the list that began anew meanwhile, and leaves none out', async () => {
    const tab = aBusyTab();
    await tab.load();
    const { page } = tab.archive;
    tab.archive.page = async (query) => {
      const answer = await page(query);
      if (query.cursor === 'm-99') await reloadedBehind(tab, 350);
      return answer;
    };
    await done(tab, tab.moments.readAll);
    expect(ids(tab)).toEqual([
      ...Array.from({ length: 350 }, (_one, index) => `new-${index}`),
      ...Array.from({ length: 1_200 }, (_one, index) => `m-${index}`),
    ]);
  });

  it('says why it does not go on, and goes on from there', async () => {
    const tab = aMomentsTab({ count: 500 });
    await tab.load();
    tab.archive.faults.errorBefore = ({ keys }) => (keys[0] === 'm-199' ? DOWN : null);
    await done(tab, tab.moments.readAll);
    expect(tab.moments.getState().reading).toEqual({ name: 'failed', error: DOWN });
    expect(read(tab)).toBe(200);
    tab.archive.faults.errorBefore = null;
    await done(tab, tab.moments.readAll);
    expect(read(tab)).toBe(500);
    expect(tab.moments.getState().reading).toEqual({ name: 'idle' });
  });
});
