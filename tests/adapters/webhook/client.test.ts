import { expect, it } from 'vitest';
import type { TransportRequest } from '#adapters/shared/transport.ts';
import { webhookApi } from '#adapters/webhook/client.ts';

it('asks at the addresses of the contract, whatever a key is made of', async () => {
  const sent: TransportRequest[] = [];
  const api = webhookApi(
    (request) => {
      sent.push(request);
      return Promise.resolve({ kind: 'unanswered', cause: 'timeout' });
    },
    { host: 'gestures.sample.example', path: '' },
  );
  const key = 'a/b ?#';
  for (const asked of [api.carryOut(key, { gesture: 'credit' }), api.find(key), api.reverse(key)]) {
    expect(await asked).toMatchObject({ ok: false, error: { kind: 'unreachable', what: 'Webhook' } });
  }
  expect(sent.map(({ method, url, body }) => [method, url, body])).toEqual([
    ['POST', 'https://gestures.sample.example/gestures', { schema: 1, key, gesture: 'credit' }],
    ['GET', 'https://gestures.sample.example/gestures/a%2Fb%20%3F%23', undefined],
    ['POST', 'https://gestures.sample.example/gestures/a%2Fb%20%3F%23/reversal', { schema: 1, key }],
  ]);
  expect(sent.every(({ headers, isSecure }) => isSecure === true && headers?.['Idempotency-Key'] === key)).toBe(true);
});
