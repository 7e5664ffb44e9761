import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import { openRequestOf } from '#domain/moments/open-request.ts';
import { type AskedRequests, askedIn, readAsked, searchAsked } from '#approvals/waiting-requests.ts';
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

/** Whether a lead is waited for, as far as records tell; also where older requests are there that the index could not be asked for. */
export function isAnyWaiting({ asked }: FirstReading): boolean {
  return waitingIn(asked) > 0 || (asked.indexError !== null && asked.hasMore);
}

/** How many requests wait for a lead, as far as records tell: to a question whoever asked replies, and what was approved they give. */
export function waitingIn({ requests }: AskedRequests): number {
  return requests.filter(({ lines }) => openRequestOf(lines) === 'unanswered').length;
}

/** Counts them anew for a page that shows another tab than theirs, in two requests. Null where they could not be read. */
export async function countWaiting(ports: Parameters<typeof readAsked>[0]): Promise<number | null> {
  const asked = await readAsked(ports);
  return asked.ok ? waitingIn(asked.value) : null;
}
