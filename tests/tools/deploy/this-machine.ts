import { packageForAccount } from './account-package.ts';
import { openAccount } from './account.ts';
import { readCredentials } from './credentials.ts';
import type { DeployPorts } from './install-app.ts';
import { Refused } from './refused.ts';
import { thisTerminal } from './terminal.ts';

/** The account that the environment names, and the terminal in front of whoever deploys. Throws a sentence where the environment names no app. */
export function thisMachine(environment: Readonly<Record<string, string | undefined>>): DeployPorts {
  return {
    terminal: thisTerminal,
    openAccount: async () => openAccount(await readCredentials(environment, thisTerminal)),
    packageForAccount,
    appId: appIdIn(environment['ZENDESK_APP_ID'] ?? ''),
  };
}

function appIdIn(given: string): string | null {
  if (given === '') return null;
  if (/^[1-9]\d*$/.test(given)) return given;
  throw new Refused(`ZENDESK_APP_ID must be the number of an app, as its address in Admin Center shows it, not "${given}".`);
}
