import { describe, expect, it } from 'vitest';
import { LENA, aLeadPage } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { providersCheck } from '#features/lead/setup/checks/providers.ts';
import type { ProbedProvider } from '#ports/provider-probe.ts';
import { sentences } from '../../../../ui/english.ts';

const FINE: ProbedProvider = { label: 'Stripe', lacks: [], fault: null };

async function found(present: readonly ProbedProvider[]) {
  const page = aLeadPage(aWorld(), { agent: { ...LENA, isAdmin: true } });
  page.providers.present = present;
  const finding = await providersCheck.look(page.session.core);
  if (finding.state === 'unread') return finding;
  return { state: finding.state, said: finding.say(sentences), lines: 'list' in finding ? (finding.list?.(sentences) ?? []) : [] };
}

describe('the check of providers', () => {
  it('has nothing to look at where no gesture goes to one', async () => {
    expect(await found([])).toMatchObject({ state: 'fine', said: 'Nothing goes to a provider, so there is nothing to check.' });
  });

  it('names those who take their key', async () => {
    expect(await found([FINE, { ...FINE, label: 'Shopify' }])).toMatchObject({
      state: 'fine',
      said: 'The key works and may do all that gestures need: Stripe and Shopify.',
    });
  });

  it('says what a key lacks, and whose key is not taken', async () => {
    const { lines, state } = (await found([
      { ...FINE, lacks: ['read_gift_cards', 'write_gift_cards'], label: 'Shopify' },
      { ...FINE, fault: { kind: 'refused_key', what: 'Stripe', status: 401 } },
    ])) as { lines: readonly string[]; state: string };
    expect(state).toBe('wrong');
    expect(lines).toEqual([
      'The key of Shopify lacks this: read_gift_cards and write_gift_cards',
      'Stripe does not accept the key in the settings: it is wrong, has expired or was revoked, or there is no such shop.',
    ]);
  });

  it('is not known where a provider does not answer', async () => {
    const fault = { kind: 'unavailable', what: 'Stripe', status: 503 } as const;
    expect(await found([{ ...FINE, fault }])).toEqual({ state: 'unread', error: fault });
    const page = aLeadPage(aWorld(), { agent: { ...LENA, isAdmin: true } });
    page.providers.fault = DOWN;
    expect(await providersCheck.look(page.session.core)).toEqual({ state: 'unread', error: DOWN });
  });
});
