import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { lastValue } from '#ports/section.ts';
import { aMomentDaysAgo, anInsightsTab } from './an-insights-tab.ts';

type Tab = ReturnType<typeof anInsightsTab>;

function read({ insights }: Tab): number {
  return lastValue(insights.getState().read)?.moments.length ?? 0;
}

function pages({ archive }: Tab): number {
  return archive.calls.filter(({ method }) => method === 'page').length;
}

describe('the moments of a period', () => {
  it('are read as far back as the period goes, and no further', async () => {
    const tab = anInsightsTab({ count: 2000, at: { weeks: '4' } });
    await tab.load();
    expect(pages(tab)).toBe(3);
    expect(read(tab)).toBe(300);
    const { wholeSince = '9' } = lastValue(tab.insights.getState().read) ?? {};
    expect(wholeSince <= tab.insights.period().since).toBe(true);
  });

  it('are twelve weeks unless the address says otherwise', async () => {
    const tab = anInsightsTab({ count: 2000, at: { weeks: '5' } });
    await tab.load();
    expect(tab.insights.period()).toMatchObject({ weeks: 12 });
    expect(pages(tab)).toBe(9);
  });

  it('are read on where a longer period is looked at, and kept where a shorter one is', async () => {
    const tab = anInsightsTab({ count: 2000, at: { weeks: '4' } });
    await tab.load();
    await tab.done(() => tab.insights.setWeeks(12));
    expect(pages(tab)).toBe(9);
    expect(tab.address.filter()).toEqual({});
    await tab.done(() => tab.insights.setWeeks(4));
    expect(pages(tab)).toBe(9);
    expect(tab.address.filter()).toEqual({ weeks: '4' });
    await tab.done(() => {
      tab.address.moveTo({ weeks: '26' });
    });
    expect(tab.insights.getState().weeks).toBe(26);
    expect(pages(tab)).toBe(19);
  });

  it('are those of the period that was chosen while the newest were on their way', async () => {
    const tab = anInsightsTab({ count: 2000 });
    const first = tab.insights.load();
    await tab.done(() => tab.insights.setWeeks(4));
    await first;
    expect(tab.insights.getState()).toMatchObject({ weeks: 4, read: { state: 'ready' }, reading: { name: 'idle' } });
    expect(read(tab)).toBe(300);
    tab.archive.logged.push(aMomentDaysAgo(tab.world, 0, { id: 'new' }));
    const again = tab.insights.load();
    tab.address.moveTo({ weeks: '12' });
    await tab.world.time.run();
    await again;
    expect(tab.insights.getState()).toMatchObject({ weeks: 12, read: { state: 'ready' }, reading: { name: 'idle' } });
    expect(read(tab)).toBe(901);
    expect(lastValue(tab.insights.getState().read)?.moments.map(({ id }) => id)).toContain('new');
  });

  it('are all there where the team has fewer, and whole from the first', async () => {
    const tab = anInsightsTab({ count: 30 });
    await tab.load();
    expect(lastValue(tab.insights.getState().read)).toMatchObject({ wholeSince: '', next: null });
    expect(tab.insights.getState().reading).toEqual({ name: 'idle' });
  });

  it('stop being read at a press, and are read on from there', async () => {
    const tab = anInsightsTab({ count: 2000 });
    const loading = tab.insights.load();
    const stopping = tab.insights.subscribe(() => {
      if (tab.insights.getState().reading.name === 'reading' && read(tab) >= 300) tab.insights.stop();
    });
    await tab.world.time.run();
    await loading;
    stopping();
    expect(tab.insights.getState().reading).toEqual({ name: 'stopped' });
    const before = pages(tab);
    expect(before).toBeLessThan(9);
    await tab.done(tab.insights.readOn);
    expect(tab.insights.getState().reading).toEqual({ name: 'idle' });
    expect(read(tab)).toBe(900);
    expect(new Set(lastValue(tab.insights.getState().read)?.moments.map(({ id }) => id)).size).toBe(900);
  });

  it('say why they could not be read, keep what was, and are read on at a press', async () => {
    const tab = anInsightsTab({ count: 500 });
    tab.archive.faults.errorBefore = ({ keys }) => (keys[0] === 'm-199' ? DOWN : null);
    await tab.load();
    expect(tab.insights.getState().reading).toEqual({ name: 'failed', error: DOWN });
    expect(read(tab)).toBe(200);
    tab.archive.faults.errorBefore = () => null;
    await tab.done(tab.insights.readOn);
    expect(read(tab)).toBe(500);
  });

  it('say so where not even the newest can be read', async () => {
    const tab = anInsightsTab({ count: 5 });
    tab.archive.faults.errorBefore = () => DOWN;
    await tab.load();
    expect(tab.insights.getState().read).toMatchObject({ state: 'failed', error: DOWN, last: null });
  });

  it('read again cost one request where the newest page joins what was read', async () => {
    const tab = anInsightsTab({ count: 500 });
    await tab.load();
    tab.archive.logged.push(aMomentDaysAgo(tab.world, 0, { id: 'new' }));
    const before = pages(tab);
    await tab.load();
    expect(pages(tab) - before).toBe(1);
    expect(read(tab)).toBe(501);
  });

  it('are read anew where a lead has corrected one of them', async () => {
    const tab = anInsightsTab({ count: 500 });
    await tab.load();
    tab.core.tell('corrected');
    const before = pages(tab);
    await tab.load();
    expect(pages(tab) - before).toBe(5);
    expect(read(tab)).toBe(500);
  });
});
