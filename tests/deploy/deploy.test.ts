import { beforeEach, describe, expect, it } from 'vitest';
import { installApp } from '#tools/deploy/install-app.ts';
import { updateApp } from '#tools/deploy/update-app.ts';
import manifest from '../../manifest.json' with { type: 'json' };
import requirements from '../../requirements.json' with { type: 'json' };
import { type Ended, deployTo } from './deploy-to.ts';
import { type AccountTraits, StandInAccount, type StandInInstallation } from './stand-in-account.ts';

const CI = ['--currency', 'USD', '--leads-group', 'Team leads'];

let account: StandInAccount;

beforeEach(() => {
  account = new StandInAccount();
});

const deploy = (args: readonly string[] = CI, appId: string | null = null): Promise<Ended> =>
  deployTo(account, installApp, { args, appId });
const redeploy = (args: readonly string[] = [], appId: string | null = null): Promise<Ended> =>
  deployTo(account, updateApp, { args, appId });

const groupsTold = (): unknown[] =>
  account.triggersOf('service_moment').map(({ actions }) => actions.map(({ value }) => (Array.isArray(value) ? value[0] : value)));

function onlyInstallation(): StandInInstallation {
  const [installed, ...more] = account.installations;
  if (installed === undefined || more.length > 0) throw new Error(`There are ${more.length} installations too many, or none.`);
  return installed;
}

const fieldsOf = (object: string): number =>
  requirements.custom_objects_v2.object_fields.filter(({ object_key: key }) => key === object).length;

describe('npm run deploy', () => {
  it("installs with the answers and the manifest's defaults, and reads back what is there", async () => {
    const { code, said } = await deploy();
    for (const key of ['service_moment', 'moment_entry']) {
      const count = fieldsOf(key);
      expect(said).toContain(`✓ the object ${key} is there with ${count} of its ${count} fields`);
    }
    expect(said).toMatch(/✓ the trigger "Make It Right: [^"]+" mails the group Team leads \(360000000102\)/);
    expect(code).toBe(0);
    const defaults = manifest.parameters.flatMap((parameter) => ('default' in parameter ? [[parameter.name, parameter.default]] : []));
    expect(onlyInstallation().settings).toEqual({
      ...Object.fromEntries(defaults),
      name: manifest.name,
      currency: 'USD',
      leads_group: 'Team leads',
    });
    expect(groupsTold()).toEqual([['360000000102']]);
  });

  it("takes the number of the leads' group, and any other setting that is no secret", async () => {
    const { code } = await deploy(['--currency', 'EUR', '--leads-group', '360000000101', '--gesture-limit', '30']);
    expect(code).toBe(0);
    expect(onlyInstallation().settings).toMatchObject({ leads_group: '360000000101', gesture_limit: '30' });
    expect(groupsTold()).toEqual([['360000000101']]);
  });

  it.each<[refused: string, trait: Partial<AccountTraits>, said: string]>([
    ['the installation', { refusesInstallation: 'Custom objects limit reached' }, 'Custom objects limit reached'],
    [
      'what the app requires',
      { requirementsFail: 'Trigger is invalid' },
      'could not make what it requires, so it stays disabled: Trigger is invalid',
    ],
    ['the package', { buildFails: 'Invalid manifest' }, 'did not accept it: Invalid manifest'],
  ])('ends with an error code where Zendesk refuses %s', async (_refused, traits, expected) => {
    Object.assign(account.traits, traits);
    const { code, said } = await deploy();
    expect(said).toContain(expected);
    expect(said).not.toContain('is installed.');
    expect(code).toBe(1);
  });

  it('waits for what Zendesk does in the background, also to hear that it fails', async () => {
    account.traits.takesTime = true;
    account.traits.requirementsFail = 'Trigger is invalid';
    expect((await deploy()).said).toContain('could not make what it requires, so it stays disabled: Trigger is invalid');
  });

  it('looks again for what is there a moment after Zendesk said so', async () => {
    account.afterInstalling = () => {
      const made = [...account.objects];
      account.objects.clear();
      setTimeout(() => made.forEach(([key, object]) => account.objects.set(key, object)), 500);
    };
    const { code, said } = await deploy();
    expect(said).not.toContain('✗');
    expect(code).toBe(0);
  });

  it('uses the app that a refused installation left behind, and makes no second one', async () => {
    account.traits.refusesInstallation = 'No';
    await deploy();
    account.traits.refusesInstallation = null;
    expect((await deploy()).code).toBe(0);
    expect(account.apps.size).toBe(1);
  });

  it('says that nobody is in the group', async () => {
    for (const group of account.traits.groups) group.members = 0;
    const { code, said } = await deploy();
    expect(said).toContain('Nobody is in the group Team leads yet');
    expect(code).toBe(0);
  });

  it.each<[wrong: string, args: readonly string[], said: string]>([
    ['nothing that has no safe default', [], 'currency and leads_group cannot be guessed: add, for example, --currency'],
    ['a currency that there is not', ['--currency', 'EURO', '--leads-group', 'Team leads'], '"EURO" is no currency'],
    [
      'a group that there is not',
      ['--currency', 'EUR', '--leads-group', 'Leads'],
      'There is no group "Leads" in this account. There are Support (360000000101), ',
    ],
    ['a flag that there is not', ['--colour', 'red'], "Unknown option '--colour'"],
    ['a limit that cannot be read', [...CI, '--gesture-limit', 'abc'], '"abc" cannot be used as gesture_limit (not_a_limit)'],
    ['a secret', ['--stripe-key', 'rk_1'], "Unknown option '--stripe-key'"],
  ])('changes nothing where it is told %s', async (_wrong, args, expected) => {
    const { code, said } = await deploy(args);
    expect(said).toContain(expected);
    expect(code).toBe(1);
    expect(account.changes).toEqual([]);
  });

  it('takes none of two groups by one name, and either by its number', async () => {
    account.traits.groups = [...account.traits.groups, { id: 370, name: 'Team leads', members: 1 }];
    const { code, said } = await deploy();
    expect(said).toContain('Several groups are called "Team leads": 360000000102, 370. Give the number of the one in which the leads are.');
    expect(code).toBe(1);
    expect(account.changes).toEqual([]);
    expect((await deploy(['--currency', 'EUR', '--leads-group', '370'])).code).toBe(0);
    expect(groupsTold()).toEqual([['370']]);
  });

  it('asks whoever is there for what has no safe default, with label, meaning and default, until the answer can be', async () => {
    const { code, said } = await deployTo(account, installApp, { answers: ['euro', 'GBP', 'Leads', ''] });
    expect(said).toContain('Currency\n  The currency of all amounts below');
    expect(said).toContain('"euro" is no currency');
    expect(said).toContain('leads_group [Enter for Team leads]: ');
    expect(said).toContain('There is no group "Leads"');
    expect(said).not.toContain('gesture_limit');
    expect(code).toBe(0);
    expect(onlyInstallation().settings).toMatchObject({ currency: 'GBP', leads_group: 'Team leads', customer_gesture_count: '3' });
    // What is 25 in one currency is not in another: the app knows what holds where nothing was sent.
    expect(onlyInstallation().settings).not.toHaveProperty('gesture_limit');
  });

  it('says what is missing or other than it should be, and ends with an error code', async () => {
    account.afterInstalling = () => {
      account.objects.delete('moment_entry');
      account.objects.get('service_moment')?.fields.splice(0, 1);
      for (const installed of account.installations) installed.enabled = false;
      for (const trigger of account.triggersOf('service_moment')) trigger.actions = [{ field: 'notification_group', value: ['7'] }];
    };
    const { code, said } = await deploy();
    expect(said).toContain('is disabled: enable it in Admin Center');
    expect(said).toContain('✗ the object moment_entry is not there');
    const count = fieldsOf('service_moment');
    expect(said).toContain(`✗ the object service_moment has ${count - 1} of its ${count} fields: schema_version is missing`);
    expect(said).toContain('mails group 7 instead of Team leads (360000000102)');
    expect(code).toBe(1);
  });

  it('builds on the app that ZENDESK_APP_ID names, and never beside one that is installed', async () => {
    account.traits.refusesInstallation = 'No';
    await deploy();
    account.traits.refusesInstallation = null;
    const [left = 0] = account.apps.keys();
    account.apps.set(left, { ...account.apps.get(left), name: 'Renamed', files: [] });
    expect((await deploy(CI, '7')).said).toContain('Zendesk knows no /api/v2/apps/7 (404).');
    expect((await deploy(CI, String(left))).code).toBe(0);
    expect(onlyInstallation().app_id).toBe(left);
    expect((await deploy(CI, '7')).said).toContain('A later version comes with npm run redeploy');
  });

  it('installs nothing twice, and names the command for a later version', async () => {
    await deploy();
    account.changes.length = 0;
    const { code, said } = await deploy();
    expect(said).toContain('A later version comes with npm run redeploy');
    expect(code).toBe(1);
    expect(account.changes).toEqual([]);
  });
});

describe('npm run redeploy', () => {
  it('sends no setting, and leaves the trigger with the group that the account names', async () => {
    await deploy();
    const changed = {
      ...onlyInstallation().settings,
      name: 'Goodwill',
      gesture_limit: '40',
      leads_group: '360000000101',
      stripe_key: null,
    };
    onlyInstallation().settings = changed;
    account.changes.length = 0;
    const { code, said } = await redeploy();
    expect(said).toContain('✓ the settings are as they were');
    expect(said).toMatch(/✓ the trigger "[^"]+" mails the group Support \(360000000101\)/);
    expect(code).toBe(0);
    expect(onlyInstallation().settings).toEqual(changed);
    expect(groupsTold()).toEqual([['360000000101']]);
    const { app_id: appId } = onlyInstallation();
    expect(account.changes).toEqual(['POST /api/v2/apps/uploads', `PUT /api/v2/apps/${appId}`]);
  });

  it('keeps the group of the trigger where the setting names none that there is', async () => {
    await deploy();
    onlyInstallation().settings['leads_group'] = 'Leads of old';
    const { code, said } = await redeploy();
    expect(said).toContain('There is no group "Leads of old"');
    expect(said).toContain('goes on mailing Team leads (360000000102)');
    expect(code).toBe(0);
    expect(groupsTold()).toEqual([['360000000102']]);
  });

  it('keeps the group of the trigger where the setting names several, and guesses none where that mails another', async () => {
    await deploy();
    account.traits.groups = [{ id: 370, name: 'Team leads', members: 1 }, ...account.traits.groups];
    const { code, said } = await redeploy();
    expect(said).toContain('Several groups are called "Team leads": 370, 360000000102. The trigger goes on mailing 360000000102.');
    expect(code).toBe(0);
    expect(groupsTold()).toEqual([['360000000102']]);
    account.changes.length = 0;
    for (const trigger of account.triggersOf('service_moment')) trigger.actions = [{ field: 'notification_group', value: ['7'] }];
    const again = await redeploy();
    expect(again.said).toContain('Write the number of the right one into the setting leads_group');
    expect(again.code).toBe(1);
    expect(account.changes).toEqual([]);
  });

  it('refuses to take an installed trigger away', async () => {
    await deploy();
    account.traits.groups = [{ id: 360000000101, name: 'Support', members: 7 }];
    account.changes.length = 0;
    for (const trigger of account.triggersOf('service_moment')) trigger.title = 'Renamed by an admin';
    const { code, said } = await redeploy();
    expect(said).toContain('would remove that trigger, so nothing was uploaded');
    expect(code).toBe(1);
    expect(account.changes).toEqual([]);
    expect(groupsTold()).toEqual([['360000000102']]);
  });

  it('goes on without a trigger where there was none and no group, and says how to get one', async () => {
    await deploy();
    account.traits.groups = [];
    account.triggersOf('service_moment').length = 0;
    const { code, said } = await redeploy();
    expect(said).toContain('nobody is mailed about requests');
    expect(code).toBe(0);
    expect(groupsTold()).toEqual([]);
  });

  it('leaves a trigger of the team’s own where it is', async () => {
    await deploy();
    account.triggersOf('service_moment').push({ id: 1, title: 'Ours', active: true, conditions: {}, actions: [], isRequired: false });
    expect((await redeploy()).code).toBe(0);
    expect(account.triggersOf('service_moment').map(({ title }) => title)).toContain('Ours');
  });

  it.each<[refused: string, trait: Partial<AccountTraits>, said: string]>([
    ['is refused', { buildFails: 'Invalid manifest' }, 'did not accept it: Invalid manifest'],
    ['lacks what it requires', { requirementsFail: 'Field limit reached' }, 'could not make what it requires'],
    ['loses settings', { losesSettings: true }, '✗ Zendesk changed settings, which was not asked of it: '],
  ])('ends with an error code where the version %s', async (_what, traits, expected) => {
    await deploy();
    Object.assign(account.traits, traits);
    const { code, said } = await redeploy();
    expect(said).toContain(expected);
    expect(code).toBe(1);
  });

  it('changes nothing where the app is not installed, and names the command that installs it', async () => {
    const { code, said } = await redeploy();
    expect(said).toContain('install it with npm run deploy');
    expect(code).toBe(1);
    expect(account.changes).toEqual([]);
  });

  it('brings the version to the app that ZENDESK_APP_ID names, also where it is told apart by nothing else', async () => {
    await deploy();
    const { app_id: appId } = onlyInstallation();
    onlyInstallation().settings = { name: 'Renamed' };
    expect(await redeploy([], '7')).toMatchObject({
      code: 1,
      said: expect.stringContaining('No app 7, which ZENDESK_APP_ID names, is installed'),
    });
    account.changes.length = 0;
    const { code, said } = await redeploy([], String(appId));
    expect(said).toContain('✓ the settings are as they were');
    expect(code).toBe(0);
    expect(account.changes).toContain(`PUT /api/v2/apps/${appId}`);
  });

  it('takes no settings', async () => {
    await deploy();
    account.changes.length = 0;
    const { code, said } = await redeploy(['--currency', 'EUR']);
    expect(said).toContain('settings are changed in Admin Center');
    expect(code).toBe(1);
    expect(account.changes).toEqual([]);
  });
});
