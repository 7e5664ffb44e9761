import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { AccountFields } from '#ports/account-fields.ts';
import type { MomentArchive } from '#ports/moment-archive.ts';
import type { Page } from '#ports/page.ts';
import { earliestOfEach } from './earliest-records.ts';
import { readMarks } from './moment-marks.ts';
import { recordAsItStands, recordOfLogged, requestOfRecord, serviceMoment, unreadableAt } from './moment-record.ts';
import { textOfField } from './field-values.ts';
import { MOMENT_KEY } from './object-keys.ts';
import type { RecordFilter } from './opening-calls.ts';
import { pageTold } from './page-told.ts';
import { isTaken, recordsOf } from './record-writes.ts';
import type { CustomRecord } from './records.ts';
import type { ZendeskRequest } from './request.ts';
import { writtenThoughGone } from './written-though-gone.ts';
import { writtenWithin } from './written-within.ts';

export function createMomentArchive(request: ZendeskRequest, fields: AccountFields | null = null): MomentArchive {
  const records = recordsOf(request, MOMENT_KEY, 'moments');
  return {
    async page({ cursor, sinceMs = -Infinity }) {
      const page = await records.newestFirst(cursor);
      return page.ok ? ok(pageSince(page.value, sinceMs)) : page;
    },
    async newest() {
      const page = await records.newestFirst(null);
      return page.ok ? ok({ moments: pageSince(page.value, -Infinity), requests: pageTold(page.value, requestOfRecord) }) : page;
    },
    async since(sinceMs, cursor) {
      // Zendesk finds what is later than a time, and knows times to the second.
      const after = new Date(sinceMs - 1000).toISOString();
      const page = await records.search({ $and: [{ created_at: { $gt: after } }] }, cursor, 'created_at');
      if (!page.ok) return page;
      const told = pageSince(page.value, -Infinity);
      return ok({ ...told, items: told.items.filter(({ createdAtMs }) => createdAtMs >= sinceMs).toReversed() });
    },
    async ofDays(days, cursor) {
      const page = await records.search(ofDays(days), cursor);
      if (!page.ok) return page;
      // A server that passes over the filter answers with whatever there is, a year of it.
      const isOfDays = ({ fields: { day } }: CustomRecord): boolean => textOfField(day) === '' || days.includes(textOfField(day));
      return page.value.items.every(isOfDays) ? ok(pageSince(page.value, -Infinity)) : fail(unreadableAt('custom_object_fields.day'));
    },
    async find(momentId): Promise<Result<ServiceMoment | null, AppFault>> {
      const page = await records.byExternalIds([momentId]);
      if (!page.ok) return page;
      const record = earliestOfEach(page.value.items)[0];
      return record === undefined ? ok(null) : serviceMoment(record);
    },
    async log(moment) {
      const created = await writtenThoughGone({ isNew: false }, (intoDetail) =>
        writtenWithin(fields, 'moments', (lacking) => {
          const record = recordOfLogged(moment, new Set([...lacking, ...intoDetail]));
          return record === null ? Promise.resolve(fail<AppFault>({ kind: 'too_large', what: 'moments' })) : records.create(record);
        }),
      );
      if (created.ok) return ok(undefined);
      if (!isTaken(created.error)) return created;
      // It is there already, from an attempt whose reply was lost; unless the refusal meant something else.
      const found = await records.byExternalIds([moment.id]);
      if (!found.ok) return found;
      return found.value.items.length === 0 ? created : ok(undefined);
    },
    marksOf: (momentId) => readMarks(request, { momentId }),
    marks: (cursor) => readMarks(request, { cursor }),
  };
}

/** Each day by its name: a field of text can be searched for what it says, and not by what comes before or after. */
function ofDays(days: readonly string[]): RecordFilter {
  const day = 'custom_object_fields.day';
  // What was written while the account had no such field tells its day in its detail.
  return { $or: [...days.map((one) => ({ [day]: { $eq: one } })), { [day]: { $exists: 'false' } }] };
}

/** What was created since, and no page after the one on which something older stands. */
function pageSince({ items, next, unreadable }: Page<CustomRecord>, sinceMs: number): Page<ServiceMoment> {
  const since = items.filter(({ createdAtMs }) => createdAtMs >= sinceMs);
  const told = earliestOfEach(since).map((record) => ({ record, read: serviceMoment(record) }));
  const unread = told.filter(({ read }) => !read.ok).map(({ record }) => recordAsItStands(record));
  return {
    items: told.flatMap(({ read }) => (read.ok ? [read.value] : [])),
    next: since.length < items.length ? null : next,
    unreadable: unreadable + unread.length,
    ...(unread.length > 0 && { asTheyStand: unread }),
  };
}
