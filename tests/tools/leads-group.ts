/** Stands in requirements.json where the number of the account's leads' group belongs, which no other account shares. */
export const LEADS_GROUP_PLACEHOLDER = 'LEADS_GROUP_ID';

interface Requirements {
  custom_objects_v2?: { object_triggers?: unknown[] };
}

/** What of the requirements is packaged for one account. */
export interface PackagedRequirements {
  readonly text: string;
  /** A sentence for whoever builds, where something was left out. */
  readonly notice: string | null;
}

/**
 * Puts the group's number where its placeholder stands. Without a number the triggers that tell the group are left out, since
 * Zendesk installs an app whose requirements name an unknown group as disabled. Throws a sentence where it is no number.
 */
export function forLeadsGroup(requirementsText: string, groupId: string | undefined): PackagedRequirements {
  const quoted = `"${LEADS_GROUP_PLACEHOLDER}"`;
  if (!requirementsText.includes(quoted)) return { text: requirementsText, notice: null };
  if (groupId === undefined || groupId === '') return withoutTriggers(requirementsText);
  if (!/^[1-9]\d*$/.test(groupId))
    throw new Error(`${LEADS_GROUP_PLACEHOLDER} must be the number of a group, such as 360000000102, not "${groupId}".`);
  return { text: requirementsText.replaceAll(quoted, `"${groupId}"`), notice: null };
}

function withoutTriggers(requirementsText: string): PackagedRequirements {
  const requirements: Requirements = JSON.parse(requirementsText);
  const { object_triggers: triggers = [], ...rest } = requirements.custom_objects_v2 ?? {};
  const kept = triggers.filter((trigger) => !JSON.stringify(trigger).includes(`"${LEADS_GROUP_PLACEHOLDER}"`));
  const section = kept.length === 0 ? rest : { ...rest, object_triggers: kept };
  return {
    text: `${JSON.stringify({ ...requirements, custom_objects_v2: section }, null, 2)}\n`,
    notice: `Built without the e-mail that tells the leads about requests: set ${LEADS_GROUP_PLACEHOLDER} to the number of their group to have it.`,
  };
}
