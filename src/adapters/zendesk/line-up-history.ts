import * as v from 'valibot';
import type { JournalEntry, KeptLineUp } from '#domain/journal/types.ts';
import { LINE_UPS_ID } from '#domain/line-up/history.ts';
import { ok } from '#domain/shared/result.ts';
import type { LineUpHistory } from '#ports/line-up-history.ts';
import { entryOfRecord } from './journal-entry.ts';
import { objectOfField } from './object-field.ts';
import { JOURNAL_KEY } from './object-keys.ts';
import type { RecordFilter } from './opening-calls.ts';
import { type CustomRecord, recordReadsOf } from './records.ts';
import type { ZendeskRequest } from './request.ts';

const LINE_UPS: RecordFilter = { $and: [{ 'custom_object_fields.moment': { $eq: LINE_UPS_ID } }] };

const lineUpSchema = v.object({
  day: v.pipe(v.string(), v.nonEmpty()),
  every: v.picklist(['day', 'week']),
  told: v.object({ win: v.exactOptional(v.string()), challenge: v.exactOptional(v.string()), thanks: v.exactOptional(v.string()) }),
  namedIds: v.array(v.string()),
  readerId: v.string(),
  nextReaderId: v.string(),
  isHeld: v.boolean(),
}) satisfies v.GenericSchema<unknown, KeptLineUp>;

/** Only this page reads what a line-up told: whoever reads the journal for its money does without. */
const detailSchema = v.object({ lineUp: lineUpSchema });

export function createLineUpHistory(request: ZendeskRequest): LineUpHistory {
  const records = recordReadsOf(request, JOURNAL_KEY, 'journal');
  return {
    async newest() {
      const [searched, listed] = await Promise.all([records.search(LINE_UPS, null), records.newestFirst(null)]);
      if (!searched.ok) return searched;
      if (!listed.ok) return listed;
      const byId = new Map([...searched.value.items, ...listed.value.items].map((record) => [record.id, record]));
      const lineUps = [...byId.values()].map(lineUpOfRecord).filter(({ kind }) => kind === 'line_up');
      return ok(lineUps.toSorted((one, other) => other.createdAtMs - one.createdAtMs));
    },
  };
}

function lineUpOfRecord(record: CustomRecord): JournalEntry {
  const entry = entryOfRecord(record);
  const detail = v.safeParse(detailSchema, objectOfField(record.fields['detail']));
  return detail.success ? { ...entry, detail: { ...entry.detail, ...detail.output } } : entry;
}
