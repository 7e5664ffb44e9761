import type { FieldDefinition, ObjectDefinition, World } from '../world/world.ts';
import { recordInvalid, type FieldProblem } from './errors.ts';
import { isRecord } from './http.ts';

type Fields = Record<string, unknown>;

/** Zendesk: a record holds at most 32 KB. */
const largestRecordBytes = 32 * 1024;
const longestExternalId = 255;

interface Known {
  object: ObjectDefinition;
  world: Pick<World, 'tickets' | 'customers' | 'people'>;
  /** True: passes over what the object has no field or option for. */
  isLax?: boolean;
}

/** Checks `custom_object_fields` against the object's fields and gives the values as they are stored; null stays null and clears a field. */
export function validFields(given: unknown, { object, world, isLax = false }: Known): Fields {
  if (given === undefined || given === null) return {};
  if (!isRecord(given))
    throw recordInvalid({ custom_object_fields: [{ description: 'Custom object fields: must be an object', error: 'InvalidValue' }] });
  const problems: Record<string, FieldProblem[]> = {};
  const stored: Fields = {};
  for (const [key, value] of Object.entries(given)) {
    const field = object.fields.find((candidate) => candidate.key === key);
    if (isLax && (field === undefined || isUnknownOption(field, value))) continue;
    const parsed =
      field === undefined
        ? { reason: `is not a field of ${object.key}` }
        : value === null
          ? { value: null }
          : fieldValue(field, value, world);
    if ('reason' in parsed)
      problems[key] = [
        { description: `${field?.title ?? key}: ${parsed.reason}`, error: field === undefined ? 'UnknownField' : 'InvalidValue' },
      ];
    else stored[key] = parsed.value;
  }
  if (Object.keys(problems).length > 0) throw recordInvalid(problems);
  if (Buffer.byteLength(JSON.stringify(stored)) > largestRecordBytes)
    throw recordInvalid({ base: [{ description: 'Record is larger than 32 KB', error: 'TooLarge' }] });
  return stored;
}

export function missingRequired(object: ObjectDefinition, fields: Fields): FieldDefinition | undefined {
  return object.fields.find((field) => field.required && (fields[field.key] ?? null) === null);
}

export function validName(given: unknown): string {
  if (typeof given === 'string' && given.trim() !== '') return given;
  throw recordInvalid({ name: [{ description: 'Name: cannot be blank', error: 'BlankValue' }] });
}

export function validExternalId(given: unknown): string | null {
  if (given === undefined || given === null || given === '') return null;
  if (typeof given === 'string' && given.length <= longestExternalId) return given;
  throw recordInvalid({
    external_id: [{ description: `External id: must be a text of at most ${longestExternalId} characters`, error: 'InvalidValue' }],
  });
}

function isUnknownOption({ type, options }: FieldDefinition, value: unknown): boolean {
  return type === 'dropdown' && typeof value === 'string' && !options.some((option) => option.value === value);
}

type Parsed = { value: unknown } | { reason: string };

function fieldValue(field: FieldDefinition, value: unknown, world: Known['world']): Parsed {
  switch (field.type) {
    case 'checkbox':
      return typeof value === 'boolean' ? { value } : { reason: 'must be true or false' };
    case 'date':
      return typeof value === 'string' && isDay(value) ? { value } : { reason: 'must be a date such as 2026-10-28' };
    case 'decimal':
      return typeof value === 'number' && Number.isFinite(value) ? { value } : { reason: 'must be a number' };
    case 'integer':
      return Number.isSafeInteger(value) ? { value } : { reason: 'must be a whole number' };
    case 'dropdown':
      return field.options.some((option) => option.value === value)
        ? { value }
        : { reason: `${JSON.stringify(value)} is not one of its options` };
    case 'multiselect':
      return Array.isArray(value) && value.every((item) => field.options.some((option) => option.value === item))
        ? { value }
        : { reason: 'must be a list of its options' };
    case 'lookup':
      return lookupValue(field, value, world);
    case 'regexp':
    case 'text':
    case 'textarea':
      return typeof value === 'string' ? { value } : { reason: 'must be a text' };
  }
}

function isDay(text: string): boolean {
  const midnight = Date.parse(`${text}T00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text);
}

/** Zendesk keeps lookups as the id in a text, and refuses ids of nothing. */
function lookupValue(field: FieldDefinition, value: unknown, world: Known['world']): Parsed {
  const id = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
  const exists =
    field.target === 'zen:ticket'
      ? world.tickets.has(id)
      : field.target === 'zen:user'
        ? world.customers.has(id) || world.people.some((person) => person.id === id)
        : true;
  if (field.target?.startsWith('zen:custom_object:') === true)
    return typeof value === 'string' ? { value } : { reason: 'must be the id of a record' };
  return exists && !Number.isNaN(id)
    ? { value: String(value) }
    : { reason: `${JSON.stringify(value)} is not the id of a ${field.target?.replace('zen:', '') ?? 'record'}` };
}
