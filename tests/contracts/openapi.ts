import { existsSync, readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { isPlainObject, toJsonSchema, type Direction, type Json } from './json-schema.ts';

/** One request and its answer; an entry of the sandbox's `/__sandbox/traffic` is one. */
export interface CheckedExchange {
  method: string;
  /** Under /api/v2, with or without `.json`, without a query. */
  path: string;
  query?: Record<string, unknown>;
  requestBody?: unknown;
  /** 0 for a reply that was lost: then only the request is checked. */
  status: number;
  responseBody?: unknown;
}

export interface OpenApi {
  /** What of the exchange Zendesk's document does not have, in sentences; empty where all agrees. */
  checkExchange(exchange: CheckedExchange): string[];
}

interface Documented {
  /** An operationId, or `*` for all. */
  operation: string;
  reason: string;
}

/** What Zendesk describes in words and not in the document's schemas. */
const documentedExceptions = {
  query: [
    {
      operation: 'ListSearchResults',
      name: 'page',
      reason: 'the description says "Offset pagination only"; the general page on pagination names page',
    },
    {
      operation: 'ListSearchResults',
      name: 'per_page',
      reason: 'the description says "Offset pagination only"; the general page on pagination names per_page',
    },
    {
      operation: 'ListUserRequestedTickets',
      name: 'sort',
      reason: 'the page on tickets names sort for cursor pagination: updated_at, id, status',
    },
  ],
  requestBody: [
    {
      operation: 'UpdateCustomObjectRecord',
      reason: 'the description says it takes a custom_object_record object; the document gives no body',
    },
  ],
  status: [{ operation: '*', from: 400, reason: 'errors are described for the API as a whole, not for each operation' }],
  nullValue: [
    {
      operation: '*',
      at: /\/(custom_fields|fields)\/\d+\/value$/,
      reason: 'TicketFieldValueInput describes what is sent; an empty field comes back as null',
    },
  ],
} satisfies {
  query: (Documented & { name: string })[];
  requestBody: Documented[];
  status: (Documented & { from: number })[];
  nullValue: (Documented & { at: RegExp })[];
};

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  style?: string;
  schema?: Json;
}

interface Operation {
  operationId: string;
  parameters: Parameter[];
  requestSchema: Json | undefined;
  responses: Map<string, Json | undefined>;
}

const usualPath = '../shared/zendesk/support-oas.yaml';

/** Reads Zendesk's OpenAPI document from `path`, ZENDESK_OAS or its usual place; null where there is none. */
export function loadOpenApi(path: string = process.env['ZENDESK_OAS'] ?? usualPath): OpenApi | null {
  if (!existsSync(path)) return null;
  // YAML 1.2: the document has bare `=` scalars, which 1.1 reads as something else.
  const document: unknown = parse(readFileSync(path, 'utf8'), { version: '1.2', maxAliasCount: -1 });
  if (!isPlainObject(document)) throw new Error(`${path} is not an OpenAPI document.`);
  return new DocumentChecker(document);
}

class DocumentChecker implements OpenApi {
  readonly #document: Json;
  readonly #validators = new Map<string, ValidateFunction>();
  readonly #ajv: Record<Direction, Ajv>;
  readonly #queryAjv = withFormats(new Ajv({ strict: false, coerceTypes: true }));

  constructor(document: Json) {
    this.#document = document;
    this.#ajv = { request: schemasFor(document, 'request'), response: schemasFor(document, 'response') };
  }

  checkExchange({ method, path, query = {}, requestBody = null, status, responseBody = null }: CheckedExchange): string[] {
    const call = `${method} ${path}`;
    const operation = this.#operation(method, path);
    if (operation === null) return [`${call} is not in the document`];
    const problems = [
      ...this.#checkQuery(operation, query),
      ...this.#checkRequest(operation, requestBody),
      ...this.#checkResponse(operation, status, responseBody),
    ];
    return problems.map((problem) => `${call} (${operation.operationId}): ${problem}`);
  }

  #checkQuery({ operationId, parameters }: Operation, query: Record<string, unknown>): string[] {
    const declared = parameters.filter((parameter) => parameter.in === 'query');
    const missing = declared
      .filter(({ name, required }) => required === true && query[name] === undefined)
      .map(({ name }) => `the query parameter ${name} is missing`);
    const others = Object.entries(query).flatMap(([name, value]) => {
      const parameter = declared.find(
        (candidate) => candidate.name === name || (candidate.style === 'deepObject' && name.startsWith(`${candidate.name}[`)),
      );
      if (parameter === undefined) {
        const isDocumented = documentedExceptions.query.some((known) => known.operation === operationId && known.name === name);
        return isDocumented ? [] : [`the query parameter ${name} is not declared`];
      }
      return this.#fitsQuery(parameter, value) ? [] : [`the query parameter ${name} may not be ${JSON.stringify(value)}`];
    });
    return [...missing, ...others];
  }

  #fitsQuery({ schema, style }: Parameter, value: unknown): boolean {
    if (schema === undefined || style === 'deepObject') return true;
    return this.#queryAjv.validate({ type: 'object', properties: { value: toJsonSchema(schema, 'request') } }, { value });
  }

  #checkRequest({ operationId, requestSchema }: Operation, body: unknown): string[] {
    if (body === null) return [];
    if (requestSchema === undefined) {
      const isDocumented = documentedExceptions.requestBody.some((known) => known.operation === operationId);
      return isDocumented ? [] : ['a request body is not declared'];
    }
    return this.#validate(`${operationId} request`, requestSchema, body, 'request').map((problem) => `request body${problem}`);
  }

  #checkResponse({ operationId, responses }: Operation, status: number, body: unknown): string[] {
    if (status === 0) return [];
    if (!responses.has(String(status))) {
      return documentedExceptions.status.some((known) => status >= known.from) ? [] : [`the status ${status} is not declared`];
    }
    const schema = responses.get(String(status));
    if (schema === undefined) return body === null ? [] : [`a body with status ${status} is not declared`];
    return this.#validate(`${operationId} ${status}`, schema, body, 'response').map((problem) => `response body${problem}`);
  }

  #validate(key: string, schema: Json, body: unknown, direction: Direction): string[] {
    const validator = this.#validators.get(key) ?? this.#ajv[direction].compile(toJsonSchema(schema, direction));
    this.#validators.set(key, validator);
    if (validator(body)) return [];
    return (validator.errors ?? [])
      .filter((error) => !isDocumentedNull(error, body))
      .map((error) => `${error.instancePath} ${error.message ?? error.keyword}`);
  }

  #operation(method: string, path: string): Operation | null {
    const { paths } = this.#document;
    if (!isPlainObject(paths)) return null;
    const template = bestTemplate(
      Object.keys(paths),
      path.replace(/\.json$/, ''),
      (candidate) => isPlainObject(paths[candidate]) && method.toLowerCase() in paths[candidate],
    );
    const item = template === null ? undefined : paths[template];
    const operation = isPlainObject(item) ? item[method.toLowerCase()] : undefined;
    if (!isPlainObject(item) || !isPlainObject(operation)) return null;
    return {
      operationId: String(operation['operationId']),
      parameters: [...list(item['parameters']), ...list(operation['parameters'])].map((parameter) => this.#parameter(parameter)),
      requestSchema: contentSchema(operation['requestBody']),
      responses: new Map(
        Object.entries(isPlainObject(operation['responses']) ? operation['responses'] : {}).map(([status, response]) => [
          status,
          contentSchema(response),
        ]),
      ),
    };
  }

  #parameter(given: unknown): Parameter {
    const resolved = isPlainObject(given) && typeof given['$ref'] === 'string' ? this.#resolve(given['$ref']) : given;
    if (!isPlainObject(resolved)) throw new Error('A parameter of the document is not an object.');
    return resolved as unknown as Parameter;
  }

  #resolve(reference: string): unknown {
    return reference
      .replace('#/', '')
      .split('/')
      .reduce<unknown>((value, key) => (isPlainObject(value) ? value[key] : undefined), this.#document);
  }
}

function schemasFor(document: Json, direction: Direction): Ajv {
  const components = isPlainObject(document['components']) ? document['components'] : {};
  const schemas = isPlainObject(components['schemas']) ? components['schemas'] : {};
  const converted = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, toJsonSchema(schema, direction)]));
  const ajv = withFormats(new Ajv({ strict: false, allErrors: true }));
  return ajv.addSchema({ $id: 'zendesk', components: { schemas: converted } });
}

function withFormats(ajv: Ajv): Ajv {
  addFormats(ajv);
  return ajv.addFormat('string', true);
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function contentSchema(holder: unknown): Json | undefined {
  const content = isPlainObject(holder) ? holder['content'] : undefined;
  const media = isPlainObject(content) ? content['application/json'] : undefined;
  const schema = isPlainObject(media) ? media['schema'] : undefined;
  return isPlainObject(schema) ? schema : undefined;
}

function placeholders(template: string): number {
  return template.split('{').length;
}

/** The template with the fewest placeholders: `/users/me` is not `/users/{user_id}`. */
function bestTemplate(templates: readonly string[], path: string, isWanted: (template: string) => boolean): string | null {
  const segments = path.split('/');
  const fitting = templates.filter((template) => {
    const parts = template.split('/');
    return (
      parts.length === segments.length &&
      parts.every((part, index) => part.startsWith('{') || part === segments[index]) &&
      isWanted(template)
    );
  });
  return fitting.toSorted((one, other) => placeholders(one) - placeholders(other))[0] ?? null;
}

function isDocumentedNull({ instancePath }: ErrorObject, body: unknown): boolean {
  if (!documentedExceptions.nullValue.some((known) => known.at.test(instancePath))) return false;
  const value = instancePath
    .split('/')
    .slice(1)
    .reduce<unknown>((holder, key) => (typeof holder === 'object' && holder !== null ? Reflect.get(holder, key) : undefined), body);
  return value === null;
}
