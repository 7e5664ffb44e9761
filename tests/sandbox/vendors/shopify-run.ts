import {
  executeSync,
  FieldsOnCorrectTypeRule,
  getVariableValues,
  GraphQLError,
  KnownArgumentNamesRule,
  KnownDirectivesRule,
  KnownTypeNamesRule,
  Kind,
  NoUndefinedVariablesRule,
  OperationTypeNode,
  parse,
  PossibleFragmentSpreadsRule,
  ProvidedRequiredArgumentsRule,
  ScalarLeafsRule,
  specifiedRules,
  validate,
  ValuesOfCorrectTypeRule,
  VariablesInAllowedPositionRule,
  buildSchema,
  type DocumentNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';
import { isRecord } from '../server/http.ts';
import { SHOPIFY_SCHEMA } from './shopify-schema.ts';

const schema = buildSchema(SHOPIFY_SCHEMA);

/** What Shopify calls a document that breaks one of the rules of GraphQL. */
const codes: readonly (readonly [ValidationRule, string])[] = [
  [FieldsOnCorrectTypeRule, 'undefinedField'],
  [KnownArgumentNamesRule, 'argumentNotAccepted'],
  [ScalarLeafsRule, 'selectionMismatch'],
  [ValuesOfCorrectTypeRule, 'argumentLiteralsIncompatible'],
  [NoUndefinedVariablesRule, 'variableNotDefined'],
  [ProvidedRequiredArgumentsRule, 'missingRequiredArguments'],
  [VariablesInAllowedPositionRule, 'variableMismatch'],
  [KnownDirectivesRule, 'undefinedDirective'],
  [KnownTypeNamesRule, 'undefinedType'],
  [PossibleFragmentSpreadsRule, 'cannotSpreadFragment'],
];

/** A refusal of a whole document or of one of its fields, with Shopify's name for it. */
export function shopifyError(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

export interface ShopifyDocument {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
}

/** Reads a document as Shopify would, with its variables. Throws what {@link shopifyError} makes. */
export function readDocument(text: string, given: Record<string, unknown>): ShopifyDocument {
  const document = parsed(text);
  for (const [rule, code] of codes) {
    const [error] = validate(schema, document, [rule]);
    if (error !== undefined) throw shopifyError(code, error.message);
  }
  const [error] = validate(schema, document, specifiedRules);
  if (error !== undefined) throw shopifyError('invalid', error.message);
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw shopifyError('parseError', 'There is nothing to do in the document');
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  if (coerced === undefined) throw shopifyError('INVALID_VARIABLE', errors[0]?.message ?? 'A variable is invalid');
  return { document, operation, variables: coerced };
}

function parsed(text: string): DocumentNode {
  try {
    return parse(text);
  } catch (error) {
    throw shopifyError('parseError', error instanceof Error ? error.message : 'The document cannot be read');
  }
}

/** Answers a document from objects whose fields are values, or functions of their arguments. */
export function execute({ document, variables }: ShopifyDocument, rootValue: object): Record<string, unknown> {
  const { data, errors } = executeSync({ schema, document, rootValue, variableValues: variables });
  return {
    ...(data !== undefined && { data: structuredClone(data) }),
    ...(errors !== undefined && { errors: errors.map((error) => error.toJSON()) }),
  };
}

const pointsOfMutation = 10;

/** One point an object, none a value; two a list, and its nodes as often as are asked for; ten more a mutation. */
export function costOf({ operation, variables }: ShopifyDocument): number {
  const own = operation.operation === OperationTypeNode.MUTATION ? pointsOfMutation * operation.selectionSet.selections.length : 0;
  return own + costOfSelection(operation.selectionSet, variables);
}

function costOfSelection(set: SelectionSetNode, variables: Record<string, unknown>, timesNodes = 1): number {
  return set.selections.reduce((sum, selection) => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return sum + costOfSelection(selection.selectionSet, variables, timesNodes);
    if (selection.kind !== Kind.FIELD || selection.selectionSet === undefined) return sum;
    if (selection.name.value === 'nodes') return sum + timesNodes * (1 + costOfSelection(selection.selectionSet, variables));
    const given = selection.arguments?.find(({ name }) => name.value === 'first')?.value;
    const first =
      given?.kind === Kind.INT ? Number(given.value) : given?.kind === Kind.VARIABLE ? Number(variables[given.name.value] ?? 0) : 0;
    const within = costOfSelection(selection.selectionSet, variables, first > 0 ? first : 1);
    return sum + (first > 0 ? 2 : 1) + within;
  }, 0);
}

export function countObjects(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countObjects(item), 0);
  return isRecord(value) ? 1 + Object.values(value).reduce<number>((sum, item) => sum + countObjects(item), 0) : 0;
}
