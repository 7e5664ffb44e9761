import { type MonthReport, monthReport, monthSpan } from '#domain/journal/month-report.ts';
import { localDay } from '#domain/shared/local-day.ts';
import { monthOf } from '#domain/shared/time.ts';
import type { Reading } from '#ledger/journal-with-retry-after.ts';
import { namesOf } from '#ledger/totals.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type Store, createStore } from '../../shared/store.ts';
import { lastMonths, monthBefore } from '../parts/last-months.ts';
import type { LeadCore } from '../session/lead-core.ts';
import { readBackTo } from '../session/read-back-to.ts';

export interface PastMonthsState {
  readonly nowMs: number;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly phase:
    | { readonly name: 'idle' | 'stopped' }
    | { readonly name: 'reading'; readonly reading: Reading }
    | { readonly name: 'failed'; readonly error: AppFault }
    /** False where the journal is longer than can be read: then every figure is at least so much. */
    | { readonly name: 'done'; readonly report: MonthReport; readonly isWhole: boolean };
}

/** What a month of the past comes to, read from the journal when a lead asks for it. */
export interface PastMonths extends Pick<Store<PastMonthsState>, 'getState' | 'subscribe'> {
  /** Months that can be chosen, the newest first. */
  months(): readonly string[];
  choose(month: string): void;
  /** Reads back to the beginning of the month. */
  read(): Promise<void>;
  /** Ends reading. */
  stop(): void;
}

export function createPastMonths(core: LeadCore): PastMonths {
  const { runtime } = core.ports;
  const { timeZone } = core.context;
  const present = (): string => monthOf(localDay(runtime.nowMs(), timeZone));
  const store = createStore<PastMonthsState>({ nowMs: runtime.nowMs(), month: monthBefore(present()), phase: { name: 'idle' } }, runtime);
  let turn = 0;

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    months: () => lastMonths(runtime.nowMs(), timeZone),
    choose(month) {
      turn += 1;
      store.update({ month, phase: { name: 'idle' } });
    },
    async read() {
      if (store.getState().phase.name === 'reading') return;
      turn += 1;
      const mine = turn;
      const isWanted = (): boolean => mine === turn;
      const put = (phase: PastMonthsState['phase']): void => {
        if (isWanted()) store.update({ phase });
      };
      put({ name: 'reading', reading: { entries: 0, isWaiting: false } });
      const endReading = core.beginReading((reading) => {
        put({ name: 'reading', reading });
      });
      const { month } = store.getState();
      const read = await readBackTo(core, monthSpan(month, timeZone).sinceMs, isWanted);
      endReading();
      if (!read.ok) return put({ name: 'failed', error: read.error });
      if (!isWanted()) return;
      const { currency } = core.settings();
      const snapshot = core.snapshot();
      core.learnNames(namesOf(snapshot.entries()));
      // Every entry of the month was read: no total that somebody stamped stands in the place of any.
      const { commitments } = snapshot.ledger(false);
      const report = monthReport(commitments, { month, currency, nowMs: runtime.nowMs(), timeZone });
      put({ name: 'done', report, isWhole: read.value });
    },
    stop() {
      if (store.getState().phase.name !== 'reading') return;
      turn += 1;
      store.update({ phase: { name: 'stopped' } });
    },
  };
}
