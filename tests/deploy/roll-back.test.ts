import { beforeEach, describe, expect, it } from 'vitest';
import { installApp } from '#tools/deploy/install-app.ts';
import { updateApp } from '#tools/deploy/update-app.ts';
import { zipPackage } from '#tools/package.ts';
import { LATER, accountPackageFiles } from './account-package-files.ts';
import { updateByHand } from './admin-center.ts';
import { type Ended, deployTo } from './deploy-to.ts';
import { StandInAccount } from './stand-in-account.ts';

const ARGS = ['--currency', 'EUR', '--leads-group', 'Team leads'];

let account: StandInAccount;

/** The later version is there and has written a record. */
beforeEach(async () => {
  account = new StandInAccount();
  await deployTo(account, installApp, { args: ARGS, version: LATER });
  account.objects.get('service_moment')?.records.push({ schema_version: 9, status: 'given', channel: 'phone' });
});

const rollBack = (): Promise<Ended> => deployTo(account, updateApp);
const recordsLeft = (): unknown => account.objects.get('service_moment')?.records;
const fieldKeys = (): string[] => account.objects.get('service_moment')?.fields.map(({ key }) => key) ?? [];

describe('going back to an earlier version', () => {
  it('leaves settings, trigger and records, where Zendesk leaves fields that the earlier one does not require', async () => {
    account.traits.removesUnrequired = false;
    const before = account.installations.map(({ settings }) => settings);
    const { code, said } = await rollBack();
    expect(said).toContain('✓ every field that was there still is');
    expect(code).toBe(0);
    expect(account.installations.map(({ settings }) => settings)).toEqual(before);
    expect(account.triggersOf('service_moment')).toHaveLength(1);
    expect(recordsLeft()).toEqual([{ schema_version: 9, status: 'given', channel: 'phone' }]);
  });

  it('says what is lost where Zendesk takes such fields away, and ends with an error code', async () => {
    const { code, said } = await rollBack();
    expect(said).toContain('✗ Zendesk removed fields that this version does not require, with what they held: channel of service_moment');
    expect(code).toBe(1);
    expect(recordsLeft()).toEqual([{ schema_version: 9, status: 'given' }]);
  });

  it('leaves a field of the team’s own where it is', async () => {
    account.objects.get('service_moment')?.fields.push({ key: 'ours', type: 'text', isRequired: false });
    await rollBack();
    expect(fieldKeys()).toContain('ours');
    expect(fieldKeys()).not.toContain('channel');
  });

  it('can be done by hand, with a package of the earlier version', async () => {
    const [installed] = account.installations;
    const settings = { ...installed?.settings };
    await updateByHand(account, installed?.app_id ?? 0, zipPackage(accountPackageFiles('360000000102')));
    expect(account.installations.map((one) => one.settings)).toEqual([settings]);
    expect(account.triggersOf('service_moment')).toHaveLength(1);
  });

  it('says that settings were not kept, where Zendesk does not keep them', async () => {
    account.traits.losesSettings = true;
    const { code, said } = await rollBack();
    expect(said).toContain('✗ Zendesk changed settings, which was not asked of it: ');
    expect(code).toBe(1);
  });

  it('is itself undone by the later version, whose fields are there again', async () => {
    await rollBack();
    expect((await deployTo(account, updateApp, { version: LATER })).code).toBe(0);
    expect(fieldKeys()).toContain('channel');
  });
});

describe('a later version whose fields Zendesk does not make', () => {
  it('is said to lack them, by name', async () => {
    await rollBack();
    account.traits.updateMakesRequired = false;
    const { code, said } = await deployTo(account, updateApp, { version: LATER });
    expect(said).toMatch(/✗ the object service_moment has \d+ of its \d+ fields: channel is missing/);
    expect(code).toBe(1);
  });
});
