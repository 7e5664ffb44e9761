import manifest from '../../../manifest.json' with { type: 'json' };
import type { Account } from './account.ts';
import type { Installation } from './apps-api.ts';
import { type Group, groupNamed } from './groups.ts';
import { findTrigger } from './installed-trigger.ts';
import { Refused } from './refused.ts';

/** The leads' group that a later version is built for. */
export interface KeptLeadsGroup {
  /** Null where the account names none, and has no trigger that could be lost. */
  readonly leadsGroup: Group | null;
  /** What whoever deploys should know of it. */
  readonly notice: string | null;
}

/** What the app goes by where the setting is empty. */
const NAMED_BY_DEFAULT = textIn(manifest.parameters.find(({ name }) => name === 'leads_group')?.default);

/** Reads the leads' group from the account: from its setting, or, where that names none, from the trigger. Refuses to go on where the trigger would be lost. */
export async function keptLeadsGroup(account: Account, { settings }: Installation, groups: readonly Group[]): Promise<KeptLeadsGroup> {
  const named = textIn(settings['leads_group']) || NAMED_BY_DEFAULT;
  const ofSetting = groupNamed(groups, named);
  if (ofSetting !== null) return { leadsGroup: ofSetting, notice: null };

  const said = `There is no group "${named}", which the setting leads_group names`;
  const trigger = await findTrigger(account);
  if (trigger === null) {
    const notice = `${said}: nobody is mailed about requests. Name a group in the settings, then create the trigger on the page of the leads, under Setup.`;
    return { leadsGroup: null, notice };
  }
  const ofTrigger = groupNamed(groups, trigger.groupId ?? '');
  if (ofTrigger !== null) {
    return {
      leadsGroup: ofTrigger,
      notice: `${said}: the trigger goes on mailing ${ofTrigger.name} (${ofTrigger.id}). Correct the setting.`,
    };
  }
  throw new Refused(
    [
      `${said}, and the trigger "${trigger.title}" mails a group that is not there (${trigger.groupId ?? 'none'}).`,
      'A version built without a group would remove that trigger, so nothing was uploaded.',
      'Name an existing group in the setting leads_group, in Admin Center, and run npm run redeploy again.',
    ].join(' '),
  );
}

function textIn(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
