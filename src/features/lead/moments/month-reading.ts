import { localDay } from '#domain/shared/local-day.ts';
import type { RowList } from './row-list.ts';

/** Where the next page comes from: what is older than the list, or a month to which the list was not read back, from the index. */
export type PageSource =
  | { readonly from: 'list'; readonly cursor: string }
  | { readonly from: 'index'; readonly month: string; readonly cursor: string | null };

/** The month that is asked for, `YYYY-MM`, null where none is, and the account's time zone. */
interface Asked {
  readonly month: string | null;
  readonly timeZone: string;
}

/** Whether all of a month is there, and whether only the index says so; null where it is not, or none is asked for. */
export function wholeMonthIn(list: RowList, { month, timeZone }: Asked): { readonly month: string; readonly isSearched: boolean } | null {
  if (month === null) return null;
  // Moments come by when they were written down, which is never before their day.
  if (list.next === null || monthOfOldest(list, timeZone) < month) return { month, isSearched: false };
  return list.searched?.month === month && list.searched.next === null ? { month, isSearched: true } : null;
}

/** Where to read on; null where nothing is left. The list is not read back to a month through everything after it, unless the index is out. */
export function nextSource(list: RowList, asked: Asked & { readonly isIndexOut: boolean }): PageSource | null {
  const { month, timeZone, isIndexOut } = asked;
  const isBehindGap = month !== null && monthOfOldest(list, timeZone) > month;
  if (isBehindGap && !isIndexOut && wholeMonthIn(list, asked) === null)
    return { from: 'index', month, cursor: list.searched?.month === month ? list.searched.next : null };
  return list.next === null ? null : { from: 'list', cursor: list.next };
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
