import { describe, expect, it } from 'vitest';
import { probeStripe } from '#adapters/stripe/probe.ts';
import { openVendorAccount } from '../vendor-account.ts';

const lacking = async (key: string) => probeStripe(openVendorAccount({ settings: { stripe_key: key } }).transport, CREDIT);

const CREDIT = { isCredit: true, isRefund: false };

describe('a look at the key of Stripe', () => {
  it('finds nothing wrong with one that may do what gestures need, and writes nothing', async () => {
    const account = openVendorAccount({ settings: { stripe_key: 'rk_test_giving' } });
    expect(await probeStripe(account.transport, CREDIT)).toEqual({ label: 'Stripe', lacks: [], fault: null });
    expect(account.holds().stripe.holds['balanceTransactions']).toEqual([]);
  });

  it('names the permission that is missing, and nothing of the key', async () => {
    const { lacks, fault } = await lacking('rk_test_sandbox');
    expect(fault).toBeNull();
    expect(lacks).toEqual([expect.stringContaining('rak_customer_write')]);
    expect(JSON.stringify(lacks)).not.toContain('rk_test');
  });

  it.each(['rk_test_expired', 'sk_test_nobody'])('says that %s is not taken', async (key) => {
    expect(await lacking(key)).toMatchObject({ lacks: [], fault: { kind: 'refused_key', status: 401 } });
  });

  it('knows nothing while Stripe is down', async () => {
    const { transport } = openVendorAccount({ faults: { vendors: 'down' } });
    expect(await probeStripe(transport, CREDIT)).toMatchObject({ fault: { kind: 'unavailable' } });
  });

  it('that pays back asks for what that needs, and writes nothing', async () => {
    const account = openVendorAccount({ settings: { stripe_key: 'rk_test_giving' } });
    const refunds = { isCredit: false, isRefund: true };
    expect(await probeStripe(account.transport, refunds)).toEqual({ label: 'Stripe', lacks: [], fault: null });
    expect(account.holds().stripe.holds['refunds']).toEqual([]);
    expect(account.sent.map(({ url }) => new URL(url).pathname)).toEqual(['/v1/customers', '/v1/charges', '/v1/refunds']);
    const { lacks } = await probeStripe(openVendorAccount({ settings: { stripe_key: 'rk_test_sandbox' } }).transport, refunds);
    expect(lacks).toEqual([expect.stringContaining('rak_charge_write')]);
  });
});
