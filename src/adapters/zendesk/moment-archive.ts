import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { MomentArchive } from '#ports/moment-archive.ts';
import type { Page } from '#ports/page.ts';
import { earliestOfEach } from './earliest-records.ts';
import { recordAsItStands, serviceMoment } from './moment-record.ts';
import { MOMENT_KEY } from './object-keys.ts';
import { type CustomRecord, recordReadsOf } from './records.ts';
import type { ZendeskRequest } from './request.ts';

export function createMomentArchive(request: ZendeskRequest): MomentArchive {
  const records = recordReadsOf(request, MOMENT_KEY, 'moments');
  return {
    async page({ cursor, sinceMs = -Infinity }) {
      const page = await records.newestFirst(cursor);
      return page.ok ? ok(pageSince(page.value, sinceMs)) : page;
    },
    async find(momentId): Promise<Result<ServiceMoment | null, AppFault>> {
      const page = await records.byExternalIds([momentId]);
      if (!page.ok) return page;
      const record = earliestOfEach(page.value.items)[0];
      return record === undefined ? ok(null) : serviceMoment(record);
    },
  };
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
