import { describe, expect, it } from 'vitest';
import { at, openSandbox, records } from './sandbox-client.ts';

const search = `${records}/search`;

describe('a record that was just created', () => {
  it('is in the list at once and in search a second later', async () => {
    const { send, create, entries, wait } = openSandbox();
    await create({ kind: 'reserve' });
    expect(entries(await send('GET', records))).toHaveLength(1);
    expect(entries(await send('POST', search, { body: { filter: {} } }))).toHaveLength(0);
    wait(999);
    expect(entries(await send('POST', search, { body: { filter: {} } }))).toHaveLength(0);
    wait(1);
    expect(entries(await send('POST', search, { body: { filter: {} } }))).toHaveLength(1);
  });

  it('has an id before it can be listed or read, where lists lag', async () => {
    const { send, create, entries, wait } = openSandbox({ listLagMs: 500 });
    const { id } = await create({}, { externalId: 'x-1' });
    expect(entries(await send('GET', records))).toHaveLength(0);
    expect(entries(await send('GET', `${records}?filter[external_ids]=x-1`))).toHaveLength(0);
    expect((await send('GET', `${records}/${String(id)}`)).status).toBe(404);
    wait(500);
    expect(entries(await send('GET', records))).toHaveLength(1);
    expect(entries(await send('GET', `${records}?filter[external_ids]=x-1`))).toHaveLength(1);
    expect((await send('GET', `${records}/${String(id)}`)).status).toBe(200);
  });

  it('is stamped with the session and the clock, whatever the body claims', async () => {
    const { send } = openSandbox();
    const claims = { name: 'entry', created_by_user_id: '1', created_at: '2001-01-01T00:00:00Z', id: 'mine' };
    const { body } = await send('POST', records, { body: { custom_object_record: claims }, user: 'agent2' });
    const record = at(body, 'custom_object_record');
    expect(record).toMatchObject({ created_by_user_id: '1000002', updated_by_user_id: '1000002', created_at: '2026-10-28T09:30:00Z' });
    expect(record['id']).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  });

  it('keeps its author and names the last editor when somebody else changes it', async () => {
    const { send, create, wait } = openSandbox();
    const { id } = await create({ note: 'first' });
    wait(60_000);
    const { body } = await send('PATCH', `${records}/${String(id)}`, {
      body: { custom_object_record: { custom_object_fields: { amount: 5 } } },
      user: 'lead',
    });
    expect(at(body, 'custom_object_record')).toMatchObject({
      created_by_user_id: '1000001',
      updated_by_user_id: '1000101',
      updated_at: '2026-10-28T09:31:00Z',
      custom_object_fields: { note: 'first', amount: 5 },
    });
  });
});

describe('a change or a deletion', () => {
  it('is in the list at once, while search still shows what was', async () => {
    const { send, create, entries, wait } = openSandbox();
    const { id } = await create({ amount: 1 });
    const { id: gone } = await create({ amount: 2 });
    wait(5000);
    await send('PATCH', `${records}/${String(id)}`, { body: { custom_object_record: { custom_object_fields: { amount: 3 } } } });
    expect((await send('DELETE', `${records}/${String(gone)}`)).status).toBe(204);
    expect(entries(await send('GET', records))).toMatchObject([{ custom_object_fields: { amount: 3 } }]);
    const searchAmounts = async (): Promise<unknown[]> =>
      entries(await send('POST', `${search}?sort=created_at`, { body: { filter: {} } })).map(
        (entry) => at(entry, 'custom_object_fields')['amount'],
      );
    expect(new Set(await searchAmounts())).toEqual(new Set([1, 2]));
    wait(1000);
    expect(await searchAmounts()).toEqual([3]);
  });
});

describe('an external id', () => {
  it('is refused the second time, and the first record stays', async () => {
    const { send, create, entries } = openSandbox();
    await create({ amount: 1 }, { externalId: 'key' });
    const second = await send('POST', records, { body: { custom_object_record: { name: 'entry', external_id: 'key' } } });
    expect(second.status).toBe(422);
    expect(second.body).toMatchObject({ error: 'RecordInvalid', details: { external_id: [{ error: 'DuplicateValue' }] } });
    expect(entries(await send('GET', records))).toHaveLength(1);
  });

  it('stands for two records where duplicates are allowed', async () => {
    const { send, create, entries } = openSandbox({ duplicateExternalId: 'allow' });
    await create({ amount: 1 }, { externalId: 'key' });
    await create({ amount: 2 }, { externalId: 'key' });
    expect(entries(await send('GET', `${records}?filter[external_ids]=key`))).toHaveLength(2);
  });

  it('creates once and then updates only what is given', async () => {
    const { send, entries } = openSandbox();
    const put = (fields: object): ReturnType<typeof send> =>
      send('PATCH', `${records}?external_id=key`, { body: { custom_object_record: { name: 'entry', custom_object_fields: fields } } });
    expect((await put({ amount: 1, note: 'kept' })).status).toBe(200);
    expect((await put({ amount: 2 })).status).toBe(200);
    expect(entries(await send('GET', records))).toMatchObject([{ external_id: 'key', custom_object_fields: { amount: 2, note: 'kept' } }]);
  });

  it('deletes its record, and answers 404 once there is none', async () => {
    const { send, create } = openSandbox();
    await create({}, { externalId: 'key' });
    expect((await send('DELETE', `${records}?external_id=key`)).status).toBe(204);
    expect((await send('DELETE', `${records}?external_id=key`)).status).toBe(404);
  });
});

describe('a list of records', () => {
  it('gives every record once over pages of any size, in both directions', async () => {
    const { send, create, entries, wait } = openSandbox();
    for (let index = 0; index < 7; index += 1) {
      await create({ amount: index });
      wait(1);
    }
    for (const [sort, expected] of [
      ['id', [0, 1, 2, 3, 4, 5, 6]],
      ['-id', [6, 5, 4, 3, 2, 1, 0]],
      ['-updated_at', [6, 5, 4, 3, 2, 1, 0]],
    ] as const) {
      const seen: unknown[] = [];
      let cursor = '';
      for (let page = 0; page < 3; page += 1) {
        const response = await send('GET', `${records}?sort=${sort}&page[size]=3${cursor}`);
        seen.push(...entries(response).map((entry) => at(entry, 'custom_object_fields')['amount']));
        expect(at(response.body, 'meta')['has_more']).toBe(page < 2);
        cursor = `&page[after]=${String(at(response.body, 'meta')['after_cursor'])}`;
      }
      expect(seen).toEqual(expected);
    }
  });

  it('goes back to the page before', async () => {
    const { send, create, entries, wait } = openSandbox();
    for (const amount of [1, 2, 3, 4, 5]) {
      await create({ amount });
      wait(1);
    }
    const first = await send('GET', `${records}?page[size]=2`);
    const second = await send('GET', `${records}?page[size]=2&page[after]=${String(at(first.body, 'meta')['after_cursor'])}`);
    const back = await send('GET', `${records}?page[size]=2&page[before]=${String(at(second.body, 'meta')['before_cursor'])}`);
    expect(entries(back)).toEqual(entries(first));
    expect(at(first.body, 'meta')['before_cursor']).toBeNull();
  });

  it('shows what was created between two pages only where its order says so', async () => {
    const { send, create, entries, wait } = openSandbox();
    for (const amount of [1, 2, 3]) {
      await create({ amount });
      wait(1);
    }
    const newest = await send('GET', `${records}?sort=-id&page[size]=2`);
    await create({ amount: 4 });
    const rest = await send('GET', `${records}?sort=-id&page[size]=2&page[after]=${String(at(newest.body, 'meta')['after_cursor'])}`);
    expect(entries(rest).map((entry) => at(entry, 'custom_object_fields')['amount'])).toEqual([1]);
  });

  it.each([
    'page[size]=101',
    'page[size]=0',
    'page[after]=nonsense',
    'sort=created_at',
    'filter[ids]=a,a',
    'page[after]=WyJhIl0&page[before]=WyJhIl0',
  ])('refuses %s', async (query) => {
    const { send } = openSandbox();
    expect((await send('GET', `${records}?${query}`)).status).toBe(400);
  });
});

async function amountsFor(filter: object): Promise<unknown[]> {
  const { send, create, entries, wait } = openSandbox({ searchLagMs: 0 });
  await create({ kind: 'reserve', amount: 10, note: 'Blue parcel', ticket: '101', day: '2026-10-01' }, { externalId: 'a' });
  wait(1000);
  await create({ kind: 'void', amount: 20, ticket: 102, day: '2026-10-02' }, { externalId: 'b', user: 'agent2' });
  wait(1000);
  await create({ amount: 30 });
  const response = await send('POST', `${search}?sort=created_at`, { body: { filter } });
  return entries(response).map((entry) => at(entry, 'custom_object_fields')['amount']);
}

describe('a filter', () => {
  it.each([
    [{ 'custom_object_fields.kind': { $eq: 'reserve' } }, [10]],
    [{ 'custom_object_fields.kind': { $noteq: 'reserve' } }, [20, 30]],
    [{ 'custom_object_fields.kind': { $exists: false } }, [30]],
    [{ 'custom_object_fields.amount': { $gt: 10, $lte: 30 } }, [20, 30]],
    [{ 'custom_object_fields.amount': { $in: [10, '30'] } }, [10, 30]],
    [{ 'custom_object_fields.note': { $contains: 'parcel' } }, [10]],
    [{ 'custom_object_fields.ticket': { $eq: 101 } }, [10]],
    [{ 'custom_object_fields.ticket': { $eq: '102' } }, [20]],
    [{ 'custom_object_fields.day': { $gte: '2026-10-02' } }, [20]],
    [{ created_by_user: { $eq: '1000002' } }, [20]],
    [{ external_id: { $eq: 'a' } }, [10]],
    [{ created_at: { $gt: '2026-10-28T09:30:00Z' } }, [20, 30]],
    [{ $or: [{ external_id: { $eq: 'a' } }, { 'custom_object_fields.amount': { $eq: 30 } }] }, [10, 30]],
    [{ $and: [{ 'custom_object_fields.amount': { $gt: 5 } }, { $or: [{ external_id: { $eq: 'b' } }] }] }, [20]],
  ])('%j finds the amounts %j', async (filter, expected) => {
    expect(await amountsFor(filter)).toEqual(expected);
  });

  it.each([
    [{ created_at: { $gte: '2026-10-28T09:30:00Z' } }],
    [{ 'custom_object_fields.note': { $gt: 'a' } }],
    [{ 'custom_object_fields.ticket': { $in: ['101'] } }],
    [{ 'custom_object_fields.absent': { $eq: 1 } }],
    [{ 'custom_object_fields.amount': {} }],
    [{ $and: { external_id: { $eq: 'a' } } }],
  ])('%j is refused, since Zendesk does not document it', async (filter) => {
    const { send } = openSandbox();
    expect((await send('POST', search, { body: { filter } })).status).toBe(400);
  });

  it('finds words by their beginning in text search', async () => {
    const { send, create, entries, wait } = openSandbox();
    await create({ note: 'A blue parcel' });
    await create({ note: 'Nothing here' });
    wait(1000);
    expect(entries(await send('GET', `${search}?query=parc`))).toHaveLength(1);
    expect(entries(await send('GET', `${search}?query=arcel`))).toHaveLength(0);
  });
});

describe('a write that does not fit the object', () => {
  it.each([
    [{ unknown: 1 }, 'unknown'],
    [{ amount: '12' }, 'amount'],
    [{ amount: 1.5 }, 'amount'],
    [{ kind: 'other' }, 'kind'],
    [{ note: 5 }, 'note'],
    [{ ticket: '999999' }, 'ticket'],
    [{ day: '2026-02-30' }, 'day'],
  ])('%j is answered 422 naming the field', async (fields, key) => {
    const { send } = openSandbox();
    const { status, body } = await send('POST', records, {
      body: { custom_object_record: { name: 'entry', custom_object_fields: fields } },
    });
    expect(status).toBe(422);
    expect(body).toMatchObject({ error: 'RecordInvalid' });
    expect(at(body, 'details')).toHaveProperty(key);
  });

  it.each([
    ['a key that the object does not have', { later: 1 }],
    ['an option that its field does not have', { kind: 'checkpoint' }],
  ])('is refused whole for %s: nothing of the rest is kept', async (_what, bad) => {
    const { send, create, entries } = openSandbox();
    const { id } = await create({ amount: 1 });
    const record = { name: 'entry', custom_object_fields: { amount: 2, ...bad } };
    expect((await send('POST', records, { body: { custom_object_record: record } })).status).toBe(422);
    expect((await send('PATCH', `${records}/${String(id)}`, { body: { custom_object_record: record } })).status).toBe(422);
    expect(entries(await send('GET', records))).toMatchObject([{ id, custom_object_fields: { amount: 1 } }]);
  });

  it('is refused without a name, without a record, and above 32 KB', async () => {
    const { send } = openSandbox();
    expect((await send('POST', records, { body: { custom_object_record: {} } })).status).toBe(422);
    expect((await send('POST', records, { body: { name: 'entry' } })).status).toBe(400);
    expect(
      (
        await send('POST', records, {
          body: { custom_object_record: { name: 'entry', custom_object_fields: { note: 'x'.repeat(33_000) } } },
        })
      ).status,
    ).toBe(422);
  });

  it('clears a field with null', async () => {
    const { send, create } = openSandbox();
    const { id } = await create({ amount: 5 });
    const { body } = await send('PATCH', `${records}/${String(id)}`, {
      body: { custom_object_record: { custom_object_fields: { amount: null } } },
    });
    expect(at(at(body, 'custom_object_record'), 'custom_object_fields')['amount']).toBeNull();
  });
});

describe('who may do what', () => {
  it('answers 401 without a person and with an unknown one', async () => {
    const { send } = openSandbox();
    expect((await send('GET', '/api/v2/users/me', { user: null })).status).toBe(401);
    expect((await send('GET', '/api/v2/users/me', { user: 'nobody' })).status).toBe(401);
  });

  it('keeps end users out of records, search and other people', async () => {
    const { send } = openSandbox();
    for (const path of [records, '/api/v2/search?query=type:ticket', '/api/v2/users/1000001', '/api/v2/tickets/101']) {
      expect((await send('GET', path, { user: '2000001' })).status).toBe(403);
    }
    expect((await send('POST', search, { body: { filter: {} }, user: '2000001' })).status).toBe(403);
  });

  it('lets any agent edit and delete any record, as plans below Enterprise do', async () => {
    const { send, create } = openSandbox();
    const { id } = await create({}, { user: 'lead' });
    expect((await send('DELETE', `${records}/${String(id)}`, { user: 'agent60' })).status).toBe(204);
  });

  it('lets only admins change objects and fields', async () => {
    const { send } = openSandbox();
    expect((await send('DELETE', '/api/v2/custom_objects/entry/fields/note', { user: 'lead' })).status).toBe(403);
    expect((await send('DELETE', '/api/v2/custom_objects/entry/fields/note', { user: 'admin' })).status).toBe(204);
    expect((await send('DELETE', '/api/v2/custom_objects/entry', { user: 'admin' })).status).toBe(204);
    expect((await send('GET', records)).status).toBe(404);
  });

  it('tells an unknown address from an unknown record', async () => {
    const { send } = openSandbox();
    expect((await send('GET', '/api/v2/nothing')).body).toMatchObject({ error: 'InvalidEndpoint' });
    expect((await send('PUT', records)).body).toMatchObject({ error: 'InvalidEndpoint' });
    expect((await send('GET', `${records}/01GDXYD7ZTWYP542BA8MDDTE36`)).body).toMatchObject({ error: 'RecordNotFound' });
  });
});
