export type Json = Record<string, unknown>;
export type Direction = 'request' | 'response';

export function isPlainObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const dropped = new Set([
  'nullable',
  'example',
  'examples',
  'xml',
  'externalDocs',
  'discriminator',
  'readOnly',
  'writeOnly',
  'deprecated',
  'description',
  'title',
]);

/** An OpenAPI 3.0 schema as the JSON Schema that Ajv reads: `nullable` becomes a type, and what only the other direction carries is not required. */
export function toJsonSchema(schema: unknown, direction: Direction): Json {
  if (!isPlainObject(schema)) return {};
  if (typeof schema['$ref'] === 'string') return { $ref: schema['$ref'].replace('#/', 'zendesk#/') };
  const converted: Json = {};
  for (const [key, value] of Object.entries(schema)) {
    if (dropped.has(key) || key.startsWith('x-')) continue;
    converted[key] = convertKeyword(key, value, direction);
  }
  if (Array.isArray(schema['required'])) converted['required'] = schema['required'].filter((name) => !isOtherWay(schema, name, direction));
  return schema['nullable'] === true ? orNull(converted) : converted;
}

function convertKeyword(key: string, value: unknown, direction: Direction): unknown {
  if (key === 'properties' && isPlainObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, property]) => [name, toJsonSchema(property, direction)]));
  }
  if (['allOf', 'anyOf', 'oneOf'].includes(key) && Array.isArray(value)) return value.map((part) => toJsonSchema(part, direction));
  if (['items', 'not', 'additionalProperties'].includes(key) && isPlainObject(value)) return toJsonSchema(value, direction);
  return value;
}

function isOtherWay(schema: Json, name: unknown, direction: Direction): boolean {
  const property = isPlainObject(schema['properties']) && typeof name === 'string' ? schema['properties'][name] : undefined;
  return isPlainObject(property) && property[direction === 'request' ? 'readOnly' : 'writeOnly'] === true;
}

function orNull(schema: Json): Json {
  return { anyOf: [schema, { type: 'null' }] };
}
