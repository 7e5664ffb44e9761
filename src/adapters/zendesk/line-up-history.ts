import { LINE_UPS_ID } from '#domain/line-up/history.ts';
import { ok } from '#domain/shared/result.ts';
import type { LineUpHistory } from '#ports/line-up-history.ts';
import { entryOfRecord } from './journal-entry.ts';
import { JOURNAL_KEY } from './object-keys.ts';
import type { RecordFilter } from './opening-calls.ts';
import { recordReadsOf } from './records.ts';
import type { ZendeskRequest } from './request.ts';

const LINE_UPS: RecordFilter = { $and: [{ 'custom_object_fields.moment': { $eq: LINE_UPS_ID } }] };

export function createLineUpHistory(request: ZendeskRequest): LineUpHistory {
  const records = recordReadsOf(request, JOURNAL_KEY, 'journal');
  return {
    async newest() {
      const page = await records.search(LINE_UPS, null);
      return page.ok ? ok(page.value.items.map(entryOfRecord).filter(({ kind }) => kind === 'line_up')) : page;
    },
  };
}
