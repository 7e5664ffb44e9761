import type { FieldDefinition, FieldType, ObjectDefinition } from '../world/world.ts';
import { badParameter } from './errors.ts';
import { isRecord, textOf } from './http.ts';
import type { StoredRecord } from './records.ts';

type Predicate = (record: StoredRecord) => boolean;
type Operator = '$eq' | '$noteq' | '$gt' | '$gte' | '$lt' | '$lte' | '$in' | '$notin' | '$contains' | '$notcontains' | '$exists';

const range = ['$gt', '$gte', '$lt', '$lte'] as const;
const words = ['$eq', '$noteq', '$contains', '$notcontains', '$exists'] as const;
const numbers = ['$eq', '$noteq', ...range, '$exists', '$in', '$notin'] as const;

/** Zendesk documents which operators a filter may use on which type of field ("Searching and filtering custom object records"); others are refused. */
const operatorsByType: Record<FieldType, readonly Operator[]> = {
  checkbox: ['$eq'],
  date: ['$eq', '$noteq', ...range, '$exists'],
  decimal: numbers,
  dropdown: words,
  integer: numbers,
  lookup: ['$eq', '$noteq', '$exists'],
  multiselect: [...words, '$in', '$notin'],
  regexp: words,
  text: words,
  textarea: words,
};

interface Attribute {
  operators: readonly Operator[];
  /** The comparable value of a record, and of what the filter gives. */
  read: (record: StoredRecord) => unknown;
  normalize: (value: unknown) => unknown;
}

/** Standard fields by the same page: times only "after", people and external ids only "is". */
const standardAttributes = new Map<string, Attribute>([
  ['created_at', { operators: ['$gt'], read: (record) => wholeSecond(record.createdMs), normalize: time }],
  ['updated_at', { operators: ['$gt'], read: (record) => wholeSecond(record.updatedMs), normalize: time }],
  ['created_by_user', { operators: ['$eq'], read: (record) => String(record.createdBy), normalize: String }],
  ['updated_by_user', { operators: ['$eq'], read: (record) => String(record.updatedBy), normalize: String }],
  ['external_id', { operators: ['$eq'], read: (record) => record.externalId, normalize: String }],
  ['name', { operators: ['$contains'], read: (record) => record.name, normalize: String }],
]);

/** Turns the body's `filter` into a test. `$and` and `$or` may nest; conditions side by side must all hold. */
export function compileFilter(filter: unknown, object: ObjectDefinition): Predicate {
  if (!isRecord(filter)) throw invalidFilter('filter must be an object');
  const tests = Object.entries(filter).map(([key, value]) => compileEntry(key, value, object));
  return (record) => tests.every((test) => test(record));
}

function compileEntry(key: string, value: unknown, object: ObjectDefinition): Predicate {
  if (key === '$and' || key === '$or') {
    if (!Array.isArray(value)) throw invalidFilter(`${key} must be an array of filters`);
    const tests = value.map((inner: unknown) => compileFilter(inner, object));
    return key === '$and' ? (record) => tests.every((test) => test(record)) : (record) => tests.some((test) => test(record));
  }
  const attribute = standardAttributes.get(key) ?? customAttribute(key, object);
  if (!isRecord(value) || Object.keys(value).length === 0) throw invalidFilter(`${key} needs an operator and a value`);
  const tests = Object.entries(value).map(([operator, operand]) => compileComparison({ key, attribute, operator, operand }));
  return (record) => tests.every((test) => test(record));
}

function customAttribute(key: string, object: ObjectDefinition): Attribute {
  const name = /^custom_object_fields\.(.+)$/.exec(key)?.[1];
  const field = object.fields.find((candidate) => candidate.key === name);
  if (field === undefined) throw invalidFilter(`${object.key} has no field ${key}`);
  const normalize = normalizerOf(field);
  return { operators: operatorsByType[field.type], read: (record) => record.fields[field.key] ?? null, normalize };
}

function normalizerOf(field: FieldDefinition): (value: unknown) => unknown {
  switch (field.type) {
    case 'integer':
    case 'decimal':
      return (value) => {
        const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
        if (typeof number !== 'number' || Number.isNaN(number)) throw invalidFilter(`${field.key} is compared with a number`);
        return number;
      };
    case 'checkbox':
      return (value) => value === true || value === 'true';
    case 'date':
    case 'dropdown':
    case 'lookup':
    case 'multiselect':
    case 'regexp':
    case 'text':
    case 'textarea':
      return String;
  }
}

interface Comparison {
  key: string;
  attribute: Attribute;
  operator: string;
  operand: unknown;
}

function compileComparison({ key, attribute, operator, operand }: Comparison): Predicate {
  const known = attribute.operators.find((candidate) => candidate === operator);
  if (known === undefined) throw invalidFilter(`${operator} is not supported on ${key}; supported: ${attribute.operators.join(', ')}`);
  const { read } = attribute;
  if (known === '$exists') {
    const isWanted = operand !== false && operand !== 'false';
    return (record) => (read(record) !== null) === isWanted;
  }
  const operands = Array.isArray(operand) ? operand.map((item: unknown) => attribute.normalize(item)) : [attribute.normalize(operand)];
  return (record) => holds(known, read(record), operands);
}

function holds(operator: Exclude<Operator, '$exists'>, value: unknown, operands: readonly unknown[]): boolean {
  switch (operator) {
    case '$eq':
    case '$in':
      return some(value, (item) => operands.includes(item));
    case '$noteq':
    case '$notin':
      return !some(value, (item) => operands.includes(item));
    case '$contains':
      return some(value, (item) => operands.some((operand) => containsText(item, operand)));
    case '$notcontains':
      return !some(value, (item) => operands.some((operand) => containsText(item, operand)));
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return some(value, (item) => isInRange(operator, item, operands[0]));
  }
}

/** An empty field has no value, a multi-select has several. */
function some(value: unknown, test: (item: unknown) => boolean): boolean {
  if (value === null) return false;
  return Array.isArray(value) ? value.some(test) : test(value);
}

function containsText(value: unknown, operand: unknown): boolean {
  return String(value).toLowerCase().includes(String(operand).toLowerCase());
}

function isInRange(operator: (typeof range)[number], value: unknown, bound: unknown): boolean {
  const isComparable = (typeof value === 'number' && typeof bound === 'number') || (typeof value === 'string' && typeof bound === 'string');
  if (!isComparable) return false;
  if (operator === '$gt') return value > bound;
  if (operator === '$gte') return value >= bound;
  return operator === '$lt' ? value < bound : value <= bound;
}

/** Records show their times to the second, and are found by what they show. */
function wholeSecond(timeMs: number): number {
  return Math.floor(timeMs / 1000) * 1000;
}

function time(value: unknown): number {
  const parsed = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(parsed)) throw invalidFilter('a time is given in ISO 8601');
  return parsed;
}

function invalidFilter(title: string): Error {
  return badParameter('InvalidFilter', title);
}

/** Zendesk: a record is found when a word of one of its text fields begins with a word of the query; `*` finds all. */
export function compileTextQuery(query: string, object: ObjectDefinition): Predicate {
  const wanted = wordsOf(query);
  if (wanted.length === 0) return () => query.includes('*');
  const textKeys = object.fields.filter((field) => ['text', 'textarea', 'regexp'].includes(field.type)).map((field) => field.key);
  return (record) => {
    const found = wordsOf([record.name, ...textKeys.map((key) => textOf(record.fields[key]))].join(' '));
    return wanted.some((word) => found.some((candidate) => candidate.startsWith(word)));
  };
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
