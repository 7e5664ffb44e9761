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
  expect(vendors.webhook.system.mode).toBe('odd');
  expect(control('PUT', '/vendors/webhook', { mode: 'sleepy' })).toMatchObject({ status: 400 });
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
  ]);
});
