import { describe, expect, it } from 'vitest';
import { ADA_AT_STRIPE, openShops } from './open-shops.ts';

const hourMs = 3_600_000;
const credits = `customers/${ADA_AT_STRIPE}/balance_transactions`;
const five = { amount: '-500', currency: 'eur', description: 'Goodwill 7', 'metadata[moment]': 'm-7' };

describe('a customer balance of Stripe', () => {
  it('holds a credit as a negative sum, in a transaction that is listed at once, newest first', () => {
    const { stripe } = openShops();
    expect(stripe('POST', credits, five)).toMatchObject({
      status: 200,
      body: { object: 'customer_balance_transaction', amount: -500, currency: 'eur', ending_balance: -500, metadata: { moment: 'm-7' } },
    });
    expect(stripe('POST', credits, { ...five, amount: '200' }).body).toMatchObject({ ending_balance: -300 });
    expect(stripe('GET', credits).body).toMatchObject({ object: 'list', data: [{ amount: 200 }, { amount: -500 }], has_more: false });
    expect(stripe('GET', `${credits}?limit=1`).body).toMatchObject({ data: [{ amount: 200 }], has_more: true });
    expect(stripe('GET', `customers/${ADA_AT_STRIPE}`).body).toMatchObject({ balance: -300, currency: 'eur' });
  });

  it.each(['created[gte]=yesterday', 'created[since]=1', 'ending_before=cbtxn_1'])(
    'is listed by nothing that is not known here: %s',
    (query) => {
      const { stripe } = openShops();
      expect(stripe('GET', `${credits}?created[gte]=0`).status).toBe(200);
      expect(stripe('GET', `${credits}?${query}`).status).toBe(400);
    },
  );

  it.each([
    ['another currency than the customer has', { ...five, currency: 'usd' }, 400, 'currency'],
    ['an amount with decimals', { ...five, amount: '-5.00' }, 400, 'amount'],
    ['no amount', { currency: 'eur' }, 400, 'amount'],
    ['a parameter that does not exist', { ...five, note: 'x' }, 400, 'note'],
    ['a description beyond 350 characters', { ...five, description: 'x'.repeat(351) }, 400, 'description'],
  ])('refuses %s', (_what, form, status, param) => {
    const { stripe, holds } = openShops();
    expect(stripe('POST', credits, form)).toMatchObject({ status, body: { error: { type: 'invalid_request_error', param } } });
    expect(holds().stripe.holds['balanceTransactions']).toEqual([]);
  });

  it('answers 404 for a customer who is not there, and 403 with the permission that the key lacks', () => {
    expect(openShops().stripe('POST', 'customers/cus_none/balance_transactions', five).status).toBe(404);
    const { stripe } = openShops({ settings: { stripe_key: 'rk_test_sandbox' } });
    expect(stripe('POST', credits, five)).toMatchObject({
      status: 403,
      body: { error: { message: expect.stringContaining('rak_customer_write') } },
    });
    expect(stripe('GET', credits).status).toBe(200);
  });

  it.each([
    ['rk_test_expired', 'none' as const],
    ['rk_test_giving', 'key_expired' as const],
  ])('answers 401 to the key %s under %s, in its own words', (key, vendors) => {
    const { stripe } = openShops({ settings: { stripe_key: key }, faults: { vendors } });
    expect(stripe('POST', credits, five)).toMatchObject({ status: 401, body: { error: { code: 'api_key_expired' } } });
  });
});

describe("Stripe's idempotency key", () => {
  it('gives the first answer again for 24 hours, and says so', () => {
    const { stripe, holds, wait } = openShops();
    const first = stripe('POST', credits, five, 'k');
    wait(23 * hourMs);
    const again = stripe('POST', credits, five, 'k');
    expect(again.body).toEqual(first.body);
    expect(again.headers).toMatchObject({ 'Idempotent-Replayed': 'true' });
    expect(holds().stripe.holds['balanceTransactions']).toHaveLength(1);
  });

  it('is forgotten after 24 hours: the same request is a second credit then', () => {
    const { stripe, holds, wait } = openShops();
    stripe('POST', credits, five, 'k');
    wait(24 * hourMs);
    stripe('POST', credits, five, 'k');
    expect(holds().stripe.holds['balanceTransactions']).toHaveLength(2);
  });

  it('is refused with other parameters than it was first used with', () => {
    const { stripe } = openShops();
    stripe('POST', credits, five, 'k');
    expect(stripe('POST', credits, { ...five, amount: '-501' }, 'k')).toMatchObject({
      status: 400,
      body: { error: { type: 'idempotency_error' } },
    });
  });

  it('keeps nothing of what was refused before anything was tried', () => {
    const { stripe } = openShops();
    expect(stripe('POST', credits, { ...five, currency: 'usd' }, 'k').status).toBe(400);
    expect(stripe('POST', credits, five, 'k').status).toBe(200);
  });
});

function chargeOf({ stripe }: ReturnType<typeof openShops>): { id: string; amount: number } {
  const { data } = stripe('GET', `charges?customer=${ADA_AT_STRIPE}&limit=1`).body as { data: { id: string; amount: number }[] };
  return data[0] ?? { id: '', amount: 0 };
}

describe('a refund of Stripe', () => {
  it('is made once, of a part, and no more than is left', () => {
    const shops = openShops();
    const { id, amount } = chargeOf(shops);
    const form = { charge: id, amount: '300', reason: 'requested_by_customer', 'metadata[moment]': 'owed:m-7' };
    expect(shops.stripe('POST', 'refunds', form, 'r').body).toMatchObject({
      object: 'refund',
      amount: 300,
      charge: id,
      status: 'succeeded',
    });
    shops.stripe('POST', 'refunds', form, 'r');
    expect(shops.stripe('GET', `refunds?charge=${id}`).body).toMatchObject({ data: [{ amount: 300, metadata: { moment: 'owed:m-7' } }] });
    expect(shops.stripe('POST', 'refunds', { charge: id, amount: String(amount) }).status).toBe(400);
    shops.stripe('POST', 'refunds', { charge: id });
    expect(shops.stripe('POST', 'refunds', { charge: id, amount: '1' })).toMatchObject({
      status: 400,
      body: { error: { code: 'charge_already_refunded' } },
    });
  });

  it('needs the permission to write charges', () => {
    const shops = openShops({ settings: { stripe_key: 'rk_test_credit' } });
    expect(shops.stripe('POST', 'refunds', { charge: chargeOf(shops).id })).toMatchObject({
      status: 403,
      body: { error: { message: expect.stringContaining('rak_charge_write') } },
    });
  });
});
