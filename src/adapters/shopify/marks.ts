import * as v from 'valibot';
import type { AppFault } from '#ports/app-fault.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { ShopifyQuery } from './graphql.ts';

/**
 * Shopify has no idempotency key for store credit and gift cards, but it compares and sets a metafield in one step. So each moment has
 * one at its customer, which only one attempt can set, and which finance can read: it stands before anything is given.
 */
export const NAMESPACE = 'make_it_right';
/** The store credit of this customer that is being issued: one at a time, so that a credit, which has no note, belongs to one moment only. */
const IN_PROGRESS = 'in_progress';

const sum = { amountMinor: v.number(), currency: v.string() };
/** What is taken back, and what had ended unused by then; absent where nothing had. */
const parts = { backMinor: v.number(), endedMinor: v.optional(v.number()) };
const markSchema = v.variant('state', [
  /** Asked of Shopify, or about to be; `after` is the newest that was there before, `by` the attempt. */
  v.object({ state: v.literal('giving'), ...sum, after: v.nullable(v.string()), atMs: v.number(), by: v.string(), note: v.string() }),
  v.object({ state: v.literal('given'), ...sum, transaction: v.string(), note: v.string() }),
  /** It is known that nothing was given. */
  v.object({ state: v.literal('not_given'), ...sum, note: v.string() }),
  v.object({
    state: v.literal('taking_back'),
    ...sum,
    transaction: v.string(),
    ...parts,
    after: v.nullable(v.string()),
    atMs: v.number(),
    by: v.string(),
    note: v.string(),
  }),
  v.object({ state: v.literal('taken_back'), ...sum, transaction: v.string(), ...parts, note: v.string() }),
  /** Taken back before it was given: it never will be. */
  v.object({ state: v.literal('forbidden'), note: v.string() }),
]);
export type Mark = v.InferOutput<typeof markSchema>;
export type MarkIn<S extends Mark['state']> = Extract<Mark, { readonly state: S }>;

/** A metafield as it was read. */
export interface Held<T> {
  readonly value: T;
  /** What a change is compared with; null where there is none yet. */
  readonly digest: string | null;
}

const json = <T>(schema: v.GenericSchema<unknown, T>) => v.pipe(v.string(), v.transform(parsedJson), schema);
const metafield = <T>(schema: v.GenericSchema<unknown, T>) => v.nullable(v.object({ value: json(schema), compareDigest: v.string() }));

const progressSchema = v.object({ moment: v.nullable(v.string()) });

/** What the fields of {@link MARK_FIELDS} answer. */
export const markFieldsSchema = { mark: metafield(markSchema), progress: metafield(progressSchema) };

/** Fields of a customer, where `$key` is the moment's. */
export const MARK_FIELDS = `
  mark: metafield(namespace: "${NAMESPACE}", key: $key) { value compareDigest }
  progress: metafield(namespace: "${NAMESPACE}", key: "${IN_PROGRESS}") { value compareDigest }`;

export interface Marks {
  readonly mark: Held<Mark | null>;
  /** The moment in progress; null where several may be, since each is known by its note. */
  readonly progress: Held<string | null> | null;
}

/** A mark as the value of its metafield has it; null where that is none. */
export function readMark(value: string): Mark | null {
  const mark = v.safeParse(json(markSchema), value);
  return mark.success ? mark.output : null;
}

/** What a mark says to be taken back: Shopify's number of it and how much, or nothing. */
export function takenBackBy(value: string): readonly (readonly [transaction: string, backMinor: number])[] {
  const mark = readMark(value);
  return mark?.state === 'taken_back' ? [[mark.transaction, mark.backMinor]] : [];
}

/** Undefined, which no mark is, where a text is no JSON. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

type MarkFields = { readonly [K in keyof typeof markFieldsSchema]: v.InferOutput<(typeof markFieldsSchema)[K]> };

export function marksOf({ mark, progress }: MarkFields): Marks {
  return {
    mark: { value: mark?.value ?? null, digest: mark?.compareDigest ?? null },
    progress: { value: progress?.value.moment ?? null, digest: progress?.compareDigest ?? null },
  };
}

export const SET_MARKS = `mutation ($fields: [MetafieldsSetInput!]!) {
  metafieldsSet(metafields: $fields) { metafields { key compareDigest } userErrors { code message } }
}`;

const setSchema = v.object({
  metafieldsSet: v.nullable(
    v.object({
      metafields: v.nullable(v.array(v.object({ key: v.string(), compareDigest: v.string() }))),
      userErrors: v.array(v.object({ code: v.nullable(v.string()), message: v.string() })),
    }),
  ),
});

export interface MarkChange {
  readonly customerId: string;
  readonly key: string;
  readonly mark: Mark;
  /** Left as it is where absent. `turn` is no other change's, so that what has changed back since is not taken for what was read. */
  readonly progress?: { readonly moment: string | null; readonly turn: string };
}

/**
 * Sets a mark, and which moment is in progress, both or neither, and only where both are as they were read: `raced` where somebody was
 * faster. Gives them as they are afterwards.
 */
export async function setMarks(query: ShopifyQuery, before: Marks, change: MarkChange): Promise<Result<Marks, AppFault>> {
  const { customerId: ownerId, key, mark, progress } = change;
  const field = { ownerId, namespace: NAMESPACE, type: 'json' };
  const fields = [
    { ...field, key, value: JSON.stringify(mark), compareDigest: before.mark.digest },
    ...(progress === undefined || before.progress === null
      ? []
      : [{ ...field, key: IN_PROGRESS, value: JSON.stringify(progress), compareDigest: before.progress.digest }]),
  ];
  const answer = await query(SET_MARKS, { fields }, setSchema);
  if (!answer.ok) return answer;
  const { metafields, userErrors } = answer.value.metafieldsSet ?? { metafields: null, userErrors: [] };
  const [error] = userErrors;
  if (error !== undefined) {
    const isRaced = error.code === 'STALE_OBJECT' || error.code === 'INVALID_COMPARE_DIGEST';
    return fail(
      isRaced ? { kind: 'raced', what: 'Shopify' } : { kind: 'rejected', what: 'Shopify', code: error.code ?? '', detail: error.message },
    );
  }
  const digestOf = (name: string): string | null => metafields?.find((one) => one.key === name)?.compareDigest ?? null;
  return ok({
    mark: { value: mark, digest: digestOf(key) },
    progress:
      progress === undefined || before.progress === null ? before.progress : { value: progress.moment, digest: digestOf(IN_PROGRESS) },
  });
}
