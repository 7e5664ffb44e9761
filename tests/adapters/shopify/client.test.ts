import { describe, expect, it } from 'vitest';
import type { TransportAnswer, TransportRequest } from '#adapters/shared/transport.ts';
import { shopifyApi } from '#adapters/shopify/client.ts';
import { BY_EMAIL, BY_ID } from '#adapters/shopify/query.ts';

function answering(body: unknown, status = 200) {
  const sent: TransportRequest[] = [];
  const transport = (request: TransportRequest): Promise<TransportAnswer> => {
    sent.push(request);
    return Promise.resolve({ kind: 'answered', status, headers: {}, body });
  };
  return { api: shopifyApi(transport, 'ada.myshopify.com'), sent };
}

function customers(nodes: readonly unknown[], hasNextPage = false): object {
  return { data: { customers: { nodes, pageInfo: { hasNextPage } } } };
}

const CUSTOMER = {
  id: 'gid://shopify/Customer/1',
  createdAt: '2025-01-01T00:00:00Z',
  numberOfOrders: '3',
  defaultEmailAddress: null,
  amountSpent: { amount: '30.0', currencyCode: 'EUR' },
  lastOrder: null,
  oldest: { nodes: [] },
  newest: { nodes: [], pageInfo: { hasNextPage: false } },
};

describe('what a shop is asked', () => {
  it('is one query of its Admin API, with the token that the proxy puts in', async () => {
    const { api, sent } = answering(customers([]));
    await api.customersByEmail(['ada@shop.example', 'b@shop.example']);
    await api.customerById('7');
    const request = {
      method: 'POST',
      url: 'https://ada.myshopify.com/admin/api/2026-07/graphql.json',
      headers: { 'X-Shopify-Access-Token': '{{setting.shopify_token}}' },
      isSecure: true,
    };
    expect(sent).toEqual([
      { ...request, body: { query: BY_EMAIL, variables: { search: 'email:"ada@shop.example" OR email:"b@shop.example"' } } },
      { ...request, body: { query: BY_ID, variables: { id: 'gid://shopify/Customer/7' } } },
    ]);
  });

  it('is answered with the customers, and whether there are more', async () => {
    const found = await answering(customers([CUSTOMER])).api.customersByEmail([]);
    expect(found).toMatchObject({ ok: true, value: { isComplete: true, customers: [{ id: CUSTOMER.id, numberOfOrders: 3 }] } });
    expect(await answering(customers([], true)).api.customersByEmail([])).toEqual({
      ok: true,
      value: { isComplete: false, customers: [] },
    });
  });

  it('by an id is answered with that customer or with none', async () => {
    const found = await answering({ data: { customer: CUSTOMER } }).api.customerById('1');
    expect(found).toMatchObject({ ok: true, value: { isComplete: true, customers: [{ id: CUSTOMER.id }] } });
    const none = await answering({ data: { customer: null } }).api.customerById('1');
    expect(none).toEqual({ ok: true, value: { isComplete: true, customers: [] } });
  });

  it('is answered where the list of errors is empty', async () => {
    expect(await answering({ ...customers([]), errors: [] }).api.customersByEmail([])).toMatchObject({ ok: true });
  });

  it.each([
    ['no object', 'maintenance', '', 'expected Object'],
    ['no data', {}, 'data.', 'expected Object'],
    ['a customer without an id', { data: { customer: { ...CUSTOMER, id: 5 } } }, 'data.customer.id', 'expected string'],
    [
      'a sum that is none',
      { data: { customer: { ...CUSTOMER, amountSpent: { amount: 'x', currencyCode: 'EUR' } } } },
      'data.customer.amountSpent',
      'expected raw_transform',
    ],
  ])('cannot be read where the answer is %s', async (_what, body, path, cause) => {
    const result = await answering(body).api.customerById('1');
    expect(result).toMatchObject({ ok: false, error: { kind: 'unreadable', what: 'Shopify', path, cause } });
  });
});

function refusing(code: unknown): object {
  return { errors: [{ message: 'It is odd.', extensions: { code } }], data: null };
}

describe('a refusal of Shopify with status 200', () => {
  it.each([
    ['THROTTLED', { kind: 'rate_limited', retryAfterMs: 2000 }],
    ['ACCESS_DENIED', { kind: 'refused_key', detail: 'It is odd.' }],
    ['INTERNAL_SERVER_ERROR', { kind: 'unavailable', status: 500 }],
    ['TIMEOUT', { kind: 'unavailable', status: 500 }],
    ['MAX_COST_EXCEEDED', { kind: 'rejected', detail: 'It is odd.' }],
  ])('and the code %s is %o', async (code, error) => {
    const result = await answering(refusing(code)).api.customerById('1');
    expect(result).toEqual({ ok: false, error: { what: 'Shopify', code, ...error } });
    expect(await answering(refusing(code)).api.customersByEmail([])).toEqual(result);
  });

  it.each([
    ['a sentence', { errors: 'Not here.' }, 'Not here.'],
    ['a long sentence', { errors: `${'x'.repeat(200)}y` }, 'x'.repeat(200)],
    ['fields', { errors: { query: 'missing' } }, '{"query":"missing"}'],
    ['a list without a message', { errors: [{ message: 5 }] }, '[{"message":5}]'],
    ['a list of nothing', { errors: [null] }, '[null]'],
    ['a code that is none', refusing(5), 'It is odd.'],
    ['a code without anything around it', { errors: [{ message: 'No.', extensions: null }] }, 'No.'],
  ])('and errors that are %s is rejected without a name', async (_what, body, detail) => {
    expect(await answering(body).api.customerById('1')).toEqual({ ok: false, error: { kind: 'rejected', what: 'Shopify', detail } });
  });

  it.each([
    [{ requestedQueryCost: 752, throttleStatus: { currentlyAvailable: 602, restoreRate: 50 } }, 3000],
    [{ requestedQueryCost: 10, throttleStatus: { currentlyAvailable: 9, restoreRate: 3 } }, 334],
    [{ requestedQueryCost: 10, throttleStatus: { currentlyAvailable: 11, restoreRate: 50 } }, 0],
    [{ requestedQueryCost: 10, throttleStatus: { currentlyAvailable: 9, restoreRate: 1 } }, 1000],
    [{ requestedQueryCost: 10, throttleStatus: { currentlyAvailable: 9, restoreRate: 0.9 } }, 2000],
    [{ requestedQueryCost: '10', throttleStatus: { currentlyAvailable: 9, restoreRate: 50 } }, 2000],
  ])('of points that cost %o lasts %i ms', async (cost, retryAfterMs) => {
    const { api } = answering({ ...refusing('THROTTLED'), extensions: { cost } });
    expect(await api.customerById('1')).toMatchObject({ ok: false, error: { kind: 'rate_limited', retryAfterMs } });
  });
});

describe('a refusal of Shopify with another status', () => {
  const request = { method: 'POST', path: '/admin/api/2026-07/graphql.json' };

  it.each([
    [400, refusing('BAD'), { kind: 'rejected', code: 'BAD', detail: 'It is odd.' }],
    [400, { errors: 'Not here.' }, { kind: 'rejected', detail: 'Not here.' }],
    [400, { errors: { query: 'odd' } }, { kind: 'rejected', detail: '{"query":"odd"}' }],
    [403, { errors: [{ title: 'Forbidden', detail: 'No access' }] }, { kind: 'refused_by_proxy' }],
    [400, {}, { kind: 'refused_by_proxy' }],
    [400, null, { kind: 'refused_by_proxy' }],
    [404, 'Not Found', { kind: 'not_set_up' }],
  ])('%i is read from what it says: %o', async (status, body, error) => {
    const result = await answering(body, status).api.customerById('1');
    expect(result).toEqual({ ok: false, error: { what: 'Shopify', status, request, ...error } });
  });
});
