import { describe, expect, it, vi } from 'vitest';
import { REQUESTER_WANTS } from '#adapters/shared/requester-wants.ts';
import { createValueSource } from '#adapters/value-sources.ts';
import type { ValueSourceSetting } from '#ports/settings.ts';
import { expectOk } from '../contracts/expect-result.ts';
import { openVendorAccount } from './vendor-account.ts';
import { openSandboxAccount } from './zendesk/sandbox-account.ts';
import { requesterOf } from './zendesk/value-sources.ts';

const settings: readonly ValueSourceSetting[] = [
  { kind: 'user_fields' },
  { kind: 'orders_object', objectKey: 'order' },
  { kind: 'stripe' },
  { kind: 'shopify', shop: 'sandbox.myshopify.com' },
];

describe.each(settings)('the source that the settings name: $kind', (setting) => {
  const zendesk = openSandboxAccount({ searchLagMs: 0 });
  const vendors = openVendorAccount();
  const around = { request: zendesk.request('agent'), transport: vendors.transport, timeZone: 'UTC', nowMs: vendors.nowMs };

  it('says what it reads of the requester before it is loaded', () => {
    expect(createValueSource(setting, around)).toMatchObject(REQUESTER_WANTS[setting.kind]);
  });

  it('says before it is loaded how many requests of the account it costs', () => {
    const ofAccount = setting.kind === 'orders_object' ? 1 : 0;
    expect(createValueSource(setting, around).requests).toBe(ofAccount);
  });

  it('tells what the customer bought, and that it was it that told', async () => {
    const { histories, provenance } = expectOk(await createValueSource(setting, around).historyOf(await requesterOf(zendesk, 2_000_001)));
    expect(provenance.source).toBe(setting.kind);
    expect(histories).toMatchObject([{ net: { amountMinor: 124_000, currency: 'EUR' } }]);
  });
});

describe('a source that cannot be loaded', () => {
  it('is a script of ours that did not load, and is loaded again when it is asked again', async () => {
    const vendors = openVendorAccount();
    const zendesk = openSandboxAccount();
    const around = { request: zendesk.request('agent'), transport: vendors.transport, timeZone: 'UTC', nowMs: vendors.nowMs };
    vi.resetModules();
    vi.doMock('#adapters/stripe/charges.ts', () => {
      throw new Error('gone');
    });
    const source = createValueSource({ kind: 'stripe' }, around);
    const requester = vendors.requester(2_000_001);
    expect(await source.historyOf(requester)).toMatchObject({ ok: false, error: { kind: 'chunk' } });
    vi.doUnmock('#adapters/stripe/charges.ts');
    expect(expectOk(await source.historyOf(requester)).histories).toHaveLength(1);
  });
});
