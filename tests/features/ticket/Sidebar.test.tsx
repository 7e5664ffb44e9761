import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { aWorld } from '#builders/a-world.ts';
import { anAgent } from '#builders/an-agent.ts';
import { Sidebar } from '#features/ticket/Sidebar.tsx';
import type { ParsedSettings, SettingProblem } from '#ports/settings.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { createFakeSettings } from '../../fakes/fake-settings.ts';
import { user } from '../../ui/rendered.tsx';
import { shown } from './shown.tsx';

const regions = (): readonly string[] => screen.getAllByRole('region').map((region) => region.querySelector('h2')?.textContent ?? '');
const ALL = ['Customer value', 'Prior incidents', 'Suggested gesture', 'Service moment'];

const problem: SettingProblem = { setting: 'policy', problem: 'negative', path: 'policy.base.2', given: '-3', used: 'default' };

describe('the sidebar', () => {
  it('is worth, what happened, what to do and done, in this order, with a place to say things aloud', async () => {
    await shown((_state, session) => <Sidebar session={session} />);
    expect(regions()).toEqual(ALL);
    expect(screen.getByRole('status').textContent).toBe('');
  });

  it('suggests nothing more once it is made right', async () => {
    const at = await shown((_state, session) => <Sidebar session={session} />);
    await at.settle(() => void at.session.makeItRight());
    expect(await screen.findByText('Made right: €10 store credit')).toBeDefined();
    expect(regions()).toEqual(ALL.filter((title) => title !== 'Suggested gesture'));
  });

  it('opens a prior incident in the workspace', async () => {
    const at = await shown((_state, session) => <Sidebar session={session} />, {
      world: aWorld({ tickets: { '701': [aPriorTicket()] } }),
    });
    const [link] = screen.getAllByTitle('Open ticket 900: Where is my parcel?');
    if (link === undefined) throw new Error('there is no incident');
    await user.click(link);
    expect(at.workspace.shownTickets).toEqual(['900']);
  });

  it.each([
    ['an admin', true, 1],
    ['nobody else', false, 0],
  ])('tells %s what is wrong in the settings', async (_who, isAdmin, count) => {
    const settings: ParsedSettings = { ...parsedSettings(), problems: [problem] };
    await shown((_state, session) => <Sidebar session={session} />, { world: aWorld({ settings }), of: { agent: anAgent({ isAdmin }) } });
    await waitFor(() => {
      expect(screen.queryAllByText(/Policy \(base\.2\)/)).toHaveLength(count);
    });
  });

  describe('while no currency is chosen', () => {
    const settings = parsedSettings({ hasCurrency: false });

    it('shows no sum and no form, and says what nothing can be given for', async () => {
      const at = await shown((_state, session) => <Sidebar session={session} />, { world: aWorld({ settings }) });
      expect(await screen.findByText(/Nothing can be given until an admin has chosen a currency/)).toBeDefined();
      expect(regions()).toEqual(['Prior incidents', 'Service moment']);
      expect(screen.queryByRole('button', { name: 'Make it right' })).toBeNull();
      await at.settle(() => void at.session.makeItRight());
      expect(at.world.journal.entries).toEqual([]);
    });

    it('goes on showing what was given before', async () => {
      const settingsStore = createFakeSettings(parsedSettings());
      const at = await shown((_state, session) => <Sidebar session={session} />, { of: { settingsStore } });
      await at.settle(() => void at.session.makeItRight());
      await at.settle(() => {
        settingsStore.set(settings);
      });
      expect(await screen.findByText('Made right: €10 store credit')).toBeDefined();
      expect(screen.queryByText(/Nothing can be given/)).toBeNull();
    });
  });
});
