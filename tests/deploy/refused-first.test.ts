import { expect, it } from 'vitest';
import { type DeployPorts, installApp } from '#tools/deploy/install-app.ts';

/** Nobody sits in front of it, and whatever is asked of an account would be heard of. */
const nobodyThere: DeployPorts = {
  terminal: { isThere: false, ask: () => Promise.resolve(''), askSecretly: () => Promise.resolve(''), say: () => undefined },
  openAccount: () => Promise.reject(new Error('the account was asked')),
  packageForAccount: () => Promise.reject(new Error('the app was built')),
  appId: null,
};

const CI = ['--currency', 'USD', '--leads-group', 'Team leads'];

it.each<[wrong: string, args: readonly string[], said: string]>([
  ['an answer that nobody is there to give', ['--currency', 'EUR'], 'Nobody is there to ask, and leads_group cannot be guessed'],
  ['a currency that there is not', ['--currency', 'EURO', '--leads-group', 'Team leads'], '"EURO" is no currency'],
  ['a limit that cannot be read', [...CI, '--gesture-limit', 'abc'], '"abc" cannot be used as gesture_limit (not_a_limit)'],
  ['a flag that there is not', [...CI, '--gesture_limit', '30'], "Unknown option '--gesture_limit'. There are --currency, "],
  ['a secret', [...CI, '--stripe-key', 'rk_1'], 'Secrets have no flag: they are entered in Admin Center.'],
])('refuses %s before the account is asked anything', async (_wrong, args, said) => {
  await expect(installApp(args, nobodyThere)).rejects.toThrow(said);
});

it('asks the account once what is given can be read', async () => {
  await expect(installApp([...CI, '--gesture-limit', 'none', '--margin-percent', '40'], nobodyThere)).rejects.toThrow(
    'the account was asked',
  );
});
