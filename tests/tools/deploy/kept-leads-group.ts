import manifest from '../../../manifest.json' with { type: 'json' };
import type { Account } from './account.ts';
import type { Installation } from './apps-api.ts';
import { type Group, groupsNamed, severalNamed } from './groups.ts';
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
  const [ofSetting, ...namesakes] = groupsNamed(groups, named);
  if (ofSetting !== undefined && namesakes.length === 0) return { leadsGroup: ofSetting, notice: null };

  const trigger = await findTrigger(account);
  if (ofSetting !== undefined) return keptAmong([ofSetting, ...namesakes], trigger?.groupId ?? null);
  const said = `There is no group "${named}", which the setting leads_group names`;
  if (trigger === null) {
    const notice = `${said}: nobody is mailed about requests. Name a group in the settings, then create the trigger on the page of the leads, under Setup.`;
    return { leadsGroup: null, notice };
  }
  const [ofTrigger] = groupsNamed(groups, trigger.groupId ?? '');
  if (ofTrigger !== undefined) {
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

/** Of several by one name the one that is mailed so far. Refuses to guess where none of them is. */
function keptAmong(namesakes: readonly Group[], mailedId: string | null): KeptLeadsGroup {
  const said = severalNamed(namesakes);
  const leadsGroup = namesakes.find(({ id }) => id === mailedId);
  if (leadsGroup !== undefined) {
    return {
      leadsGroup,
      notice: `${said}. The trigger goes on mailing ${leadsGroup.id}. Write the number of the right one into the setting leads_group.`,
    };
  }
  throw new Refused(
    `${said}. Write the number of the right one into the setting leads_group, in Admin Center, and run npm run redeploy again. Nothing was uploaded.`,
  );
}

function textIn(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
