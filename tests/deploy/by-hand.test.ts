import { beforeEach, describe, expect, it } from 'vitest';
import { installApp } from '#tools/deploy/install-app.ts';
import { updateApp } from '#tools/deploy/update-app.ts';
import { zipPackage } from '#tools/package.ts';
import manifest from '../../manifest.json' with { type: 'json' };
import { type PackagedVersion, LATER, accountPackageFiles } from './account-package-files.ts';
import { installByHand, updateByHand } from './admin-center.ts';
import { deployTo } from './deploy-to.ts';
import { StandInAccount } from './stand-in-account.ts';

const LEADS = '360000000102';
const ARGS = ['--currency', 'EUR', '--leads-group', 'Team leads'];

let account: StandInAccount;
beforeEach(() => {
  account = new StandInAccount();
});

const zipFor = (leadsGroupId: string | null, version?: PackagedVersion): Uint8Array =>
  zipPackage(accountPackageFiles(leadsGroupId, version));

const mailed = (): unknown[] => account.triggersOf('service_moment').map(({ actions }) => JSON.stringify(actions[0]?.value).slice(2, 14));

function installed() {
  const [first] = account.installations;
  if (first === undefined) throw new Error('Nothing is installed.');
  return first;
}

describe('a package that an admin uploads by hand', () => {
  it('installs the app with its trigger where it was made for the number of the group', async () => {
    await installByHand(account, zipFor(LEADS), { name: manifest.name, currency: 'EUR', leads_group: 'Team leads' });
    expect([...account.objects.keys()]).toEqual(['service_moment', 'moment_entry']);
    expect(mailed()).toEqual([LEADS]);
  });

  it('brings a later version over an app that is there, and leaves its settings', async () => {
    await deployTo(account, installApp, { args: ARGS });
    const { settings, app_id: appId } = installed();
    await updateByHand(account, appId, zipFor(LEADS, LATER));
    expect(installed().settings).toEqual(settings);
    expect(account.objects.get('service_moment')?.fields.map(({ key }) => key)).toContain('channel');
    expect(mailed()).toEqual([LEADS]);
    expect(account.apps.size).toBe(1);
  });

  it('takes the trigger away where it was made without the number, which an update with it brings back', async () => {
    await deployTo(account, installApp, { args: ARGS });
    await updateByHand(account, installed().app_id, zipFor(null));
    expect(mailed()).toEqual([]);
    await updateByHand(account, installed().app_id, zipFor(LEADS));
    expect(mailed()).toEqual([LEADS]);
  });

  it('is found by npm run redeploy afterwards', async () => {
    await installByHand(account, zipFor(LEADS), { name: 'Goodwill', currency: 'EUR', leads_group: LEADS, team_monthly_budget: '900' });
    expect((await deployTo(account, updateApp)).code).toBe(0);
    expect(account.apps.size).toBe(1);
  });

  it('is found by the number of its app where its form sent no settings and an admin renamed it', async () => {
    const appId = await installByHand(account, zipFor(LEADS), { name: 'Goodwill' });
    expect((await deployTo(account, updateApp)).said).toContain('is not installed in');
    expect((await deployTo(account, updateApp, { appId })).code).toBe(0);
  });
});
