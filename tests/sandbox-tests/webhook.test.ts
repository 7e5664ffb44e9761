import { expect, it } from 'vitest';
import { WebhookSystem, webhookModes } from '#sandbox/vendors/webhook.ts';
import { openControl } from './control-client.ts';

const nowMs = Date.parse('2026-10-28T09:30:00Z');
const headers = { authorization: 'Bearer sample_webhook_secret', 'idempotency-key': 'm-1' };
const body = { schema: 1, key: 'm-1', gesture: 'credit', amount_minor: 500, currency: 'EUR', customer: { zendesk_id: '7' } };
const post = (system: WebhookSystem, over: object = {}) =>
  system.answer({ method: 'POST', path: '/gestures', headers, body: { ...body, ...over }, nowMs });

it('does each key once, and whoever it does not know it tells nothing', () => {
  const system = new WebhookSystem();
  expect(post(system)).toMatchObject({
    status: 200,
    body: { status: 'done', reference: 'GW-0001', ending_balance: { amount_minor: 500 } },
  });
  expect(post(system, { amount_minor: 900 })).toMatchObject({ body: { reference: 'GW-0001', ending_balance: { amount_minor: 500 } } });
  expect(system.answer({ method: 'GET', path: '/gestures/m-1', headers: {}, body: null, nowMs }).status).toBe(401);
  expect(system.answer({ method: 'GET', path: '/gestures/m-2', headers, body: null, nowMs }).body).toMatchObject({ status: 'none' });
});

it('refuses what is no request by the contract', () => {
  const system = new WebhookSystem();
  for (const wrong of [{ schema: 2 }, { key: 'm-2' }, { amount_minor: 1.5 }, { currency: 'euro' }, { customer: {} }]) {
    expect(post(system, wrong).status).toBe(400);
  }
  expect(system.answer({ method: 'POST', path: '/gestures/m-1/nothing', headers, body, nowMs }).status).toBe(404);
  expect(system.holds).toEqual([]);
});

it('does what it accepted slowly a minute later, and nothing that was taken back before it came', () => {
  const system = new WebhookSystem();
  system.mode = 'slow';
  expect(post(system).body).toMatchObject({ status: 'pending' });
  const look = (atMs: number) => system.answer({ method: 'GET', path: '/gestures/m-1', headers, body: null, nowMs: atMs }).body;
  expect(look(nowMs + 59_999)).toMatchObject({ status: 'pending' });
  expect(look(nowMs + 60_000)).toMatchObject({ status: 'done' });
  const reversal = {
    method: 'POST',
    path: '/gestures/m-2/reversal',
    headers: { ...headers, 'idempotency-key': 'm-2' },
    body: { schema: 1, key: 'm-2' },
    nowMs,
  };
  expect(system.answer(reversal).body).toMatchObject({ status: 'reversed' });
  expect(system.answer({ ...reversal, path: '/gestures', body: { ...body, key: 'm-2' } }).body).toMatchObject({ status: 'reversed' });
});

it('suffers from what it is told to', () => {
  const { control, vendors } = openControl();
  for (const mode of webhookModes) expect(control('PUT', '/vendors/webhook', { mode })).toMatchObject({ status: 200, body: { mode } });
  expect(vendors.webhook.system.mode).toBe('no_list');
  expect(control('PUT', '/vendors/webhook', { mode: 'sleepy' })).toMatchObject({ status: 400 });
  expect(control('PUT', '/vendors/webhook', { holds: 'all' })).toMatchObject({ status: 400 });
  expect(control('PUT', '/vendors/webhook', { holds: { 'm-9': 700 } })).toMatchObject({ status: 200, body: { mode: 'no_list' } });
  expect(vendors.webhook.system.holds).toMatchObject([{ key: 'm-9', amountMinor: 700 }]);
  const answers = webhookModes.map((mode) => {
    const system = new WebhookSystem();
    system.mode = mode;
    return [mode, post(system).status, system.holds.length];
  });
  expect(answers).toEqual([
    ['works', 200, 1],
    ['loses_answers', 504, 1],
    ['down', 503, 0],
    ['down_after', 503, 1],
    ['slow', 200, 1],
    ['refuses', 200, 0],
    ['turns_away', 401, 0],
    ['throttled', 429, 0],
    ['odd', 200, 1],
    ['no_list', 200, 1],
  ]);
});

it('lists what it carried out since an instant, a page at a time, and nothing that it only forbade', () => {
  const system = new WebhookSystem();
  for (let index = 0; index < 21; index += 1) {
    const key = `m-${index}`;
    const own = { ...headers, 'idempotency-key': key };
    system.answer({ method: 'POST', path: '/gestures', headers: own, body: { ...body, key }, nowMs: nowMs + index });
  }
  const forbidden = { ...headers, 'idempotency-key': 'm-never' };
  system.answer({ method: 'POST', path: '/gestures/m-never/reversal', headers: forbidden, body: { schema: 1, key: 'm-never' }, nowMs });
  const list = (query: Record<string, string>) =>
    system.answer({ method: 'GET', path: '/gestures', query, headers, body: null, nowMs }).body;
  const since = new Date(nowMs + 1).toISOString();
  expect(list({ since })).toMatchObject({ status: 'list', gestures: { length: 20 }, next: null });
  expect(list({ since: new Date(nowMs).toISOString() })).toMatchObject({ gestures: { length: 20 }, next: '20' });
  expect(list({ since: new Date(nowMs).toISOString(), cursor: '20' })).toMatchObject({ gestures: [{ key: 'm-20' }], next: null });
  expect(list({})).toMatchObject({ status: 'refused' });
  system.mode = 'no_list';
  expect(system.answer({ method: 'GET', path: '/gestures', query: { since }, headers, body: null, nowMs }).status).toBe(404);
});

it('holds another sum, something new or nothing any more, where its own people say so', () => {
  const system = new WebhookSystem();
  post(system);
  system.keep('m-1', 900, nowMs);
  system.keep('m-9', 100, nowMs);
  expect(system.holds).toMatchObject([
    { key: 'm-1', amountMinor: 900, reference: 'GW-0001' },
    { key: 'm-9', amountMinor: 100, status: 'done' },
  ]);
  system.keep('m-1', null, nowMs);
  expect(system.holds.map(({ key }) => key)).toEqual(['m-9']);
});
