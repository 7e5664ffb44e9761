import { type MarkEntry, NO_MARKS, marksOf } from '#domain/journal/moment-marks.ts';
import type { KeptWeek } from '#domain/journal/kept-outcomes.ts';
import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import { localDay } from '#domain/shared/local-day.ts';
import { retrying } from '#ledger/retrying.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Page } from '#ports/page.ts';
import type { Result } from '#domain/shared/result.ts';
import { lastValue, reloading } from '#ports/section.ts';
import { type Store, createStore } from '../../shared/store.ts';
import { askNames } from '../session/ask-names.ts';
import { askPaced } from '../session/ask-paced.ts';
import type { LeadCore } from '../session/lead-core.ts';
import type { TabAddress } from '../session/lead-tab.ts';
import { type MomentRow, afterwardsOf } from './moment-row.ts';
import { type MomentsFilter, addressOf, filterOf, isNarrowed, matcherOf, monthOf } from './moments-filter.ts';
import { type PageSource, daysOf, doesFollow, nextSource, tellsNone, wholeMonthIn } from './month-reading.ts';
import { HELD_AT_MOST, NO_ROWS, type RowList, rowsOf, withNewest, withOlder, withSearched } from './row-list.ts';
import type { Moments, MomentsState, ReadingPhase } from './types.ts';

/** So many rows are looked through before the screen has its turn: a few milliseconds. */
const ROWS_AT_ONCE = 4_000;
/** A list that is narrowed down is filled up to this, or until so many pages were read for it; whoever scrolls on reads on. */
const SHOWN_AT_LEAST = 40;
const PAGES_AT_ONCE = 10;

/** What the functions below share; what is not shown is kept beside the store. */
interface Parts {
  readonly core: LeadCore;
  readonly address: TabAddress;
  readonly store: Store<MomentsState>;
  readonly markEntries: Map<string, MarkEntry>;
  readonly kept: {
    list: RowList;
    /** Which run looks through the rows, and which reads older ones: of each the last that was begun. */
    filtering: number;
    reading: number;
    weeks: readonly KeptWeek[] | null;
    /** Zendesk did not search by day, or found nothing: then a month is read from the list. */
    isIndexOut: boolean;
  };
}

export function createMoments(core: LeadCore, address: TabAddress): Moments {
  const { runtime } = core.ports;
  const at = address.filter();
  const store = createStore<MomentsState>(
    {
      nowMs: runtime.nowMs(),
      moments: { state: 'loading' },
      filter: filterOf(at),
      shown: [],
      isFiltering: false,
      reading: { name: 'idle' },
      wholeMonth: null,
      isMonthSearched: false,
      mayMonthLack: false,
      marks: new Map(),
      kept: new Map(),
      selectedId: at['id'] ?? null,
    },
    runtime,
  );
  const parts: Parts = {
    core,
    address,
    store,
    markEntries: new Map(),
    kept: { list: NO_ROWS, filtering: 0, reading: 0, weeks: null, isIndexOut: false },
  };
  learnKept(parts);
  core.outcomes.subscribe(() => {
    if (learnKept(parts) && store.getState().filter.after !== null) void filterAll(parts);
  });
  address.onFilter(() => {
    const wanted = address.filter();
    store.update({ filter: filterOf(wanted), selectedId: wanted['id'] ?? null });
    void refilter(parts);
  });
  return {
    getState: store.getState,
    subscribe: store.subscribe,
    load: () => loadNewest(parts),
    setFilter(change) {
      setFilter(parts, { ...store.getState().filter, ...change });
    },
    clearFilter() {
      setFilter(parts, filterOf({}));
    },
    select(momentId) {
      store.update({ selectedId: momentId });
      address.setFilter(addressOf(store.getState().filter, momentId));
    },
    readOn: () => readOn(parts),
    readPeriod: () => readUntil(parts, () => isMonthListed(parts)),
    readAll: () => readUntil(parts, () => false),
    stop() {
      stopReading(parts, 'stopped');
    },
    learnMark(entry) {
      learnMarks(parts, [entry]);
      if (store.getState().filter.among !== null) void filterAll(parts);
    },
  };
}

async function loadNewest(parts: Parts): Promise<void> {
  const { core, store, kept } = parts;
  const { runtime, archive } = core.ports;
  store.update({ moments: reloading(store.getState().moments, runtime.nowMs()) });
  kept.isIndexOut = false;
  const [page, marks] = await Promise.all([
    retrying(runtime, () => archive.page({ cursor: null })),
    retrying(runtime, () => archive.marks(null)),
  ]);
  if (marks.ok) learnMarks(parts, marks.value.items);
  else store.update({ marks: null });
  if (!page.ok) return store.update({ moments: { state: 'failed', error: page.error, last: lastValue(store.getState().moments) } });
  put(parts, withNewest(kept.list, page.value, core.context.timeZone));
  await askNames(
    core,
    page.value.items.map(({ agentId }) => agentId),
  );
  await Promise.all([refilter(parts), core.outcomes.load()]);
}

function put({ core, store, kept }: Parts, list: RowList): void {
  kept.list = list;
  store.update({ moments: { state: 'ready', value: list, atMs: core.ports.runtime.nowMs() } });
}

function learnMarks({ store, markEntries }: Parts, entries: readonly MarkEntry[]): void {
  for (const entry of entries) markEntries.set(entry.id, entry);
  store.update({ marks: marksOf(markEntries.values()) });
}

function setFilter(parts: Parts, filter: MomentsFilter): void {
  const { store, address } = parts;
  store.update({ filter });
  address.setFilter(addressOf(filter, store.getState().selectedId));
  if (store.getState().reading.name !== 'idle') stopReading(parts, 'idle');
  void refilter(parts);
}

function stopReading({ store, kept }: Parts, name: 'idle' | 'stopped'): void {
  kept.reading += 1;
  store.update({ reading: { name } });
}

async function refilter(parts: Parts): Promise<void> {
  await filterAll(parts);
  if (!parts.store.getState().isFiltering) await fill(parts);
}

/** Takes over what is kept of outcomes; tells whether that has changed. */
function learnKept({ core, store, kept: parts }: Parts): boolean {
  const { kept } = core.outcomes.getState();
  const weeks = lastValue(kept);
  if (weeks === null && kept.state === 'failed') store.update({ kept: null });
  if (weeks === null || weeks === parts.weeks) return false;
  parts.weeks = weeks;
  const gestures = weeks.flatMap(({ outcomes }) => outcomes).filter(({ hasGesture }) => hasGesture);
  store.update({ kept: new Map(gestures.map((one) => [one.ticketId, one])) });
  return true;
}

/** Looks through all that was read, a part at a time; whoever types meanwhile begins it anew. */
async function filterAll(parts: Parts): Promise<void> {
  const { core, store, kept } = parts;
  kept.filtering += 1;
  const mine = kept.filtering;
  const rows = rowsOf(kept.list, monthAsked(parts));
  if (!isNarrowed(store.getState().filter)) return store.update({ shown: rows, isFiltering: false, ...wholeNow(parts) });
  const isMet = matcher(parts);
  const shown: MomentRow[] = [];
  if (rows.length > ROWS_AT_ONCE) store.update({ isFiltering: true });
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    if (from > 0) await core.ports.runtime.wait(0);
    if (mine !== kept.filtering) return;
    for (const row of rows.slice(from, from + ROWS_AT_ONCE)) if (isMet(row)) shown.push(row);
  }
  store.update({ shown, isFiltering: false, ...wholeNow(parts) });
}

function matcher({ core, store }: Parts): (row: MomentRow) => boolean {
  const { marks, kept, filter } = store.getState();
  const isAmong = (id: string, among: string): boolean => {
    const of = marks?.get(id) ?? NO_MARKS;
    return among === 'featured' ? of.featured !== null : of.collections.includes(among.slice(1));
  };
  return matcherOf(filter, { today: today(core), isAmong, afterwards: (row) => afterwardsOf(row, kept?.get(row.ticketId)) });
}

function today({ ports, context }: LeadCore): string {
  return localDay(ports.runtime.nowMs(), context.timeZone);
}

/** Whether the list has so many that meet the filter, or all of the month that is asked for. */
function isFilled(parts: Parts, atLeast: number): boolean {
  const { filter, shown } = parts.store.getState();
  return filter.when === null ? shown.length >= atLeast : wholeNow(parts).wholeMonth !== null;
}

function monthAsked({ core, store }: Parts): string | null {
  return monthOf(store.getState().filter.when, today(core));
}

/** The month that is asked for, where no more of it is to come, and whether the list or the index says so. */
function wholeNow(parts: Parts): Pick<MomentsState, 'wholeMonth' | 'isMonthSearched' | 'mayMonthLack'> {
  const whole = wholeMonthIn(parts.kept.list, { month: monthAsked(parts), timeZone: parts.core.context.timeZone });
  return { wholeMonth: whole?.month ?? null, isMonthSearched: whole?.isSearched ?? false, mayMonthLack: whole?.mayLack ?? false };
}

function isMonthListed(parts: Parts): boolean {
  const { wholeMonth, isMonthSearched } = wholeNow(parts);
  return wholeMonth !== null && !isMonthSearched;
}

/** Fills the list; not where somebody is just reading all there is. */
async function fill(parts: Parts): Promise<void> {
  const { filter, reading, moments } = parts.store.getState();
  if (lastValue(moments) === null || isAtWork(reading) || !isNarrowed(filter)) return;
  await readUntil(parts, (pages) => isFilled(parts, SHOWN_AT_LEAST) || (filter.when === null && pages >= PAGES_AT_ONCE));
}

async function readOn(parts: Parts): Promise<void> {
  const { reading, shown, filter, isFiltering } = parts.store.getState();
  if (isFiltering || isAtWork(reading) || reading.name === 'stopped') return;
  if (!isNarrowed(filter)) return readUntil(parts, (pages) => pages >= 1);
  await readUntil(parts, (pages) => isFilled(parts, shown.length + SHOWN_AT_LEAST) || pages >= PAGES_AT_ONCE);
}

function isAtWork({ name }: ReadingPhase): boolean {
  return name === 'reading' || name === 'waiting';
}

/** Reads page after page until that is enough, somebody stops it, or there are no more. */
async function readUntil(parts: Parts, isEnough: (pages: number) => boolean): Promise<void> {
  const { core, store, kept } = parts;
  kept.reading += 1;
  const mine = kept.reading;
  const isWanted = (): boolean => mine === kept.reading;
  const tell = (name: 'reading' | 'waiting'): void => {
    if (store.getState().reading.name !== name) store.update({ reading: { name } });
  };
  for (let pages = 0; kept.list.rows.length < HELD_AT_MOST && !isEnough(pages); pages += 1) {
    const { isIndexOut } = kept;
    const source = nextSource(kept.list, { month: monthAsked(parts), timeZone: core.context.timeZone, isIndexOut });
    if (source === null) break;
    const page = await askPaced(core, { isWanted, tell }, () => pageAt(core, source));
    if (page.ok) {
      if (page.value === null) return;
      if (tellsNone(source, page.value.items, core.context.timeZone)) kept.isIndexOut = true;
      else if (doesFollow(kept.list, source)) await addPage(parts, source, page.value);
      continue;
    }
    if (source.from === 'list') return store.update({ reading: { name: 'failed', error: page.error } });
    // The list has the same, further back; where that fails too, it is said.
    kept.isIndexOut = true;
  }
  if (isWanted() && store.getState().reading.name !== 'idle') store.update({ reading: { name: 'idle' } });
}

function pageAt({ ports }: LeadCore, source: PageSource): Promise<Result<Page<ServiceMoment>, AppFault>> {
  const { archive } = ports;
  return source.from === 'list' ? archive.page({ cursor: source.cursor }) : archive.ofDays(daysOf(source.month), source.cursor);
}

async function addPage(parts: Parts, source: PageSource, page: Page<ServiceMoment>): Promise<void> {
  const { core, store, kept } = parts;
  const { timeZone } = core.context;
  const before = kept.list;
  const atMs = core.ports.runtime.nowMs();
  put(parts, source.from === 'list' ? withOlder(before, page, timeZone) : withSearched(before, { ...source, atMs }, page, timeZone));
  void askNames(
    core,
    page.items.map(({ agentId }) => agentId),
  );
  const { filter, isFiltering, shown } = store.getState();
  const month = monthAsked(parts);
  const rows = rowsOf(kept.list, month);
  const known = rowsOf(before, month).length;
  // What the list adds stands before what the index has told.
  const isAtEnd = source.from === 'index' || known === before.listed;
  if (!isNarrowed(filter)) store.update({ shown: rows });
  // A run that still looks through the rows began without these.
  else if (isFiltering || !isAtEnd) await filterAll(parts);
  else store.update({ shown: [...shown, ...rows.slice(known).filter(matcher(parts))], ...wholeNow(parts) });
}
