import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { aProvenance } from '#builders/a-provenance.ts';
import { anOrderHistory } from '#builders/an-order-history.ts';
import { aWorld } from '#builders/a-world.ts';
import { NOW_MS } from '#builders/clock.ts';
import { eur } from '#builders/currencies.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import type { CustomerValue } from '#domain/value/customer-value.ts';
import type { SessionState } from '#features/ticket/session/session-state.ts';
import { ValueSection } from '#features/ticket/value/ValueSection.tsx';
import { user } from '../../../ui/rendered.tsx';
import { noting, shown } from '../shown.tsx';

type Known = Extract<CustomerValue, { readonly kind: 'known' }>;

/** The section of a customer with fourteen orders; `change` plays what is known of others. */
async function section(change: (value: Known) => SessionState['value'] = ready, marginPercent: number | null = null) {
  const asked: string[] = [];
  const world = aWorld({ histories: { '701': [anOrderHistory()] }, settings: parsedSettings({ marginPercent }) });
  const at = await shown(
    (state, session) => {
      const known = state.value.state === 'ready' && state.value.value.kind === 'known' ? state.value.value : null;
      const { reload } = noting(session, asked);
      return known && <ValueSection state={{ ...state, value: change(known) }} onRetry={() => reload('value')} />;
    },
    { world },
  );
  return { page: at.screen, asked, tags: [...at.screen.querySelectorAll('.tag')].map(({ textContent }) => textContent) };
}

function ready(value: CustomerValue): SessionState['value'] {
  return { state: 'ready', value, atMs: NOW_MS };
}

const changed = (over: Partial<Known>) => (value: Known) => ready({ ...value, ...over });
const unknown = (source: Partial<Known['provenance']>) => () => ready({ kind: 'unknown', provenance: aProvenance(source) });

describe('what a customer is worth', () => {
  it('is a sum so far, with its tier, the orders and the last of them', async () => {
    const { page, tags } = await section();
    expect(page.textContent).toContain('€1,240 so far');
    expect(page.textContent).toContain('14 orders · last Mar 13');
    expect(tags).toEqual(['Gold']);
  });

  it.each<[string, Partial<Known>, readonly string[]]>([
    ['nothing without a tier', { tier: null }, []],
    ['new', { tier: null, isNew: true }, ['New customer']],
  ])('is marked as %s', async (_what, over, tags) => {
    expect((await section(changed(over))).tags).toEqual(tags);
  });

  it('is marked where the match was not verified', async () => {
    const provenance = aProvenance({ identity: { by: 'email', isVerified: false, addresses: [], accounts: 1 } });
    expect((await section(changed({ provenance, tier: null }))).tags).toEqual(['Match not verified']);
  });

  it('says its age on a line of its own while it is read anew', async () => {
    expect((await section()).page.querySelector('.age')).toBeNull();
    const { page } = await section((value) => ({ state: 'stale', value, atMs: NOW_MS - 14 * 60_000 }));
    expect(page.querySelector('.age')?.textContent).toBe('as of 14 minutes ago');
    expect([...page.querySelectorAll('.quiet')].some(({ textContent }) => textContent.includes('as of'))).toBe(false);
  });

  it('says that it is not exact only where it is not', async () => {
    expect((await section()).page.textContent).not.toContain('not exact');
    const { page } = await section(changed({ provenance: aProvenance({ approximations: ['older_unread'] }) }));
    expect(page.textContent).toContain('last Mar 13 · not exact');
  });

  it.each([
    ['one cent more was refunded than bought', -1, true],
    ['as much was refunded as bought', 0, false],
  ])('where %s', async (_what, minor, isSaid) => {
    const { page } = await section((value) => ready({ ...value, history: { ...value.history, net: eur(minor) } }));
    expect(page.textContent.includes('Refunds exceed purchases.')).toBe(isSaid);
  });

  it('of a new customer has no tier, not even where the sum makes for one', async () => {
    const tier = { key: 'gold', atLeastMinor: 100_000, upliftPercent: 20 };
    expect((await section(changed({ tier, isNew: true }))).tags).toEqual(['New customer']);
  });

  it('has one line and a smaller one: since when, and how much of it is margin, is behind them', async () => {
    const { page } = await section(changed({ margin: eur(62_000) }), 50);
    expect(page.textContent).not.toContain('margin');
    expect(page.textContent).not.toContain('since');
  });

  it.each<[string, Partial<Known['provenance']>, string]>([
    ['fields of the profile', {}, 'The customer’s profile has no order figures.'],
    ['fields that cannot be read', { rowsRejected: 1 }, 'The order figures in the customer’s profile are incomplete or cannot be read'],
    ['Stripe', { source: 'stripe' }, 'No payments by this customer were found in Stripe.'],
    ['records that cannot be read', { source: 'stripe', rowsRejected: 2 }, 'There are records for this customer, but none'],
  ])('is unknown, and why, by its source: %s', async (_what, source, words) => {
    const { page } = await section(unknown(source));
    expect(page.textContent).toContain('Value unknown');
    expect(page.textContent).toContain(words);
  });

  it('that could not be read is read again at a press', async () => {
    const { page, asked } = await section(() => ({ state: 'failed', error: DOWN, last: null }));
    expect(page.textContent).toContain('Could not load: Customer value.');
    await user.click(screen.getByRole('button', { name: 'Reload value' }));
    expect(asked).toEqual(['reload value']);
  });

  it('that a shop would not tell says so in words about the shop', async () => {
    await section(() => ({ state: 'failed', error: { kind: 'refused_key', what: 'Stripe' }, last: null }));
    expect(await screen.findByText(/^Stripe .*key/)).toBeDefined();
  });

  it('says how it is known at a press', async () => {
    await section();
    await user.click(screen.getByRole('button', { name: 'How is this known?' }));
    expect(await screen.findByText(/^From fields of the customer’s Zendesk profile/)).toBeDefined();
  });
});
