import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import { localDay } from '#domain/shared/local-day.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { rowOf } from './moment-row.ts';
import type { RowList } from './row-list.ts';

/** What was written longer ago than this the index shows; after a fault of Zendesk's it was 40 minutes behind. */
const INDEX_BEHIND_AT_MOST_MS = DAY_MS;

/** Where the next page comes from: what is older than the list, or a month to which the list was not read back, from the index. */
export type PageSource =
  | { readonly from: 'list'; readonly cursor: string }
  | { readonly from: 'index'; readonly month: string; readonly cursor: string | null };

/** The month that is asked for, `YYYY-MM`, null where none is, and the account's time zone. */
interface Asked {
  readonly month: string | null;
  readonly timeZone: string;
}

/** A month of which no more is to come: from the list, which has all of it, or from the index, as far as that had come. */
interface WholeMonth {
  readonly month: string;
  readonly isSearched: boolean;
  /** Some of it may have been written so shortly before the index was asked that the index did not show it yet. */
  readonly mayLack: boolean;
}

/** The month that is asked for, where no more of it is to come; null where more is, or none is asked for. */
export function wholeMonthIn(list: RowList, { month, timeZone }: Asked): WholeMonth | null {
  if (month === null) return null;
  // Moments come by when they were written down, which is never before their day.
  if (list.next === null || monthOfOldest(list, timeZone) < month) return { month, isSearched: false, mayLack: false };
  if (list.searched?.month !== month || list.searched.next !== null) return null;
  const shownUntil = localDay(list.searched.atMs - INDEX_BEHIND_AT_MOST_MS, timeZone).slice(0, 7);
  return { month, isSearched: true, mayLack: shownUntil <= month };
}

/** Where to read on; null where nothing is left. The list is not read back to a month through everything after it, unless the index is out. */
export function nextSource(list: RowList, asked: Asked & { readonly isIndexOut: boolean }): PageSource | null {
  const { month, timeZone, isIndexOut } = asked;
  const isBehindGap = month !== null && monthOfOldest(list, timeZone) > month;
  if (isBehindGap && !isIndexOut && wholeMonthIn(list, asked) === null) return { from: 'index', month, cursor: searchedNext(list, month) };
  return list.next === null ? null : { from: 'list', cursor: list.next };
}

/** Whether a page from there still follows what is there: the list may have begun anew while the page was on its way. */
export function doesFollow(list: RowList, source: PageSource): boolean {
  return source.cursor === (source.from === 'list' ? list.next : searchedNext(list, source.month));
}

/** Whether the index, asked for a month, begins with none of it: then it may be out, and the list knows. */
export function tellsNone(source: PageSource, items: readonly ServiceMoment[], timeZone: string): boolean {
  if (source.from === 'list' || source.cursor !== null) return false;
  return !items.some((moment) => rowOf(moment, timeZone).day.startsWith(source.month));
}

function searchedNext({ searched }: RowList, month: string): string | null {
  return searched?.month === month ? searched.next : null;
}

/** Of the list; empty where it holds none. */
function monthOfOldest({ rows, listed }: RowList, timeZone: string): string {
  const oldest = rows[listed - 1];
  return oldest === undefined ? '' : localDay(oldest.createdAtMs, timeZone).slice(0, 7);
}

/** Every day of a month, `YYYY-MM-DD`. */
export function daysOf(month: string): readonly string[] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const count = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from({ length: count }, (_day, index) => `${month}-${String(index + 1).padStart(2, '0')}`);
}
