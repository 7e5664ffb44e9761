import type { ServiceMoment } from '#domain/moments/service-moment.ts';
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

/** Every moment of the team, whatever became of it. Each call is one request, from the list, which shows what was written a second ago. */
export interface MomentArchive {
  /** Up to 100 moments, the newest first. */
  page(query: ArchiveQuery): Promise<Result<Page<ServiceMoment>, AppFault>>;
  /** The moment, or null where there is none. */
  find(momentId: string): Promise<Result<ServiceMoment | null, AppFault>>;
}
