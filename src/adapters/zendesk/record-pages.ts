import * as v from 'valibot';
import type { RawRecord, RecordPages } from '#ports/record-pages.ts';
import { ok } from '#domain/shared/result.ts';
import { isRecord } from '../shared/is-record.ts';
import { textOfField } from './field-values.ts';
import { valuesOf } from './kept-fields.ts';
import { cursorMeta, nextCursor } from './next-cursor.ts';
import { objectOfField } from './object-field.ts';
import { JOURNAL_KEY, MOMENT_KEY } from './object-keys.ts';
import { recordsPath } from './opening-calls.ts';
import type { ZendeskRequest } from './request.ts';

const PAGE_SIZE = '100';
const KEY_OF = { moments: MOMENT_KEY, journal: JOURNAL_KEY } as const;

const pageAnswer = v.object({ custom_object_records: v.array(v.unknown()), meta: cursorMeta });

export function createRecordPages(request: ZendeskRequest): RecordPages {
  return {
    async page(of, cursor, order = 'oldest_first') {
      // By id, which grows: what is written while somebody reads comes at the end, or before the first.
      const query = {
        sort: order === 'oldest_first' ? 'id' : '-id',
        'page[size]': PAGE_SIZE,
        ...(cursor !== null && { 'page[after]': cursor }),
      };
      const read = await request({
        what: of,
        method: 'GET',
        path: recordsPath(KEY_OF[of]),
        query,
        answer: pageAnswer,
        isOfAccount: true,
      });
      if (!read.ok) return read;
      const { custom_object_records: records, meta } = read.value;
      const next = nextCursor(meta, of);
      return next.ok ? ok({ records: records.map(rawRecord), next: next.value }) : next;
    },
  };
}

function rawRecord(raw: unknown): RawRecord {
  const record = isRecord(raw) ? raw : {};
  const fields = isRecord(record['custom_object_fields']) ? record['custom_object_fields'] : {};
  return {
    raw,
    id: textOfField(record['id']),
    externalId: textOfField(record['external_id']),
    createdAt: textOfField(record['created_at']),
    updatedAt: textOfField(record['updated_at']),
    createdById: textOfField(record['created_by_user_id']),
    values: valuesOf({ fields }),
    detail: objectOfField(fields['detail']),
  };
}
