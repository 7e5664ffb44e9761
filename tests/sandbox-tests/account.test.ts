import { describe, expect, it } from 'vitest';
import { openControl, type Control } from './control-client.ts';
import { at, records } from './sandbox-client.ts';

const body = { custom_object_record: { name: 'entry', custom_object_fields: { amount: 1 } } };
const search = `${records}/search?sort=created_at`;

function account(given: Record<string, unknown>): Control {
  const opened = openControl();
  expect(opened.control('PUT', '/account', given)).toMatchObject({ status: 200 });
  return opened;
}

describe('what an account is like', () => {
  it('is the laxest that Zendesk allows, until somebody says otherwise', () => {
    const all = { read: 'all', create: true, update: true, delete: true };
    expect(openControl().control('GET', '/account').body).toEqual({
      recordAccess: { agent: all, lead: all, light: { read: 'all', create: false, update: false, delete: false }, admin: all },
      requestsPerAppMinute: 0,
      uniqueExternalId: true,
      perRecordListLag: false,
      refuseUnknownOptions: true,
      plan: null,
      installFails: false,
      mergedUsers: 'remaining',
      sendsDate: true,
      hasMoreWithoutCursor: false,
      metricSets: 'list',
      showsManyArchived: false,
    });
  });

  it.each([
    [[]],
    [{ wrong: true }],
    [{ requestsPerAppMinute: -1 }],
    [{ uniqueExternalId: 'yes' }],
    [{ plan: 'Suite Mega' }],
    [{ recordAccess: true }],
    [{ recordAccess: { boss: {} } }],
    [{ recordAccess: { agent: true } }],
    [{ recordAccess: { agent: { read: 'some' } } }],
    [{ recordAccess: { agent: { erase: true } } }],
    [{ recordAccess: { agent: { read: 'none', create: true } } }],
    [{ recordAccess: { admin: { read: 'own' } } }],
    [{ recordAccess: { admin: { delete: false } } }],
    [{ installFails: true, mergedUsers: 'both' }],
  ])('is not changed by %j, which is answered 422 with a sentence', (given) => {
    const { control } = openControl();
    const before = control('GET', '/account').body;
    expect(control('PUT', '/account', given)).toMatchObject({ status: 422, body: { error: expect.stringMatching(/\.$/) } });
    expect(control('GET', '/account').body).toEqual(before);
  });

  it('keeps what a change does not name, and takes external ids from the faults', () => {
    const { control } = account({ requestsPerAppMinute: 100 });
    control('PUT', '/account', { uniqueExternalId: false });
    expect(control('GET', '/account').body).toMatchObject({ requestsPerAppMinute: 100, uniqueExternalId: false });
    expect(control('GET', '/faults').body).toMatchObject({ duplicateExternalId: 'allow' });
  });
});

describe('a role that reads only what it has created', () => {
  const own = { recordAccess: { agent: { read: 'own' } } };

  it('finds nothing else in lists, searches and counts, and no sign of it', async () => {
    const { send, create, entries, wait } = account(own);
    for (const user of ['admin', 'agent', 'agent2', 'admin']) await create({}, { user });
    wait(1000);
    const seen = async (user: string): Promise<unknown[]> => [
      entries(await send('GET', records, { user })).length,
      at((await send('GET', `${records}?page[size]=1`, { user })).body, 'meta')['has_more'],
      entries(await send('POST', search, { user, body: { filter: {} } })).length,
      entries(await send('GET', `${records}/search?query=entry`, { user })).length,
      at((await send('GET', `${records}/count`, { user })).body, 'count')['value'],
    ];
    expect(await seen('agent')).toEqual([1, false, 1, 1, 1]);
    expect(await seen('admin')).toEqual([4, true, 4, 4, 4]);
  });

  it('is answered 404 for a record of somebody else, whatever it wants of it', async () => {
    const { send, create, api } = account(own);
    const { id } = await create({}, { user: 'agent2', externalId: 'x-1' });
    const one = `${records}/${String(id)}`;
    const statuses = [
      await send('GET', one),
      await send('PATCH', one, { body }),
      await send('DELETE', one),
      await send('DELETE', `${records}?external_id=x-1`),
      await send('PATCH', `${records}?external_id=x-1`, { body }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([404, 404, 404, 404, 404]);
    expect(api.state.tables.get('entry')?.find(String(id))?.updatedBy).toBe(1_000_002);
  });

  it.each(['lead', 'lead2'])('is %s as well, until leads are spoken of themselves', async (user) => {
    const { send, create, entries, control } = account(own);
    await create();
    expect(entries(await send('GET', records, { user }))).toHaveLength(0);
    control('PUT', '/account', { recordAccess: { ...own.recordAccess, lead: {} } });
    expect(entries(await send('GET', records, { user }))).toHaveLength(0);
    control('PUT', '/account', { recordAccess: { ...own.recordAccess, lead: { read: 'all' } } });
    expect(entries(await send('GET', records, { user }))).toHaveLength(1);
  });

  it('is allowed everything again where nothing is said of it', async () => {
    const { send, create, entries, control } = account(own);
    await create({}, { user: 'agent2' });
    control('PUT', '/account', { recordAccess: {} });
    expect(entries(await send('GET', records))).toHaveLength(1);
  });
});

describe('a role without a right', () => {
  it('is answered 403 for all of records where it may not even read', async () => {
    const { send, control } = account({ recordAccess: { agent: { read: 'none' } } });
    const paths = [records, `${records}/count`, `${records}/search?query=a`];
    for (const path of paths) expect((await send('GET', path)).status).toBe(403);
    expect((await send('POST', records, { body })).status).toBe(403);
    expect((await send('GET', records, { user: 'admin' })).status).toBe(200);
    const nothing = { read: 'none', create: false, update: false, delete: false };
    expect(control('GET', '/account').body).toMatchObject({ recordAccess: { agent: nothing } });
  });

  it.each([
    ['create', 'POST', ''],
    ['update', 'PATCH', 'id'],
    ['delete', 'DELETE', 'id'],
    ['update', 'PATCH', '?external_id=x-1'],
    ['create', 'PATCH', '?external_id=x-2'],
    ['delete', 'DELETE', '?external_id=x-1'],
  ])('is answered 403 where it may not %s (%s %s), and nothing happens', async (action, method, where) => {
    const { send, create, api } = account({ recordAccess: { agent: { [action]: false } } });
    const { id } = await create({ amount: 5 }, { user: 'admin', externalId: 'x-1' });
    const path = where === 'id' ? `${records}/${String(id)}` : `${records}${where}`;
    expect((await send(method, path, { body })).status).toBe(403);
    expect(api.state.tables.get('entry')?.all()).toMatchObject([{ fields: { amount: 5 } }]);
  });

  it('makes of a role one of the account, which is named by a number and says what it may do, on Enterprise plans', async () => {
    const { send, control } = account({ recordAccess: { agent: { read: 'own', create: false } } });
    const { custom_role_id: roleId } = at((await send('GET', '/api/v2/users/me')).body, 'user');
    expect(roleId).toBeTypeOf('number');
    const people = control('GET', '/people').body;
    expect(people).toEqual(
      expect.arrayContaining([expect.objectContaining({ key: 'agent', roleId }), expect.objectContaining({ key: 'admin', roleId: null })]),
    );
    const { custom_roles: roles } = (await send('GET', '/api/v2/custom_roles')).body as { custom_roles: { id: number }[] };
    expect(roles.find(({ id }) => id === roleId)).toMatchObject({
      role_type: 0,
      configuration: { custom_objects: { entry: { scopes: ['read', 'update', 'delete'] } } },
    });
    control('PUT', '/account', { recordAccess: {}, plan: 'suite_growth' });
    expect(at((await send('GET', '/api/v2/users/me')).body, 'user')['custom_role_id']).toBeNull();
    expect((await send('GET', '/api/v2/custom_roles')).status).toBe(404);
  });

  it('is the light agent: reads records, writes none, and is told apart by the type of the role', async () => {
    const { send, create, entries } = openControl();
    await create();
    expect(entries(await send('GET', records, { user: 'light' }))).toHaveLength(1);
    expect((await send('POST', records, { body, user: 'light' })).status).toBe(403);
    const { body: me } = await send('GET', '/api/v2/users/me', { user: 'light' });
    expect(at(me, 'user')).toMatchObject({ role: 'agent', role_type: 1, custom_role_id: expect.any(Number), only_private_comments: true });
  });
});

describe('the limit of one app', () => {
  it("counts each person's requests alone, answers 429 with Retry-After, and opens again after the minute", async () => {
    const { send, wait } = account({ requestsPerAppMinute: 2 });
    await send('GET', records);
    wait(20_000);
    await send('GET', records);
    expect(await send('POST', records, { body })).toMatchObject({ status: 429, headers: { 'Retry-After': '40' } });
    expect((await send('GET', records, { user: 'agent2' })).status).toBe(200);
    wait(40_000);
    expect((await send('GET', records)).status).toBe(200);
  });

  it('counts what goes through the proxy as well', async () => {
    const { send, control } = account({ requestsPerAppMinute: 1 });
    await send('GET', records);
    const proxied = { url: 'https://hooks.example/moments', method: 'POST', body: '{}' };
    expect(control('POST', '/proxy', { ...proxied, user: 'agent' })).toMatchObject({ status: 429, headers: { 'Retry-After': '60' } });
    expect(control('POST', '/proxy', { ...proxied, user: 'lead' }).status).toBe(401);
  });
});

describe('lists that show each record after a time of its own', () => {
  it('may show a later one before an earlier one, and all of them in the end', async () => {
    const { send, create, entries, wait, api } = account({ perRecordListLag: true });
    api.state.faults.change({ listLagMs: 1000 });
    for (let index = 0; index < 20; index += 1) await create({ amount: index });
    wait(500);
    const shown = entries(await send('GET', records)).map((entry) => at(entry, 'custom_object_fields')['amount']);
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.length).toBeLessThan(20);
    expect(shown).not.toEqual([...shown.keys()]);
    wait(500);
    expect(entries(await send('GET', records))).toHaveLength(20);
  });
});

describe('a plan', () => {
  it('without custom objects answers their addresses as ones that do not exist', async () => {
    const { send } = account({ plan: 'Support Professional' });
    for (const path of ['/api/v2/custom_objects', records])
      expect(await send('GET', path)).toMatchObject({ status: 404, body: { error: 'InvalidEndpoint' } });
    expect((await send('GET', '/api/v2/tickets/101')).status).toBe(200);
  });

  it('limits the requests of everyone together, and is named to the app', async () => {
    const { send, control } = account({ plan: 'suite_growth' });
    expect((await send('GET', records)).headers['X-Rate-Limit']).toBe('400');
    expect(control('GET', '/app').body).toMatchObject({ planName: 'Suite Growth' });
  });
});

describe('an installation that failed', () => {
  it('leaves the app disabled and the account without its objects', async () => {
    const { send, control } = account({ installFails: true });
    expect(await send('GET', records)).toMatchObject({ status: 404, body: { error: 'RecordNotFound' } });
    expect(at((await send('GET', '/api/v2/custom_objects')).body, 'custom_objects')).toMatchObject([{ key: 'order' }]);
    for (const path of ['fields', 'triggers']) expect((await send('GET', `/api/v2/custom_objects/entry/${path}`)).status).toBe(404);
    expect(control('GET', '/app').body).toMatchObject({ isDisabled: true });
  });
});

describe('answers that leave something out', () => {
  it('have no date', async () => {
    const { send } = account({ sendsDate: false });
    expect((await send('GET', records)).headers).not.toHaveProperty('Date');
  });

  it('say that there is more and not where, as long as there is more', async () => {
    const { send, create, wait } = account({ hasMoreWithoutCursor: true });
    for (const amount of [1, 2]) await create({ amount });
    wait(1000);
    for (const [method, path] of [
      ['GET', `${records}?page[size]=1`],
      ['POST', `${search}&page[size]=1`],
    ] as const) {
      const answer = await send(method, path, { body: { filter: {} } });
      expect(at(answer.body, 'meta')).toMatchObject({ has_more: true, after_cursor: null });
      expect(at(answer.body, 'links')).toMatchObject({ next: null });
    }
    expect(at((await send('GET', records)).body, 'meta')).toMatchObject({ has_more: false });
  });
});

describe('fields and options that an account does not have', () => {
  it('are refused with the whole record once an admin has taken the field away', async () => {
    const { send } = openControl();
    expect((await send('POST', records, { body })).status).toBe(201);
    expect((await send('DELETE', '/api/v2/custom_objects/entry/fields/amount', { user: 'admin' })).status).toBe(204);
    expect(await send('POST', records, { body })).toMatchObject({
      status: 422,
      body: { details: { amount: [{ error: 'UnknownField' }] } },
    });
  });

  it('are passed over in an account that does not refuse them', async () => {
    const { send } = account({ refuseUnknownOptions: false });
    const lax = { custom_object_record: { name: 'entry', custom_object_fields: { amount: 1, later: 2, kind: 'checkpoint' } } };
    const { status, body: answer } = await send('POST', records, { body: lax });
    expect([status, at(at(answer, 'custom_object_record'), 'custom_object_fields')]).toMatchObject([201, { amount: 1, kind: null }]);
  });
});

describe('the settings', () => {
  it('are read and changed while the app runs, null for absent, and known to the next page', () => {
    const { control } = openControl();
    expect(control('GET', '/settings').body).toMatchObject({ gesture_limit: 50, webhook_secret: 'sample_webhook_secret' });
    expect(control('PUT', '/settings', { gesture_limit: null }).body).toMatchObject({
      gesture_limit: null,
      webhook_secret: 'sample_webhook_secret',
    });
    expect(at(control('GET', '/app').body, 'settings')).not.toHaveProperty('gesture_limit');
    control('PUT', '/settings', { gesture_limit: { rules: [] } });
    expect(at(control('GET', '/app').body, 'settings')).toMatchObject({ gesture_limit: '{"rules":[]}' });
  });

  it.each([[[]], [{ gesture_limt: 5 }]])('are not changed by %j, which is answered 422 with a sentence', (given) => {
    const { control } = openControl();
    const before = control('GET', '/settings').body;
    expect(control('PUT', '/settings', given)).toMatchObject({ status: 422, body: { error: expect.stringMatching(/\.$/) } });
    expect(control('GET', '/settings').body).toEqual(before);
  });
});
