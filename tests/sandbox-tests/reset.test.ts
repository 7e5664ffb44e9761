import { request } from 'node:http';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox, type RunningSandbox } from '#sandbox/start.ts';
import { freePort } from './free-port.ts';
import { at } from './sandbox-client.ts';

const nowMs = Date.parse('2026-10-28T09:30:00Z');
const entries = '/api/v2/custom_objects/moment_entry/records';
const views = [
  '/__sandbox/app',
  '/__sandbox/people',
  '/__sandbox/tickets?limit=1000',
  '/__sandbox/tickets/101',
  '/__sandbox/traffic',
  '/__sandbox/faults',
  '/__sandbox/settings',
  '/__sandbox/account',
  '/__sandbox/vendors',
  '/__sandbox/records/moment_entry',
  '/__sandbox/records/service_moment',
  '/__sandbox/records/order',
  '/api/v2/custom_objects',
  '/api/v2/custom_objects/moment_entry/fields',
  '/api/v2/custom_objects/moment_entry/triggers',
  '/api/v2/custom_objects/order/fields',
  `${entries}/count`,
  '/api/v2/users/2000001',
  '/api/v2/tickets/101',
  '/api/v2/search?query=type:ticket requester:2000001&sort_by=created_at',
];

let sandbox: RunningSandbox;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-reset-'));
  sandbox = await startSandbox({ port: await freePort(), nowMs, hostFolder: folder, skipBuild: true });
});

afterEach(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

async function send(method: string, path: string, { body, user = 'admin' }: { body?: unknown; user?: string } = {}): Promise<Response> {
  return fetch(new URL(path, sandbox.url), {
    method,
    headers: { 'X-Sandbox-User': user, 'X-Sandbox-App': '1', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

interface Shown {
  readonly status: number;
  /** Requests that the account still answers in this minute. */
  readonly remaining: string | null;
  readonly body: unknown;
}

/** All that the account shows, but for the time of day, which passes. */
async function everything(): Promise<Map<string, Shown>> {
  const shown = new Map<string, Shown>();
  for (const path of views) {
    const response = await send('GET', path);
    const text = (await response.text()).replaceAll(/"(now|refreshed_at)":"[^"]*"/g, '"$1":""');
    shown.set(path, { status: response.status, remaining: response.headers.get('x-rate-limit-remaining'), body: JSON.parse(text) });
    if (path === '/__sandbox/traffic') await send('DELETE', path);
  }
  return shown;
}

const newEntry = { custom_object_record: { name: 'entry', custom_object_fields: { kind: 'reserve', amount_minor: 1500 } } };

/** Leaves nothing of the account as it was. */
async function useEverything(): Promise<void> {
  const wrong: string[] = [];
  const done = async (method: string, path: string, body?: unknown): Promise<void> => {
    const response = await send(method, path, { body });
    if (!response.ok) wrong.push(`${method} ${path}: ${response.status} ${await response.text()}`);
  };
  await done('POST', entries, newEntry);
  await done('POST', '/api/v2/custom_objects', { custom_object: { key: 'parcel', title: 'Parcel', title_pluralized: 'Parcels' } });
  const field = { custom_object_field: { key: 'weight', type: 'integer', title: 'Weight' } };
  await done('POST', '/api/v2/custom_objects/moment_entry/fields', field);
  await done('POST', '/api/v2/custom_objects/order/fields', field);
  await done('DELETE', '/api/v2/custom_objects/service_moment');
  await done('PUT', '/__sandbox/tickets/101', {
    user: 'agent',
    status: 'solved',
    tags: [],
    comment: { html_body: 'Sorry.', public: true },
  });
  const stripe = {
    url: 'https://api.stripe.com/v1/customers',
    headers: { Authorization: 'Bearer {{setting.stripe_key}}' },
    user: 'agent',
    secure: true,
  };
  await done('POST', '/__sandbox/proxy', stripe);
  await done('PUT', '/__sandbox/settings', { gesture_limit: 4711 });
  await done('PUT', '/__sandbox/account', { requestsPerAppMinute: 4711 });
  expect(wrong).toEqual([]);

  const { world, notifications } = sandbox.api.state;
  notifications.push({ at: '2026-10-28T09:30:00.000Z', groupId: 1, subject: 'S', body: 'B', recordId: '01' });
  world.people.pop();
  world.currency = 'USD';
  for (const customer of world.customers.values()) customer.name = 'Nobody';
  for (const order of world.orders) order.amountMinor = 0;
  for (const definition of sandbox.api.state.objects.values()) definition.triggers = [];
  const faults = {
    latencyMs: 1,
    listLagMs: 2,
    searchLagMs: 3,
    errorRate: 0,
    lostReplyRate: 0.5,
    rateLimitPerMinute: 4711,
    vendors: 'down',
    seed: 9,
  };
  await send('PUT', '/__sandbox/faults', { body: faults });
}

function bodyOf(shown: ReadonlyMap<string, Shown>, path: string): unknown {
  return shown.get(path)?.body;
}

/** How the dice fall for twenty requests of which every second one fails. */
async function dice(): Promise<number[]> {
  await send('PUT', '/__sandbox/faults', { body: { errorRate: 0.5 } });
  const statuses: number[] = [];
  for (let count = 0; count < 20; count += 1) statuses.push((await send('GET', '/api/v2/users/me')).status);
  return statuses;
}

async function date(): Promise<string | null> {
  return (await send('GET', '/api/v2/users/me')).headers.get('date');
}

async function app(): Promise<unknown> {
  return (await send('GET', '/__sandbox/app')).json();
}

async function answer(path: string): Promise<unknown[]> {
  const response = await send('GET', path);
  return [response.status, response.headers.get('content-type'), await response.text()];
}

describe('a sandbox that is reset', () => {
  it('shows exactly what it showed when it started, whatever was done to the account', async () => {
    const before = await everything();
    await useEverything();
    const used = await everything();
    const untouched = views.filter((path) => isDeepStrictEqual(bodyOf(used, path), bodyOf(before, path)));
    expect(untouched, 'what the test does not touch').toEqual([]);

    sandbox.reset({ nowMs });
    expect(await everything()).toEqual(before);
  });

  it('throws the same dice again', async () => {
    const before = await dice();
    sandbox.reset({ nowMs });
    expect(await dice()).toEqual(before);
  });

  it('starts its clock again, at another time where one is given', async () => {
    sandbox.reset({ nowMs: Date.parse('1998-07-01T12:00:00Z') });
    expect(await date()).toMatch(/^Wed, 01 Jul 1998 12:00:0/);
    sandbox.reset({ nowMs });
    expect(await date()).toMatch(/^Wed, 28 Oct 2026 09:30:0/);
  });

  it('has the settings and the files it is given, and no others', async () => {
    const settingsFile = join(folder, 'settings.json');
    const ordersFile = join(folder, 'orders.csv');
    writeFileSync(settingsFile, '{"gesture_limit": 4711, "absent": 1}');
    writeFileSync(ordersFile, 'customer_id,order_id,ordered_at,amount,currency\nC1,1,2026-09-01T10:00:00Z,20.00,USD\nC1,2,never,1,USD\n');
    const before = at(await app(), 'settings');

    sandbox.reset({ nowMs, settingsFile, ordersFile });
    expect(await app()).toMatchObject({
      settings: { gesture_limit: 4711 },
      account: { currency: 'USD' },
      files: [{ accepted: 1, rejected: 1 }],
    });
    expect([sandbox.files.length, sandbox.notices.length]).toEqual([1, 1]);

    sandbox.reset({ nowMs });
    expect(await app()).toMatchObject({ account: { currency: 'EUR' }, files: [] });
    expect(at(await app(), 'settings')).toEqual(before);
    expect([sandbox.files, sandbox.notices]).toEqual([[], []]);
  });

  it('has no setting but its name and those of the file, where it is bare', async () => {
    const settingsFile = join(folder, 'settings.json');
    writeFileSync(settingsFile, '{"gesture_limit": 4711}');
    sandbox.reset({ nowMs, isBare: true });
    expect(at(await app(), 'settings')).toEqual({ name: 'Make It Right' });
    sandbox.reset({ nowMs, isBare: true, settingsFile });
    expect(at(await app(), 'settings')).toEqual({ name: 'Make It Right', gesture_limit: 4711 });
  });

  it('opens as it was opened last where the page around the app asks for it', async () => {
    const settingsFile = join(folder, 'settings.json');
    writeFileSync(settingsFile, '{"gesture_limit": 4711}');
    sandbox.reset({ nowMs, settingsFile });
    await send('PUT', '/__sandbox/settings', { body: { gesture_limit: 5 } });
    await send('POST', entries, { body: newEntry });
    expect(await answer('/__sandbox/reset')).toEqual([404, expect.anything(), expect.anything()]);

    expect((await send('POST', '/__sandbox/reset')).status).toBe(204);
    expect(await app()).toMatchObject({ settings: { gesture_limit: 4711 } });
    expect(await (await send('GET', '/__sandbox/records/moment_entry')).json()).toEqual([]);
  });

  it('serves a page that forgets what the app keeps in the browser', async () => {
    expect(await answer('/__sandbox/forget')).toEqual([200, 'text/html; charset=utf-8', expect.stringContaining('localStorage.clear()')]);
  });

  it('hears nothing of a request that was on its way when it was reset', async () => {
    const { status } = await sendHeadFirst(() => sandbox.reset({ nowMs }));
    expect(status).toBe(201);
    expect(await (await send('GET', '/__sandbox/records/moment_entry')).json()).toEqual([]);
    expect(await (await send('GET', '/__sandbox/traffic')).json()).toEqual([]);
  });
});

describe('a sandbox of built pages', () => {
  it('gives the host page, what belongs to it, and nothing beside its folders', async () => {
    mkdirSync(join(folder, 'tests/sandbox/host'), { recursive: true });
    mkdirSync(join(folder, 'host'));
    writeFileSync(join(folder, 'tests/sandbox/host/index.html'), '<title>Host</title>');
    writeFileSync(join(folder, 'host/main.js'), 'main();');
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    expect(await answer('/?ticket=101')).toEqual([200, 'text/html; charset=utf-8', '<title>Host</title>']);
    expect(await answer('/host/main.js')).toEqual([200, 'text/javascript; charset=utf-8', 'main();']);
    const others = ['/secret.txt', '/host/..%2fsecret.txt', '/host/absent.js', '/assets/..%2f..%2fpackage.json'];
    for (const path of others) expect([path, ...(await answer(path))]).toEqual([path, 404, null, '']);
  });

  it('says what to do where the port is taken', async () => {
    const port = Number(new URL(sandbox.url).port);
    await expect(startSandbox({ port, hostFolder: folder, skipBuild: true })).rejects.toThrow(/--port/);
  });
});

/** Appends an entry, and does something else when the server has read who asks for what, and not yet what to append. */
function sendHeadFirst(meanwhile: () => void): Promise<{ status: number | undefined }> {
  return new Promise((resolve, reject) => {
    const headers = { 'X-Sandbox-User': 'admin', 'X-Sandbox-App': '1', 'content-type': 'application/json', expect: '100-continue' };
    const sent = request(new URL(entries, sandbox.url), { method: 'POST', headers });
    sent.on('continue', () => {
      meanwhile();
      sent.end(JSON.stringify(newEntry));
    });
    sent.on('response', (response) => {
      response.resume();
      resolve({ status: response.statusCode });
    });
    sent.on('error', reject);
  });
}
