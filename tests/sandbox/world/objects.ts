import { existsSync, readFileSync } from 'node:fs';
import { forLeadsGroup } from '#tools/leads-group.ts';
import { leadsGroup } from './people.ts';
import { checkTrigger } from './triggers.ts';
import { fieldTypes, type FieldDefinition, type FieldType, type ObjectDefinition, type TriggerDefinition } from './world.ts';

interface Requirements {
  custom_objects_v2?: {
    objects?: { key: string; title: string; title_pluralized: string; include_in_list_view: boolean }[];
    object_fields?: RequiredField[];
    object_triggers?: RequiredTrigger[];
  };
}

interface RequiredTrigger {
  object_key: string;
  title: string;
  conditions: Partial<TriggerDefinition['conditions']>;
  actions: TriggerDefinition['actions'];
}

interface RequiredField {
  object_key: string;
  key: string;
  title: string;
  type: string;
  required?: boolean;
  custom_field_options?: { name: string; value: string }[];
  relationship_target_type?: string;
}

/** The account's own object, filled by its shop; the app brings the others. */
export const orderObject: ObjectDefinition = {
  key: 'order',
  title: 'Order',
  titlePluralized: 'Orders',
  includeInListView: true,
  fields: [
    field({ key: 'customer', title: 'Customer', type: 'lookup', target: 'zen:user' }),
    field({ key: 'ordered_at', title: 'Ordered at', type: 'text' }),
    field({ key: 'amount', title: 'Amount', type: 'decimal' }),
    field({ key: 'currency', title: 'Currency', type: 'text' }),
  ],
  triggers: [],
};

/** Reads the objects that installing the app creates, built for this account's leads' group. */
export function readRequiredObjects(path: string): ObjectDefinition[] {
  if (!existsSync(path)) throw new Error(`${path} is missing: it declares the custom objects the sandbox has to hold.`);
  return requiredObjects(JSON.parse(forLeadsGroup(readFileSync(path, 'utf8'), String(leadsGroup.id))));
}

export function requiredObjects(requirements: Requirements): ObjectDefinition[] {
  const { objects = [], object_fields: fields = [], object_triggers: triggers = [] } = requirements.custom_objects_v2 ?? {};
  return objects.map((object) => {
    const definition: ObjectDefinition = {
      key: object.key,
      title: object.title,
      titlePluralized: object.title_pluralized,
      includeInListView: object.include_in_list_view,
      fields: fields.filter((candidate) => candidate.object_key === object.key).map(requiredField),
      triggers: triggers.filter((candidate) => candidate.object_key === object.key).map(requiredTrigger),
    };
    for (const trigger of definition.triggers) checkTrigger(trigger, definition);
    return definition;
  });
}

function requiredTrigger({ title, conditions: { all = [], any = [] }, actions }: RequiredTrigger): TriggerDefinition {
  return { title, conditions: { all, any }, actions };
}

export function requiredField(declared: Omit<RequiredField, 'object_key'>): FieldDefinition {
  return field({
    key: declared.key,
    title: declared.title,
    type: fieldType(declared.type),
    required: declared.required ?? false,
    options: declared.custom_field_options ?? [],
    target: declared.relationship_target_type ?? null,
  });
}

function fieldType(type: string): FieldType {
  const known = fieldTypes.find((candidate) => candidate === type);
  if (known === undefined) throw new Error(`Zendesk has no custom field type "${type}"; it knows ${fieldTypes.join(', ')}.`);
  return known;
}

function field(known: Pick<FieldDefinition, 'key' | 'title' | 'type'> & Partial<FieldDefinition>): FieldDefinition {
  return { required: false, options: [], target: null, ...known };
}
