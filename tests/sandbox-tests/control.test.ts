import { describe, expect, it } from 'vitest';
import { openControl } from './control-client.ts';
import { at, records } from './sandbox-client.ts';

describe('the description of the app', () => {
  it('gives settings without the secure ones, locations, clock and the ticket to open', () => {
    const { body } = openControl().control('GET', '/app');
    expect(body).toMatchObject({
      name: 'Sample app',
      locations: { ticket_sidebar: 'assets/sidebar.html' },
      now: '2026-10-28T09:30:00.000Z',
      defaultTicket: 101,
      framePort: null,
      built: false,
    });
    expect(at(body, 'settings')).not.toHaveProperty('webhook_secret');
  });
});

describe('the workspace', () => {
  it.each([
    [101, { type: 'incident', problem_id: null, has_incidents: false }],
    [120, { type: 'problem', problem_id: null, has_incidents: true }],
    [121, { type: 'incident', problem_id: 120, has_incidents: false }],
  ])('shows of ticket %i whether it is a problem, or one that a problem gathers', async (id, expected) => {
    const { control, send } = openControl();
    expect(at(control('GET', `/tickets/${id}`).body, 'ticket')).toMatchObject(expected);
    expect(at((await send('GET', `/api/v2/tickets/${id}`)).body, 'ticket')).toMatchObject(expected);
  });

  it('lists tickets newest first and finds them by words, names and numbers', () => {
    const { control } = openControl();
    expect(control('GET', '/tickets?limit=2').body).toMatchObject({ total: 424, tickets: [{ id: 102 }, { id: 107 }] });
    expect(control('GET', '/tickets?q=ada farrow').body).toMatchObject({
      tickets: [{ id: 101, requester: { name: 'Ada Farrow (sample)' } }, {}, {}, {}, {}],
    });
    expect(control('GET', '/tickets?q=%23112').body).toMatchObject({ total: 1, tickets: [{ id: 112 }] });
  });

  it("submits status, comment and cause, and keeps the cause's tag in step", () => {
    const { control } = openControl();
    const { status, body } = control('PUT', '/tickets/101', {
      user: 'agent2',
      status: 'solved',
      tags: ['late_delivery', 'vip'],
      custom_fields: [{ id: 360000000001, value: 'damaged_item' }],
      comment: { html_body: '<p>Sorry.</p>', public: true },
    });
    expect(status).toBe(200);
    expect(at(body, 'ticket')).toMatchObject({
      status: 'solved',
      tags: ['vip', 'damaged_item'],
      custom_fields: [{ value: 'damaged_item' }],
    });
    expect((at(body, 'comments') as unknown as unknown[]).at(-1)).toMatchObject({
      html_body: '<p>Sorry.</p>',
      public: true,
      author: { id: 1_000_002, role: 'agent' },
    });
  });

  it('refuses closed tickets, unknown people and unknown values with a sentence', () => {
    const { control } = openControl();
    expect(control('PUT', '/tickets/112', { user: 'agent', comment: { body: 'Sorry.' } })).toMatchObject({ status: 422 });
    expect(control('PUT', '/tickets/101', { user: 'nobody' })).toMatchObject({ status: 400 });
    expect(control('PUT', '/tickets/101', { user: 'agent', status: 'done' })).toMatchObject({ status: 422 });
    expect(control('PUT', '/tickets/101', { user: 'agent', custom_fields: [{ id: 360000000001, value: 'aliens' }] })).toMatchObject({
      status: 422,
    });
    expect(control('GET', '/tickets/4711')).toMatchObject({ status: 404 });
  });

  it('changes what a ticket is at once and what search knows of it later', async () => {
    const { control, send, wait } = openControl();
    control('PUT', '/tickets/101', { user: 'agent', status: 'pending' });
    const searched = async (): Promise<unknown> =>
      at((await send('GET', '/api/v2/search?query=type:ticket requester:2000001&sort_by=created_at')).body, 'results')['0'];
    expect(at((await send('GET', '/api/v2/tickets/101')).body, 'ticket')['status']).toBe('pending');
    expect(await searched()).toMatchObject({ id: 101, status: 'open' });
    wait(1000);
    expect(await searched()).toMatchObject({ id: 101, status: 'pending' });
  });
});

describe('the other addresses', () => {
  it('give raw records without any lag', async () => {
    const { control, create, api } = openControl();
    api.state.faults.change({ listLagMs: 60_000 });
    await create({ amount: 5 });
    expect(control('GET', '/records/entry').body).toMatchObject([{ custom_object_key: 'entry', custom_object_fields: { amount: 5 } }]);
    expect(control('GET', '/records/absent')).toMatchObject({ status: 404 });
  });

  it('set faults, and answer 400 with a sentence where they are wrong', () => {
    const { control } = openControl();
    expect(control('PUT', '/faults', { latencyMs: 7 })).toMatchObject({ status: 200, body: { latencyMs: 7, listLagMs: 0 } });
    expect(control('PUT', '/faults', { wrong: 7 })).toMatchObject({ status: 400, body: { error: expect.stringContaining('wrong') } });
  });

  it('show and clear traffic, list people, and know nothing else', async () => {
    const { control, send } = openControl();
    await send('GET', records, { isApp: true });
    expect(control('GET', '/traffic').body).toHaveLength(1);
    expect(control('DELETE', '/traffic').status).toBe(204);
    expect(control('GET', '/traffic').body).toEqual([]);
    expect(control('GET', '/people').body).toHaveLength(64);
    expect(control('GET', '/nothing').status).toBe(404);
  });
});

function proxied(url: string): object {
  return {
    url,
    method: 'POST',
    headers: { Authorization: 'Bearer {{setting.webhook_secret}}', 'Idempotency-Key': 'm-1' },
    body: JSON.stringify({ schema: 1, key: 'm-1', gesture: 'credit', amount_minor: 500, currency: 'EUR', customer: { zendesk_id: '7' } }),
    user: 'agent',
    secure: true,
  };
}

describe('the proxy', () => {
  it('fills in secure settings, and shows them to nobody', () => {
    const { control, vendors } = openControl();
    expect(control('POST', '/proxy', proxied('https://hooks.example/x/gestures'))).toMatchObject({
      status: 200,
      body: { status: 'done', reference: 'GW-0001' },
    });
    expect(vendors.webhook.received).toMatchObject([
      { path: '/x/gestures', user: 'agent', status: 200, headers: { Authorization: 'Bearer {{setting.webhook_secret}}' } },
    ]);
    expect(control('GET', '/vendors').body).toMatchObject({
      stripe: { received: [] },
      webhook: { received: [{}], holds: [{ key: 'm-1', amountMinor: 500 }], mode: 'works' },
    });
    expect(JSON.stringify(control('GET', '/vendors').body)).not.toContain('sample_webhook_secret');
  });

  it('shows beside the vendors what object triggers have mailed', () => {
    const { control, api } = openControl();
    expect(control('GET', '/vendors').body).toMatchObject({
      stripe: { received: [] },
      shopify: { received: [] },
      webhook: { received: [] },
      notifications: [],
    });
    const sent = { at: '2026-10-28T09:30:00.000Z', groupId: 1, subject: 'S', body: 'B', recordId: '01' };
    api.state.notifications.push(sent);
    expect(control('GET', '/vendors').body).toMatchObject({ notifications: [sent] });
  });

  it('answers 502 for hosts that the manifest does not allow or nobody is at', () => {
    const { control } = openControl();
    expect(control('POST', '/proxy', proxied('https://elsewhere.example/'))).toMatchObject({
      status: 502,
      body: { message: expect.stringContaining('domainWhitelist') },
    });
    expect(control('POST', '/proxy', {})).toMatchObject({ status: 502 });
  });
});
