import { describe, expect, it } from 'vitest';
import type { Transport, TransportRequest } from '#adapters/shared/transport.ts';
import { probeWebhook } from '#adapters/webhook/probe.ts';

const SETTINGS = { host: 'gestures.sample.example', path: '/v1', sendsEmail: true };

async function probed(status: number, body: unknown) {
  const sent: TransportRequest[] = [];
  const transport: Transport = (request) => {
    sent.push(request);
    return Promise.resolve({ kind: 'answered', status, headers: {}, body });
  };
  return { sent, found: await probeWebhook(transport, SETTINGS) };
}

describe("a look at the company's own system", () => {
  it('asks what became of a gesture that there never was, and nothing else', async () => {
    const { sent, found } = await probed(200, { schema: 1, key: 'make-it-right-probe', status: 'none' });
    expect(found).toEqual({ label: SETTINGS.host, lacks: [], fault: null });
    expect(sent).toMatchObject([{ method: 'GET', url: 'https://gestures.sample.example/v1/gestures/make-it-right-probe' }]);
  });

  it.each([
    ['a secret that it does not take', 401, { schema: 1 }, 'refused_key'],
    ['an answer by another contract', 200, { ok: true }, 'unreadable'],
    [
      'a key of which it cannot have heard as issued',
      200,
      { schema: 1, key: 'make-it-right-probe', status: 'done', reference: 'x' },
      'unreadable',
    ],
    ['a system that is down', 503, undefined, 'unavailable'],
  ])('says %s', async (_what, status, body, kind) => {
    expect((await probed(status, body)).found).toMatchObject({ lacks: [], fault: { kind } });
  });
});
