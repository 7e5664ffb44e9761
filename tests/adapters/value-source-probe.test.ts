import { expect, it } from 'vitest';
import { createValueSourceProbe } from '#adapters/value-source-probe.ts';
import type { ValueSourceSetting } from '#ports/settings.ts';
import { openSandboxAccount } from './zendesk/sandbox-account.ts';
import { openVendorAccount } from './vendor-account.ts';

const SHOP = { kind: 'shopify', shop: 'sandbox.myshopify.com' } as const;

function probed(source: ValueSourceSetting, settings: Readonly<Record<string, string>> = {}) {
  const { request } = { request: openSandboxAccount().request('admin') };
  return createValueSourceProbe({ request, transport: openVendorAccount({ settings }).transport }, () => source).probe();
}

it('asks the source that the settings name', async () => {
  expect(await probed({ kind: 'user_fields' })).toMatchObject({ ok: true, value: { lacks: [] } });
  expect(await probed({ kind: 'orders_object', objectKey: 'nothing' })).toMatchObject({ error: { what: 'orders' } });
  expect(await probed({ kind: 'stripe' }, { stripe_key: 'rk_test_sandbox' })).toEqual({ ok: true, value: { needs: [], lacks: [] } });
  expect(await probed(SHOP, { shopify_token: 'shpat_sandbox_all' })).toMatchObject({ ok: true, value: { lacks: [] } });
});

it('tells what a key lacks from a key that is not taken', async () => {
  expect(await probed({ kind: 'stripe' }, { stripe_key: 'rk_test_expired' })).toMatchObject({
    error: { kind: 'refused_key', what: 'Stripe' },
  });
  expect(await probed(SHOP, { shopify_token: 'shpat_customers' })).toMatchObject({ ok: true, value: { lacks: ['read_orders'] } });
  expect(await probed(SHOP, { shopify_token: 'shpat_none' })).toMatchObject({ error: { kind: 'refused_key', what: 'Shopify' } });
});
