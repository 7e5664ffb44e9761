import { describe, expect, it } from 'vitest';
import { openControl } from './control-client.ts';
import { at } from './sandbox-client.ts';

const incidents = (user: number): string => `/api/v2/search?query=type:ticket requester:${user}&sort_by=created_at&sort_order=asc`;

async function idsOf(answer: Promise<{ body: unknown }>): Promise<unknown[]> {
  const results = Object.values(at((await answer).body, 'results'));
  return results.map((ticket) => Reflect.get(Object(ticket), 'id'));
}

describe('a ticket that is made', () => {
  it('is open and by the first customer where nothing is said, and is found once search has caught up', async () => {
    const { control, send, wait } = openControl();
    const { status, body } = control('POST', '/tickets', {});
    expect(status).toBe(201);
    const id = Number(Reflect.get(Object(body), 'id'));
    expect(at((await send('GET', `/api/v2/tickets/${id}`)).body, 'ticket')).toMatchObject({ status: 'open', requester_id: 2_000_001 });
    expect(await idsOf(send('GET', incidents(2_000_001)))).not.toContain(id);
    wait(1000);
    expect(await idsOf(send('GET', incidents(2_000_001)))).toContain(id);
  });

  it('is as it was told to be', () => {
    const { control } = openControl();
    const given = {
      requesterId: 2_000_003,
      subject: 'Broken',
      description: 'It is <broken>.',
      cause: 'damaged_item',
      status: 'pending',
      tags: ['vip'],
      channel: 'messaging',
      composer: 'internal',
      createdAt: '2026-10-27T08:00:00Z',
    };
    expect(control('POST', '/tickets', given).body).toMatchObject({
      ticket: {
        requester_id: 2_000_003,
        subject: 'Broken',
        description: 'It is <broken>.',
        status: 'pending',
        tags: ['vip', 'damaged_item'],
        via: { channel: 'native_messaging' },
        created_at: '2026-10-27T08:00:00Z',
      },
      composer: 'internal',
    });
  });
});

describe('a ticket that is changed', () => {
  it('has the new status, requester, channel, composer and tags, and keeps the tag of its cause', async () => {
    const { control, send, wait } = openControl();
    const change = { status: 'closed', requesterId: 2_000_002, channel: 'email', composer: 'internal', tags: ['closed_by_merge'] };
    expect(control('PUT', '/tickets/101', change)).toMatchObject({
      status: 200,
      body: {
        ticket: { status: 'closed', requester_id: 2_000_002, via: { channel: 'email' }, tags: ['closed_by_merge', 'late_delivery'] },
        composer: 'internal',
      },
    });
    wait(1000);
    expect(await idsOf(send('GET', incidents(2_000_002)))).toContain(101);
    expect(await idsOf(send('GET', incidents(2_000_001)))).not.toContain(101);
    const { body } = await send('GET', '/api/v2/users/2000001/tickets/requested');
    expect(Object.values(at(body, 'tickets')).map((ticket) => Reflect.get(Object(ticket), 'id'))).not.toContain(101);
  });

  it.each([
    [[]],
    [{ status: 'done' }],
    [{ requesterId: 4711 }],
    [{ channel: 'pigeon' }],
    [{ composer: 'private' }],
    [{ tags: 'vip' }],
    [{ tags: ['two words'] }],
    [{ subject: 'Other' }],
  ])('stays as it is for %j, which is answered 422 with a sentence', (given) => {
    const { control } = openControl();
    const before = control('GET', '/tickets/101').body;
    expect(control('PUT', '/tickets/101', given)).toMatchObject({ status: 422, body: { error: expect.stringMatching(/\.$/) } });
    expect(control('GET', '/tickets/101').body).toEqual(before);
    expect(control('PUT', '/tickets/4711', {})).toMatchObject({ status: 404 });
  });

  it('that is an incident no more belongs to no problem', async () => {
    const { control, send } = openControl();
    expect(at((await send('GET', '/api/v2/tickets/121')).body, 'ticket')).toMatchObject({ type: 'incident', problem_id: 120 });
    expect(control('PUT', '/tickets/121', { user: 'agent', type: 'question' }).status).toBe(200);
    expect(at((await send('GET', '/api/v2/tickets/121')).body, 'ticket')).toMatchObject({ type: 'question', problem_id: null });
  });

  it('takes nothing but tags once it is closed', () => {
    const { control } = openControl();
    const submit = (given: object): number => control('PUT', '/tickets/112', { user: 'agent', ...given }).status;
    expect(submit({ comment: { body: 'Sorry.' } })).toBe(422);
    expect(submit({ status: 'open' })).toBe(422);
    expect(submit({ custom_fields: [{ id: 360000000001, value: 'damaged_item' }] })).toBe(422);
    expect(submit({ tags: ['vip'] })).toBe(200);
    expect(at(control('GET', '/tickets/112').body, 'ticket')).toMatchObject({ status: 'closed', tags: ['vip', 'late_delivery'] });
  });
});

describe('what a light agent submits', () => {
  it.each([
    [200, { comment: { body: 'Seen.', public: false } }],
    [200, { tags: ['late_delivery'] }],
    [422, { comment: { body: 'Sorry.', public: true } }],
    [422, { status: 'solved' }],
    [422, { tags: ['vip'] }],
    [422, { custom_fields: [{ id: 360000000001, value: 'damaged_item' }] }],
  ])('is answered %i for %j: notes and nothing else', (status, given) => {
    expect(openControl().control('PUT', '/tickets/101', { user: 'light', ...given }).status).toBe(status);
  });
});

describe('a customer who is merged into another', () => {
  it('leaves tickets and addresses to the one who remains, who answers under both numbers', async () => {
    const { control, send, wait } = openControl();
    const moved = await idsOf(send('GET', incidents(2_000_002)));
    expect(control('POST', '/users/2000002/merge', { into: 2_000_001 })).toMatchObject({ status: 200, body: { user: { id: 2_000_001 } } });
    wait(1000);
    expect(await idsOf(send('GET', incidents(2_000_001)))).toEqual(expect.arrayContaining(moved));
    expect(await idsOf(send('GET', incidents(2_000_002)))).toEqual([]);
    expect(at((await send('GET', '/api/v2/users/2000002')).body, 'user')).toMatchObject({ id: 2_000_001 });
    expect(at(control('GET', `/tickets/${String(moved[0])}`).body, 'identities')).toMatchObject([{}, { value: 'ben.galvin@shop.example' }]);
  });

  it('is 404 in an account that knows merged users no more', async () => {
    const { control, send } = openControl();
    control('PUT', '/account', { mergedUsers: 'missing' });
    control('POST', '/users/2000002/merge', { into: 2_000_001 });
    expect((await send('GET', '/api/v2/users/2000002')).status).toBe(404);
    expect(at((await send('GET', '/api/v2/users/show_many?ids=2000002,2000001')).body, 'users')).toMatchObject({ length: 1 });
  });

  it('is found through every merge that followed', async () => {
    const { control, send } = openControl();
    control('POST', '/users/2000002/merge', { into: 2_000_003 });
    control('POST', '/users/2000003/merge', { into: 2_000_001 });
    expect(at((await send('GET', '/api/v2/users/2000002')).body, 'user')).toMatchObject({ id: 2_000_001 });
  });

  it('stays whole in records of custom objects, which keep the number', async () => {
    const { control } = openControl();
    const before = control('GET', '/records/order').body;
    control('POST', '/users/2000002/merge', { into: 2_000_001 });
    expect(control('GET', '/records/order').body).toEqual(before);
  });

  it.each([
    [4711, { into: 2_000_001 }, 404],
    [2_000_002, {}, 422],
    [2_000_002, { into: 1_000_001 }, 422],
    [2_000_002, { into: 2_000_002 }, 422],
  ])('is not %i with %j: answered %i with a sentence', (user, given, status) => {
    expect(openControl().control('POST', `/users/${user}/merge`, given)).toMatchObject({
      status,
      body: { error: expect.stringMatching(/\.$/) },
    });
  });
});
