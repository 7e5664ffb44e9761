import { isDeepStrictEqual } from 'node:util';
import manifest from '../../../manifest.json' with { type: 'json' };
import { type Installation, buildUploaded, findInstallation, requirementsMade, upload } from './apps-api.ts';
import { readGroups } from './groups.ts';
import type { DeployPorts } from './install-app.ts';
import { keptFieldsFinding, readFields } from './kept-fields.ts';
import { keptLeadsGroup } from './kept-leads-group.ts';
import { type Finding, readBack } from './read-back.ts';
import { Refused } from './refused.ts';
import { report } from './report.ts';

const { name, version } = manifest;

/**
 * Brings another version of the app into an account that has it. Settings are never sent, so they stay as admins have them; the
 * trigger that mails the leads is built again for the group that the account names.
 */
export async function updateApp(
  args: readonly string[],
  { terminal, openAccount, packageForAccount, appId }: DeployPorts,
): Promise<number> {
  if (args.length > 0) throw new Refused(`npm run redeploy takes no flags, not "${args.join(' ')}": settings are changed in Admin Center.`);
  const account = await openAccount();
  const before = await findInstallation(account, { name, id: appId });
  if (before === null) throw new Refused(notInstalled(account.address, appId));
  const { leadsGroup, notice } = await keptLeadsGroup(account, before, await readGroups(account));
  if (notice !== null) terminal.say(`! ${notice}`);

  terminal.say(`Building ${name} ${version} for ${account.address} …`);
  const { zip, requirements } = await packageForAccount(leadsGroup?.id ?? null);
  const fieldsBefore = await readFields(account, requirements);
  const app = { name, id: before.app_id };
  await buildUploaded(account, await upload(account, zip), app);
  const after = await findInstallation(account, app);
  await requirementsMade(account, after?.pending_job_id);

  const findings = await readBack(account, { app, requirements, leadsGroup });
  const fieldsAfter = await readFields(account, requirements);
  const isRight = report(terminal, [...findings, keptFieldsFinding(fieldsBefore, fieldsAfter), settingsFinding(before, after)]);
  terminal.say(isRight ? `${name} ${version} is there.` : `${name} ${version} is not there as it should be.`);
  return isRight ? 0 : 1;
}

function notInstalled(address: string, appId: string | null): string {
  if (appId === null) return `${name} is not installed in ${address}: install it with npm run deploy.`;
  return `No app ${appId}, which ZENDESK_APP_ID names, is installed in ${address}: correct the number, or leave the variable out.`;
}

function settingsFinding(before: Installation, after: Installation | null): Finding {
  const changed = Object.keys(before.settings).filter((setting) => !isDeepStrictEqual(before.settings[setting], after?.settings[setting]));
  if (changed.length === 0) return { isThere: true, sentence: 'the settings are as they were' };
  return { isThere: false, sentence: `Zendesk changed settings, which was not asked of it: ${changed.join(', ')}` };
}
