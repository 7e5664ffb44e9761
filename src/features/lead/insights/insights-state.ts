import { PERIOD_WEEKS, type Period, type PeriodWeeks, periodUntil } from '#domain/insights/period.ts';
import { localDay } from '#domain/shared/local-day.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type Section, lastValue, reloading } from '#ports/section.ts';
import { type Store, createStore } from '../../shared/store.ts';
import { askPaced } from '../session/ask-paced.ts';
import type { LeadCore } from '../session/lead-core.ts';
import type { TabAddress } from '../session/lead-tab.ts';
import { HELD_AT_MOST, type ReadPeriod, type ReadingTerms, withNewest, withOlder } from './period-reading.ts';

/** What a page opens with: a quarter of a year. */
const USUAL_WEEKS: PeriodWeeks = 12;

/** How reading of the period stands. */
export type ReadingPhase =
  | { readonly name: 'idle' | 'reading' | 'waiting' | 'stopped' }
  | { readonly name: 'failed'; readonly error: AppFault };

export interface InsightsState {
  readonly nowMs: number;
  readonly weeks: PeriodWeeks;
  /** What has been read, whichever period is looked at. */
  readonly read: Section<ReadPeriod>;
  readonly reading: ReadingPhase;
}

/** What a period's moments tell. */
export interface Insights extends Pick<Store<InsightsState>, 'getState' | 'subscribe'> {
  /** Reads the newest moments, and then the rest of the period page after page. */
  load(): Promise<void>;
  setWeeks(weeks: PeriodWeeks): Promise<void>;
  stop(): void;
  /** Reads on after a stop, or a fault. */
  readOn(): Promise<void>;
  /** The period that is looked at. */
  period(): Period;
}

/** Whether all of a period has been read, or no more of it can be. */
function isReadUp({ moments, wholeSince, next }: ReadPeriod, { since }: Pick<Period, 'since'>): boolean {
  return wholeSince <= since || next === null || moments.length >= HELD_AT_MOST;
}

interface Parts {
  readonly core: LeadCore;
  readonly store: Store<InsightsState>;
  /** Which run reads: the last that was begun. */
  readonly kept: { run: number; isOutdated: boolean };
}

export function createInsights(core: LeadCore, address: TabAddress): Insights {
  const { runtime } = core.ports;
  const store = createStore<InsightsState>(
    { nowMs: runtime.nowMs(), weeks: weeksOf(address), read: { state: 'loading' }, reading: { name: 'idle' } },
    runtime,
  );
  const parts: Parts = { core, store, kept: { run: 0, isOutdated: false } };
  address.onFilter(() => {
    if (weeksOf(address) === store.getState().weeks) return;
    store.update({ weeks: weeksOf(address) });
    void readOn(parts);
  });
  core.onEvent((event) => {
    // What was taken back may lie anywhere in what was read.
    if (event === 'corrected') parts.kept.isOutdated = true;
  });
  return {
    getState: store.getState,
    subscribe: store.subscribe,
    load: () => load(parts),
    async setWeeks(weeks) {
      store.update({ weeks });
      address.setFilter(weeks === USUAL_WEEKS ? {} : { weeks: String(weeks) });
      await readOn(parts);
    },
    stop() {
      parts.kept.run += 1;
      store.update({ reading: { name: 'stopped' } });
    },
    readOn: () => readOn(parts),
    period: () => periodOf(parts),
  };
}

function weeksOf(address: TabAddress): PeriodWeeks {
  return PERIOD_WEEKS.find((weeks) => String(weeks) === address.filter()['weeks']) ?? USUAL_WEEKS;
}

function terms({ ports, context }: LeadCore): ReadingTerms {
  const { timeZone } = context;
  return { timeZone, today: localDay(ports.runtime.nowMs(), timeZone) };
}

function periodOf({ core, store }: Parts): Period {
  return periodUntil(terms(core).today, store.getState().weeks);
}

async function load(parts: Parts): Promise<void> {
  const { core, store, kept } = parts;
  const { runtime, archive } = core.ports;
  kept.run += 1;
  const mine = kept.run;
  store.update({ read: reloading(store.getState().read, runtime.nowMs()), reading: { name: 'idle' } });
  const page = await askPaced(core, { isWanted: () => mine === kept.run, tell: () => undefined }, () => archive.page({ cursor: null }));
  if (!page.ok) return store.update({ read: { state: 'failed', error: page.error, last: lastValue(store.getState().read) } });
  if (page.value === null) return;
  const before = kept.isOutdated ? null : lastValue(store.getState().read);
  kept.isOutdated = false;
  put(parts, withNewest(before, page.value, terms(core)));
  await readOn(parts);
}

function put({ core, store }: Parts, value: ReadPeriod): void {
  store.update({ read: { state: 'ready', value, atMs: core.ports.runtime.nowMs() } });
}

/** Reads page after page until the period is there, somebody stops it, or it fails. */
async function readOn(parts: Parts): Promise<void> {
  const { core, store, kept } = parts;
  const { state } = store.getState().read;
  // The newest page is on its way; whoever reads it reads on, for the period that is looked at by then.
  if (state === 'loading' || state === 'stale') return;
  kept.run += 1;
  const mine = kept.run;
  const isWanted = (): boolean => mine === kept.run;
  const tell = (name: 'reading' | 'waiting'): void => {
    if (store.getState().reading.name !== name) store.update({ reading: { name } });
  };
  for (let read = lastValue(store.getState().read); read !== null && !isReadUp(read, periodOf(parts));) {
    const cursor = read.next;
    const page = await askPaced(core, { isWanted, tell }, () => core.ports.archive.page({ cursor }));
    if (!page.ok) return store.update({ reading: { name: 'failed', error: page.error } });
    if (page.value === null) return;
    read = withOlder(read, page.value, terms(core));
    put(parts, read);
  }
  if (isWanted() && store.getState().reading.name !== 'idle') store.update({ reading: { name: 'idle' } });
}
