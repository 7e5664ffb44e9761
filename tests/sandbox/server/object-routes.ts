import { requiredField } from '../world/objects.ts';
import { fieldTypes, type ObjectDefinition } from '../world/world.ts';
import { invalidAttribute, recordInvalid, recordNotFound } from './errors.ts';
import { created, isRecord, noContent, ok, type Reply } from './http.ts';
import { fieldJson, objectFieldsJson, objectJson } from './object-json.ts';
import { route, type Call, type Route } from './router.ts';
import { addObject, objectAt, requireAdmin, requireAgent, type ApiContext } from './state.ts';

type ObjectCall = Call<ApiContext>;

/** Custom objects and their fields: agents read them, only admins change them. */
export const objectRoutes: Route<ApiContext>[] = [
  route('GET', '/custom_objects', list),
  route('POST', '/custom_objects', create),
  route('GET', '/custom_objects/:key', show),
  route('DELETE', '/custom_objects/:key', remove),
  route('GET', '/custom_objects/:key/fields', listFields),
  route('POST', '/custom_objects/:key/fields', createField),
  route('DELETE', '/custom_objects/:key/fields/:field', removeField),
];

function list({ context }: ObjectCall): Reply {
  requireAgent(context.session);
  const { state, baseUrl } = context;
  const objects = [...state.objects.keys()].map((key) => objectAt(state, key)).filter((object) => object !== undefined);
  return ok({ custom_objects: objects.map((object) => objectJson(object, { world: state.world, baseUrl })) });
}

/** The object that an address names. */
export function existingObject({ context, params }: ObjectCall): ObjectDefinition {
  const object = objectAt(context.state, params['key'] ?? '');
  if (object === undefined) throw recordNotFound();
  return object;
}

function show(call: ObjectCall): Reply {
  const { state, session, baseUrl } = call.context;
  requireAgent(session);
  return ok({ custom_object: objectJson(existingObject(call), { world: state.world, baseUrl }) });
}

function create(call: ObjectCall): Reply {
  const { state, session, baseUrl } = call.context;
  requireAdmin(session);
  const given = attributes(call.body, 'custom_object');
  const key = text(given['key'], 'key');
  if (state.objects.has(key))
    throw recordInvalid({ key: [{ description: `Key: ${key} is already taken by another object`, error: 'DuplicateValue' }] });
  const object: ObjectDefinition = {
    key,
    title: text(given['title'], 'title'),
    titlePluralized: text(given['title_pluralized'], 'title_pluralized'),
    includeInListView: given['include_in_list_view'] !== false,
    fields: [],
    triggers: [],
  };
  addObject(state, object);
  return created({ custom_object: objectJson(object, { world: state.world, baseUrl }) });
}

/** Deleting an object deletes its records (DeleteCustomObject). */
function remove(call: ObjectCall): Reply {
  requireAdmin(call.context.session);
  const { key } = existingObject(call);
  call.context.state.objects.delete(key);
  call.context.state.tables.delete(key);
  return noContent();
}

function listFields(call: ObjectCall): Reply {
  const { session, baseUrl } = call.context;
  requireAgent(session);
  const withStandard = call.query['include_standard_fields'] === 'true';
  return ok({ custom_object_fields: objectFieldsJson(existingObject(call), { baseUrl, withStandard }) });
}

function createField(call: ObjectCall): Reply {
  requireAdmin(call.context.session);
  const object = existingObject(call);
  const given = attributes(call.body, 'custom_object_field');
  const key = text(given['key'], 'key');
  const type = text(given['type'], 'type');
  if (object.fields.some((field) => field.key === key))
    throw recordInvalid({ key: [{ description: `Key: ${key} is already taken by another field`, error: 'DuplicateValue' }] });
  if (!fieldTypes.some((candidate) => candidate === type))
    throw recordInvalid({ type: [{ description: `Type: ${type} is not included in the list`, error: 'InvalidValue' }] });
  const target = given['relationship_target_type'];
  const field = requiredField({
    key,
    type,
    title: text(given['title'], 'title'),
    required: given['required'] === true,
    custom_field_options: options(given['custom_field_options']),
    ...(typeof target === 'string' ? { relationship_target_type: target } : {}),
  });
  object.fields.push(field);
  return created({ custom_object_field: fieldJson(field, { object, index: object.fields.length - 1, baseUrl: call.context.baseUrl }) });
}

function removeField(call: ObjectCall): Reply {
  requireAdmin(call.context.session);
  const object = existingObject(call);
  const index = object.fields.findIndex((field) => field.key === call.params['field']);
  if (index === -1) throw recordNotFound();
  object.fields.splice(index, 1);
  return noContent();
}

function attributes(body: unknown, name: string): Record<string, unknown> {
  const given = isRecord(body) ? body[name] : undefined;
  if (!isRecord(given)) throw invalidAttribute(name);
  return given;
}

function text(given: unknown, name: string): string {
  if (typeof given === 'string' && given !== '') return given;
  throw recordInvalid({ [name]: [{ description: `${name}: cannot be blank`, error: 'BlankValue' }] });
}

function options(given: unknown): { name: string; value: string }[] {
  if (!Array.isArray(given)) return [];
  return given.filter(isRecord).map((option) => ({ name: text(option['name'], 'name'), value: text(option['value'], 'value') }));
}
