import { describe, expect, it } from 'vitest';
import { at, openSandbox, openedMs, records } from './sandbox-client.ts';

const body = { custom_object_record: { name: 'entry' } };

async function statusesUnder(seed: number): Promise<number[]> {
  const { send } = openSandbox({ errorRate: 0.5, seed });
  const statuses: number[] = [];
  for (let index = 0; index < 30; index += 1) statuses.push((await send('GET', records)).status);
  return statuses;
}

describe('faults', () => {
  it('refuse unknown names and bad values with a sentence, and change nothing', () => {
    const { api } = openSandbox();
    const before = { ...api.state.faults.settings };
    for (const bad of [
      { lag: 1 },
      { latencyMs: -1 },
      { errorRate: 1.5 },
      { rateLimitPerMinute: 2.5 },
      { duplicateExternalId: 'maybe' },
      { latencyMs: 5, seed: 'x' },
      [],
      null,
    ]) {
      expect(api.state.faults.change(bad)).toMatch(/\.$/);
    }
    expect(api.state.faults.settings).toEqual(before);
  });

  it('merge what is given', () => {
    const { api } = openSandbox();
    expect(api.state.faults.change({ latencyMs: 20 })).toBeNull();
    expect(api.state.faults.settings).toMatchObject({ latencyMs: 20, searchLagMs: 1000, rateLimitPerMinute: 700 });
  });

  it('make every answer wait, with the effect halfway', async () => {
    const { api, send } = openSandbox({ latencyMs: 200 });
    const response = await send('POST', records, { body });
    expect(api.now()).toBe(openedMs + 200);
    expect(at(response.body, 'custom_object_record')['created_at']).toBe('2026-10-28T09:30:00Z');
    expect(api.state.tables.get('entry')?.all()[0]?.createdMs).toBe(openedMs + 100);
  });

  it('answer 500 or 503 without an effect', async () => {
    const { api, send } = openSandbox({ errorRate: 1 });
    const statuses = new Set<number>();
    for (let index = 0; index < 20; index += 1) statuses.add((await send('POST', records, { body })).status);
    expect(statuses).toEqual(new Set([500, 503]));
    expect(api.state.tables.get('entry')?.size).toBe(0);
  });

  it('lose the reply of a write that took effect, and never that of a read', async () => {
    const { api, send } = openSandbox({ lostReplyRate: 1 });
    expect(await send('POST', records, { body })).toMatchObject({ status: 0, lost: true });
    expect(api.state.tables.get('entry')?.size).toBe(1);
    expect((await send('GET', records)).status).toBe(200);
    expect((await send('POST', `${records}/search`, { body: { filter: {} } })).status).toBe(200);
    expect((await send('POST', records, { body: {} })).status).toBe(400);
  });

  it('fall alike under one seed', async () => {
    expect(await statusesUnder(7)).toEqual(await statusesUnder(7));
    expect(await statusesUnder(7)).not.toEqual(await statusesUnder(8));
  });
});

describe('the rate limit', () => {
  it('is shared by everyone, answers 429 with Retry-After, and opens again after the minute', async () => {
    const { send, wait } = openSandbox({ rateLimitPerMinute: 2 });
    expect((await send('GET', records)).headers['X-Rate-Limit-Remaining']).toBe('1');
    wait(20_000);
    expect((await send('GET', records, { user: 'lead' })).headers['X-Rate-Limit-Remaining']).toBe('0');
    const refused = await send('POST', records, { body, user: 'agent2' });
    expect(refused).toMatchObject({ status: 429, body: { error: 'APIRateLimitExceeded' }, headers: { 'Retry-After': '40' } });
    wait(40_000);
    expect((await send('GET', records)).status).toBe(200);
  });

  it('is off at 0', async () => {
    const { send } = openSandbox({ rateLimitPerMinute: 0 });
    expect((await send('GET', records)).headers).not.toHaveProperty('X-Rate-Limit');
  });
});

describe('traffic', () => {
  it("holds the app's requests with their bodies, and nobody else's", async () => {
    const { api, send } = openSandbox();
    await send('GET', '/api/v2/users/me.json?include=groups');
    await send('GET', '/api/v2/users/me.json?include=groups', { isApp: true });
    await send('POST', records, { body, isApp: true });
    expect(api.traffic.list()).toMatchObject([
      {
        at: '2026-10-28T09:30:00.000Z',
        user: 'agent',
        method: 'GET',
        path: '/api/v2/users/me.json',
        query: { include: 'groups' },
        requestBody: null,
        status: 200,
      },
      {
        method: 'POST',
        path: records,
        query: {},
        requestBody: body,
        status: 201,
        responseBody: { custom_object_record: { name: 'entry' } },
      },
    ]);
    api.traffic.clear();
    expect(api.traffic.list()).toEqual([]);
  });

  it('marks a lost reply', async () => {
    const { api, send } = openSandbox({ lostReplyRate: 1, latencyMs: 30 });
    await send('POST', records, { body, isApp: true });
    expect(api.traffic.list()).toMatchObject([{ status: 0, responseBody: null, lost: true, ms: 30 }]);
  });
});

describe('every answer', () => {
  it("carries the sandbox's date", async () => {
    const { send } = openSandbox();
    expect((await send('GET', '/api/v2/nothing')).headers['Date']).toBe('Wed, 28 Oct 2026 09:30:00 GMT');
  });
});
