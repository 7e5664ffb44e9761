import { describe, expect, it } from 'vitest';
import { createShopifyOrders } from '#adapters/shopify/orders.ts';
import type { Transport, TransportAnswer } from '#adapters/shared/transport.ts';
import type { OpenTicket } from '#ports/workspace.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { valueSourceContract } from '../../contracts/value-source.contract.ts';
import { type VendorAccount, openVendorAccount } from '../vendor-account.ts';

const SHOP = 'sandbox.myshopify.com';

function sourceIn({ transport, nowMs }: Pick<VendorAccount, 'transport' | 'nowMs'>, shop = SHOP) {
  return createShopifyOrders(transport, { shop, timeZone: 'Europe/Dublin', nowMs });
}

valueSourceContract('Shopify with all orders', () => {
  const account = openVendorAccount();
  return Promise.resolve({
    source: sourceIn(account),
    known: { requester: account.requester(2_000_001), netMinor: 124_000, orders: 14 },
    negative: null,
    unknown: { requester: account.requester(2_000_003) },
  });
});

valueSourceContract('Shopify with the orders of 60 days', () => {
  const account = openVendorAccount({ settings: { shopify_token: 'shpat_sandbox' } });
  return Promise.resolve({
    source: sourceIn(account),
    known: { requester: account.requester(2_000_001), netMinor: 124_000, orders: 14 },
    negative: null,
    unknown: { requester: account.requester(2_000_003) },
  });
});

async function read(account: VendorAccount, customerId: number, overrides?: Partial<OpenTicket['requester']>) {
  return expectOk(await sourceIn(account).historyOf(account.requester(customerId, overrides)));
}

describe("orders in the sandbox's Shopify", () => {
  it('cost one request, and the token is seen by Shopify alone', async () => {
    const account = openVendorAccount();
    const { histories, provenance } = await read(account, 2_000_001);
    expect(account.calls).toEqual(['POST /admin/api/2026-07/graphql.json']);
    expect(JSON.stringify(account.sent)).not.toContain('shpat_');
    expect(account.holds().shopify.received[0]?.headers).toEqual({ 'X-Shopify-Access-Token': '{{setting.shopify_token}}' });
    expect(histories).toMatchObject([{ net: { amountMinor: 124_000 }, orders: 14 }]);
    expect(provenance).toMatchObject({ source: 'shopify', rowsRead: 14, approximations: [] });
  });

  it("are Shopify's own totals where only those of 60 days are shown, since the account was made, and that is said", async () => {
    const account = openVendorAccount({ settings: { shopify_token: 'shpat_sandbox' } });
    const { histories, provenance } = await read(account, 2_000_001);
    const createdMs = account.world.customers.get(2_000_001)?.createdMs ?? 0;
    expect(histories).toMatchObject([{ net: { amountMinor: 124_000 }, orders: 14 }]);
    expect(Math.abs((histories[0]?.firstOrderAtMs ?? 0) - createdMs)).toBeLessThan(1000);
    expect(provenance).toMatchObject({ rowsRead: 1, approximations: ['source_totals', 'first_order_guessed'] });
  });

  it('are exact where all of them are younger than 60 days', async () => {
    const account = openVendorAccount({ settings: { shopify_token: 'shpat_sandbox' } });
    expect(await read(account, 2_000_002)).toMatchObject({ histories: [{ orders: 1 }], provenance: { approximations: [] } });
  });

  it('of all addresses of one person cost one request together, with what is known of each', async () => {
    const account = openVendorAccount();
    const { histories, provenance } = await read(account, 2_000_006);
    expect(account.calls).toHaveLength(1);
    expect(histories).toMatchObject([{ orders: 6 }]);
    expect(provenance.identity).toMatchObject({
      isVerified: false,
      accounts: 2,
      addresses: [
        { address: 'fay.kowalczyk@shop.example', isVerified: true },
        { address: 'fay.at.home@mail.example', isVerified: false },
      ],
    });
  });

  it('are found under an address in other letters', async () => {
    const emails = [{ address: 'ADA.Farrow@Shop.example', isVerified: true }];
    expect(await read(openVendorAccount(), 2_000_001, { emails })).toMatchObject({ histories: [{ orders: 14 }] });
  });

  it.each([' 700000000 ', 700_000_000, 'gid://shopify/Customer/700000000'])('are found by the id in a user field: %s', async (id) => {
    const { histories, provenance } = await read(openVendorAccount(), 2_000_003, { fields: { shopify_customer_id: id }, emails: [] });
    expect(histories).toMatchObject([{ orders: 14 }]);
    expect(provenance.identity).toEqual({ by: 'account_id', isVerified: true, addresses: [], accounts: 1 });
  });

  it('of an id that the shop does not have are unknown', async () => {
    const known = await read(openVendorAccount(), 2_000_003, { fields: { shopify_customer_id: '1' } });
    expect(known).toMatchObject({ histories: [], provenance: { identity: { by: 'account_id', accounts: 0 } } });
  });

  it("beyond the fiftieth are in Shopify's totals, with the first one as it was", async () => {
    const order = { customerId: 2_000_003, amountMinor: 100, currency: 'EUR' };
    const orders = Array.from({ length: 51 }, (_, index) => ({ ...order, id: `p-${index}`, orderedMs: Date.UTC(2020, 0, 1 + index) }));
    const { histories, provenance } = await read(openVendorAccount({ orders }), 2_000_003);
    expect(histories).toMatchObject([{ net: { amountMinor: 5100 }, orders: 51, firstOrderAtMs: Date.UTC(2020, 0, 1) }]);
    expect(provenance).toMatchObject({ rowsRead: 50, approximations: ['source_totals'] });
  });
});

describe('what Shopify refuses', () => {
  it.each([
    ['a wrong token', { settings: { shopify_token: 'shpat_wrong' } }, { kind: 'refused_key', what: 'Shopify' }],
    ['a token that may not read orders', { settings: { shopify_token: 'shpat_customers' } }, { kind: 'refused_key', what: 'Shopify' }],
    ['everything, while it is down', { faults: { vendors: 'down' as const } }, { kind: 'unavailable', what: 'Shopify', status: 503 }],
    ['too many points', { faults: { vendors: 'throttled' as const } }, { kind: 'rate_limited', what: 'Shopify' }],
  ])('is said: %s', async (_what, options, error) => {
    const account = openVendorAccount(options);
    expect(await sourceIn(account).historyOf(account.requester(2_000_001))).toMatchObject({ ok: false, error });
  });

  it('is said also where a customer is asked for by the id in a user field', async () => {
    const account = openVendorAccount({ faults: { vendors: 'down' } });
    const byId = account.requester(2_000_001, { fields: { shopify_customer_id: '7' } });
    expect(await sourceIn(account).historyOf(byId)).toMatchObject({ ok: false, error: { kind: 'unavailable', what: 'Shopify' } });
  });

  it('is said of a shop that does not exist', async () => {
    const account = openVendorAccount({ settings: { shopify_shop: 'nobody.myshopify.com' } });
    const answer = await sourceIn(account, 'nobody.myshopify.com').historyOf(account.requester(2_000_001));
    expect(answer).toMatchObject({ ok: false, error: { kind: 'not_set_up', what: 'Shopify' } });
  });
});

function answering(body: unknown): { transport: Transport; nowMs: () => number } {
  return {
    transport: () => Promise.resolve<TransportAnswer>({ kind: 'answered', status: 200, headers: {}, body }),
    nowMs: () => Date.UTC(2026, 9, 28),
  };
}

const requester = { id: '1', name: '', locale: null, fields: {}, emails: [{ address: 'ada@shop.example', isVerified: true }] };

function orderNode(day: number, change: object = {}): object {
  return {
    processedAt: `2026-10-0${day}T10:00:00Z`,
    cancelledAt: null,
    test: false,
    netPaymentSet: { shopMoney: { amount: '10.50', currencyCode: 'EUR' } },
    ...change,
  };
}

function customerNode(change: object = {}): object {
  return {
    id: 'gid://shopify/Customer/1',
    createdAt: '2025-01-01T00:00:00Z',
    numberOfOrders: '3',
    defaultEmailAddress: { emailAddress: 'Ada@shop.example' },
    amountSpent: { amount: '30.0', currencyCode: 'EUR' },
    lastOrder: { processedAt: '2026-10-03T10:00:00Z' },
    oldest: { nodes: [{ processedAt: '2026-10-01T10:00:00Z' }] },
    newest: {
      nodes: [orderNode(3), orderNode(2, { cancelledAt: '2026-10-02T11:00:00Z' }), orderNode(1, { test: true })],
      pageInfo: { hasNextPage: false },
    },
    ...change,
  };
}

function found(...nodes: object[]): object {
  return { data: { customers: { nodes, pageInfo: { hasNextPage: false } } } };
}

describe('accounts that Shopify gives', () => {
  it('count orders that were neither cancelled nor tests', async () => {
    const known = expectOk(await sourceIn(answering(found(customerNode()))).historyOf(requester));
    expect(known).toMatchObject({ histories: [{ net: { amountMinor: 1050 }, orders: 1 }], provenance: { rowsRead: 3, rowsRejected: 0 } });
  });

  it('count no order of which everything was given back, and know that nothing is left of it', async () => {
    const refunded = orderNode(3, { netPaymentSet: { shopMoney: { amount: '0.0', currencyCode: 'EUR' } } });
    const account = customerNode({ numberOfOrders: '1', newest: { nodes: [refunded], pageInfo: { hasNextPage: false } } });
    const known = expectOk(await sourceIn(answering(found(account))).historyOf(requester));
    expect(known).toMatchObject({ histories: [{ net: { amountMinor: 0 }, orders: 0, firstOrderAtMs: null }] });
  });

  it('are left out where a search found somebody with another address', async () => {
    const other = customerNode({ defaultEmailAddress: { emailAddress: 'ada@shop.example.test' } });
    const nameless = customerNode({ defaultEmailAddress: null });
    const hidden = customerNode({ defaultEmailAddress: { emailAddress: null } });
    expect(expectOk(await sourceIn(answering(found(other, nameless, hidden))).historyOf(requester)).histories).toEqual([]);
  });

  it('do not know the last order where none is shown', async () => {
    const hidden = customerNode({ lastOrder: null, oldest: { nodes: [] }, newest: { nodes: [], pageInfo: { hasNextPage: false } } });
    const { histories } = expectOk(await sourceIn(answering(found(hidden))).historyOf(requester));
    expect(histories).toMatchObject([{ orders: 3, net: { amountMinor: 3000 }, lastOrderAtMs: null }]);
  });

  it('say where there are more of them than are read', async () => {
    const body = { data: { customers: { nodes: [customerNode()], pageInfo: { hasNextPage: true } } } };
    const { provenance } = expectOk(await sourceIn(answering(body)).historyOf(requester));
    expect(provenance.approximations).toEqual(['accounts_unread']);
  });

  it('are searched for under five addresses at most, and it is said where that is not all', async () => {
    const emails = Array.from({ length: 6 }, (_, index) => ({ address: `${index}@shop.example`, isVerified: index > 0 }));
    const sent: unknown[] = [];
    const transport: Transport = ({ body }) => {
      sent.push(body);
      const nodes = [customerNode({ defaultEmailAddress: { emailAddress: '4@shop.example' } })];
      return Promise.resolve<TransportAnswer>({ kind: 'answered', status: 200, headers: {}, body: found(...nodes) });
    };
    const source = sourceIn({ transport, nowMs: () => 42 });
    const some = expectOk(await source.historyOf({ ...requester, emails }));
    expect(some.provenance).toMatchObject({ readAtMs: 42, isTestData: false, approximations: ['accounts_unread'] });
    expect(some.provenance.identity).toEqual({ by: 'email', isVerified: true, addresses: [emails[4]], accounts: 1 });
    const all = expectOk(await source.historyOf({ ...requester, emails: emails.slice(0, 5) }));
    expect(all.provenance.approximations).toEqual([]);
    expect(sent[0]).toEqual(sent[1]);
  });

  it('tell together how many rows were read and refused, and each approximation once', async () => {
    const odd = customerNode({ numberOfOrders: '9', newest: { nodes: [orderNode(3), {}], pageInfo: { hasNextPage: false } } });
    const { provenance } = expectOk(await sourceIn(answering(found(odd, odd))).historyOf(requester));
    expect(provenance).toMatchObject({
      rowsRead: 4,
      rowsRejected: 2,
      approximations: ['source_totals', 'first_order_guessed'],
      invoiced: [],
    });
  });

  it.each(['x700', '700x', 'gid://shopify/Order/700', '', null])(
    'are searched for by address where the user field holds no id: %j',
    async (id) => {
      const { provenance } = expectOk(await sourceIn(answering(found())).historyOf({ ...requester, fields: { shopify_customer_id: id } }));
      expect(provenance.identity).toEqual({ by: 'email', isVerified: true, addresses: [], accounts: 0 });
    },
  );

  it('are known at once to be none where there is neither an id nor an address', async () => {
    const account = openVendorAccount();
    const { provenance } = await read(account, 2_000_001, { emails: [] });
    expect(account.calls).toEqual([]);
    expect(provenance).toMatchObject({ approximations: [], identity: { by: 'email', addresses: [], accounts: 0 } });
  });
});
