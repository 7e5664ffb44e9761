import type { MarkEntry, MomentMarks } from '#domain/journal/moment-marks.ts';
import type { KeptOutcome } from '#domain/journal/kept-outcomes.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Section } from '#ports/section.ts';
import type { Store } from '../../shared/store.ts';
import type { MomentRow } from './moment-row.ts';
import type { MomentsFilter } from './moments-filter.ts';
import type { RowList } from './row-list.ts';

/** How reading of older moments stands. */
export type ReadingPhase =
  | { readonly name: 'idle' | 'reading' | 'waiting' | 'stopped' }
  | { readonly name: 'failed'; readonly error: AppFault };

export interface MomentsState {
  readonly nowMs: number;
  /** What has been read. */
  readonly moments: Section<RowList>;
  readonly filter: MomentsFilter;
  /** Those of it that meet the filter. */
  readonly shown: readonly MomentRow[];
  /** True while rows are still looked through. */
  readonly isFiltering: boolean;
  readonly reading: ReadingPhase;
  /** The month that is asked for, `YYYY-MM`, once no more of it is to come; null until then, and where none is. */
  readonly wholeMonth: string | null;
  /** It is as the search index tells it, which lags: the list was not read back so far. */
  readonly isMonthSearched: boolean;
  /** Some of it may have been written so shortly before the index was asked that it is not among them. */
  readonly mayMonthLack: boolean;
  /** Which moments are featured, collected or taken further; as far as the newest marks tell. Null where they could not be read. */
  readonly marks: ReadonlyMap<string, MomentMarks> | null;
  /** What became of tickets, by their ids; as far as that is kept. Null where it could not be read. */
  readonly kept: ReadonlyMap<string, KeptOutcome> | null;
  readonly selectedId: string | null;
}

/** The moments of the team, as far as they have been read, narrowed down as somebody wants. */
export interface Moments extends Pick<Store<MomentsState>, 'getState' | 'subscribe'> {
  /** Reads the newest again: three requests. */
  load(): Promise<void>;
  setFilter(change: Partial<MomentsFilter>): void;
  clearFilter(): void;
  select(momentId: string | null): void;
  /** Reads on, as much as the list takes that is shown, where anything is left to read. */
  readOn(): Promise<void>;
  /** Reads all of the month that is asked for from the list, whatever the index has told of it; where none is, all there are. */
  readPeriod(): Promise<void>;
  /** Reads all older ones. */
  readAll(): Promise<void>;
  stop(): void;
  /** Adds a mark that was just written, which the search index does not show yet. */
  learnMark(entry: MarkEntry): void;
}
