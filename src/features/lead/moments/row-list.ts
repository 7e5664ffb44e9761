import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import type { Page, RecordAsItStands } from '#ports/page.ts';
import { type MomentRow, rowOf } from './moment-row.ts';

/** So many moments a page holds at the most, some 60 MB; who needs older ones takes them along by the export. */
export const HELD_AT_MOST = 120_000;
/** Of what cannot be told so many are shown. */
const AS_THEY_STAND_AT_MOST = 20;

/**
 * The moments that have been read, newest first: those of the list, which follow each other without a gap, and after those what the
 * index has told of one month to which the list was not read back.
 */
export interface RowList {
  readonly rows: readonly MomentRow[];
  /** So many of the rows come from the list. */
  readonly listed: number;
  /** Where the list goes on; null where there are no older ones. */
  readonly next: string | null;
  /** The month that the index tells, since when, and where it goes on; its `next` is null where it has told all of it. Null: none. */
  readonly searched: Searched | null;
  readonly unreadable: number;
  readonly asTheyStand: readonly RecordAsItStands[];
}

/** A month, `YYYY-MM`, and when the index was first asked for it. */
interface SearchedMonth {
  readonly month: string;
  readonly atMs: number;
}

interface Searched extends SearchedMonth {
  readonly next: string | null;
}

export const NO_ROWS: RowList = { rows: [], listed: 0, next: null, searched: null, unreadable: 0, asTheyStand: [] };

/** Adds the newest page to what was read before; where moments between the two are missing, it takes the place of all. */
export function withNewest(list: RowList, page: Page<ServiceMoment>, timeZone: string): RowList {
  const rows = page.items.map((moment) => rowOf(moment, timeZone));
  const ids = new Set(rows.map(({ id }) => id));
  const isOther = ({ id }: MomentRow): boolean => !ids.has(id);
  const listed = listedIn(list).filter(isOther);
  const searched = searchedIn(list).filter(isOther);
  const isConnected = listed.length < list.listed;
  if (!isConnected || page.next === null) {
    const { next, unreadable, asTheyStand = [] } = page;
    return { rows, listed: rows.length, next, searched: null, unreadable, asTheyStand: asTheyStand.slice(0, AS_THEY_STAND_AT_MOST) };
  }
  // Whatever could not be told has been counted with the page it first stood on.
  return { ...list, rows: [...rows, ...listed, ...searched], listed: rows.length + listed.length };
}

/** Adds the page of the list that follows. */
export function withOlder(list: RowList, page: Page<ServiceMoment>, timeZone: string): RowList {
  const listed = listedIn(list);
  const known = new Set(listed.slice(-page.items.length - 1).map(({ id }) => id));
  const rows = page.items.filter(({ id }) => !known.has(id)).map((moment) => rowOf(moment, timeZone));
  const ids = new Set(rows.map(({ id }) => id));
  const searched = searchedIn(list).filter(({ id }) => !ids.has(id));
  return { ...withUnread(list, page), rows: [...listed, ...rows, ...searched], listed: listed.length + rows.length, next: page.next };
}

/** Adds the page of a month that the index tells, without what is there. A month that was told before makes room for it. */
export function withSearched(list: RowList, { month, atMs }: SearchedMonth, page: Page<ServiceMoment>, timeZone: string): RowList {
  const begun = list.searched?.month === month ? list.searched : null;
  const before = begun === null ? listedIn(list) : list.rows;
  const known = new Set(before.map(({ id }) => id));
  const rows = page.items.filter(({ id }) => !known.has(id)).map((moment) => rowOf(moment, timeZone));
  return { ...withUnread(list, page), rows: [...before, ...rows], searched: { month, atMs: begun?.atMs ?? atMs, next: page.next } };
}

/** Those that follow each other without a gap, and with them those of the month that is asked for. */
export function rowsOf(list: RowList, month: string | null): readonly MomentRow[] {
  return list.searched !== null && list.searched.month === month ? list.rows : listedIn(list);
}

function listedIn({ rows, listed }: RowList): readonly MomentRow[] {
  return listed === rows.length ? rows : rows.slice(0, listed);
}

function searchedIn({ rows, listed }: RowList): readonly MomentRow[] {
  return rows.slice(listed);
}

/** Counts what a page cannot tell; what is known from the index or the list is not counted again with the other. */
function withUnread(list: RowList, { unreadable, asTheyStand = [] }: Page<ServiceMoment>): RowList {
  const known = new Set(list.asTheyStand.map(({ id }) => id));
  const added = asTheyStand.filter(({ id }) => !known.has(id));
  return {
    ...list,
    unreadable: list.unreadable + unreadable - (asTheyStand.length - added.length),
    asTheyStand: [...list.asTheyStand, ...added].slice(0, AS_THEY_STAND_AT_MOST),
  };
}
