import { packageForAccount } from './account-package.ts';
import { openAccount } from './account.ts';
import { readCredentials } from './credentials.ts';
import type { DeployPorts } from './install-app.ts';
import { thisTerminal } from './terminal.ts';

const appId = process.env['ZENDESK_APP_ID'] ?? '';

/** The account that the environment names, and the terminal in front of whoever deploys. */
export const thisMachine: DeployPorts = {
  terminal: thisTerminal,
  openAccount: async () => openAccount(await readCredentials(process.env, thisTerminal)),
  packageForAccount,
  appId: appId === '' ? null : appId,
};
