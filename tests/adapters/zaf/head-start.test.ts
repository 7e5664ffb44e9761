import { describe, expect, it } from 'vitest';
import { REQUEST_TIMEOUT_MS } from '#adapters/zaf/client.ts';
import { createHeadStart } from '#adapters/zaf/head-start.ts';
import type { TransportRequest } from '#adapters/shared/transport.ts';
import { fail } from '#domain/shared/result.ts';
import { fakeClient } from './fake-client.ts';

const REQUEST: TransportRequest = { method: 'POST', url: '/api/v2/things', body: { a: 1 } };

function aHeadStart(values: Readonly<Record<string, unknown>> = {}) {
  const clock = { nowMs: 0 };
  const sent: TransportRequest[] = [];
  const gets: (readonly string[])[] = [];
  const fake = fakeClient(values);
  const client = {
    ...fake,
    get: (paths: readonly string[]) => {
      gets.push(paths);
      return fake.get(paths);
    },
    request: (request: TransportRequest) => {
      sent.push(request);
      return Promise.resolve({ kind: 'answered' as const, status: 200, headers: {}, body: sent.length });
    },
  };
  return { clock, sent, gets, headStart: createHeadStart(client, () => clock.nowMs) };
}

async function bodyOf(answer: ReturnType<ReturnType<typeof aHeadStart>['headStart']['client']['request']>): Promise<unknown> {
  const read = await answer;
  return read.kind === 'answered' ? read.body : read.cause;
}

describe('a head start', () => {
  it('sends at once what will be asked, and gives the answer to whoever asks the same', async () => {
    const { headStart, sent } = aHeadStart();
    headStart.askAhead(REQUEST);
    expect(sent).toEqual([REQUEST]);
    expect(await bodyOf(headStart.client.request({ ...REQUEST, body: { a: 1 } }))).toBe(1);
    expect(sent).toHaveLength(1);
  });

  it('gives each answer once, so that what is read again is fresh', async () => {
    const { headStart } = aHeadStart();
    headStart.askAhead(REQUEST);
    await headStart.client.request(REQUEST);
    expect(await bodyOf(headStart.client.request(REQUEST))).toBe(2);
  });

  it.each([
    ['method', { ...REQUEST, method: 'PUT' as const }],
    ['address', { ...REQUEST, url: '/api/v2/things?b' }],
    ['body', { ...REQUEST, body: { a: 2 } }],
  ])('gives no answer to who asks with another %s', async (_what, other) => {
    const { headStart } = aHeadStart();
    headStart.askAhead(REQUEST);
    expect(await bodyOf(headStart.client.request(other))).toBe(2);
  });

  it('gives an answer as old as any may be, and none that is a millisecond older', async () => {
    const { headStart, clock } = aHeadStart();
    headStart.askAhead(REQUEST);
    clock.nowMs = REQUEST_TIMEOUT_MS;
    expect(await bodyOf(headStart.client.request(REQUEST))).toBe(1);
    headStart.askAhead(REQUEST);
    clock.nowMs += REQUEST_TIMEOUT_MS + 1;
    expect(await bodyOf(headStart.client.request(REQUEST))).toBe(3);
  });

  it('gives what was read to several who read parts of it, each part once', async () => {
    const { headStart, gets } = aHeadStart({ a: 1, b: 2 });
    await headStart.readAhead(['a', 'b', 'c']);
    expect(await headStart.client.get(['a', 'c'])).toEqual({ ok: true, value: new Map([['a', 1]]) });
    expect(await headStart.client.get(['b'])).toEqual({ ok: true, value: new Map([['b', 2]]) });
    expect(gets).toEqual([['a', 'b', 'c']]);
    await headStart.client.get(['a']);
    expect(gets).toHaveLength(2);
  });

  it('reads anew what was not read ahead, all of it', async () => {
    const { headStart, gets } = aHeadStart({ a: 1 });
    await headStart.readAhead(['a']);
    await headStart.client.get(['a', 'd']);
    expect(gets).toEqual([['a'], ['a', 'd']]);
  });

  it('takes what was read for a second, and no millisecond longer: somebody may be changing the ticket', async () => {
    const { headStart, clock, gets } = aHeadStart({ a: 1, b: 2 });
    await headStart.readAhead(['a', 'b']);
    clock.nowMs = 1_000;
    await headStart.client.get(['a']);
    expect(gets).toHaveLength(1);
    clock.nowMs = 1_001;
    await headStart.client.get(['b']);
    expect(gets).toHaveLength(2);
  });

  it('has nothing where reading ahead failed: whoever reads finds out for themselves', async () => {
    let asked = 0;
    const refused = fail({ kind: 'refused' as const, what: 'a' });
    const client = { ...fakeClient(), get: () => Promise.resolve(((asked += 1), refused)) };
    const headStart = createHeadStart(client, () => 0);
    expect(await headStart.readAhead(['a'])).toBe(refused);
    expect(await headStart.client.get(['a'])).toBe(refused);
    expect(asked).toBe(2);
  });
});
