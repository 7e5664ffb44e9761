import manifest from '../../../manifest.json' with { type: 'json' };
import type { AccountPackage } from './account-package.ts';
import type { Account } from './account.ts';
import { buildUploaded, findInstallation, findOwnedApp, install, upload } from './apps-api.ts';
import { hasMembers, readGroups } from './groups.ts';
import { readBack } from './read-back.ts';
import { Refused } from './refused.ts';
import { report } from './report.ts';
import { chooseSettings, readSettingFlags, refuseUnusable } from './settings-answers.ts';
import type { Terminal } from './terminal.ts';

const { name, version } = manifest;

/** What deploying needs of the machine and of the network. */
export interface DeployPorts {
  readonly terminal: Terminal;
  openAccount(): Promise<Account>;
  /** Builds the app for an account whose leads are in this group; null where it has no such group. */
  packageForAccount(leadsGroupId: string | null): Promise<AccountPackage>;
  /** Where several apps could be this one: the number of the one that is meant. */
  readonly appId: string | null;
}

/**
 * Installs the app in an account for the first time: asks for what has no safe default, sends the defaults of the rest, waits until
 * Zendesk has made what the app requires, and reads back what is there. Gives an exit code: an error where anything is not.
 */
export async function installApp(
  args: readonly string[],
  { terminal, openAccount, packageForAccount, appId }: DeployPorts,
): Promise<number> {
  const flags = readSettingFlags(args);
  await refuseUnusable(flags, terminal);
  const account = await openAccount();
  // Also where another app is named to build on: two installations would both mail the leads.
  const installed = (await findInstallation(account, { name, id: appId })) ?? (await findInstallation(account, { name, id: null }));
  if (installed !== null) {
    throw new Refused(
      `${name} is installed in ${account.address} (installation ${installed.id}). A later version comes with npm run redeploy.`,
    );
  }
  const groups = await readGroups(account);
  const { settings, leadsGroup } = await chooseSettings(flags, { groups, terminal });
  terminal.say(`\nBuilding ${name} ${version} for ${account.address} …`);
  const { zip, requirements } = await packageForAccount(leadsGroup.id);
  // An installation that was refused before has left its app behind: a second one of the same name would confuse every admin.
  const owned = appId ?? (await findOwnedApp(account, name));
  const builtId = await buildUploaded(account, await upload(account, zip), owned === null ? { name } : { id: owned });
  terminal.say(`Uploaded as app ${builtId}. Installing …`);
  await install(account, builtId, { name, ...settings });

  const isRight = report(terminal, await readBack(account, { app: { name, id: builtId }, requirements, leadsGroup }));
  if (!(await hasMembers(account, leadsGroup))) {
    terminal.say(`! Nobody is in the group ${leadsGroup.name} yet: until somebody is, agents cannot ask a lead.`);
  }
  terminal.say(
    isRight ? `${name} ${version} is installed. What is left to do: src/docs/admin.md.` : `${name} is not installed as it should be.`,
  );
  return isRight ? 0 : 1;
}
