import type { MarkEntry } from '#domain/journal/moment-marks.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import type { LoggedMoment, ServiceMoment } from '#domain/moments/service-moment.ts';
import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from './app-fault.ts';
import type { Page } from './page.ts';

/** Which part of the archive is read. */
export interface ArchiveQuery {
  /** The `next` of the page before; null for the first. */
  readonly cursor: string | null;
  /** Moments created before this instant are left out, and reading ends where they begin. Absent: all there are. */
  readonly sinceMs?: number;
}

/** The first page of the archive, and those of it that a lead was asked about. */
export interface NewestMoments {
  readonly moments: Page<ServiceMoment>;
  readonly requests: Page<MomentRequest>;
}

/**
 * Every moment of the team, whatever became of it, and what was said of it since. Each call is one request. Moments come from the list, which shows what was written
 * a second ago; marks from the search index, which lags. */
export interface MomentArchive {
  /** Up to 100 moments, the newest first. */
  page(query: ArchiveQuery): Promise<Result<Page<ServiceMoment>, AppFault>>;
  /** The newest 100, and which of them are requests, for a page that shows either. */
  newest(): Promise<Result<NewestMoments, AppFault>>;
  /** Up to 100 moments that were created from an instant on, the oldest first, or those that follow at `cursor`; from the search index, which lags. */
  since(sinceMs: number, cursor: string | null): Promise<Result<Page<ServiceMoment>, AppFault>>;
  /**
   * Up to 100 moments of these days of the account's calendar (`YYYY-MM-DD`), the newest first, or those that follow at `cursor`; from
   * the search index, which lags. A moment whose record names no day may be among them, whenever it was. `rejected` or `unreadable`
   * where Zendesk does not search so: then the list tells them.
   */
  ofDays(days: readonly string[], cursor: string | null): Promise<Result<Page<ServiceMoment>, AppFault>>;
  /** The moment, or null where there is none. */
  find(momentId: string): Promise<Result<ServiceMoment | null, AppFault>>;
  /** Keeps a moment without a gesture. Its id is its key: keeping it twice keeps it once. */
  log(moment: LoggedMoment): Promise<Result<void, AppFault>>;
  /** What was said of one moment: the newest 100 marks. Of an entry that somebody has edited nobody knows whose words it holds: it is left out. */
  marksOf(momentId: string): Promise<Result<Page<MarkEntry>, AppFault>>;
  /** Which moments are featured, collected, or taken a step further: the newest 100 such marks, or the 100 that follow at `cursor`. */
  marks(cursor: string | null): Promise<Result<Page<MarkEntry>, AppFault>>;
}
