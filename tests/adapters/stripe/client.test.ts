import { describe, expect, it } from 'vitest';
import type { TransportAnswer, TransportRequest } from '#adapters/shared/transport.ts';
import { stripeApi } from '#adapters/stripe/client.ts';

function answering(body: unknown, status = 200) {
  const sent: TransportRequest[] = [];
  const api = stripeApi((request) => {
    sent.push(request);
    return Promise.resolve<TransportAnswer>({ kind: 'answered', status, headers: {}, body });
  });
  return { api, sent };
}

const list = (data: readonly unknown[], hasMore: boolean) => ({ object: 'list', data, has_more: hasMore });

describe('a list of Stripe', () => {
  it('is asked for in the last version whose charges name their invoice', async () => {
    const { api, sent } = answering(list([], false));
    await api.chargesOf('cus_1', null);
    await api.chargesOf('cus_1', 'ch_9');
    await api.customersByEmail('ada+1@shop.example');
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET https://api.stripe.com/v1/charges?customer=cus_1&limit=100',
      'GET https://api.stripe.com/v1/charges?customer=cus_1&starting_after=ch_9&limit=100',
      'GET https://api.stripe.com/v1/customers?email=ada%2B1%40shop.example&limit=100',
    ]);
    expect(sent[0]?.headers).toEqual({ Authorization: 'Bearer {{setting.stripe_key}}', 'Stripe-Version': '2025-02-24.acacia' });
  });

  it.each([
    ['the last one there is', list([{ id: 'a' }], false), null],
    ['followed by another', list([{ id: 'a' }, { id: 'b' }], true), 'b'],
  ])('is a page that is %s', async (_what, body, next) => {
    expect(await answering(body).api.chargesOf('cus_1', null)).toEqual({ ok: true, value: { items: body.data, next, unreadable: 0 } });
  });

  it.each([
    ['has no id', list([{ id: 'a' }, { id: 5 }], true)],
    ['is none', list([null], true)],
  ])('is no page where others follow and its last row %s: that is not the end of it', async (_what, body) => {
    expect(await answering(body).api.chargesOf('cus_1', null)).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
  });

  it('is not something else that has the same fields', async () => {
    const { api } = answering({ ...list([], false), object: 'search_result' });
    expect(await api.chargesOf('cus_1', null)).toMatchObject({ ok: false, error: { kind: 'unreadable', path: 'object' } });
  });

  it.each([
    ['its code', { error: { type: 'card_error', code: 'odd', message: 'It is odd.' } }, { code: 'odd', detail: 'It is odd.' }],
    [
      'its type where it has no code',
      { error: { type: 'invalid_request_error', message: 'No.' } },
      { code: 'invalid_request_error', detail: 'No.' },
    ],
  ])('that is refused has an error with %s', async (_what, body, expected) => {
    const result = await answering(body, 404).api.chargesOf('cus_1', null);
    const request = { method: 'GET', path: '/v1/charges' };
    expect(result).toEqual({ ok: false, error: { kind: 'rejected', what: 'Stripe', status: 404, request, ...expected } });
  });

  it.each([
    ['an error without a name', { error: { code: 5, message: 5 } }],
    ["Zendesk's own error", { error: { title: 'Forbidden', message: 'No access' } }],
    ['a word', { error: 'odd' }],
    ['nothing', null],
  ])('that is refused with %s was not refused by Stripe', async (_what, body) => {
    const result = await answering(body, 403).api.chargesOf('cus_1', null);
    expect(result).toMatchObject({ ok: false, error: { kind: 'refused_by_proxy', what: 'Stripe', status: 403 } });
  });
});
