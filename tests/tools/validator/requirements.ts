import { checkCustomObjects } from './custom-objects.ts';
import { type Json, type JsonObject, isArray, isFilled, isObject, objectOf } from './json.ts';

const titled = ['automations', 'macros', 'targets', 'views', 'ticket_fields', 'triggers', 'user_fields', 'organization_fields'];
const types = [...titled, 'channel_integrations', 'custom_objects', 'webhooks', 'custom_objects_v2'];
const itemsMax = 5000;
const legacyObjectsMax = 50;
const bannedTargets = ['http_target', 'url_target_v2'];

/** Checks what Zendesk is asked to create when the app is installed. */
export function checkRequirements(requirements: JsonObject): string[] {
  return [
    ...Object.keys(requirements)
      .filter((type) => !types.includes(type))
      .map((type) => `requirements.json: "${type}" is not a kind of requirement.`),
    ...(countItems(requirements) > itemsMax ? [`requirements.json asks for more than ${itemsMax} things.`] : []),
    ...titled.flatMap((type) => missing(requirements, type, ['title'])),
    ...['user_fields', 'organization_fields'].flatMap((type) => missing(requirements, type, ['key'])),
    ...missing(requirements, 'webhooks', ['name', 'status', 'endpoint', 'http_method', 'request_format']),
    ...targetErrors(objectOf(requirements['targets'])),
    ...channelErrors(requirements),
    ...legacyObjectErrors(objectOf(requirements['custom_objects'])),
    ...checkCustomObjects(requirements['custom_objects_v2']),
  ];
}

function countItems(requirements: JsonObject): number {
  return Object.entries(requirements)
    .map(([, items]) => items)
    .reduce((sum: number, items) => sum + sizeOf(items), 0);
}

function sizeOf(items: Json | undefined): number {
  if (!isObject(items)) return 0;
  const lists = Object.values(items).filter((item) => isArray(item));
  return lists.length > 0 ? lists.reduce((sum, list) => sum + list.length, 0) : Object.keys(items).length;
}

function missing(requirements: JsonObject, type: string, keys: readonly string[]): string[] {
  return Object.entries(objectOf(requirements[type])).flatMap(([id, item]) =>
    keys.filter((key) => !isFilled(objectOf(item)[key])).map((key) => `requirements.json: ${type}.${id} needs "${key}".`),
  );
}

function targetErrors(targets: JsonObject): string[] {
  return Object.entries(targets)
    .filter(([, target]) => bannedTargets.some((type) => objectOf(target)['type'] === type))
    .map(([id]) => `requirements.json: targets.${id} is of a type apps may not create.`);
}

function channelErrors(requirements: JsonObject): string[] {
  const channels = objectOf(requirements['channel_integrations']);
  return [
    ...(Object.keys(channels).length > 1 ? ['requirements.json: there may be only one channel integration.'] : []),
    ...missing(requirements, 'channel_integrations', ['manifest_url']),
  ];
}

function legacyObjectErrors(objects: JsonObject): string[] {
  const lists: [string, string[]][] = [
    ['custom_object_types', ['key', 'schema']],
    ['custom_object_relationship_types', ['key', 'source', 'target']],
  ];
  const items = lists.map(([list]) => objects[list]).filter((list) => isArray(list));
  const count = items.reduce((sum, list) => sum + list.length, 0);
  return [
    ...(count > legacyObjectsMax ? [`requirements.json: there may be at most ${legacyObjectsMax} legacy custom objects.`] : []),
    ...lists.flatMap(([list, keys]) =>
      (isArray(objects[list]) ? objects[list] : []).flatMap((item, index) =>
        keys
          .filter((key) => objectOf(item)[key] === undefined)
          .map((key) => `requirements.json: custom_objects.${list}[${index}] needs "${key}".`),
      ),
    ),
  ];
}
