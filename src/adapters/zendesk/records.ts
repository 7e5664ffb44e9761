import * as v from 'valibot';
import type { Page } from '#ports/page.ts';
import type { AppFault, FaultSubject } from '#ports/app-fault.ts';
import { assert } from '#domain/shared/assert.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { idSchema, instantSchema } from './field-values.ts';
import type { ZendeskCall, ZendeskRequest } from './request.ts';

/** Zendesk gives at most so many records a page, and takes as many keys. */
const PAGE_SIZE = 100;

/** A custom object's record. Times and `createdById` are stamped by the server. */
export type CustomRecord = v.InferOutput<typeof recordSchema>;

export interface NewRecord {
  readonly name: string;
  readonly externalId: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The records of one custom object. Each method is one request. */
export interface Records {
  create(record: NewRecord): Promise<Result<CustomRecord, AppFault>>;
  /** From the database, not the search index. */
  byExternalIds(externalIds: readonly string[]): Promise<Result<Page<CustomRecord>, AppFault>>;
  /** From the database, not the search index. */
  newestFirst(cursor: string | null): Promise<Result<Page<CustomRecord>, AppFault>>;
  /** The newest records that meet all conditions, or those that follow at `cursor`, from the search index, which lags. */
  search(conditions: readonly Readonly<Record<string, unknown>>[], cursor: string | null): Promise<Result<Page<CustomRecord>, AppFault>>;
  /** Changes these fields of one record and nothing else. */
  update(id: string, fields: NewRecord['fields']): Promise<Result<CustomRecord, AppFault>>;
  /** Deletes a record; one that is gone already counts as deleted. */
  remove(id: string): Promise<Result<void, AppFault>>;
}

const recordSchema = v.pipe(
  v.object({
    id: v.pipe(v.string(), v.nonEmpty()),
    external_id: v.fallback(v.nullable(v.string()), null),
    custom_object_fields: v.record(v.string(), v.unknown()),
    created_at: instantSchema,
    updated_at: instantSchema,
    created_by_user_id: idSchema,
  }),
  v.transform((record) => ({
    id: record.id,
    externalId: record.external_id,
    fields: record.custom_object_fields,
    createdAtMs: record.created_at,
    updatedAtMs: record.updated_at,
    createdById: record.created_by_user_id,
  })),
);

const oneRecord = v.object({ custom_object_record: recordSchema });

const manyRecords = v.object({
  // Read one by one: a record that somebody broke must not hide the others.
  custom_object_records: v.array(v.unknown()),
  meta: v.object({ has_more: v.boolean(), after_cursor: v.optional(v.nullable(v.string()), null) }),
});

type PageCall = Pick<ZendeskCall<unknown>, 'method' | 'action' | 'path' | 'query' | 'body'>;

/** The records of the custom object with this key, and what they are to whoever reads that a request failed. */
export function recordsOf(request: ZendeskRequest, objectKey: string, what: FaultSubject): Records {
  const path = `/api/v2/custom_objects/${encodeURIComponent(objectKey)}/records`;
  const size = String(PAGE_SIZE);
  const recordPath = (id: string): string => `${path}/${encodeURIComponent(id)}`;

  async function page(call: PageCall): Promise<Result<Page<CustomRecord>, AppFault>> {
    const answer = await request({ ...call, what, answer: manyRecords, isOfAccount: true });
    return answer.ok ? ok(pageOf(answer.value)) : answer;
  }

  async function write(
    call: Pick<ZendeskCall<unknown>, 'method' | 'path' | 'body' | 'isOfAccount'>,
  ): Promise<Result<CustomRecord, AppFault>> {
    const answer = await request({ ...call, what, answer: oneRecord });
    return answer.ok ? ok(answer.value.custom_object_record) : answer;
  }

  return {
    create: ({ name, externalId, fields }) =>
      write({
        method: 'POST',
        path,
        body: { custom_object_record: { name, external_id: externalId, custom_object_fields: fields } },
        isOfAccount: true,
      }),
    byExternalIds(externalIds) {
      assert(externalIds.length <= PAGE_SIZE, `at most ${PAGE_SIZE} keys are read at once`);
      const filter = [...new Set(externalIds)].join(',');
      return page({ method: 'GET', path, query: { 'filter[external_ids]': filter, 'page[size]': size } });
    },
    newestFirst: (cursor) =>
      page({ method: 'GET', path, query: { sort: '-id', 'page[size]': size, ...(cursor !== null && { 'page[after]': cursor }) } }),
    search: (conditions, cursor) =>
      page({
        method: 'POST',
        action: 'read',
        path: `${path}/search`,
        query: { sort: '-created_at', 'page[size]': size, ...(cursor !== null && { 'page[after]': cursor }) },
        body: { filter: { $and: conditions } },
      }),
    update: (id, fields) =>
      write({
        method: 'PATCH',
        path: recordPath(id),
        body: { custom_object_record: { custom_object_fields: fields } },
        isOfAccount: false,
      }),
    async remove(id) {
      const call = { what, method: 'DELETE', path: recordPath(id), answer: v.unknown(), isOfAccount: false } as const;
      const removed = await request(call);
      return removed.ok || removed.error.kind === 'missing' ? ok(undefined) : removed;
    },
  };
}

/** Records without the shape that all records have are left out. */
function pageOf({ custom_object_records: raw, meta }: v.InferOutput<typeof manyRecords>): Page<CustomRecord> {
  const parsed = raw.map((record) => v.safeParse(recordSchema, record));
  const items = parsed.flatMap((record) => (record.success ? [record.output] : []));
  return { items, next: meta.has_more ? meta.after_cursor : null, unreadable: raw.length - items.length };
}

/**
 * Whether a write was refused because its external id is in use. How Zendesk words that is not documented, so every word
 * for it counts; callers read the record back before they believe it.
 */
export function isTaken(error: AppFault): boolean {
  return error.kind === 'rejected' && /external[_ ]?id|already|duplicate|taken|unique/i.test(error.detail);
}

/** Leaves out what holds nothing: Zendesk refuses an empty text where an id or an option belongs. */
export function filledFields(fields: Readonly<Record<string, string | number>>): Readonly<Record<string, string | number>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
