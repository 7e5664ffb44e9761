import type { CauseMarkEntry, ToldEntry } from '#domain/insights/cause-marks.ts';
import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from './app-fault.ts';
import type { Page } from './page.ts';

/**
 * What was said of causes, from the search index, which lags; the newest 100 first, or the 100 that follow at `cursor`. Each call is one
 * request. Of an entry that somebody has edited nobody knows whose words it holds: it is left out.
 */
export interface CauseHistory {
  /** What is marked fixed, or not any more, and who sees to what. */
  marks(cursor: string | null): Promise<Result<Page<CauseMarkEntry>, AppFault>>;
  /** Who was told of these fixes; at most 20 of them. */
  told(fixIds: readonly string[], cursor: string | null): Promise<Result<Page<ToldEntry>, AppFault>>;
}
