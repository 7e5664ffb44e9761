import { screen, within } from '@testing-library/react';
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { eur } from '#builders/currencies.ts';
import { hoursBefore } from '#builders/clock.ts';
import { ProviderComparison } from '#features/lead/budget/providers/ProviderComparison.tsx';
import { providersOf } from '#features/lead/budget/providers/providers-state.ts';
import { around } from '../../../../ui/around.tsx';
import { rendered, user } from '../../../../ui/rendered.tsx';
import { REFUNDS, STRIPE, WEBHOOK, held, openedComparison, plantCarriedOut } from './a-comparison.ts';

async function shown(of: ReturnType<typeof openedComparison>, isBusy = false) {
  const { core } = of.session;
  const page = await rendered(around(<ProviderComparison core={core} isBusy={isBusy} />));
  const settle = () => act(() => of.world.time.run());
  const press = async (name: string): Promise<void> => {
    await user.click(screen.getByRole('button', { name }));
    await settle();
  };
  return { page, press, providers: providersOf(core), rows: () => screen.queryAllByRole('listitem') };
}

describe('the comparison with providers on the page', () => {
  it('counts what agrees, and says of each difference what happened and what to do', async () => {
    const of = openedComparison();
    for (const id of ['agrees', 'nothing-there', 'less-there']) plantCarriedOut(of.world, id);
    of.providerRecords.held.push(held('agrees'), held('less-there', { amount: eur(1000) }), held('nothing-here', { ticketId: '777' }));
    const { page, press, rows } = await shown(of);
    await press('Compare');
    expect(page.textContent).toContain('3 differences were found.');
    const said = rows().map(({ textContent }) => textContent);
    expect(said).toEqual(
      expect.arrayContaining([
        expect.stringContaining('€15 counts here, but Stripe has no record of it. Ask Stripe again;'),
        expect.stringContaining('€15 counts here, but Stripe holds €10. The customer has what Stripe holds.'),
        expect.stringContaining('Stripe holds €15, and nothing here counts it. Its entry may have been deleted.'),
      ]),
    );
    expect(page.textContent).toContain('Stripe, credit: only the accounts or payments named here in this month can be listed');
  });

  it('opens the ticket, also of what nothing here counts, and asks the provider again', async () => {
    const of = openedComparison();
    plantCarriedOut(of.world, 'nothing-there');
    of.providerRecords.held.push(held('nothing-here', { ticketId: '777' }));
    const { press, rows } = await shown(of);
    await press('Compare');
    const unknown = rows().find((row) => row.textContent.includes('nothing here counts it'));
    if (unknown === undefined) throw new Error('it is a row');
    expect(within(unknown).queryByRole('button', { name: /^Ask/ })).toBeNull();
    await user.click(within(unknown).getByRole('button', { name: /777/ }));
    expect(of.workspace.shownTickets).toEqual(['777']);
    await press('Ask again: Stripe, ticket #501');
    const counted = rows().find((row) => row.textContent.includes('but Stripe has no record of it'));
    expect(counted?.textContent).toContain('Stripe answers that it has no record of it.');
  });

  it('says what was left to a hand, what has no list, and what is too new', async () => {
    const of = openedComparison([WEBHOOK]);
    plantCarriedOut(of.world, 'by-hand', { receipt: 'by hand' });
    plantCarriedOut(of.world, 'own', { receipt: 'webhook' });
    plantCarriedOut(of.world, 'new', { receipt: 'webhook', atMs: hoursBefore(0.1) });
    of.providerRecords.faults.errorBefore = () => ({ kind: 'not_set_up', what: 'Webhook' });
    const { page, press } = await shown(of);
    await press('Compare');
    expect(page.textContent).toContain('rewards.example.com offers no list of what it has carried out');
    expect(page.textContent).toContain('1 gesture of this month was left to a person. No provider holds a record of it');
    expect(page.textContent).toContain('Not compared: what was given less than ten minutes ago');
    expect(page.textContent).toContain('Both sides agree on everything that was compared.');
  });

  it('says where nothing was carried out by anybody', async () => {
    const { page, press, rows } = await shown(openedComparison([STRIPE, REFUNDS]));
    await press('Compare');
    expect(page.textContent).toContain('Nothing was carried out by a provider in this month');
    expect(rows()).toEqual([]);
    expect(screen.queryByRole('button', { name: /CSV/ })).toBeNull();
  });

  it('says how far it is, stops, and goes on', async () => {
    const of = openedComparison();
    for (let index = 0; index < 4; index += 1) plantCarriedOut(of.world, `m-${index}`, { recipientId: `cus_${index}` });
    const { page, press, providers } = await shown(of);
    of.providerRecords.faults.errorBefore = ({ keys }) => {
      if (keys[0] === 'cus_2') providers.stop();
      return null;
    };
    await press('Compare');
    expect(page.textContent).toContain('Stopped. What was loaded is kept.');
    of.providerRecords.faults.errorBefore = null;
    await press('Continue');
    expect(page.textContent).toContain('4 differences were found.');
    await press('Compare again');
    expect(page.textContent).toContain('4 differences were found.');
  });

  it('hands over the table', async () => {
    const of = openedComparison();
    plantCarriedOut(of.world, 'm-1');
    const { press } = await shown(of);
    await press('Compare');
    for (const name of ['Save the comparison (CSV)', 'Open the comparison (CSV)']) {
      of.files.saved.clear();
      await press(name);
      expect(of.files.saved.size).toBe(1);
    }
  });

  it('waits with its button while the budget reads the journal', async () => {
    const of = openedComparison();
    const { press } = await shown(of, true);
    await press('Compare');
    expect(of.world.journal.calls).toEqual([]);
  });
});
