import { beforeEach, describe, expect, it } from 'vitest';
import { installApp } from '#tools/deploy/install-app.ts';
import { updateApp } from '#tools/deploy/update-app.ts';
import { removeObject, removeTrigger, uninstallByHand } from './admin-center.ts';
import { type Ended, deployTo } from './deploy-to.ts';
import { StandInAccount } from './stand-in-account.ts';

const ARGS = ['--currency', 'EUR', '--leads-group', 'Team leads'];
const OBJECTS = ['service_moment', 'moment_entry'];

let account: StandInAccount;
const deploy = (): Promise<Ended> => deployTo(account, installApp, { args: ARGS });

/** The app is there, has written a record, and Setup has made a trigger. */
beforeEach(async () => {
  account = new StandInAccount();
  await deploy();
  account.objects.get('service_moment')?.records.push({ status: 'given' });
  account.triggersOf('service_moment').push({
    id: 7,
    title: 'Make It Right: tell the leads about a request',
    active: true,
    conditions: { all: [{ field: 'status', operator: 'is', value: 'asked' }], any: [] },
    actions: [{ field: 'notification_group', value: ['360000000102', 's', 'b'] }],
    isRequired: false,
  });
});

const uninstall = (): Promise<void> => uninstallByHand(account, account.installations[0]?.id ?? 0);

describe('uninstalling', () => {
  it('takes both objects with records and triggers along, as Zendesk says, and leaves nothing to clear up', async () => {
    await uninstall();
    expect(account.installations).toEqual([]);
    expect([...account.objects.keys()]).toEqual([]);
    expect((await deployTo(account, updateApp)).said).toContain('install it with npm run deploy');
  });

  it('leaves triggers that mail leads, where Zendesk leaves the objects, until an admin removes them', async () => {
    account.traits.keepsObjects = true;
    await uninstall();
    expect([...account.objects.keys()]).toEqual(OBJECTS);
    expect(account.objects.get('service_moment')?.records).toHaveLength(1);
    const left = account.triggersOf('service_moment').map(({ id }) => id);
    expect(left).toHaveLength(2);
    for (const id of left) await removeTrigger(account, 'service_moment', id);
    expect(account.triggersOf('service_moment')).toEqual([]);
  });
});

describe('installing again', () => {
  it('makes everything anew from the app that uninstalling left', async () => {
    await uninstall();
    const { code, said } = await deploy();
    expect(said).toMatch(/✓ the trigger "[^"]+" mails the group Team leads/);
    expect(code).toBe(0);
    expect(account.apps.size).toBe(1);
    expect(account.objects.get('service_moment')?.records).toEqual([]);
  });

  it('says why it cannot where Zendesk left the objects and refuses them as taken, and goes on once they are removed', async () => {
    account.traits.keepsObjects = true;
    await uninstall();
    const { code, said } = await deploy();
    expect(said).toContain('could not make what it requires, so it stays disabled: Key service_moment has already been taken.');
    expect(code).toBe(1);
    for (const key of OBJECTS) await removeObject(account, key);
    // The admin enables it in Admin Center, which redeploy asks for as long as nobody has.
    const disabled = await deployTo(account, updateApp);
    expect(disabled.said).toContain('is disabled: enable it in Admin Center');
    expect(disabled.code).toBe(1);
    for (const installation of account.installations) installation.enabled = true;
    expect((await deployTo(account, updateApp)).code).toBe(0);
    expect([...account.objects.keys()]).toEqual(OBJECTS);
  });
});
