import { describe, expect, it } from 'vitest';
import { ADA_AT_SHOPIFY, ADA_AT_STRIPE, CREDIT_IT, FIVE_EUROS, openShops } from './open-shops.ts';

const CREDITS = `customers/${ADA_AT_STRIPE}/balance_transactions`;
const five = { amount: '-500', currency: 'eur', description: 'Goodwill 7', 'metadata[moment]': 'm-7' };

describe('what a vendor suffers from', () => {
  it('takes effect though its answer is lost', () => {
    const { stripe, shopify, holds } = openShops({ faults: { vendors: 'lost_reply' } });
    expect(stripe('POST', CREDITS, five, 'k').status).toBe(504);
    expect(shopify(CREDIT_IT, { id: ADA_AT_SHOPIFY, input: FIVE_EUROS }).status).toBe(504);
    expect(stripe('GET', CREDITS).body).toMatchObject({ data: [{ amount: -500 }] });
    expect(holds().shopify.holds['creditAccounts']).toHaveLength(1);
  });

  it('is a partial outage: what is read is answered, and no write takes effect', () => {
    const { stripe, shopify, holds } = openShops({ faults: { vendors: 'writes_down' } });
    expect(stripe('POST', CREDITS, five, 'k').status).toBe(500);
    expect(shopify(CREDIT_IT, { id: ADA_AT_SHOPIFY, input: FIVE_EUROS }).body).toMatchObject({
      errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    });
    expect(stripe('GET', CREDITS).status).toBe(200);
    expect(holds().stripe.holds['balanceTransactions']).toEqual([]);
    expect(holds().shopify.holds['creditAccounts']).toEqual([]);
  });
});
