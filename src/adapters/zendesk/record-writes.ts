import * as v from 'valibot';
import type { AppFault, FaultSubject } from '#ports/app-fault.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { type CustomRecord, type RecordReads, recordReadsOf, recordSchema, recordsPath } from './records.ts';
import type { ZendeskRequest } from './request.ts';
import type { ZendeskCall } from './call.ts';

export interface NewRecord {
  readonly name: string;
  readonly externalId: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Reads and writes the records of one custom object. Each method is one request. */
export interface Records extends RecordReads {
  create(record: NewRecord): Promise<Result<CustomRecord, AppFault>>;
  /** Changes these fields of one record and nothing else. */
  update(id: string, fields: NewRecord['fields']): Promise<Result<CustomRecord, AppFault>>;
  /** Deletes a record; one that is gone already counts as deleted. */
  remove(id: string): Promise<Result<void, AppFault>>;
}

const oneRecord = v.object({ custom_object_record: recordSchema });

/** The records of the custom object with this key, and what they are to whoever reads that a request failed. */
export function recordsOf(request: ZendeskRequest, objectKey: string, what: FaultSubject): Records {
  const path = recordsPath(objectKey);
  const recordPath = (id: string): string => `${path}/${encodeURIComponent(id)}`;

  async function write(
    call: Pick<ZendeskCall<unknown>, 'method' | 'path' | 'body' | 'isOfAccount'>,
  ): Promise<Result<CustomRecord, AppFault>> {
    const answer = await request({ ...call, what, answer: oneRecord });
    return answer.ok ? ok(answer.value.custom_object_record) : answer;
  }

  return {
    ...recordReadsOf(request, objectKey, what),
    create: ({ name, externalId, fields }) =>
      write({
        method: 'POST',
        path,
        body: { custom_object_record: { name, external_id: externalId, custom_object_fields: fields } },
        isOfAccount: true,
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

/** What points from a record to a ticket or a person. */
export const POINTERS: ReadonlySet<string> = new Set(['ticket', 'customer', 'agent']);

/**
 * Whether a write was refused because its external id is in use. How Zendesk words that is not documented, so every word
 * for it counts; callers read the record back before they believe it. What is said of pointers alone does not count: a ticket
 * may have been "already deleted".
 */
export function isTaken(error: AppFault): boolean {
  if (error.kind !== 'rejected' || !/external[_ ]?id|already|duplicate|taken|unique/i.test(error.detail)) return false;
  const { fields = [] } = error;
  return fields.length === 0 || fields.some((field) => !isOfPointer(field));
}

/** A field that is wrong, and Zendesk's name for why: `ticket InvalidValue`. */
function isOfPointer(field: string): boolean {
  const [key = ''] = field.split(' ');
  return POINTERS.has(key.slice(key.lastIndexOf('.') + 1));
}

/** Whether a write was refused for what the record says. How Zendesk words that is not documented. */
export function isOfContent(error: AppFault): boolean {
  return error.kind === 'rejected' && (error.status === 422 || error.status === 400) && !isTaken(error);
}

/** Leaves out what holds nothing: Zendesk refuses an empty text where an id or an option belongs. */
export function filledFields(fields: Readonly<Record<string, string | number>>): Readonly<Record<string, string | number>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
