import { describe, expect, it } from 'vitest';
import { readSignedIn } from '#adapters/zaf/signed-in.ts';
import { fail } from '#domain/shared/result.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { user } from './a-user.ts';
import { fakeClient } from './fake-client.ts';

const isOfFixedRoles = async (planName: unknown): Promise<boolean> => {
  const values = { currentUser: user, currentAccount: { timeZone: null, planName } };
  return expectOk(await readSignedIn(fakeClient(values))).agent.hasFixedRoles;
};

describe('who is signed in, by what the workspace says', () => {
  it('is read whole', async () => {
    const values = { currentUser: user, currentAccount: { timeZone: { ianaName: 'Europe/Dublin' } }, colorScheme: 'dark' };
    expect(expectOk(await readSignedIn(fakeClient(values)))).toEqual({
      agent: {
        id: '7',
        name: 'Maya Whitlock (sample)',
        isAdmin: true,
        roleId: null,
        hasFixedRoles: false,
        groups: ['Team leads', '1'],
        locale: 'de',
      },
      timeZone: 'Europe/Dublin',
      colorScheme: 'dark',
    });
  });

  it('is known by an id that is a number or a text, and by no more where Zendesk says no more', async () => {
    const bare = {
      agent: { id: '7', name: '', isAdmin: false, roleId: null, hasFixedRoles: false, groups: [], locale: 'en-US' },
      timeZone: 'UTC',
      colorScheme: 'light',
    };
    expect(expectOk(await readSignedIn(fakeClient({ currentUser: { id: 7 } })))).toEqual(bare);
    expect(expectOk(await readSignedIn(fakeClient({ currentUser: { id: '7' } })))).toEqual(bare);
  });

  it('is read all the same where something odd stands in the rest', async () => {
    const odd = { id: 7, name: 7, role: {}, groups: [{ id: 1 }], locale: null, timeZone: 'Asia/Tokyo' };
    const read = expectOk(await readSignedIn(fakeClient({ currentUser: odd, currentAccount: 'sandbox', colorScheme: 7 })));
    expect(read).toEqual({
      agent: { id: '7', name: '', isAdmin: false, roleId: null, hasFixedRoles: false, groups: [], locale: 'en-US' },
      timeZone: 'UTC',
      colorScheme: 'light',
    });
  });

  it("lives by the person's time zone where the account's is none", async () => {
    const currentAccount = { timeZone: { ianaName: 'Middle/Earth' } };
    expect(expectOk(await readSignedIn(fakeClient({ currentUser: user, currentAccount }))).timeZone).toBe('Asia/Tokyo');
  });

  it('has a role that the account has made where Zendesk names it by a number', async () => {
    const roleIds = [360000000401, '360000000401', 'agent', 'admin', '', {}].map(async (role) => {
      const read = await readSignedIn(fakeClient({ currentUser: { ...user, role } }));
      return expectOk(read).agent.roleId;
    });
    expect(await Promise.all(roleIds)).toEqual(['360000000401', '360000000401', null, null, null, null]);
  });

  it('has one of the roles that Zendesk fixes where the plan knows no others, and not where nobody says so', async () => {
    const plans = ['Suite Team', 'Suite Growth', 'suite professional', 'Support Professional', 'Zendesk Suite Growth'];
    const others = [
      'Suite Enterprise',
      'Suite Enterprise Plus',
      'Support Enterprise',
      'Enterprise',
      'Suite Trial',
      'Suite Professional Plus',
      '',
      7,
      null,
    ];
    expect(await Promise.all(plans.map(isOfFixedRoles))).toEqual(plans.map(() => true));
    expect(await Promise.all(others.map(isOfFixedRoles))).toEqual(others.map(() => false));
  });

  it('is an admin in that role alone', async () => {
    for (const role of ['agent', 'Admin', 'administrator', ''])
      expect(expectOk(await readSignedIn(fakeClient({ currentUser: { ...user, role } }))).agent.isAdmin).toBe(false);
  });

  it('is unknown where the workspace does not answer', async () => {
    const error = { kind: 'timed_out', what: 'currentUser' } as const;
    const client = { ...fakeClient(), get: () => Promise.resolve(fail(error)) };
    expect(await readSignedIn(client)).toEqual({ ok: false, error });
  });

  it.each([
    ['a person without an id', { currentUser: { ...user, id: null } }, 'currentUser.id'],
    ['nobody', {}, 'currentUser'],
  ])('cannot be read with %s, and that is said', async (_title, values, what) => {
    const unreadable = { kind: 'unsupported', what, cause: expect.stringMatching(/./) as string };
    expect(await readSignedIn(fakeClient(values))).toEqual({ ok: false, error: unreadable });
  });
});
