import { describe, expect, it } from 'vitest';
import { createTabAddresses } from '#features/lead/session/tab-addresses.ts';
import { createFakePageAddress } from '../../../fakes/fake-page-address.ts';

function opened() {
  const page = createFakePageAddress({ tab: 'moments', filter: {} });
  const addresses = createTabAddresses(page, () => 'moments');
  const told: string[] = [];
  for (const id of ['moments', 'budget']) addresses.of(id).onFilter(() => told.push(id));
  return { page, addresses, told };
}

describe('the filter of a tab', () => {
  it('goes into the address while the tab is shown, in the place of what stood there', () => {
    const { page, addresses, told } = opened();
    addresses.of('moments').setFilter({ cause: 'late_delivery' });
    expect(page.places).toEqual([{ tab: 'moments', filter: { cause: 'late_delivery' } }]);
    expect(addresses.of('moments').filter()).toEqual({ cause: 'late_delivery' });
    expect(told).toEqual(['moments']);
  });

  it('stays out of the address while another tab is shown', () => {
    const { page, addresses } = opened();
    addresses.of('budget').setFilter({ agent: '11' });
    expect(page.places).toEqual([{ tab: 'moments', filter: {} }]);
    expect(addresses.of('budget').filter()).toEqual({ agent: '11' });
  });

  it('is what the address has come to say, and only that tab is told', () => {
    const { addresses, told } = opened();
    addresses.follow('budget', { agent: '11' });
    expect(addresses.of('budget').filter()).toEqual({ agent: '11' });
    expect(addresses.of('moments').filter()).toEqual({});
    expect(told).toEqual(['budget']);
  });

  it('that says the same as before tells nobody', () => {
    const { addresses, told } = opened();
    addresses.follow('moments', { cause: 'late_delivery' });
    addresses.follow('moments', { cause: 'late_delivery' });
    expect(told).toEqual(['moments']);
  });

  it('is the same object until it changes, and tells nobody who has stopped listening', () => {
    const { addresses } = opened();
    let told = 0;
    const budget = addresses.of('budget');
    const stop = budget.onFilter(() => (told += 1));
    expect(budget.filter()).toBe(budget.filter());
    stop();
    budget.setFilter({ agent: '11' });
    expect(told).toBe(0);
  });
});
