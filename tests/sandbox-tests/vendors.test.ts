import { describe, expect, it } from 'vitest';
import type { InstalledApp } from '#sandbox/server/app-description.ts';
import { createSandboxApi } from '#sandbox/server/api.ts';
import type { Reply } from '#sandbox/server/http.ts';
import { createVendors, proxyRequest, vendorsJson } from '#sandbox/server/proxy.ts';
import { stripeAmount } from '#sandbox/vendors/stripe-data.ts';
import { decimalText } from '#sandbox/vendors/shopify-data.ts';
import { createWorld } from '#sandbox/world/create-world.ts';

const nowMs = Date.parse('2026-10-28T09:30:00Z');

function openProxy(settings: InstalledApp['settings'] = {}) {
  const world = createWorld({ nowMs, objects: [] });
  const { state } = createSandboxApi(world, { clock: () => nowMs });
  const vendors = createVendors();
  const app: InstalledApp = {
    manifest: {
      name: 'Sample app',
      location: {},
      parameters: [
        { name: 'stripe_key', secure: true, scopes: ['header'] },
        { name: 'shopify_shop' },
        { name: 'shopify_token', secure: true, scopes: ['header'] },
      ],
      domainWhitelist: ['api.stripe.com', '{{setting.shopify_shop}}'],
    },
    settings: { stripe_key: 'sk_test_sandbox', shopify_shop: 'sandbox.myshopify.com', shopify_token: 'shpat_sandbox', ...settings },
    locales: ['en-US'],
    notices: [],
  };
  const proxy = (call: object, atMs = nowMs): Reply =>
    proxyRequest({ user: 'agent', secure: true, ...call }, { app, vendors, state, nowMs: atMs });
  return { world, state, proxy, shown: () => vendorsJson(vendors, world) };
}

const authorization = { Authorization: 'Bearer {{setting.stripe_key}}' };
const list = 'https://api.stripe.com/v1';

describe("Zendesk's proxy", () => {
  it('fills in a secret only in a secure request, and only where its scopes allow', () => {
    const { proxy } = openProxy();
    expect(proxy({ url: `${list}/customers`, headers: authorization }).status).toBe(200);
    expect(proxy({ url: `${list}/customers`, headers: authorization, secure: false }).status).toBe(401);
    expect(proxy({ url: `${list}/customers?key={{setting.stripe_key}}`, headers: {} }).status).toBe(401);
    const inUrl = proxy({ url: `${list}/customers?email={{setting.stripe_key}}`, headers: authorization });
    expect(inUrl).toMatchObject({ status: 200, body: { data: [] } });
  });

  it('passes on to the shop that a setting names, and to no other', () => {
    const { proxy } = openProxy();
    const call = (host: string): number =>
      proxy({
        url: `https://${host}/admin/api/2026-07/graphql.json`,
        method: 'POST',
        body: '{"query":"{ customers(first: 1) { nodes { id } } }"}',
      }).status;
    expect(call('sandbox.myshopify.com')).toBe(401);
    expect(call('other.myshopify.com')).toBe(502);
    expect(openProxy({ shopify_shop: null }).proxy({ url: 'https://sandbox.myshopify.com/' }).status).toBe(502);
  });

  it('accepts no header with an underscore', () => {
    expect(openProxy().proxy({ url: `${list}/customers`, headers: { stripe_version: 'x' } })).toMatchObject({
      status: 502,
      body: { message: expect.stringContaining('underscore') },
    });
  });

  it('shows what was received without any key', () => {
    const { proxy, shown } = openProxy();
    proxy({ url: `${list}/customers?email=ada.farrow@shop.example`, headers: authorization });
    const text = JSON.stringify(shown());
    expect(text).not.toContain('sk_test_sandbox');
    expect(shown()).toMatchObject({
      stripe: {
        received: [
          {
            at: '2026-10-28T09:30:00.000Z',
            method: 'GET',
            path: '/v1/customers',
            query: { email: 'ada.farrow@shop.example' },
            status: 200,
          },
        ],
      },
    });
  });
});

describe('Stripe', () => {
  const get = (path: string, headers: object = authorization) => openProxy().proxy({ url: `${list}/${path}`, headers });

  it('tells capitals and small letters of an address apart', () => {
    expect(get('customers?email=ada.farrow@shop.example').body).toMatchObject({ data: [{ id: 'cus_2000001x11' }], has_more: false });
    expect(get('customers?email=Ada.Farrow@shop.example').body).toMatchObject({ data: [] });
  });

  it('pages by the last id, newest first, ten where nothing is said', () => {
    const first = get('charges?customer=cus_2000001x11').body as { data: { id: string; created: number }[]; has_more: boolean };
    expect(first.data).toHaveLength(10);
    expect(first.has_more).toBe(true);
    expect(first.data.map(({ created }) => created)).toEqual(first.data.map(({ created }) => created).toSorted((a, b) => b - a));
    const rest = get(`charges?customer=cus_2000001x11&starting_after=${first.data.at(-1)?.id}`).body;
    expect(rest).toMatchObject({ has_more: false, data: { length: 6 } });
  });

  it('names an invoice only in versions that have it', () => {
    const dated = (version: string) =>
      get('charges?customer=cus_2000007x11', { ...authorization, 'Stripe-Version': version }).body as { data: object[] };
    expect(dated('2025-02-24.acacia').data[0]).toHaveProperty('invoice');
    expect(dated('2025-03-31.basil').data[0]).not.toHaveProperty('invoice');
    expect((get('charges?customer=cus_2000007x11').body as { data: object[] }).data[0]).not.toHaveProperty('invoice');
  });

  it.each([
    ['customers', {}, 401],
    ['customers', { Authorization: 'Bearer sk_test_other' }, 401],
    ['charges', { Authorization: 'Bearer rk_test_customers' }, 403],
    ['payouts', authorization, 404],
    ['customers?limit=101', authorization, 400],
    ['charges?customer=cus_none', authorization, 400],
    ['charges?starting_after=ch_none', authorization, 400],
  ])('answers %s with %j by an error of its own: %i', (path, headers, status) => {
    expect(get(path, headers)).toMatchObject({ status, body: { error: { message: expect.stringMatching(/\w/) } } });
  });

  it('counts requests by the second', () => {
    const { proxy } = openProxy();
    const statuses = Array.from({ length: 26 }, () => proxy({ url: `${list}/customers`, headers: authorization }).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(25);
    expect(statuses.at(-1)).toBe(429);
  });

  it.each([
    [1234, 'EUR', 1234],
    [500, 'JPY', 500],
    [5125, 'KWD', 5125],
    [5, 'ISK', 500],
    [5, 'UGX', 500],
    [50_000, 'MGA', 500],
  ])('writes %i minor units of %s as %i', (amountMinor, currency, amount) => {
    expect(stripeAmount(amountMinor, currency)).toBe(amount);
  });
});

describe('Shopify', () => {
  const headers = { 'X-Shopify-Access-Token': '{{setting.shopify_token}}' };
  const url = 'https://sandbox.myshopify.com/admin/api/2026-07/graphql.json';
  const ask = (query: string, variables: object = {}, settings: InstalledApp['settings'] = {}) =>
    openProxy(settings).proxy({ url, method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const ada = 'customers(first: 1, query: "email:ada.farrow@shop.example")';

  it('shows 60 days of orders, and all of them with the scope for it', () => {
    const query = `{ ${ada} { nodes { numberOfOrders amountSpent { amount currencyCode } orders(first: 50) { nodes { processedAt } } } } }`;
    const node = { numberOfOrders: '14', amountSpent: { amount: '1240.0', currencyCode: 'EUR' } };
    expect(ask(query).body).toMatchObject({ data: { customers: { nodes: [{ ...node, orders: { nodes: { length: 1 } } }] } } });
    const all = ask(query, {}, { shopify_token: 'shpat_sandbox_all' }).body;
    expect(all).toMatchObject({ data: { customers: { nodes: [{ ...node, orders: { nodes: { length: 14 } } }] } } });
  });

  it('answers with aliases, variables and the cost', () => {
    const { body } = ask(
      'query Find($q: String!, $n: Int) { found: customers(first: $n, query: $q) { nodes { id } pageInfo { hasNextPage } } }',
      {
        q: 'email:\'ada.farrow@shop.example\' OR email:"emil.jansen@shop.example"',
        n: 1,
      },
    );
    expect(body).toMatchObject({
      data: { found: { nodes: [{ id: 'gid://shopify/Customer/700000000' }], pageInfo: { hasNextPage: true } } },
      extensions: { cost: { requestedQueryCost: 4, throttleStatus: { restoreRate: 100 } } },
    });
  });

  it.each([
    ['{ customers(first: 1) { nodes { shoeSize } } }', 'undefinedField'],
    ['{ customers(last_one: 1) { nodes { id } } }', 'argumentNotAccepted'],
    ['{ customers(first: 1) { nodes } }', 'selectionMismatch'],
    ['{ customers(first: 1) { nodes { id { x } } } }', 'selectionMismatch'],
    ['{ customers { nodes { id } } }', 'BAD_REQUEST'],
    ['{ customers(first: 250) { nodes { orders(first: 50) { nodes { id } } } } }', 'MAX_COST_EXCEEDED'],
    ['query ($q: String!) { customers(first: 1, query: $q) { nodes { id } } }', 'INVALID_VARIABLE'],
    [`{ ${ada} { nodes { orders(first: 1, sortKey: SIZE) { nodes { id } } } } }`, 'argumentLiteralsIncompatible'],
    ['{ customers(first: 1 { nodes { id } } }', 'parseError'],
  ])('answers 200 with errors to %s', (query, code) => {
    expect(ask(query)).toMatchObject({ status: 200, body: { errors: [{ extensions: { code } }] } });
  });

  it('throttles by points, which come back with time', () => {
    const { proxy } = openProxy();
    const body = JSON.stringify({ query: `{ customers(first: 5) { nodes { orders(first: 50) { nodes { id processedAt } } } } }` });
    const isThrottled = (atMs: number): boolean =>
      JSON.stringify(proxy({ url, method: 'POST', headers, body }, atMs).body).includes('THROTTLED');
    const answers = Array.from({ length: 400 }, () => isThrottled(nowMs));
    expect(answers[0]).toBe(false);
    expect(answers.at(-1)).toBe(true);
    expect(isThrottled(nowMs + 10_000)).toBe(false);
  });

  it('answers 401 to a wrong token and 404 to a version or shop that is not there', () => {
    expect(ask('{ customers(first: 1) { nodes { id } } }', {}, { shopify_token: 'shpat_wrong' }).status).toBe(401);
    const { proxy } = openProxy({ shopify_shop: 'nobody.myshopify.com' });
    expect(proxy({ url: url.replace('sandbox', 'nobody'), method: 'POST', headers }).status).toBe(404);
    expect(openProxy().proxy({ url: url.replace('2026-07', '2019-04'), method: 'POST', headers }).status).toBe(404);
  });

  it.each([
    [124_000, 'EUR', '1240.0'],
    [1250, 'EUR', '12.5'],
    [5, 'EUR', '0.05'],
    [0, 'EUR', '0.0'],
    [500, 'JPY', '500.0'],
    [5125, 'KWD', '5.125'],
  ])('writes %i minor units of %s as "%s"', (amountMinor, currency, text) => {
    expect(decimalText(amountMinor, currency)).toBe(text);
  });
});

describe('what the vendors hold', () => {
  it('is the orders of the world, without what could not have been given back', () => {
    const { world, shown } = openProxy();
    const { stripe } = shown() as {
      stripe: { holds: { charges: { customer: string; amount_captured: number; amount_refunded: number; paid: boolean }[] } };
    };
    const dora = stripe.holds.charges.filter(({ customer }) => customer === 'cus_2000004x11');
    expect(dora.map((charge) => charge.amount_captured - charge.amount_refunded)).toEqual([0, 0]);
    const paid = stripe.holds.charges.filter((charge) => charge.paid && charge.amount_captured > 0);
    expect(paid).toHaveLength(world.orders.filter((order) => order.amountMinor > 0).length);
  });

  it('is the same for the same seed', () => {
    expect(openProxy().shown()).toEqual(openProxy().shown());
  });
});
