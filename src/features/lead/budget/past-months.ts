import { type MonthReport, monthReport, monthSpan } from '#domain/journal/month-report.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { localDay } from '#domain/shared/local-day.ts';
import { monthOf } from '#domain/shared/time.ts';
import type { Reading } from '#ledger/journal-with-retry-after.ts';
import { namesOf } from '#ledger/totals.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type Store, createStore } from '../../shared/store.ts';
import { proveLeadAccess } from '../session/lead-access.ts';
import type { LeadCore } from '../session/lead-core.ts';

/** So many months can be chosen, the present one among them. */
const MONTHS = 12;
/** After so many pages it is asked whether anybody still waits for it. */
const PAGES_AT_ONCE = 5;
/** A lead waits for 100,000 entries, as for the present month. */
const ROUNDS_AT_MOST = 200;

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
    months: () =>
      Array.from({ length: MONTHS - 1 }).reduce<readonly string[]>((all) => [...all, monthBefore(all.at(-1) ?? '')], [present()]),
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
      core.beginReading((reading) => {
        put({ name: 'reading', reading });
      });
      const { month } = store.getState();
      const read = await readBackTo(core, monthSpan(month, timeZone).sinceMs, isWanted);
      core.endReading();
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

/** Reads until everything since an instant is known; tells whether it is. */
async function readBackTo(core: LeadCore, sinceMs: number, isWanted: () => boolean): Promise<Result<boolean, AppFault>> {
  const { reader, ledgerReader } = core.snapshot();
  const tail = await ledgerReader.readTail();
  if (!tail.ok) return tail;
  // Whoever is shown only what they wrote themselves would read of a month in which nobody else gave anything.
  const proved = await proveLeadAccess(core);
  if (!proved.ok) return proved;
  for (let rounds = 0; rounds < ROUNDS_AT_MOST && isWanted(); rounds += 1) {
    const isEnough = (seenSinceMs: number): boolean => seenSinceMs <= sinceMs;
    const read = await reader.readBack({ isEnough, pagesAtMost: PAGES_AT_ONCE });
    if (!read.ok) return read;
    if (isEnough(read.value.seenSinceMs)) {
      const learnt = await ledgerReader.learnLeads();
      return learnt.ok ? ok(true) : learnt;
    }
  }
  const learnt = await ledgerReader.learnLeads();
  return learnt.ok ? ok(false) : learnt;
}

function monthBefore(month: string): string {
  const [year = '', ofYear = ''] = month.split('-');
  return new Date(Date.UTC(Number(year), Number(ofYear) - 2, 1)).toISOString().slice(0, 7);
}
