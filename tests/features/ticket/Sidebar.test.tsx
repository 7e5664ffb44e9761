import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { act as answered, askedWorld, leadPage } from '#builders/a-request-page.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { aWorld } from '#builders/a-world.ts';
import { anAgent } from '#builders/an-agent.ts';
import { Sidebar } from '#features/ticket/Sidebar.tsx';
import type { ParsedSettings, SettingProblem } from '#ports/settings.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { createFakeSettings } from '../../fakes/fake-settings.ts';
import { isHeld, user } from '../../ui/rendered.tsx';
import { shown } from './shown.tsx';

const regions = (): readonly string[] => screen.getAllByRole('region').map((region) => region.querySelector('h2')?.textContent ?? '');
const USUAL = ['Customer value', 'Prior incidents', 'Suggested gesture'];

const problem: SettingProblem = { setting: 'policy', problem: 'negative', path: 'policy.base.2', given: '-3', used: 'default' };

describe('the sidebar', () => {
  it('is worth, what happened and what to do, in this order, with a place to say things aloud', async () => {
    await shown((_state, session) => <Sidebar session={session} />);
    expect(regions()).toEqual(USUAL);
    expect(screen.getByRole('status').textContent).toBe('');
  });

  it('suggests nothing more once it is made right: the card stands in its place', async () => {
    const at = await shown((_state, session) => <Sidebar session={session} />);
    await at.settle(() => void at.session.makeItRight());
    expect(await screen.findByText('Made right: €10 store credit')).toBeDefined();
    expect(regions()).toEqual(['Customer value', 'Prior incidents', 'Service moment']);
  });

  it('begins with what is said of the ticket where there is something, and goes on suggesting where that stops nothing', async () => {
    await shown((_state, session) => <Sidebar session={session} />, { of: { ticket: aTicket({ composer: 'internal_note' }) } });
    expect(regions()).toEqual(['Service moment', ...USUAL]);
    expect(await screen.findByRole('button', { name: 'Open the public reply' })).toBeDefined();
    expect(isHeld(screen.getByRole('button', { name: /^Make it right/ }))).toBe(false);
  });

  it('suggests nothing behind a barrier, which is said first', async () => {
    await shown((_state, session) => <Sidebar session={session} />, { of: { ticket: aTicket({ isClosed: true }) } });
    expect(await screen.findByText('This ticket is closed')).toBeDefined();
    expect(regions()).toEqual(['Service moment', 'Customer value', 'Prior incidents']);
    expect(screen.queryByRole('button', { name: /^Make it right|^Ask a lead/ })).toBeNull();
  });

  it('keeps what was typed in sight where a barrier comes up meanwhile, and gives nothing', async () => {
    const at = await shown((_state, session) => <Sidebar session={session} />, { of: { ticket: aTicket({ isClosed: true }) } });
    await at.settle(() => {
      at.session.choose({ story: 'Found the parcel.' });
    });
    expect(regions()).toEqual(['Service moment', ...USUAL]);
    expect(isHeld(screen.getByRole('button', { name: /^Make it right/ }))).toBe(true);
  });

  it('suggests nothing while a lead is asked, and again once that is taken back by whoever asked', async () => {
    const { world, page } = await askedWorld();
    await shown(() => <Sidebar session={page.session} />, { world });
    expect(await screen.findByRole('button', { name: 'Withdraw' })).toBeDefined();
    expect(regions()).toEqual(['Service moment', 'Customer value', 'Prior incidents']);
    await act(async () => {
      void page.session.withRequests((flow) => flow.withdraw());
      await world.time.run();
    });
    await waitFor(() => {
      expect(regions()).toContain('Suggested gesture');
    });
  });

  it('begins with what a lead has approved: it is still to be delivered', async () => {
    const { world, page } = await askedWorld();
    const lead = await leadPage(world);
    await answered(world, lead, (flow) => flow.answer({ kind: 'approve', amountText: '55', text: '' }));
    await answered(world, page, (flow) => flow.refresh());
    await shown(() => <Sidebar session={page.session} />, { world });
    expect(await screen.findByText('Approved by Lena Lead: €55 store credit')).toBeDefined();
    expect(regions()).toEqual(['Service moment', 'Customer value', 'Prior incidents']);
  });

  it.each([
    ['comes near with the pointer', (element: Element) => fireEvent.pointerEnter(element)],
    ['puts the focus into it', (element: Element) => fireEvent.focusIn(element)],
  ])('has its main button in its plain look until somebody %s', async (_what, touch) => {
    const at = await shown((_state, session) => <Sidebar session={session} />);
    const around = at.screen.querySelector('[data-touched]');
    if (around === null) throw new Error('nothing says whether it was touched');
    expect(around.getAttribute('data-touched')).toBe('false');
    expect(around.contains(screen.getByRole('button', { name: /^Make it right/ }))).toBe(true);
    touch(around);
    expect(around.getAttribute('data-touched')).toBe('true');
  });

  it('opens a prior incident in the workspace', async () => {
    const at = await shown((_state, session) => <Sidebar session={session} />, {
      world: aWorld({ tickets: { '701': [aPriorTicket()] } }),
    });
    await user.click(screen.getByRole('button', { name: 'Show 1' }));
    await user.click(await screen.findByTitle('Open ticket 900: Where is my parcel?'));
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
      expect(await screen.findByText(/Nothing can be given until an admin has set a currency/)).toBeDefined();
      expect(regions()).toEqual(['Service moment', 'Prior incidents']);
      expect(screen.queryByRole('button', { name: /^Make it right/ })).toBeNull();
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
