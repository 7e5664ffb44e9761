import { Refused } from './deploy/refused.ts';

/** Stands in requirements.json where the number of the account's leads' group belongs, which no other account shares. */
export const LEADS_GROUP_PLACEHOLDER = 'LEADS_GROUP_ID';

interface Requirements {
  custom_objects_v2?: { object_triggers?: unknown[] };
}

/** What a package without a group lacks, for whoever builds. */
export const WITHOUT_TRIGGER = [
  'Built without the e-mail that tells the leads about requests, since it needs the number of their group:',
  'npm run deploy and npm run redeploy put it in, and so does npm run package -- --leads-group NUMBER.',
  'Uploaded over an app that has it, this package would take it away.',
].join(' ');

/**
 * Puts the group's number where its placeholder stands. Without a number the triggers that tell the group are left out, since
 * Zendesk installs an app whose requirements name an unknown group as disabled. Throws a sentence where it is no number.
 */
export function forLeadsGroup(requirementsText: string, groupId: string | null): string {
  const quoted = `"${LEADS_GROUP_PLACEHOLDER}"`;
  if (!requirementsText.includes(quoted)) return requirementsText;
  if (groupId === null) return withoutTriggers(requirementsText);
  requireGroupNumber(groupId);
  return requirementsText.replaceAll(quoted, `"${groupId}"`);
}

/** Throws a sentence where a group's number is none. */
export function requireGroupNumber(groupId: string): void {
  if (/^[1-9]\d*$/.test(groupId)) return;
  throw new Refused(`The leads' group must be the number of a group, such as 360000000102, not "${groupId}".`);
}

function withoutTriggers(requirementsText: string): string {
  const requirements: Requirements = JSON.parse(requirementsText);
  const { object_triggers: triggers = [], ...rest } = requirements.custom_objects_v2 ?? {};
  const kept = triggers.filter((trigger) => !JSON.stringify(trigger).includes(`"${LEADS_GROUP_PLACEHOLDER}"`));
  const section = kept.length === 0 ? rest : { ...rest, object_triggers: kept };
  return `${JSON.stringify({ ...requirements, custom_objects_v2: section }, null, 2)}\n`;
}
