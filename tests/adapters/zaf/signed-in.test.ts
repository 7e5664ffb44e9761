// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readSignedIn } from '#adapters/zaf/signed-in.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { user } from './a-user.ts';
import { type OpenWorkspace, openWorkspace } from './scripted-host.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

async function opened(values: Readonly<Record<string, unknown>>): Promise<OpenWorkspace> {
  const workspace = await openWorkspace();
  const { get } = workspace.host;
  workspace.host.get = (path) => (path in values ? { ok: true, value: values[path] } : get(path));
  return workspace;
}

describe('who is signed in', () => {
  it("is read with the account's calendar and the colours of the workspace", async () => {
    const { client } = await opened({});
    expect(expectOk(await readSignedIn(client))).toEqual({
      agent: {
        id: '1000001',
        name: 'Maya Whitlock (sample)',
        isAdmin: false,
        roleId: null,
        hasFixedRoles: true,
        groups: ['Support', '1'],
        locale: 'en-US',
      },
      timeZone: 'Europe/Dublin',
      colorScheme: 'dark',
    });
  });

  it("lives by the person's time zone where the account names none, and by UTC where neither does", async () => {
    const { client } = await opened({ currentUser: user, currentAccount: { subdomain: 'sandbox' } });
    expect(expectOk(await readSignedIn(client))).toMatchObject({
      timeZone: 'Asia/Tokyo',
      agent: { isAdmin: true, groups: ['Team leads', '1'] },
    });
    const lost = await opened({
      currentUser: { ...user, timeZone: { ianaName: 'Middle/Earth' } },
      currentAccount: { subdomain: 'sandbox', timeZone: { ianaName: '' } },
    });
    expect(expectOk(await readSignedIn(lost.client)).timeZone).toBe('UTC');
  });

  it('is light where the workspace knows no colours, and an agent where the role is a custom one', async () => {
    const { client, host } = await opened({ currentUser: { ...user, role: 360_001 } });
    const { get } = host;
    host.get = (path) => (path === 'colorScheme' ? { ok: false, error: { name: 'Error', message: 'Could not find handler' } } : get(path));
    expect(expectOk(await readSignedIn(client))).toMatchObject({ colorScheme: 'light', agent: { isAdmin: false } });
  });
});
