/** As much of GraphQL as queries of an app need: one query with variables, fields with aliases and arguments. */

export interface Field {
  alias: string;
  name: string;
  args: Record<string, unknown>;
  /** Null where the field has no braces behind it. */
  fields: Field[] | null;
}

/** The query is not one, or asks for what is not there. */
export class QueryError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const token = /\s*(?:#[^\n]*\n\s*)*("(?:[^"\\]|\\.)*"|-?\d+|[_A-Za-z]\w*|\$\w+|[!():{}[\],=])/y;

/** Reads the selection of a query, with its variables filled in. */
export function parseQuery(text: string, variables: Record<string, unknown>): Field[] {
  const parser = new Parser(tokensOf(text), variables);
  return parser.document();
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (text.slice(token.lastIndex).trim() !== '') {
    const at = token.lastIndex;
    const found = token.exec(text)?.[1];
    if (found === undefined) throw new QueryError('parseError', `Expected a name or a bracket at "${text.slice(at, at + 20)}"`);
    if (found !== ',') tokens.push(found);
  }
  return tokens;
}

class Parser {
  readonly #tokens: readonly string[];
  readonly #given: Record<string, unknown>;
  readonly #declared = new Set<string>();
  #at = 0;

  constructor(tokens: readonly string[], given: Record<string, unknown>) {
    this.#tokens = tokens;
    this.#given = given;
  }

  document(): Field[] {
    if (this.#tokens[this.#at] === 'query') {
      this.#at += 1;
      if (/^\w+$/.test(this.#peek())) this.#at += 1;
      if (this.#peek() === '(') this.#variables();
    }
    const fields = this.#selection();
    if (this.#at < this.#tokens.length) throw new QueryError('parseError', `Unexpected "${this.#peek()}" after the query`);
    return fields;
  }

  #peek(): string {
    return this.#tokens[this.#at] ?? 'end of query';
  }

  #take(wanted?: string): string {
    const found = this.#peek();
    if (wanted !== undefined && found !== wanted) throw new QueryError('parseError', `Expected "${wanted}", found "${found}"`);
    this.#at += 1;
    return found;
  }

  #variables(): void {
    this.#take('(');
    while (this.#peek() !== ')') {
      const name = this.#take().slice(1);
      this.#take(':');
      this.#take();
      const isRequired = this.#peek() === '!';
      if (isRequired) this.#take('!');
      if (isRequired && (this.#given[name] === undefined || this.#given[name] === null))
        throw new QueryError('INVALID_VARIABLE', `Variable $${name} was provided invalid value`);
      this.#declared.add(name);
    }
    this.#take(')');
  }

  #selection(): Field[] {
    this.#take('{');
    const fields: Field[] = [];
    while (this.#peek() !== '}') fields.push(this.#field());
    this.#take('}');
    return fields;
  }

  #field(): Field {
    const first = this.#take();
    if (!/^[_A-Za-z]\w*$/.test(first)) throw new QueryError('parseError', `Expected a field, found "${first}"`);
    const hasAlias = this.#peek() === ':';
    if (hasAlias) this.#take(':');
    const name = hasAlias ? this.#take() : first;
    const args = this.#peek() === '(' ? this.#arguments() : {};
    return { alias: first, name, args, fields: this.#peek() === '{' ? this.#selection() : null };
  }

  #arguments(): Record<string, unknown> {
    this.#take('(');
    const args: Record<string, unknown> = {};
    while (this.#peek() !== ')') {
      const name = this.#take();
      this.#take(':');
      args[name] = this.#value(this.#take());
    }
    this.#take(')');
    return args;
  }

  #value(text: string): unknown {
    if (text.startsWith('$')) {
      const name = text.slice(1);
      if (!this.#declared.has(name)) throw new QueryError('variableNotDefined', `Variable $${name} is used but not declared`);
      return this.#given[name];
    }
    if (text.startsWith('"')) return JSON.parse(text);
    if (/^-?\d+$/.test(text)) return Number(text);
    // What is left is true, false, null or the name of an enum's value.
    return text === 'true' ? true : text === 'false' ? false : text === 'null' ? null : text;
  }
}

/** An object of the schema: its fields are values, or made from arguments. */
export interface TypedObject {
  type: string;
  fields: Record<string, unknown>;
}

export function object(type: string, fields: Record<string, unknown>): TypedObject {
  return { type, fields };
}

/** A field that takes these arguments. */
export class WithArguments {
  readonly names: readonly string[];
  readonly resolve: (args: Record<string, unknown>) => unknown;

  constructor(names: readonly string[], resolve: (args: Record<string, unknown>) => unknown) {
    this.names = names;
    this.resolve = resolve;
  }
}

/** Answers a selection from an object. */
export function select(fields: readonly Field[], from: TypedObject): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field.alias, valueOf(field, from)]));
}

function valueOf(field: Field, { type, fields }: TypedObject): unknown {
  if (!Object.hasOwn(fields, field.name)) throw new QueryError('undefinedField', `Field '${field.name}' doesn't exist on type '${type}'`);
  const held = fields[field.name];
  const names = held instanceof WithArguments ? held.names : [];
  const unknown = Object.keys(field.args).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new QueryError('argumentNotAccepted', `Field '${field.name}' doesn't accept argument '${unknown}'`);
  return shaped(field, held instanceof WithArguments ? held.resolve(field.args) : held);
}

function shaped(field: Field, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => shaped(field, item));
  if (value === null || value === undefined) return null;
  const isObject = typeof value === 'object';
  if (isObject === (field.fields === null))
    throw new QueryError(
      'selectionMismatch',
      isObject ? `Field '${field.name}' must have selections` : `Selections can't be made on scalars (field '${field.name}')`,
    );
  return field.fields === null ? value : select(field.fields, value as TypedObject);
}
