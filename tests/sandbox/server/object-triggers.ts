import { fieldOfCondition } from '../world/triggers.ts';
import type { ObjectDefinition, TriggerCondition, TriggerDefinition } from '../world/world.ts';
import { textOf } from './http.ts';
import type { StoredRecord } from './records.ts';

/** An e-mail that Zendesk would send to everybody in a group. */
export interface Notification {
  at: string;
  groupId: number;
  subject: string;
  body: string;
  recordId: string;
}

interface Update {
  updateType: 'Create' | 'Change';
  nowMs: number;
  notifications: Notification[];
}

/** Runs an object's triggers after one of its records was created or changed. */
export function runTriggers(object: ObjectDefinition, record: StoredRecord, update: Update): void {
  for (const trigger of object.triggers) if (isMet(trigger, { object, record, update })) act(trigger, { object, record, update });
}

interface Event {
  object: ObjectDefinition;
  record: StoredRecord;
  update: Update;
}

function isMet({ active = true, conditions: { all, any } }: TriggerDefinition, event: Event): boolean {
  if (!active) return false;
  return all.every((condition) => holds(condition, event)) && (any.length === 0 || any.some((condition) => holds(condition, event)));
}

function holds(condition: TriggerCondition, { object, record, update }: Event): boolean {
  const field = fieldOfCondition(condition, object);
  const value = field === null ? update.updateType : (record.fields[field] ?? null);
  switch (condition.operator) {
    case 'is':
      return value !== null && textOf(value) === condition.value;
    case 'is_not':
      return value === null || textOf(value) !== condition.value;
    case 'present':
      return value !== null && value !== '';
    default:
      return value === null || value === '';
  }
}

function act({ actions }: TriggerDefinition, { object, record, update }: Event): void {
  for (const { value } of actions) {
    const [groupId, subject = '', body = ''] = Array.isArray(value) ? value : [value];
    const fill = (text: string): string => filledIn(text, object, record);
    const at = new Date(update.nowMs).toISOString();
    update.notifications.push({ at, groupId: Number(groupId), subject: fill(subject), body: fill(body), recordId: record.id });
  }
}

/**
 * Puts a record's name and fields where a text asks for them. How Zendesk names these is not documented; what it does not know
 * it leaves blank, and so does this.
 */
function filledIn(text: string, object: ObjectDefinition, record: StoredRecord): string {
  return text.replace(/\{\{([^{}]*)\}\}/g, (_placeholder, path: string) => {
    if (path === `custom_object.${object.key}.name`) return record.name;
    const field = fieldOfCondition({ field: path, operator: 'is' }, object);
    return field === null ? '' : textOf(record.fields[field]);
  });
}
