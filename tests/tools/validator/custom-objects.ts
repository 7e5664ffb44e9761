import { type Json, type JsonObject, isArray, isObject, objectOf, show } from './json.ts';

const lists = ['objects', 'object_fields', 'object_triggers'] as const;
const requiredKeys = {
  objects: ['key', 'title', 'title_pluralized', 'include_in_list_view'],
  object_fields: ['key', 'title', 'type', 'object_key'],
  object_triggers: ['key', 'object_key', 'title', 'actions', 'conditions'],
} satisfies Record<(typeof lists)[number], string[]>;
const sizeMaxBytes = 1024 * 1024;
const objectsMax = 50;
const fieldsMax = 20;
const listFieldsMax = 5;
const optionsMax = 10;
const triggersMax = 10;
const triggerConditionsMax = 50;
const triggerActionsMax = 25;
const filterConditionsMax = 20;

/** Checks the custom objects, fields and triggers an app brings; the limits are far below those of the REST API. */
export function checkCustomObjects(section: Json | undefined): string[] {
  if (section === undefined) return [];
  const at = 'requirements.json: custom_objects_v2';
  if (!isObject(section)) return [`${at} must be an object.`];
  const notLists = lists.filter((list) => section[list] !== undefined && !isArray(section[list]));
  if (notLists.length > 0) return notLists.map((list) => `${at}.${list} must be a list.`);
  const text = JSON.stringify(section);
  return [
    ...(lists.every((list) => itemsOf(section, list).length === 0) ? [`${at} is empty.`] : []),
    ...(new TextEncoder().encode(text).byteLength > sizeMaxBytes ? [`${at} is larger than 1 MiB.`] : []),
    ...(text.includes('{{setting.') ? [`${at} may not use settings.`] : []),
    ...lists.flatMap((list) => itemsOf(section, list).flatMap((item, index) => missingKeys(`${at}.${list}[${index}]`, list, item))),
    ...objectErrors(at, section),
    ...itemsOf(section, 'object_fields').flatMap((field) => fieldErrors(at, field)),
    ...itemsOf(section, 'object_triggers').flatMap((trigger) => triggerErrors(at, trigger)),
  ];
}

function itemsOf(section: JsonObject, list: (typeof lists)[number]): JsonObject[] {
  const items = section[list];
  return isArray(items) ? items.map((item) => objectOf(item)) : [];
}

function missingKeys(at: string, list: (typeof lists)[number], item: JsonObject): string[] {
  return requiredKeys[list].filter((key) => item[key] === undefined).map((key) => `${at} needs "${key}".`);
}

function objectErrors(at: string, section: JsonObject): string[] {
  const objects = itemsOf(section, 'objects');
  const fields = itemsOf(section, 'object_fields');
  const triggers = itemsOf(section, 'object_triggers');
  const keys = objects.map((object) => object['key']);
  const unexpected = [...fields, ...triggers].filter((item) => item['object_key'] !== undefined && !keys.includes(item['object_key']));
  const tooMany = (label: string, count: number, max: number): string[] =>
    count > max ? [`${at}: ${label} has ${count}, and at most ${max} are allowed.`] : [];
  return [
    ...tooMany('the list of objects', objects.length, objectsMax),
    ...unexpected.map((item) => `${at}: ${show(item['key'])} belongs to ${show(item['object_key'])}, which is not an object of this file.`),
    ...keys.flatMap((key) => {
      const own = fields.filter((field) => field['object_key'] === key);
      const ofType = (type: string): number => own.filter((field) => field['type'] === type).length;
      return [
        ...tooMany(`the fields of ${show(key)}`, own.length, fieldsMax),
        ...tooMany(`the dropdown fields of ${show(key)}`, ofType('dropdown'), listFieldsMax),
        ...tooMany(`the multiselect fields of ${show(key)}`, ofType('multiselect'), listFieldsMax),
        ...tooMany(`the triggers of ${show(key)}`, triggers.filter((trigger) => trigger['object_key'] === key).length, triggersMax),
      ];
    }),
  ];
}

function fieldErrors(at: string, field: JsonObject): string[] {
  const options = field['custom_field_options'];
  const filters = conditionCount(objectOf(field['relationship_filter']));
  return [
    ...(isArray(options) && options.length > optionsMax
      ? [`${at}: the field ${show(field['key'])} has more than ${optionsMax} options.`]
      : []),
    ...(filters > filterConditionsMax
      ? [`${at}: the field ${show(field['key'])} has more than ${filterConditionsMax} filter conditions.`]
      : []),
  ];
}

function triggerErrors(at: string, trigger: JsonObject): string[] {
  const { key, conditions, actions } = trigger;
  const label = `${at}: the trigger ${show(key)}`;
  const errors: string[] = [];
  if (conditions !== undefined) {
    const unexpected = Object.keys(objectOf(conditions)).filter((name) => name !== 'all' && name !== 'any');
    const count = conditionCount(objectOf(conditions));
    if (!isObject(conditions) || unexpected.length > 0) errors.push(`${label} may have only "all" and "any" as conditions.`);
    if (count === 0) errors.push(`${label} has no condition.`);
    if (count > triggerConditionsMax) errors.push(`${label} has more than ${triggerConditionsMax} conditions.`);
  }
  if (actions !== undefined) {
    if (!isArray(actions) || actions.length === 0) errors.push(`${label} has no action.`);
    else if (actions.length > triggerActionsMax) errors.push(`${label} has more than ${triggerActionsMax} actions.`);
  }
  return errors;
}

function conditionCount(conditions: JsonObject): number {
  return ['all', 'any'].reduce((sum, name) => {
    const list = conditions[name];
    return sum + (isArray(list) ? list.length : 0);
  }, 0);
}
