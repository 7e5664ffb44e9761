import { anAgent } from '#builders/an-agent.ts';
import { act } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { SignedInAgent } from '#ports/workspace.ts';
import { LENA, anAskedMoment } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { createFakeSettings } from '../../fakes/fake-settings.ts';
import { hoursBefore } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { byRole, typed, until } from '../../ui/rendered.tsx';
import { adminTabs, loadedTabs, opened } from './opened-lead-page.tsx';

/** What agent 11 is given an hour ago. */
const mine = { createdById: '11', agentId: '11', amountMinor: 1500, createdAtMs: hoursBefore(1) };

function plant(world: World, over: Parameters<World['journal']['plant']>[0]): void {
  world.journal.plant({ ...mine, ...over });
}

describe('before a currency is chosen', () => {
  const settings = parsedSettings({ hasCurrency: false });
  const why = 'Nothing can be given until an admin has set a currency in the settings of this app.';

  it('a lead who is no admin reads on Requests that nothing can be given and who mends it, and once on Budget', async () => {
    const { screen, press } = await opened(aWorld(), { settings });
    expect(screen.textContent).toContain(why);
    await press('tab', 'Budget');
    expect(screen.textContent).not.toContain(why);
    expect(screen.textContent).toContain('There is no budget to show until an admin has set a currency');
  });

  it('an admin, who has the steps, does not read it beside them', async () => {
    const { screen } = await opened(aWorld(), { settings, agent: { ...LENA, isAdmin: true } });
    expect(screen.textContent).not.toContain(why);
  });

  it('nobody reads it once there is one', async () => {
    const { screen } = await opened(aWorld());
    expect(screen.textContent).not.toContain(why);
  });
});

describe('the page before it is known whether requests wait', () => {
  it('shows every tab, none of them chosen, the first reached by the keyboard, and that it is loading', async () => {
    const { screen } = await opened(aWorld(), {}, (page) => {
      page.archive.newest = () => new Promise(() => undefined);
    });
    const tabs = [...screen.querySelectorAll('[role="tab"]')];
    expect(tabs.map((tab) => [tab.getAttribute('aria-selected'), tab.getAttribute('tabindex')])).toEqual(
      tabs.map((_tab, index) => ['false', index === 0 ? '0' : '-1']),
    );
    expect(byRole(screen, 'tabpanel').getAttribute('aria-busy')).toBe('true');
    expect(byRole(screen, 'tabpanel').textContent).toBe('Loading …');
  });
});

describe('the tab of requests', () => {
  const place = { tab: 'requests', filter: {} };

  it('says kindly where nothing waits', async () => {
    const { screen } = await opened(aWorld(), { place });
    expect(screen.textContent).toContain('No requests are waiting for an answer');
    expect(screen.textContent).toContain('When an agent wants to give more than they may');
  });

  it('shows what waits with what the lead may give, and opens its ticket', async () => {
    const world = aWorld();
    await world.moments.as('11').create(anAskedMoment());
    const { screen, press, workspace } = await opened(world);
    expect(screen.textContent).toContain('1 request is waiting for an answer');
    expect(screen.textContent).toContain('It was a birthday.');
    expect(screen.textContent).toContain('within your limits (up to €200 per gesture');
    await press('button', 'Open ticket 501');
    expect(workspace.shownTickets).toEqual(['501']);
  });

  it('says why it could not be read, and keeps what was known', async () => {
    const world = aWorld();
    await world.moments.as('11').create(anAskedMoment());
    const { screen, press } = await opened(world);
    world.moments.faults.errorBefore = () => DOWN;
    await press('button', 'Refresh');
    await until(() => screen.textContent.includes('problem of its own (503)'));
    expect(screen.textContent).toContain('Could not load: Requests.');
    expect(screen.textContent).toContain('It was a birthday.');
    expect(screen.querySelector('pre')?.textContent).toMatch(/^Fault: unavailable \(\w+\)\nHTTP status: 503\nTime: /);
  });

  it('lists what was approved and not delivered, and takes it back', async () => {
    const world = aWorld({ leadIds: new Set([LENA.id]) });
    const detail = { gesture: 'credit', isGrant: true } as const;
    plantGiven(world.journal, { ...mine, momentId: 'm-7', createdById: LENA.id, ticketId: '505', detail });
    const { screen, press } = await opened(world, { place });
    expect(screen.textContent).toContain('€15 store credit. To be given by: Agent 11');
    await press('button', 'Take back: €15 store credit, ticket 505');
    expect(screen.textContent).not.toContain('waits for Agent 11');
    expect(screen.querySelector('output')?.textContent).toContain('Done.');
    expect(world.live()).toEqual([]);
  });
});

describe('what a lead has typed', () => {
  it('is still there after a look at the other tab and a refresh', async () => {
    const world = aWorld();
    await world.moments.as('11').create(anAskedMoment());
    const { screen, press } = await opened(world);
    await typed(screen.querySelector('textarea:not([aria-hidden])'), 'Only this once.');
    await press('tab', 'Budget');
    // Its name says by now how many wait.
    expect(byRole(screen, 'tab', 'Requests, 1 waiting').textContent).toBe('Requests1');
    await press('tab', 'Requests, 1 waiting');
    await press('button', 'Refresh');
    expect(screen.querySelector<HTMLTextAreaElement>('textarea:not([aria-hidden])')?.value).toBe('Only this once.');
  });
});

describe('a long list', () => {
  it('shows ten at first, and the others to whoever asks', async () => {
    const world = aWorld();
    for (let index = 0; index < 53; index += 1)
      plant(world, { kind: 'reserve', momentId: `m-${index}`, ticketId: `${index}`, updatedAtMs: hoursBefore(0.5) });
    const { screen, press } = await opened(world);
    await press('tab', 'Budget');
    expect(screen.querySelectorAll('.moment-row')).toHaveLength(10);
    await press('button', 'Show 43 more');
    expect(screen.querySelectorAll('.moment-row')).toHaveLength(53);
  });
});

describe('settings that an admin changes while the page is open', () => {
  it('show at once in what a lead may give, and the open tab is read again', async () => {
    const world = aWorld();
    await world.moments.as('11').create(anAskedMoment());
    const settingsStore = createFakeSettings(parsedSettings());
    const { screen } = await opened(world, { settingsStore });
    expect(screen.textContent).toContain('within your limits (up to €200 per gesture');
    const before = world.requests().length;
    await act(async () => {
      settingsStore.set(parsedSettings({ limits: limits({ leadGestureMinor: 5000 }) }));
      await world.time.run();
    });
    expect(screen.textContent).toContain('within your limits (up to €50 per gesture');
    expect(world.requests().length).toBeGreaterThan(before);
  });
});

describe('the tab of the budget', () => {
  it('shows spent, held and left, and who gave today; what is being given is held and nobody can take it back', async () => {
    const world = aWorld();
    plantGiven(world.journal, { ...mine, momentId: 'm-1', detail: { agentName: 'Ben Sample' } });
    plant(world, { kind: 'reserve', momentId: 'm-2', ticketId: '506', detail: { gesture: 'credit' }, createdAtMs: world.time.nowMs() });
    const { screen, press } = await opened(world);
    await press('tab', 'Budget');
    const figures = [...screen.querySelectorAll('dd')].map(({ textContent }) => textContent);
    expect(figures).toEqual(['€2,000', '€15', '€15', '€1,970']);
    expect(byRole(screen, 'table').textContent).toContain('Ben Sample€30€100');
    expect(screen.textContent).not.toContain('ticket 506');
  });

  it('takes back what is wrong in the currency that its entry states', async () => {
    const world = aWorld();
    const detail = { gesture: 'credit' } as const;
    // The team counted in its own currency before: somebody has written this one, and nobody has changed the currency.
    plantGiven(world.journal, { ...mine, momentId: 'm-1', detail });
    plantGiven(world.journal, { ...mine, momentId: 'm-2', ticketId: '506', amountMinor: 500, currency: 'USD', detail });
    const { screen, press } = await opened(world);
    await press('tab', 'Budget');
    expect(screen.textContent).toContain('It says $5. Counts as €100 now.');
    await press('button', 'Take back: In a different currency from the team’s, ticket 506');
    expect(world.journal.entries.at(-1)).toMatchObject({ kind: 'reverse', amountMinor: 500, currency: 'USD' });
  });

  it('says where no limit is set, and that nothing is wrong', async () => {
    const { screen, press } = await opened(aWorld(), { settings: parsedSettings({ limits: limits() }) });
    await press('tab', 'Budget');
    expect(screen.querySelector('dd')?.textContent).toBe('no limit set');
    expect(screen.textContent).toContain('No entries are flagged.');
  });

  it('says what is wrong with an entry, what it counts as, and lets it count as it stands', async () => {
    const world = aWorld();
    plant(world, { kind: 'reserve', momentId: 'm-1', amountMinor: 100, updatedAtMs: hoursBefore(0.5) });
    const { screen, press } = await opened(world);
    await press('tab', 'Budget');
    expect(screen.textContent).toContain('Changed after it was written');
    expect(screen.textContent).toContain('It says €1. Counts as €100 now.');
    await press('button', 'Count it as written: €1');
    expect(screen.textContent).toContain('No entries are flagged.');
    expect(screen.querySelectorAll('dd')[1]?.textContent).toBe('€1');
  });

  it('measures the account at the first visit, which an admin reads in the setup, and nobody else', async () => {
    const world = aWorld();
    const { screen, press } = await opened(world, { agent: { ...LENA, isAdmin: true } });
    await press('tab', 'Budget');
    expect(screen.textContent).toContain('No wait before a gesture is checked');
    await press('tab', 'Setup');
    expect(byRole(screen, 'region', 'Zendesk’s rules in this account').textContent).toContain('Lists show a new record at once.');
    const other = await opened(world);
    await other.press('tab', 'Budget');
    expect(other.screen.textContent).not.toContain('a gesture is checked');
  });

  it('says, and says aloud, to whoever answers for the budget that measuring failed', async () => {
    const world = aWorld();
    const { screen, press, probe } = await opened(world);
    probe.faults.errorBefore = () => DOWN;
    await press('tab', 'Budget');
    expect(screen.querySelector('.notice-warning')?.textContent).toContain('The account could not be measured.');
    expect(screen.querySelector('output.unseen')?.textContent).toContain('The account could not be measured.');
  });
});

describe('the address', () => {
  it('opens the tab that it names, and the name of that tab says so', async () => {
    const { screen } = await opened(aWorld(), { place: { tab: 'budget', filter: {} } });
    expect(byRole(screen, 'tab', 'Budget').getAttribute('aria-selected')).toBe('true');
    expect(screen.querySelectorAll('dd')).toHaveLength(4);
    expect(screen.textContent).not.toContain('No requests are waiting');
  });

  it('follows the tabs, and they follow Back', async () => {
    const world = aWorld();
    const { screen, press, address } = await opened(world);
    expect(byRole(screen, 'tab', 'Line-up').getAttribute('aria-selected')).toBe('true');
    await press('tab', 'Budget');
    expect(address.read().tab).toBe('budget');
    await act(async () => {
      address.back();
      await world.time.run();
    });
    expect(byRole(screen, 'tab', 'Line-up').getAttribute('aria-selected')).toBe('true');
  });
});

describe('a tab whose script does not load', () => {
  it('says so in its place and is there once it loads, while the others go on', async () => {
    const world = aWorld();
    let isDown = true;
    const tabs = adminTabs.map((tab) => ({
      ...tab,
      load: () => (tab.id === 'budget' && isDown ? Promise.reject(new TypeError('Failed to fetch')) : tab.load()),
    }));
    const { screen, press } = await opened(world, { tabs });
    await press('tab', 'Budget');
    expect(screen.textContent).toContain('Could not load: Budget.');
    await press('tab', 'Requests');
    expect(byRole(screen, 'heading', 'No requests are waiting for an answer')).toBeDefined();
    isDown = false;
    await press('tab', 'Budget');
    expect(screen.querySelectorAll('dd')).toHaveLength(4);
  });

  it('is loaded again on request', async () => {
    let isDown = true;
    const tabs = adminTabs.map((tab) => ({
      ...tab,
      load: () => (isDown ? Promise.reject(new TypeError('Failed to fetch')) : tab.load()),
    }));
    const { screen, press } = await opened(aWorld(), { tabs, place: { tab: 'requests', filter: {} } });
    expect(screen.textContent).toContain('Could not load: Requests.');
    isDown = false;
    await press('button', 'Try again');
    expect(byRole(screen, 'heading', 'No requests are waiting for an answer')).toBeDefined();
  });

  it('shows that it is loading meanwhile', async () => {
    const tabs = adminTabs.map((tab) => ({ ...tab, load: () => new Promise<never>(() => undefined) }));
    const { screen } = await opened(aWorld(), { tabs });
    expect(screen.querySelector('[role="tabpanel"]')?.textContent).toContain('Loading');
  });
});

describe('a tab that cannot be shown', () => {
  it('does not take the others with it', async () => {
    const tabs = adminTabs.map((tab) => ({
      ...tab,
      load: async () => {
        const module = await tab.load();
        if (tab.id === 'requests') return module;
        const openTab: typeof module.openTab = (core, address) => ({
          ...module.openTab(core, address),
          View() {
            throw new Error('broken');
          },
        });
        return { ...module, openTab };
      },
    }));
    const noise = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { screen, press } = await opened(aWorld(), { tabs });
    await press('tab', 'Budget');
    expect(screen.textContent).toContain('This part cannot be shown.');
    await press('tab', 'Requests');
    expect(byRole(screen, 'heading', 'No requests are waiting for an answer')).toBeDefined();
    noise.mockRestore();
  });
});

describe('somebody who is no lead', () => {
  it('sees the line-up, the moments and their own budget, and leaves nothing in the journal', async () => {
    const { screen, session, world, press } = await openedBy(anAgent({ groups: [], hasFixedRoles: false }));
    expect(session.tabIds).toEqual(['line_up', 'moments', 'budget_own']);
    await press('tab', 'Moments');
    expect(byRole(screen, 'searchbox', 'Search stories')).toBeDefined();
    expect(screen.textContent).toContain('What your team made right');
    await press('tab', 'Budget');
    expect(screen.textContent).toContain('You gave this month');
    expect(world.journal.entries).toEqual([]);
  });
});

async function openedBy(agent: SignedInAgent) {
  const world = aWorld();
  return { world, ...(await opened(world, { agent, tabs: loadedTabs.filter(({ isFor }) => isFor('agent')) })) };
}
