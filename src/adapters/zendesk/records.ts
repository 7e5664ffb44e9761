import * as v from 'valibot';
import type { Page } from '#ports/page.ts';
import type { AppFault, FaultSubject } from '#ports/app-fault.ts';
import { assert } from '#domain/shared/assert.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { idSchema, instantSchema } from './field-values.ts';
import { cursorMeta, nextCursor } from './next-cursor.ts';
import { PAGE_SIZE, type RecordFilter, newestRecords, recordsPath, searchRecords } from './opening-calls.ts';
import type { ZendeskRequest } from './request.ts';
import type { ZendeskCall } from './call.ts';

/** A custom object's record. Times and `createdById` are stamped by the server. */
export type CustomRecord = v.InferOutput<typeof recordSchema>;

/** Reads the records of one custom object. Each method is one request. */
export interface RecordReads {
  /** From the database, not the search index. */
  byExternalIds(externalIds: readonly string[]): Promise<Result<Page<CustomRecord>, AppFault>>;
  /** From the database, not the search index. */
  newestFirst(cursor: string | null): Promise<Result<Page<CustomRecord>, AppFault>>;
  /** The newest records that a filter lets through, or those that follow at `cursor`, from the search index, which lags; by `created_at` the oldest first. */
  search(filter: RecordFilter, cursor: string | null, sort?: 'created_at'): Promise<Result<Page<CustomRecord>, AppFault>>;
}

export const recordSchema = v.pipe(
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

const manyRecords = v.object({
  // Read one by one: a record that somebody broke must not hide the others.
  custom_object_records: v.array(v.unknown()),
  meta: cursorMeta,
});

type PageCall = Pick<ZendeskCall<unknown>, 'method' | 'action' | 'path' | 'query' | 'body'>;

/** Reads the records of the custom object with this key; `what` is what they are to whoever reads that a request failed. */
export function recordReadsOf(request: ZendeskRequest, objectKey: string, what: FaultSubject): RecordReads {
  async function page(call: PageCall): Promise<Result<Page<CustomRecord>, AppFault>> {
    const answer = await request({ ...call, what, answer: manyRecords, isOfAccount: true });
    if (!answer.ok) return answer;
    const next = nextCursor(answer.value.meta, what);
    return next.ok ? ok(pageOf(answer.value.custom_object_records, next.value)) : next;
  }

  return {
    byExternalIds(externalIds) {
      assert(externalIds.length <= PAGE_SIZE, `at most ${PAGE_SIZE} keys are read at once`);
      const asked = new Set(externalIds);
      const query = { 'filter[external_ids]': [...asked].join(','), 'page[size]': String(PAGE_SIZE) };
      return askedFor(page({ method: 'GET', path: recordsPath(objectKey), query }), asked);
    },
    newestFirst: (cursor) => page(newestRecords(objectKey, cursor)),
    search: (filter, cursor, sort) => page(searchRecords(objectKey, filter, cursor, sort)),
  };
}

/** A server that passes over the filter answers with whatever there is: another record is not told of, or changed, in the place of one asked for. */
async function askedFor(
  reading: ReturnType<RecordReads['byExternalIds']>,
  keys: ReadonlySet<string>,
): ReturnType<RecordReads['byExternalIds']> {
  const read = await reading;
  return read.ok ? ok({ ...read.value, items: read.value.items.filter(({ externalId }) => keys.has(externalId ?? '')) }) : read;
}

/** Records without the shape that all records have are left out. */
function pageOf(raw: readonly unknown[], next: string | null): Page<CustomRecord> {
  const parsed = raw.map((record) => v.safeParse(recordSchema, record));
  const items = parsed.flatMap((record) => (record.success ? [record.output] : []));
  return { items, next, unreadable: raw.length - items.length };
}
