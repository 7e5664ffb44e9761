import { describe, expect, it } from 'vitest';
import { createRecordPermissions } from '#adapters/zendesk/record-permissions.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { type Answer, answering } from './answering.ts';
import { type SandboxAccount, checkExchanges, openSandboxAccount } from './sandbox-account.ts';

checkExchanges();

const ALL = { read: 'all', create: 'all', update: 'all' };
const permissionsOf = (account: SandboxAccount, who = 'admin') => createRecordPermissions(account.request(who)).read();

describe('what the roles of an account may do with records', () => {
  it('is read for both objects by three requests, without the roles that may only look', async () => {
    const account = openSandboxAccount();
    expect(expectOk(await permissionsOf(account))).toEqual({
      roles: [
        { role: 'Restricted agent', of: 'journal', may: ALL },
        { role: 'Restricted lead', of: 'journal', may: ALL },
        { role: 'Restricted agent', of: 'moments', may: ALL },
        { role: 'Restricted lead', of: 'moments', may: ALL },
      ],
      openToEndUsers: [],
    });
    expect(account.calls).toEqual([
      'GET /api/v2/custom_objects/moment_entry/permission_policies',
      'GET /api/v2/custom_objects/service_moment/permission_policies',
      'GET /api/v2/custom_roles',
    ]);
  });

  it('tells all records from those of an access rule and from none', async () => {
    const account = openSandboxAccount();
    account.api.state.account.change({
      recordAccess: { agent: { read: 'own', create: true, update: false, delete: false }, lead: { read: 'none' } },
    });
    const { roles } = expectOk(await permissionsOf(account));
    expect(roles.slice(0, 2)).toEqual([
      { role: 'Restricted agent', of: 'journal', may: { read: 'some', create: 'all', update: 'none' } },
      { role: 'Restricted lead', of: 'journal', may: { read: 'none', create: 'none', update: 'none' } },
    ]);
  });

  it('is for admins alone to read', async () => {
    expect(await permissionsOf(openSandboxAccount(), 'lead')).toMatchObject({
      ok: false,
      error: { kind: 'refused_by_role', what: 'roles', action: 'read' },
    });
  });

  it('is not there on a plan without roles of its own', async () => {
    const account = openSandboxAccount();
    account.api.state.account.change({ plan: 'suite_growth' });
    expect(await permissionsOf(account)).toMatchObject({ ok: false, error: { kind: 'not_set_up', what: 'roles' } });
  });
});

const no = { allowed: false, rule_id: null };
const policies = (...list: readonly object[]): Answer => ({ body: { policies: list } });
const roles: Answer = { body: { custom_roles: [] } };

describe('what Zendesk answers about them', () => {
  it('names objects that end users may do anything with, as by Zendesk’s own example', async () => {
    const endUser = {
      id: 'end-user',
      role_name: 'End User',
      records: { create: { allowed: true, rule_id: null }, delete: no, read: no, update: no },
    };
    const closed = { ...endUser, records: { create: no, delete: no, read: no, update: no } };
    const { request } = answering(policies(closed), policies(endUser), roles);
    expect(expectOk(await createRecordPermissions(request).read())).toEqual({ roles: [], openToEndUsers: ['moments'] });
  });

  it('calls a role by its number where it has no name', async () => {
    const records = { create: no, delete: no, read: { allowed: true }, update: no };
    const { request } = answering(policies({ id: 'custom-role-7', records }), policies(), roles);
    expect(expectOk(await createRecordPermissions(request).read()).roles).toEqual([
      { role: 'custom-role-7', of: 'journal', may: { read: 'all', create: 'none', update: 'none' } },
    ]);
  });

  it.each([
    ['the first object', [policies({ id: 'custom-role-7', records: { read: no } }), policies(), roles]],
    ['the second object', [policies(), { body: {} }, roles]],
    ['the roles', [policies(), policies(), { body: { custom_roles: null } }]],
  ])('claims nothing where it says too little of %s', async (_what, answers) => {
    const { request } = answering(...answers);
    expect(await createRecordPermissions(request).read()).toMatchObject({ ok: false, error: { kind: 'unreadable', what: 'roles' } });
  });
});
