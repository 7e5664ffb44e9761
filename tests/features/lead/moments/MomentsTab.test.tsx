import { aLine } from '#builders/a-request.ts';
import { aWorld } from '#builders/a-world.ts';
import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { LENA } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { anAgent } from '#builders/an-agent.ts';
import { momentsTab } from '#features/lead/moments/tab.tsx';
import { around, aroundTab } from '../../../ui/around.tsx';
import { byLabel, pressed, rendered, typed } from '../../../ui/rendered.tsx';
import { aMomentOf, aMomentsTab } from './a-moments-tab.ts';

async function drawn(options: Parameters<typeof aMomentsTab>[0] = {}) {
  const tab = aMomentsTab(options);
  const { View, Announcement } = momentsTab(tab.core, tab);
  const page = await rendered(aroundTab({ View, Announcement }));
  const run = (): Promise<void> => tab.world.time.run();
  await act(tab.load);
  return { tab, page, run, press: (name: string) => pressed(screen.getByRole('button', { name }), run) };
}

const outsider = anAgent({ id: '12', name: 'Cleo Sample', groups: [] });

describe('the tab of moments', () => {
  it('says how the first one comes where there are none', async () => {
    const { page } = await drawn();
    expect(page.textContent).toContain('0 moments');
    expect(page.textContent).toContain('There are no moments yet.');
  });

  it('says how many there are, and of what is narrowed down how many of how many', async () => {
    const { page, run } = await drawn({ count: 3 });
    expect(page.querySelector('output')?.textContent).toBe('3 moments');
    await typed(byLabel(page, 'Search stories'), 'story 1');
    await act(run);
    expect(page.querySelector('output')?.textContent).toBe('1 of 3 moments');
    await typed(byLabel(page, 'Search stories'), 'nobody told this');
    await act(run);
    expect(page.textContent).toContain('No moments match.');
  });

  it('says of last month how many there are so far, then that these are what the search told', async () => {
    const world = aWorld();
    const tab = aMomentsTab({ world, at: { when: 'last_month' } });
    for (let index = 899; index >= 0; index -= 1) {
      const one = aMomentOf(world, Math.floor(index / 15));
      tab.archive.logged.push({ ...one, id: `m-${index}`, createdAtMs: one.createdAtMs - (index % 15) * 1_000 });
    }
    const { View } = momentsTab(tab.core, tab);
    const page = await rendered(around(<View />));
    const { ofDays } = tab.archive;
    const held: (() => void)[] = [];
    tab.archive.ofDays = async (days, cursor) => {
      if (cursor !== null && held.length === 0)
        await new Promise<void>((resolve) => {
          held.push(resolve);
        });
      return ofDays(days, cursor);
    };
    const loading = tab.moments.load();
    await act(() => world.time.run());
    const soFar = page.textContent;
    await act(async () => {
      held[0]?.();
      await world.time.run();
      await loading;
    });
    const { wholeMonth, shown } = tab.moments.getState();
    const month = new Intl.DateTimeFormat('en', { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
      Date.parse(`${wholeMonth}-15`),
    );
    expect(soFar).toContain(`100 moments, ${month}: so far`);
    expect(soFar).not.toContain('Zendesk’s search');
    expect(page.textContent).toContain(`${shown.length} moments, ${month}: according to Zendesk’s search`);
    // It ended weeks ago: whatever was written in it the search shows by now, and older ones add nothing to it.
    expect(page.textContent).not.toContain('may be missing');
    expect(screen.queryByRole('button', { name: 'Load all older ones' })).toBeNull();
    await act(async () => {
      tab.moments.clearFilter();
      await world.time.run();
    });
    expect(page.textContent).toContain('The newest 100 moments');
    expect(page.textContent).not.toContain('Zendesk’s search');
  });

  it('says of a month that has just ended that the search may lack some of it, and then that it is complete', async () => {
    const world = aWorld();
    await world.time.run(Date.parse('2026-04-01T00:30:00+02:00') - world.time.nowMs());
    const tab = aMomentsTab({ world, at: { when: 'last_month' } });
    const endMs = Date.parse('2026-03-31T23:59:00+02:00');
    // Ten a minute up to now, thirty minutes of them in April.
    for (let index = 899; index >= 0; index -= 1) {
      const createdAtMs = world.time.nowMs() - index * 6_000;
      const day = createdAtMs > endMs + 60_000 ? '2026-04-01' : '2026-03-31';
      tab.archive.logged.push({ ...aMomentOf(world, 0), id: `m-${index}`, createdAtMs, day });
    }
    const inMonth = tab.archive.logged.filter(({ day }) => day === '2026-03-31').length;
    tab.archive.index.lagMs = 40 * 60_000;
    const { View } = momentsTab(tab.core, tab);
    const page = await rendered(around(<View />));
    await act(tab.load);
    const { shown } = tab.moments.getState();
    expect(shown.length).toBeLessThan(inMonth);
    expect(page.textContent).toContain(`${shown.length} moments, Mar 2026: according to Zendesk’s search`);
    expect(page.textContent).toContain('What was written lately may be missing from it. Load all older ones to be sure.');
    await typed(byLabel(page, 'Search stories'), 'nobody told this');
    await act(() => world.time.run());
    expect(page.textContent).toContain('None of those loaded match.');
    await typed(byLabel(page, 'Search stories'), '');
    await act(() => world.time.run());
    await pressed(screen.getByRole('button', { name: 'Load all older ones' }), () => world.time.run());
    expect(page.textContent).toContain(`${inMonth} moments, Mar 2026: complete`);
    expect(page.textContent).not.toContain('may be missing');
    await act(async () => {
      tab.moments.clearFilter();
      await world.time.run();
    });
    expect(page.textContent).toContain('900 moments');
  });

  it('counts among what the list has, without what the search told of another month', async () => {
    const { tab, page, run } = await drawn();
    for (let index = 899; index >= 0; index -= 1) {
      const one = aMomentOf(tab.world, Math.floor(index / 15));
      tab.archive.logged.push({ ...one, id: `m-${index}`, createdAtMs: one.createdAtMs - (index % 15) * 1_000 });
    }
    await act(tab.load);
    const filtered = async (change: Parameters<typeof tab.moments.setFilter>[0]): Promise<void> => {
      await act(async () => {
        tab.moments.setFilter(change);
        await run();
      });
    };
    await filtered({ when: 'last_month' });
    expect(tab.moments.getState().shown.length).toBeGreaterThan(100);
    await filtered({ when: null, text: 'story' });
    expect(page.querySelector('output')?.textContent).toMatch(/^100 found among the newest 100 moments/);
    act(() => {
      void tab.moments.readAll();
      tab.moments.stop();
    });
    expect(page.textContent).toContain('Stopped after 100');
  });

  it('says why it cannot be read', async () => {
    const { tab, page } = await drawn({ count: 1 });
    tab.archive.faults.errorBefore = () => DOWN;
    await act(tab.load);
    expect(page.textContent).toContain('Could not load: Moments.');
    expect(page.textContent).toContain('Featured stories and collections could not be loaded.');
  });

  it('shows the whole moment that is selected: why it was given, and what can be said of it', async () => {
    const { page, run, tab, press } = await drawn({ count: 2, at: { id: 'm-1' } });
    await act(run);
    expect(page.textContent).toContain('€15 store credit');
    expect(page.textContent).toContain('Story 1 told.');
    expect(page.textContent).toContain('Suggested');
    await press('Say thanks');
    expect(page.textContent).toContain('Your thanks have been saved.');
    expect(tab.world.journal.entries).toMatchObject([{ kind: 'thanks', momentId: 'm-1', createdById: LENA.id }]);
    await press('Feature this story');
    expect(screen.getByRole('button', { name: 'Stop featuring it' })).toBeDefined();
  });

  it('says with a lead’s answer how much was asked for, and how much approved', async () => {
    const { page, run, tab } = await drawn({ count: 1 });
    const [first] = tab.archive.logged;
    if (first === undefined || first.giving === null) throw new Error('there is no moment');
    const approved = aLine({ kind: 'approved', byId: '91', byName: 'Lea Lead', text: '', amountMinor: 3000 });
    const request = [aLine(), aLine({ kind: 'question', text: 'Which one?', amountMinor: null }), approved];
    tab.archive.logged.splice(0, 1, { ...first, giving: { ...first.giving, decision: { ...first.giving.decision, request } } });
    await act(tab.load);
    act(() => {
      tab.moments.select('m-0');
    });
    await act(run);
    const said = [...page.querySelectorAll('.findings .quiet')].map(({ textContent }) => textContent);
    expect(said).toEqual([
      expect.stringMatching(/^Ben Sample asked, .* · €40$/),
      expect.not.stringContaining('€'),
      expect.stringMatching(/^Lea Lead approved, .* · €30$/),
    ]);
  });

  it('says of a gesture that nobody knows to be issued who may have, and where to ask', async () => {
    const world = aWorld();
    const { page, run, tab } = await drawn({ world, count: 1 });
    tab.archive.logged.splice(0, 1, ...tab.archive.logged.slice(0, 1).map((moment) => ({ ...moment, openWith: 'webhook' })));
    await act(tab.load);
    act(() => {
      tab.moments.select('m-0');
    });
    await act(run);
    expect(page.textContent).toContain('Not known to be issued');
    expect(page.textContent).toContain('nobody knows yet whether webhook has issued it. Open the ticket and press “Ask again” on its card');
  });

  it('lets somebody who is no lead thank and tell, and neither feature nor collect', async () => {
    const { run } = await drawn({ count: 2, at: { id: 'm-1' }, agent: outsider });
    await act(run);
    expect(screen.getByRole('button', { name: 'Say thanks' })).toBeDefined();
    expect(screen.getByRole('button', { name: 'Add a moment' })).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Feature this story' })).toBeNull();
    expect(screen.queryByLabelText('Name of a collection')).toBeNull();
  });

  it('lets nobody thank for what they did themselves', async () => {
    const { run } = await drawn({ count: 2, at: { id: 'm-1' }, agent: anAgent({ id: '11', groups: [] }) });
    await act(run);
    expect(screen.queryByRole('button', { name: 'Say thanks' })).toBeNull();
  });

  it('keeps an idea, and what becomes of it with the reason', async () => {
    const { page, press, run } = await drawn({ agent: outsider });
    await press('Add a moment');
    await press('Save');
    expect(page.textContent).toContain('Write what happened.');
    await pressed(screen.getByRole('radio', { name: 'Idea for how we work' }), run);
    await typed(byLabel(page, 'What happened'), 'Print the size on the box.');
    await press('Save');
    await act(run);
    expect(page.textContent).toContain('Proposed by you');
    await press('Save this step');
    expect(page.textContent).toContain('Being tried: you');
  });
});
