import { describe, expect, it } from 'vitest';
import { probeShopify } from '#adapters/shopify/probe.ts';
import { openVendorAccount } from '../vendor-account.ts';

const BOTH = ['shopify_store_credit', 'shopify_gift_card'] as const;
const look = (token: string, ways: readonly (typeof BOTH)[number][] = BOTH) =>
  probeShopify(openVendorAccount({ settings: { shopify_token: token } }).transport, { shop: 'sandbox.myshopify.com', ways });

describe('a look at the token of Shopify', () => {
  it('finds nothing wrong with one that has the scopes; one to write is one to read', async () => {
    expect(await look('shpat_giving')).toEqual({ label: 'Shopify', lacks: [], fault: null });
  });

  it('names the scopes that are missing for what is given', async () => {
    expect(await look('shpat_sandbox_all', ['shopify_gift_card'])).toMatchObject({
      lacks: ['write_customers', 'read_gift_cards', 'write_gift_cards'],
    });
    expect((await look('shpat_customers', ['shopify_store_credit'])).lacks).toHaveLength(4);
  });

  it('says that a token is not taken', async () => {
    expect(await look('shpat_none')).toMatchObject({ lacks: [], fault: { kind: 'refused_key' } });
  });
});
