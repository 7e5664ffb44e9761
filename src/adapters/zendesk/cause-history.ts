import * as v from 'valibot';
import { CAUSES_ID, type CauseMarkEntry, type ToldEntry, toldUnder } from '#domain/insights/cause-marks.ts';
import type { CauseMark } from '#domain/journal/cause-mark.ts';
import { isEdited } from '#domain/journal/entries.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { CauseHistory } from '#ports/cause-history.ts';
import type { Page } from '#ports/page.ts';
import { entryOfRecord } from './journal-entry.ts';
import { objectOfField } from './object-field.ts';
import { JOURNAL_KEY } from './object-keys.ts';
import type { RecordFilter } from './opening-calls.ts';
import { type CustomRecord, recordReadsOf } from './records.ts';
import type { ZendeskRequest } from './request.ts';
import { ENTRY_SCHEMA, schemaOf } from './schema-version.ts';

const markSchema = v.union([
  v.object({ kind: v.literal('fixed'), isFixed: v.boolean(), note: v.string() }),
  v.object({ kind: v.literal('owner'), ownerId: v.string() }),
]) satisfies v.GenericSchema<unknown, CauseMark>;

const detailSchema = v.object({ agentName: v.fallback(v.string(), ''), causeMark: v.optional(markSchema) });

export function createCauseHistory(request: ZendeskRequest): CauseHistory {
  const records = recordReadsOf(request, JOURNAL_KEY, 'journal');
  async function search<T>(
    filter: RecordFilter,
    cursor: string | null,
    read: (record: CustomRecord) => readonly T[],
  ): Promise<Result<Page<T>, AppFault>> {
    const page = await records.search(filter, cursor);
    if (!page.ok) return page;
    const { items, next, unreadable } = page.value;
    return ok({ items: items.filter(isPlain).flatMap(read), next, unreadable });
  }
  return {
    marks: (cursor) => search({ $and: [{ 'custom_object_fields.moment': { $eq: CAUSES_ID } }] }, cursor, markOf),
    told: (fixIds, cursor) =>
      search({ $or: fixIds.map((id) => ({ 'custom_object_fields.moment': { $eq: toldUnder(id) } })) }, cursor, (record) =>
        fixIds.flatMap((fixId) => toldOf(record, fixId)),
      ),
  };
}

function isPlain(record: CustomRecord): boolean {
  return schemaOf(record, ENTRY_SCHEMA) === 'known' && !isEdited(record);
}

function markOf(record: CustomRecord): readonly CauseMarkEntry[] {
  const { id, kind, cause, createdById: byId, createdAtMs: atMs } = entryOfRecord(record);
  const detail = v.safeParse(detailSchema, objectOfField(record.fields['detail']));
  const mark = detail.success ? detail.output.causeMark : undefined;
  if (kind !== 'cause' || cause === '' || !detail.success || mark === undefined) return [];
  return [{ id, cause, mark, byId, byName: detail.output.agentName, atMs }];
}

function toldOf(record: CustomRecord, fixId: string): readonly ToldEntry[] {
  const { id, kind, momentId, customerId, ticketId, createdById: byId, createdAtMs: atMs, detail } = entryOfRecord(record);
  if (kind !== 'told' || momentId !== toldUnder(fixId)) return [];
  return [{ id, fixId, customerId, ticketId, byId, byName: detail.agentName ?? '', atMs }];
}
