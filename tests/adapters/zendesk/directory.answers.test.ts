import { describe, expect, it } from 'vitest';
import { createDirectory } from '#adapters/zendesk/directory.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { answering } from './answering.ts';

const terms = { leadsGroup: 'Team leads' };
const groups = (...names: readonly string[]) => ({ body: { groups: names.map((name) => ({ name })) } });

describe('who leads, by the answers of Zendesk', () => {
  it('asks about each person once, and for the groups of those who are agents', async () => {
    const users = [
      { id: 1, role: 'admin' },
      { id: '2', role: 'agent' },
      { id: '3/4', role: 'agent' },
      { id: 5, role: 'end-user' },
      { id: 6 },
    ];
    const { request, calls } = answering({ body: { users } }, groups('Support', 'Team leads'), groups('Support'));
    expect(expectOk(await createDirectory(request, terms).leadsAmong(['1', '2', '3/4', '1', '5', '6']))).toEqual(new Set(['1', '2']));
    expect(calls.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /api/v2/users/show_many?ids=1%2C2%2C3%2F4%2C5%2C6',
      'GET /api/v2/users/2/groups',
      'GET /api/v2/users/3%2F4/groups',
    ]);
  });

  it.each([
    ['the people cannot be read', [{ body: { users: [{ role: 'agent' }] } }], { kind: 'unreadable', path: 'users.0.id' }],
    ['the groups cannot be read', [{ body: { users: [{ id: 2, role: 'agent' }] } }, { body: {} }], { kind: 'unreadable', path: 'groups' }],
    ['the people are not found', [{ status: 404 }], { kind: 'missing' }],
    ['the groups are not found', [{ body: { users: [{ id: 2, role: 'agent' }] } }, { status: 404 }], { kind: 'missing' }],
  ])('says that nobody is known where %s', async (_title, answers, error) => {
    const directory = createDirectory(answering(...answers).request, terms);
    expect(await directory.leadsAmong(['2'])).toMatchObject({ ok: false, error: { ...error, what: 'users' } });
  });
});
