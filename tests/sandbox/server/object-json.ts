import type { FieldDefinition, ObjectDefinition, TriggerDefinition, World } from '../world/world.ts';
import { isoSecond } from './http.ts';
import { accountSinceMs } from './zendesk-json.ts';

/** CustomObject. */
export function objectJson(object: ObjectDefinition, { world, baseUrl }: { world: World; baseUrl: string }): Record<string, unknown> {
  const adminId = String(world.people.find((person) => person.role === 'admin')?.id ?? 0);
  return {
    url: `${baseUrl}/api/v2/custom_objects/${object.key}`,
    key: object.key,
    title: object.title,
    raw_title: object.title,
    title_pluralized: object.titlePluralized,
    raw_title_pluralized: object.titlePluralized,
    description: '',
    raw_description: '',
    include_in_list_view: object.includeInListView,
    allows_photos: false,
    allows_attachments: false,
    created_by_user_id: adminId,
    updated_by_user_id: adminId,
    created_at: isoSecond(accountSinceMs),
    updated_at: isoSecond(accountSinceMs),
  };
}

const standardFields: readonly FieldDefinition[] = [
  { key: 'standard::name', title: 'Name', type: 'text', required: true, options: [], target: null },
  { key: 'standard::external_id', title: 'External ID', type: 'text', required: false, options: [], target: null },
];

/** CustomObjectField, of all fields of an object or with its standard fields before them. */
export function objectFieldsJson(
  object: ObjectDefinition,
  { baseUrl, withStandard }: { baseUrl: string; withStandard: boolean },
): Record<string, unknown>[] {
  const fields = withStandard ? [...standardFields, ...object.fields] : object.fields;
  return fields.map((field, index) => fieldJson(field, { object, index, baseUrl }));
}

export function fieldJson(
  field: FieldDefinition,
  { object, index, baseUrl }: { object: ObjectDefinition; index: number; baseUrl: string },
): Record<string, unknown> {
  const id = 4_398_096_000_000 + object.key.length * 1000 + index;
  return {
    url: `${baseUrl}/api/v2/custom_objects/${object.key}/fields/${id}`,
    id,
    key: field.key,
    type: field.type,
    title: field.title,
    raw_title: field.title,
    description: '',
    raw_description: '',
    position: index,
    active: true,
    system: false,
    required: field.required,
    regexp_for_validation: null,
    created_at: isoSecond(accountSinceMs),
    updated_at: isoSecond(accountSinceMs),
    ...(field.type === 'dropdown' || field.type === 'multiselect'
      ? {
          custom_field_options: field.options.map((option, position) => ({
            id: id + 1_000_000 * (position + 1),
            name: option.name,
            raw_name: option.name,
            value: option.value,
            position,
          })),
        }
      : {}),
    ...(field.target === null ? {} : { relationship_target_type: field.target, relationship_filter: { all: [], any: [] } }),
    ...(field.key === 'standard::name' ? { properties: { is_unique: false, autoincrement_enabled: false } } : {}),
  };
}

/** None is ever deleted, so that its place tells it from the others. */
export function triggerId(object: ObjectDefinition, index: number): number {
  return 5_497_558_000_000 + object.key.length * 1000 + index;
}

/** ObjectTriggerObject. */
export function triggerJson(
  trigger: TriggerDefinition,
  { object, index, baseUrl }: { object: ObjectDefinition; index: number; baseUrl: string },
): Record<string, unknown> {
  const id = triggerId(object, index);
  return {
    url: `${baseUrl}/api/v2/custom_objects/${object.key}/triggers/${id}`,
    id,
    title: trigger.title,
    raw_title: trigger.title,
    description: '',
    active: trigger.active ?? true,
    default: false,
    position: index + 1,
    conditions: trigger.conditions,
    actions: trigger.actions,
    created_at: isoSecond(accountSinceMs),
    updated_at: isoSecond(accountSinceMs),
  };
}
