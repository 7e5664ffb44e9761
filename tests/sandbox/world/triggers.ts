import type { ObjectDefinition, TriggerCondition, TriggerDefinition } from './world.ts';

/**
 * What object triggers can ask of a field, as Zendesk's definitions of triggers list it for texts and lists. Unlike triggers
 * on tickets they have no operator for what has changed.
 */
const triggerOperators = ['is', 'is_not', 'present', 'not_present'] as const;
const updateTypes = ['Create', 'Change'];

/** The field of the object that a condition is about; null where it is about the update itself. */
export function fieldOfCondition({ field }: TriggerCondition, object: ObjectDefinition): string | null {
  const prefix = `custom_object.${object.key}.custom_fields.`;
  return field.startsWith(prefix) ? field.slice(prefix.length) : null;
}

/** Zendesk would refuse to install such a trigger, or leave the app disabled: here whoever starts the sandbox is told why. */
export function checkTrigger(trigger: TriggerDefinition, object: ObjectDefinition): void {
  for (const condition of [...trigger.conditions.all, ...trigger.conditions.any]) {
    const complaint = conditionComplaint(condition, object);
    if (complaint !== null) throw new Error(`The trigger "${trigger.title}" ${complaint}.`);
  }
  for (const { field, value } of trigger.actions) {
    if (field !== 'notification_group')
      throw new Error(`The trigger "${trigger.title}" has the action "${field}", which the sandbox does not know.`);
    const [groupId, ...texts] = Array.isArray(value) ? value : [];
    if (!/^\d+$/.test(groupId ?? '') || texts.length !== 2)
      throw new Error(`The trigger "${trigger.title}" must name a group's number, a subject and a text.`);
  }
}

function conditionComplaint(condition: TriggerCondition, object: ObjectDefinition): string | null {
  const { field, operator, value } = condition;
  if (field === 'update_type')
    return operator === 'is' && updateTypes.includes(value ?? '') ? null : `asks whether an update ${operator} "${value}"`;
  const key = fieldOfCondition(condition, object);
  const known = object.fields.find((candidate) => candidate.key === key);
  if (known === undefined) return `is about "${field}", which ${object.key} does not have`;
  if (!triggerOperators.some((candidate) => candidate === operator))
    return `uses the operator "${operator}", which object triggers do not have`;
  const isOption = known.type !== 'dropdown' || known.options.some((option) => option.value === value);
  return operator.endsWith('present') || isOption ? null : `waits for "${value}", which is no option of ${known.key}`;
}
