import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import { type AskedRequests, askedIn, searchAsked } from '#approvals/waiting-requests.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { MomentArchive } from '#ports/moment-archive.ts';
import type { MomentStore } from '#ports/moment-store.ts';
import type { Page } from '#ports/page.ts';

/** What tells a page on which tab it opens. The tab takes it over, and does not ask for it again. */
export interface FirstReading {
  readonly newest: Page<ServiceMoment>;
  readonly asked: AskedRequests;
}

/** Reads it: two requests, neither of them twice. Where they fail the tab that opens tries again, and says so. */
export async function readFirst(ports: {
  readonly archive: Pick<MomentArchive, 'newest'>;
  readonly moments: Pick<MomentStore, 'requests'>;
}): Promise<Result<FirstReading, AppFault>> {
  const [newest, searched] = await Promise.all([ports.archive.newest(), searchAsked(ports.moments)]);
  if (!newest.ok) return newest;
  const { moments, requests } = newest.value;
  return ok({ newest: moments, asked: askedIn(requests, searched) });
}

/** Whether a lead is waited for, as far as records tell: what was approved is delivered by whoever asked. */
export function isAnyWaiting({ asked }: FirstReading): boolean {
  return asked.requests.some(({ lines }) => lines.at(-1)?.kind !== 'approved');
}
