import type { EarlierLineUp } from '#domain/line-up/line-up.ts';
import { WEEKS_BEFORE } from '#domain/line-up/cause-trends.ts';
import { lineUpsOf } from '#domain/line-up/history.ts';
import { earlierDay } from '#domain/line-up/line-up-days.ts';
import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { localDay } from '#domain/shared/local-day.ts';
import { retrying } from '#ledger/retrying.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Page } from '#ports/page.ts';
import type { LeadCore } from '../session/lead-core.ts';

/** With the history, the names, and what tells whether requests wait, these make no more than five requests for the first screen. */
const FIRST_PAGES = 2;
/** 6,000 moments of five weeks; with more the trend of causes is not told. */
const PAGES_AT_MOST = 60;
const TREND_DAYS = 7 * (WEEKS_BEFORE + 1);

/** The newest moments, as far as they have been read. */
export interface ReadMoments {
  readonly moments: readonly ServiceMoment[];
  /** From this day on every moment is there; empty: from the first. */
  readonly wholeSince: string;
  /** The cursor of what follows; null where nothing does, or nothing that a line-up looks at. */
  readonly next: string | null;
  readonly pages: number;
  /** Records that could not be told. */
  readonly unreadable: number;
}

/** What a line-up is chosen from. */
export interface ReadLineUp extends ReadMoments {
  readonly day: string;
  readonly history: readonly EarlierLineUp[];
}

/** Reads the newest moments, and what earlier line-ups told. At most four requests. */
export async function readLineUp(core: LeadCore): Promise<Result<ReadLineUp, AppFault>> {
  const { runtime, lineUps } = core.ports;
  const day = localDay(runtime.nowMs(), core.context.timeZone);
  const [moments, newest] = await Promise.all([readFirst(core, day), retrying(runtime, () => lineUps.newest())]);
  if (!moments.ok) return moments;
  if (!newest.ok) return newest;
  return ok({ ...moments.value, day, history: lineUpsOf(newest.value) });
}

async function readFirst(core: LeadCore, day: string): Promise<Result<ReadMoments, AppFault>> {
  let read: ReadMoments = { moments: [], wholeSince: day, next: null, pages: 0, unreadable: 0 };
  const first = core.takeFirst();
  if (first !== null) read = withPage(read, first.newest, { day, timeZone: core.context.timeZone });
  while (read.pages === 0 || (read.next !== null && read.pages < FIRST_PAGES)) {
    const page = await readMore(core, read, day);
    if (!page.ok) return page;
    read = page.value;
  }
  return ok(read);
}

/** Reads one page more; where five weeks have been read, or as much as is read at most, none follows. */
export async function readMore(core: LeadCore, before: ReadMoments, day: string): Promise<Result<ReadMoments, AppFault>> {
  const { archive, runtime } = core.ports;
  const page = await retrying(runtime, () => archive.page({ cursor: before.next }));
  return page.ok ? ok(withPage(before, page.value, { day, timeZone: core.context.timeZone })) : page;
}

function withPage(
  before: ReadMoments,
  page: Page<ServiceMoment>,
  { day, timeZone }: { readonly day: string; readonly timeZone: string },
): ReadMoments {
  const { items, next } = page;
  const known = new Set(before.moments.map(({ id }) => id));
  const moments = [...before.moments, ...items.filter(({ id }) => !known.has(id))];
  const oldest = moments.at(-1);
  // A day of which only a part was read may hold more.
  const wholeSince = next === null ? '' : oldest === undefined ? day : earlierDay(localDay(oldest.createdAtMs, timeZone), -1);
  const pages = before.pages + 1;
  const isEnough = wholeSince <= earlierDay(day, TREND_DAYS) || pages >= PAGES_AT_MOST;
  return { moments, wholeSince, next: isEnough ? null : next, pages, unreadable: before.unreadable + page.unreadable };
}
