import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildApp } from '#tools/build.ts';
import manifest from '../../manifest.json' with { type: 'json' };
import packageJson from '../../package.json' with { type: 'json' };
import { updateByHand } from './admin-center.ts';
import { type Ended, builtApp, runTool, runZcli } from './run-command.ts';
import { type StandInServer, startStandIn } from './stand-in-server.ts';

const BUILD = 'build/test-deploy';
const timeout = 180_000;

let standIn: StandInServer;

beforeAll(() => buildApp(BUILD), timeout);
beforeEach(async () => {
  standIn = await startStandIn();
});
afterEach(() => standIn.close());

const deploy = (args: readonly string[] = ['--currency', 'EUR', '--leads-group', 'Team leads'], own = {}): Promise<Ended> =>
  runTool('tests/tools/deploy.ts', args, { ...standIn.environment, ...builtApp(BUILD), ...own });

describe('the commands of the project, as npm runs them', () => {
  it('install, and bring the version again, which leaves settings and trigger alone', { timeout }, async () => {
    const { account, environment } = standIn;
    const installing = await deploy();
    expect(installing.said).toContain('is installed.');
    expect(installing.code).toBe(0);
    const [installed] = account.installations;
    expect(installed?.settings).toMatchObject({
      name: manifest.name,
      currency: 'EUR',
      leads_group: 'Team leads',
      customer_gesture_count: '3',
    });

    const changed = { ...installed?.settings, team_monthly_budget: '1500' };
    if (installed !== undefined) installed.settings = changed;
    const updating = await runTool('tests/tools/redeploy.ts', [], { ...environment, ...builtApp(BUILD) });
    expect(updating.said).toContain('✓ the settings are as they were');
    expect(updating.code).toBe(0);
    expect(account.installations.map(({ settings }) => settings)).toEqual([changed]);
    expect(account.triggersOf('service_moment')).toMatchObject([
      { actions: [{ value: ['360000000102', expect.anything(), expect.anything()] }] },
    ]);
  });

  it('write a package that brings the version where an admin uploads it by hand', { timeout }, async () => {
    const { account } = standIn;
    await deploy();
    const packaging = await runTool('tests/tools/package.ts', ['--leads-group', '360000000101'], builtApp(BUILD));
    expect(packaging.code).toBe(0);
    const path = packaging.said.split('\n')[0] ?? '';
    expect(path).toBe(`build/make-it-right-${packageJson.version}.zip`);
    const [installed] = account.installations;
    const settings = { ...installed?.settings };
    await updateByHand(account, installed?.app_id ?? 0, readFileSync(path));
    expect(account.installations.map((one) => one.settings)).toEqual([settings]);
    expect(account.triggersOf('service_moment')).toMatchObject([
      { actions: [{ value: ['360000000101', expect.anything(), expect.anything()] }] },
    ]);
  });

  it.each<[what: string, args: readonly string[] | undefined, environment: Readonly<Record<string, string>>, said: string]>([
    ['Zendesk refuses the installation', undefined, {}, '422: Custom objects limit reached'],
    ['nobody is there to answer', [], {}, 'currency and leads_group cannot be guessed'],
    ['no account is named', undefined, { ZENDESK_SUBDOMAIN: '' }, 'set ZENDESK_SUBDOMAIN and ZENDESK_OAUTH_TOKEN'],
    ['the token is wrong', undefined, { ZENDESK_API_TOKEN: 'wrong' }, 'check the e-mail address and the token'],
    ['nothing answers', undefined, { ZENDESK_DOMAIN: '0.1:9' }, 'No answer came from https://127.0.0.1:9'],
  ])('end with an error code where %s', { timeout }, async (_what, args, environment, expected) => {
    standIn.account.traits.refusesInstallation = 'Custom objects limit reached';
    const { code, said } = await deploy(args, environment);
    expect(said).toContain(expected);
    expect(code).toBe(1);
    expect(standIn.account.installations).toEqual([]);
  });
});

describe('zcli itself', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'make-it-right-zcli-account-'));
    cpSync(BUILD, folder, { recursive: true });
    const parameters = Object.fromEntries(manifest.parameters.map((one) => [one.name, 'default' in one ? one.default : '']));
    writeFileSync(join(folder, 'zcli.apps.config.json'), JSON.stringify({ parameters }));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const zcli = (command: string): Promise<Ended> => runZcli([command, folder], standIn.environment);

  it('finds nothing wrong with the package, and writes it', { timeout }, async () => {
    expect(await zcli('apps:validate')).toMatchObject({ code: 0, said: expect.stringContaining('No validation errors') });
    expect(await zcli('apps:package')).toMatchObject({ code: 0, said: expect.stringContaining('Package created') });
    expect(readdirSync(join(folder, 'tmp'))).toEqual([expect.stringMatching(/^app-\d+\.zip$/)]);
  });

  it('installs the package, without the trigger that needs the number of a group', { timeout }, async () => {
    const { account } = standIn;
    expect((await zcli('apps:create')).said).toContain('Successfully installed');
    expect(account.installations).toMatchObject([
      { settings: { name: manifest.name, leads_group: 'Team leads', customer_gesture_count: '3', team_monthly_budget: '' } },
    ]);
    expect([...account.objects.keys()]).toEqual(['service_moment', 'moment_entry']);
    expect(account.triggersOf('service_moment')).toEqual([]);
  });

  it('calls an installation a success that was refused: why npm run deploy does not leave it to zcli', { timeout }, async () => {
    standIn.account.traits.refusesInstallation = 'Custom objects limit reached';
    expect(await zcli('apps:create')).toMatchObject({ code: 0, said: expect.stringContaining('Successfully installed') });
    expect(standIn.account.installations).toEqual([]);
  });

  it('sends settings with an update, over those of the account: why npm run redeploy does not leave it to zcli', { timeout }, async () => {
    await zcli('apps:create');
    const [installed] = standIn.account.installations;
    if (installed !== undefined) installed.settings = { ...installed.settings, team_monthly_budget: '1500' };
    expect((await zcli('apps:update')).code).toBe(0);
    expect(standIn.account.installations).toMatchObject([{ settings: { team_monthly_budget: '' } }]);
  });
});
