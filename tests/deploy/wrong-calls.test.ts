import { describe, expect, it } from 'vitest';
import { BUILT_APP } from '#tools/build.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { runTool } from './run-command.ts';

const timeout = 180_000;

/** A build, an account or a folder of data that is reached for all the same is not there: it would be said. */
const NOWHERE = { [BUILT_APP]: 'build/no-such-folder', ZENDESK_SUBDOMAIN: '127.0', ZENDESK_DOMAIN: '0.1:9', ZENDESK_OAUTH_TOKEN: 'o1' };

type Script = keyof typeof packageJson.scripts;

/** The file that npm runs for a command, with what the command itself says to it. */
function toolOf(script: Script): readonly [file: string, ...args: string[]] {
  const [, , file = '', ...args] = packageJson.scripts[script].split(' ');
  return [file, ...args];
}

describe('a command that is called wrongly says so in a sentence and does nothing', () => {
  it.each<[script: Script, args: string, said: string]>([
    ['build', '--fast', 'npm run build takes no flags and no names, and was given "--fast": nothing was done.'],
    ['package', '--leads-group Leads', 'The leads\' group must be the number of a group, such as 360000000102, not "Leads".'],
    ['package', '--leads-group', "'--leads-group <value>' argument missing. There is --leads-group NUMBER."],
    ['package', '360000000102', 'does not take positional arguments. There is --leads-group NUMBER.'],
    ['deploy', '--colour red', "Unknown option '--colour'"],
    ['deploy', '', 'Nobody is there to ask, and currency and leads_group cannot be guessed'],
    ['redeploy', '--currency EUR', 'npm run redeploy takes no flags, not "--currency EUR": settings are changed in Admin Center.'],
    ['ltv', '', 'The command is missing.'],
    ['ltv', 'fit README.md --margin 40', '--margin is a rate from 0 to 1'],
    ['ltv', 'project README.md --model package.json', 'package.json: The model cannot be read'],
    ['simulate', 'README.md --policy no-such.json', 'no-such.json cannot be read'],
    ['simulate', 'README.md --policy package.json --time-zone Mars', '--time-zone needs a name such as Europe/Berlin, not "Mars".'],
    ['mutate', 'src/no-such-folder', 'src/no-such-folder is no folder or module of src.'],
    [
      'bench',
      'crowd',
      'npm run bench takes one of speed, moments, journal, value, or nothing for all of them, and was given "crowd": nothing was done.',
    ],
    [
      'bench',
      'speed value',
      'npm run bench takes one of speed, moments, journal, value, or nothing for all of them, and was given "speed value"',
    ],
    ['start', '--port many', '--port needs a whole number from 1 to 65535, not "many".'],
    ['start', '--built --orders no-such.csv', 'no-such.csv cannot be read'],
    ['start', '--dark', 'There is no flag "--dark"'],
    ['test', '--fast', 'npm test takes no flags and no names'],
    ['check', 'tests/domain', 'npm test takes no flags and no names'],
    ['cases', 'overview', 'npm run cases takes no flags and no names'],
    ['screenshot', 'out.png', 'npm run screenshot takes no flags'],
  ])('npm run %s -- %s', { timeout }, async (script, args, expected) => {
    const [file, ...own] = toolOf(script);
    const { code, said } = await runTool(file, [...own, ...args.split(' ').filter((word) => word !== '')], NOWHERE);
    expect(said).toContain(expected);
    expect(said).not.toMatch(/^ +at |node:internal|Building/m);
    expect(code).toBeGreaterThan(0);
  });

  it('npm run redeploy with a ZENDESK_APP_ID that is no number', { timeout }, async () => {
    const { code, said } = await runTool(toolOf('redeploy')[0], [], { ...NOWHERE, ZENDESK_APP_ID: 'make-it-right' });
    expect(said).toContain('✗ ZENDESK_APP_ID must be the number of an app, as its address in Admin Center shows it, not "make-it-right".');
    expect(said).not.toMatch(/^ +at |No answer/m);
    expect(code).toBe(1);
  });
});
