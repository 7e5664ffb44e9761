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

function page(users: readonly unknown[], after: string | null = null) {
  return { body: { users, meta: { has_more: after !== null, after_cursor: after } } };
}

describe('who may give, by the answers of Zendesk', () => {
  it('is read of one role after the other, admins first, page after page', async () => {
    const { request, calls } = answering(page([{ id: 1, name: 'Ben Sample' }], 'more'), page([{ id: 4 }]), page([{ id: 9 }]));
    const directory = createDirectory(request, terms);
    const first = expectOk(await directory.colleagues(null));
    expect(first).toEqual({ items: [{ id: '1', name: 'Ben Sample' }], next: 'admin more', unreadable: 0 });
    expect(expectOk(await directory.colleagues(first.next))).toEqual({ items: [{ id: '4', name: '' }], next: 'agent', unreadable: 0 });
    expect(expectOk(await directory.colleagues('agent'))).toEqual({ items: [{ id: '9', name: '' }], next: null, unreadable: 0 });
    expect(calls.map(({ url }) => decodeURIComponent(url))).toEqual([
      '/api/v2/users?role=admin&page[size]=100',
      '/api/v2/users?role=admin&page[size]=100&page[after]=more',
      '/api/v2/users?role=agent&page[size]=100',
    ]);
  });

  it.each([
    ['is suspended', { suspended: true }],
    ['is gone', { active: false }],
    ['is a light agent', { role_type: 1 }],
    ['is a contributor', { role_type: 3 }],
  ])('is nobody who %s', async (_title, what) => {
    const { request } = answering(page([{ id: 1, name: 'Ben Sample', role_type: 0, suspended: false, active: true, ...what }, { id: 2 }]));
    expect(expectOk(await createDirectory(request, terms).colleagues(null)).items).toEqual([{ id: '2', name: '' }]);
  });
});

const self = (roleType: unknown) => ({ body: { user: { id: 1, role_type: roleType } } });
const roles = (...customRoles: readonly unknown[]) => ({ body: { custom_roles: customRoles } });
const role = (id: unknown, scopes: readonly string[]) => ({
  id,
  configuration: { custom_objects: { moment_entry: { scopes }, service_moment: { scopes: ['read'] } } },
});

describe('whether a role may write entries, by the answers of Zendesk', () => {
  it.each([
    ['it is that of light agents', [self(1)], false, 1],
    ['it is that of contributors', [self(3)], false, 1],
    ['it names creating', [self(0), roles(role(7, ['read']), role(4711, ['read', 'create']))], true, 2],
    ['it names reading alone', [self(0), roles(role('4711', ['read']), role(7, ['create']))], false, 2],
    ['it says nothing of objects', [self(0), roles({ id: 4711 })], null, 2],
    [
      'it says nothing of this object',
      [self(null), roles({ id: 4711, configuration: { custom_objects: { other: { scopes: [] } } } })],
      null,
      2,
    ],
    ['there is none of that number', [self(0), roles()], null, 2],
    ['the person cannot be read', [{ status: 403 }, roles(role(4711, ['read']))], false, 2],
  ])('is told where %s', async (_title, answers, mayWrite, count) => {
    const { request, calls } = answering(...answers);
    expect(expectOk(await createDirectory(request, terms).mayWriteEntries('4711'))).toBe(mayWrite);
    expect(calls.map(({ url }) => url)).toEqual(['/api/v2/users/me', '/api/v2/custom_roles'].slice(0, count));
  });

  it('is a fault where the roles cannot be read, as on plans without them', async () => {
    const directory = createDirectory(answering(self(0), { status: 404, body: { error: 'InvalidEndpoint' } }).request, terms);
    expect(await directory.mayWriteEntries('4711')).toMatchObject({ ok: false, error: { kind: 'not_set_up', what: 'users' } });
  });
});
