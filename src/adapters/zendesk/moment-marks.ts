import * as v from 'valibot';
import { isEdited } from '#domain/journal/entries.ts';
import { IDEA_STEPS, MARK_KINDS, type Mark, type MarkEntry } from '#domain/journal/moment-marks.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Page } from '#ports/page.ts';
import { textOfField } from './field-values.ts';
import { JOURNAL_KEY } from './object-keys.ts';
import { objectOfField } from './object-field.ts';
import { type CustomRecord, recordReadsOf } from './records.ts';
import type { ZendeskRequest } from './request.ts';
import { ENTRY_SCHEMA, schemaOf } from './schema-version.ts';

const markSchema = v.union([
  v.object({ kind: v.literal('thanks') }),
  v.object({ kind: v.literal('feature'), isFeatured: v.boolean() }),
  v.object({ kind: v.literal('collect'), name: v.pipe(v.string(), v.nonEmpty()), isIn: v.boolean() }),
  v.object({ kind: v.literal('step'), to: v.picklist(IDEA_STEPS), reason: v.string() }),
]) satisfies v.GenericSchema<unknown, Mark>;

const detailSchema = v.object({ agentName: v.fallback(v.string(), ''), mark: markSchema });

/** Those of which a list can be narrowed down; thanks are read moment by moment. */
const LISTED = MARK_KINDS.filter((kind) => kind !== 'thanks');

/** The newest marks of a moment, or the newest of all moments apart from thanks. One request. */
export async function readMarks(
  request: ZendeskRequest,
  of: { readonly momentId: string } | { readonly cursor: string | null },
): Promise<Result<Page<MarkEntry>, AppFault>> {
  const records = recordReadsOf(request, JOURNAL_KEY, 'journal');
  const kinds = 'momentId' in of ? MARK_KINDS : LISTED;
  const page = await ('momentId' in of
    ? records.search({ $and: [{ 'custom_object_fields.moment': { $eq: of.momentId } }] }, null)
    : records.search({ $or: kinds.map((kind) => ({ 'custom_object_fields.kind': { $eq: kind } })) }, of.cursor));
  if (!page.ok) return page;
  const items = page.value.items.map(markOfRecord).filter((entry) => entry !== null);
  return ok({ items, next: page.value.next, unreadable: page.value.unreadable });
}

/** Null where an entry says nothing of its moment, or somebody has edited it. */
function markOfRecord(record: CustomRecord): MarkEntry | null {
  const { id, fields, createdAtMs, createdById } = record;
  const momentId = textOfField(fields['moment']);
  const detail = v.safeParse(detailSchema, objectOfField(fields['detail']));
  if (!detail.success || momentId === '' || schemaOf(record, ENTRY_SCHEMA) !== 'known' || isEdited(record)) return null;
  const { agentName, mark } = detail.output;
  return fields['kind'] === mark.kind ? { id, momentId, mark, byId: createdById, byName: agentName, atMs: createdAtMs } : null;
}
