import type { Result } from '#domain/shared/result.ts';
import { localDay } from '#domain/shared/local-day.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { FileToSave } from '#ports/file-saver.ts';
import type { RecordPage } from '#ports/record-pages.ts';
import { lastValue } from '#ports/section.ts';
import { type Store, createStore } from '../../shared/store.ts';
import { csvFile, csvLine } from '../parts/export/csv-file.ts';
import { MOMENT_TABLE } from '../parts/export/record-rows.ts';
import { type PacedReading, askPaced } from '../session/ask-paced.ts';
import type { LeadCore } from '../session/lead-core.ts';
import { addressOf } from './moments-filter.ts';
import type { Moments } from './types.ts';
import type { MomentRow } from './moment-row.ts';
import { HELD_AT_MOST } from './row-list.ts';

export interface MomentsExportState {
  readonly nowMs: number;
  readonly phase:
    | { readonly name: 'idle' | 'reading' | 'waiting' | 'stopped' }
    | { readonly name: 'failed'; readonly error: AppFault }
    /** So many moments were handed over to be saved, in a file of that name: whether the browser let them be is not known. */
    | { readonly name: 'done'; readonly count: number; readonly file: string };
  /** How many records have been looked through. */
  readonly read: number;
}

/** What the filters show, taken along as the table that the export of Setup makes of every moment. */
export interface MomentsExport extends Pick<Store<MomentsExportState>, 'getState' | 'subscribe'> {
  /** Reads the rest of the period, then the records of what is shown, and saves them as one file. */
  start(): Promise<void>;
  stop(): void;
  /** Hands the last file over again, as a page, where a frame may not save. */
  open(): void;
}

export function createMomentsExport(
  core: LeadCore,
  moments: Pick<Moments, 'getState' | 'subscribe' | 'readPeriod' | 'stop'>,
): MomentsExport {
  const { runtime, files } = core.ports;
  const store = createStore<MomentsExportState>({ nowMs: runtime.nowMs(), phase: { name: 'idle' }, read: 0 }, runtime);
  let last: FileToSave | null = null;
  let turn = 0;

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    async start() {
      turn += 1;
      const mine = turn;
      const isWanted = (): boolean => mine === turn;
      store.update({ phase: { name: 'reading' }, read: 0 });
      const asked = namedBy(moments);
      await moments.readPeriod();
      await untilFiltered(moments);
      if (!isWanted()) return;
      // Whoever filters otherwise meanwhile wants something else than what was asked for.
      const lacking: MomentsExportState['phase'] | null = namedBy(moments) === asked ? lackingOf(moments) : { name: 'stopped' };
      if (lacking !== null) return store.update({ phase: lacking });
      const { shown, filter, wholeMonth } = moments.getState();
      const lines = await readLines(core, store, { shown, isWanted });
      if (lines === null) return;
      const isPart = Object.keys(addressOf({ ...filter, when: null }, null)).length > 0;
      const name = `make-it-right-moments-${wholeMonth ?? spanOf(core, shown)}${isPart ? '-filtered' : ''}.csv`;
      last = { name, ...csvFile(MOMENT_TABLE, lines) };
      files.save(last);
      store.update({ phase: { name: 'done', count: lines.length, file: name } });
    },
    stop() {
      turn += 1;
      moments.stop();
      store.update({ phase: { name: 'stopped' } });
    },
    open() {
      if (last !== null) files.open(last);
    },
  };
}

/** The filter as the address names it, which tells one from another. */
function namedBy(moments: Pick<Moments, 'getState'>): string {
  return JSON.stringify(addressOf(moments.getState().filter, null));
}

/** Until then what is shown is of the filter before. */
async function untilFiltered(moments: Pick<Moments, 'getState' | 'subscribe'>): Promise<void> {
  while (moments.getState().isFiltering) {
    await new Promise<void>((resolve) => {
      const unsubscribe = moments.subscribe(() => {
        unsubscribe();
        resolve();
      });
    });
  }
}

/** Why not all of the period is there; null where it is. */
function lackingOf(moments: Pick<Moments, 'getState'>): MomentsExportState['phase'] | null {
  const { reading, wholeMonth, isMonthSearched, moments: section } = moments.getState();
  if (reading.name === 'failed') return reading;
  const list = lastValue(section);
  const isWhole = (wholeMonth !== null && !isMonthSearched) || list?.next === null;
  if (isWhole) return null;
  if (list === null && section.state === 'failed') return { name: 'failed', error: section.error };
  const isFull = list !== null && list.rows.length >= HELD_AT_MOST;
  // Whatever else ends it was asked for here, or in the list.
  return isFull ? { name: 'failed', error: { kind: 'too_much_to_read', what: 'moments' } } : { name: 'stopped' };
}

/** The records of what is shown as lines of the table, the oldest first; null where reading them ended before that. */
async function readLines(
  core: LeadCore,
  store: Store<MomentsExportState>,
  { shown, isWanted }: { readonly shown: readonly MomentRow[]; readonly isWanted: () => boolean },
): Promise<readonly string[] | null> {
  const ids = new Set(shown.map(({ id }) => id));
  const oldestMs = shown.reduce((least, { createdAtMs }) => Math.min(least, createdAtMs), Infinity);
  const lines = new Map<string, string>();
  const tell = (name: 'reading' | 'waiting'): void => store.update({ phase: { name } });
  let cursor: string | null = null;
  let isLast = shown.length === 0;
  while (!isLast) {
    const page: Result<RecordPage | null, AppFault> = await pageAt(core, { isWanted, tell }, cursor);
    if (!isWanted()) return null;
    if (!page.ok) {
      store.update({ phase: { name: 'failed', error: page.error } });
      return null;
    }
    if (page.value === null) return null;
    const { records, next }: RecordPage = page.value;
    // Where a moment was kept twice, the earlier record counts: it comes later.
    for (const record of records) {
      if (!ids.has(record.externalId)) continue;
      lines.delete(record.externalId);
      lines.set(record.externalId, csvLine(MOMENT_TABLE, record));
    }
    store.update({ read: store.getState().read + records.length });
    cursor = next;
    isLast = next === null || Date.parse(records.at(-1)?.createdAt ?? '') < oldestMs;
  }
  return [...lines.values()].toReversed();
}

function pageAt(core: LeadCore, pacing: PacedReading, cursor: string | null): Promise<Result<RecordPage | null, AppFault>> {
  return askPaced(core, pacing, () => core.ports.records.page('moments', cursor, 'newest_first'));
}

/** The days of what is shown, the first to the last; of nothing, today. */
function spanOf({ ports, context }: LeadCore, shown: readonly MomentRow[]): string {
  const days = shown.map(({ day }) => day).toSorted();
  const today = localDay(ports.runtime.nowMs(), context.timeZone);
  const [first, last] = [days[0] ?? today, days.at(-1) ?? today];
  return first === last ? first : `${first}-to-${last}`;
}
