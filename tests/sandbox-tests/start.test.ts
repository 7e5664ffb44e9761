import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox, type RunningSandbox } from '#sandbox/start.ts';
import { freePort } from './free-port.ts';

const as = (user: string): RequestInit => ({ headers: { 'X-Sandbox-User': user, 'content-type': 'application/json' } });

describe('a sandbox on a port', () => {
  let sandbox: RunningSandbox;
  let url: string;

  beforeAll(async () => {
    const port = await freePort();
    sandbox = await startSandbox({ port, nowMs: Date.parse('2026-10-28T09:30:00Z') });
    url = `http://127.0.0.1:${port}`;
  });

  afterAll(() => sandbox.close());

  it('answers as Zendesk under /api/v2', async () => {
    const response = await fetch(`${url}/api/v2/users/me.json`, as('lead'));
    expect(response.status).toBe(200);
    expect(response.headers.get('date')).toMatch(/^Wed, 28 Oct 2026/);
    expect(await response.json()).toMatchObject({ user: { id: 1_000_101, role: 'agent' } });
    expect((await fetch(`${url}/api/v2/users/me`)).status).toBe(401);
  });

  it('sends 204 without a body, and 400 where a body is not JSON', async () => {
    const cleared = await fetch(`${url}/__sandbox/traffic`, { method: 'DELETE' });
    expect([cleared.status, await cleared.text()]).toEqual([204, '']);
    const path = `${url}/api/v2/custom_objects/moment_entry/records`;
    expect((await fetch(path, { ...as('agent'), method: 'POST', body: '{' })).status).toBe(400);
  });

  it('breaks the connection of a lost reply, after the write', async () => {
    await fetch(`${url}/__sandbox/faults`, { method: 'PUT', body: '{"lostReplyRate": 1}' });
    const path = `${url}/api/v2/custom_objects/moment_entry/records`;
    const reply = await fetch(path, { ...as('agent'), method: 'POST', body: '{"custom_object_record": {"name": "lost"}}' });
    await expect(reply.text()).rejects.toThrow('terminated');
    await fetch(`${url}/__sandbox/faults`, { method: 'PUT', body: '{"lostReplyRate": 0}' });
    expect(await (await fetch(`${url}/__sandbox/records/moment_entry`)).json()).toMatchObject([{ name: 'lost' }]);
  });

  it('has no date, not even that of this machine, where the account sends none', async () => {
    const put = (sendsDate: boolean): Promise<Response> =>
      fetch(`${url}/__sandbox/account`, { method: 'PUT', body: JSON.stringify({ sendsDate }) });
    await put(false);
    const response = await fetch(`${url}/api/v2/users/me`, as('agent'));
    expect([response.status, response.headers.get('date')]).toEqual([200, null]);
    await put(true);
  });

  it('says what to do where the port is taken', async () => {
    await expect(startSandbox({ port: Number(new URL(url).port) })).rejects.toThrow(/--port/);
  });
});
