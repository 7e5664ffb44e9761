import * as v from 'valibot';
import type { Account } from './account.ts';
import { type Installation, findInstallation } from './apps-api.ts';
import type { Group } from './groups.ts';
import { findTrigger } from './installed-trigger.ts';
import type { Requirements } from './requirements.ts';

/** What an app requires may be there a moment after Zendesk said so. */
const LOOKS_AT_MOST = 5;
const LOOK_AGAIN_MS = 1000;

/** One thing that was looked for in the account. */
export interface Finding {
  readonly isThere: boolean;
  readonly sentence: string;
}

const fieldsAnswer = v.object({ custom_object_fields: v.array(v.object({ key: v.string(), type: v.string() })) });

interface Expected {
  readonly app: { readonly name: string; readonly id: string };
  readonly requirements: Requirements;
  /** Whom the trigger should mail; null where there is none to look for. */
  readonly leadsGroup: Group | null;
}

/** Reads from the account what is there after an installation: what Zendesk answered to it is no proof. */
export async function readBack(account: Account, expected: Expected): Promise<readonly Finding[]> {
  for (let looks = 1; ; looks++) {
    const findings = await look(account, expected);
    if (looks === LOOKS_AT_MOST || findings.every(({ isThere }) => isThere)) return findings;
    await new Promise((settle) => setTimeout(settle, LOOK_AGAIN_MS));
  }
}

async function look(account: Account, { app, requirements, leadsGroup }: Expected): Promise<readonly Finding[]> {
  const installed = await findInstallation(account, app);
  const objects = await Promise.all(requirements.objects.map(({ key }) => lookForObject(account, key, requirements)));
  const trigger = leadsGroup === null ? [] : [await lookForTrigger(account, leadsGroup)];
  return [installationFinding(installed), ...objects, ...trigger];
}

function installationFinding(installed: Installation | null): Finding {
  if (installed === null) return { isThere: false, sentence: 'the installation is not there' };
  if (!installed.enabled) {
    return { isThere: false, sentence: `installation ${installed.id} is disabled: enable it in Admin Center, which says why it is` };
  }
  return { isThere: true, sentence: `installation ${installed.id} is there and enabled` };
}

async function lookForObject(account: Account, key: string, { fields }: Requirements): Promise<Finding> {
  const wanted = fields.filter((field) => field.object_key === key);
  const path = `/api/v2/custom_objects/${key}/fields`;
  const found = await account.find({ method: 'GET', path, answer: fieldsAnswer });
  if (found === null) return { isThere: false, sentence: `the object ${key} is not there` };
  const wrong = wanted.flatMap((field) => {
    const there = found.custom_object_fields.find((one) => one.key === field.key);
    if (there === undefined) return [`${field.key} is missing`];
    return there.type === field.type ? [] : [`${field.key} is a field of type ${there.type} instead of ${field.type}`];
  });
  const count = `${wanted.length - wrong.length} of its ${wanted.length} fields`;
  if (wrong.length > 0) return { isThere: false, sentence: `the object ${key} has ${count}: ${wrong.join(', ')}` };
  return { isThere: true, sentence: `the object ${key} is there with ${count}` };
}

async function lookForTrigger(account: Account, leadsGroup: Group): Promise<Finding> {
  const trigger = await findTrigger(account);
  if (trigger === null) return { isThere: false, sentence: 'the trigger that mails the leads about requests is not there' };
  const named = `${leadsGroup.name} (${leadsGroup.id})`;
  if (trigger.groupId !== leadsGroup.id) {
    return { isThere: false, sentence: `the trigger "${trigger.title}" mails group ${trigger.groupId ?? 'none'} instead of ${named}` };
  }
  // An admin may have done that on purpose.
  if (!trigger.isActive) return { isThere: true, sentence: `the trigger "${trigger.title}" is there, switched off: nobody is mailed` };
  return { isThere: true, sentence: `the trigger "${trigger.title}" mails the group ${named}` };
}
