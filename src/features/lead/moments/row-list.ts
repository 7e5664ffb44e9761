import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import type { Page, RecordAsItStands } from '#ports/page.ts';
import { type MomentRow, rowOf } from './moment-row.ts';

/** So many moments a page holds at the most, some 60 MB; who needs older ones takes them along by the export. */
export const HELD_AT_MOST = 120_000;
/** Of what cannot be told so many are shown. */
const AS_THEY_STAND_AT_MOST = 20;

/** The moments that have been read, newest first, and where the next page begins. */
export interface RowList {
  readonly rows: readonly MomentRow[];
  /** Null where there are no older ones. */
  readonly next: string | null;
  readonly unreadable: number;
  readonly asTheyStand: readonly RecordAsItStands[];
}

export const NO_ROWS: RowList = { rows: [], next: null, unreadable: 0, asTheyStand: [] };

/** Adds the newest page to what was read before; where moments between the two are missing, it takes the place of all. */
export function withNewest(list: RowList, page: Page<ServiceMoment>, timeZone: string): RowList {
  const rows = page.items.map((moment) => rowOf(moment, timeZone));
  const ids = new Set(rows.map(({ id }) => id));
  const older = list.rows.filter(({ id }) => !ids.has(id));
  const isConnected = older.length < list.rows.length;
  if (!isConnected || list.rows.length === 0) {
    const { unreadable, asTheyStand = [] } = page;
    return { rows, next: page.next, unreadable, asTheyStand: asTheyStand.slice(0, AS_THEY_STAND_AT_MOST) };
  }
  // Whatever could not be told has been counted with the page it first stood on.
  return { ...list, rows: page.next === null ? rows : [...rows, ...older] };
}

/** Adds the page that follows. */
export function withOlder(list: RowList, page: Page<ServiceMoment>, timeZone: string): RowList {
  const known = new Set(list.rows.slice(-page.items.length - 1).map(({ id }) => id));
  const rows = page.items.filter(({ id }) => !known.has(id)).map((moment) => rowOf(moment, timeZone));
  return {
    rows: [...list.rows, ...rows],
    next: page.next,
    unreadable: list.unreadable + page.unreadable,
    asTheyStand: [...list.asTheyStand, ...(page.asTheyStand ?? [])].slice(0, AS_THEY_STAND_AT_MOST),
  };
}
