import { TIME_ZONE } from '#builders/clock.ts';
import { LATE_MS, isInTime } from '#domain/journal/lease.ts';
import { UNSETTLED_MS } from '#domain/journal/make-checkpoint.ts';
import type { EntryDetail, JournalEntry } from '#domain/journal/types.ts';
import { dayStart, firstDayOfMonth, firstDayOfNextMonth, monthOf } from '#domain/shared/time.ts';
import { localDay } from '#domain/shared/local-day.ts';

/** A month by the account's calendar. */
interface Month {
  readonly name: string;
  readonly sinceMs: number;
  readonly untilMs: number;
}

/** What an honest page's post would carry, counted from all that was written, whoever wrote it. */
export interface HonestTotals {
  /** Notes what the server has taken. */
  note(entry: JournalEntry): void;
  /** What the post of a reservation carries that is stamped now. */
  carriedOn(reservedAtMs: number): Pick<EntryDetail, 'total' | 'indexedUpToId'>;
  /** In which month an instant is. */
  monthAt(atMs: number): string;
}

export function createHonestTotals(searchLagMs: number): HonestTotals {
  const written: JournalEntry[] = [];
  const inTime = new Map<string, JournalEntry>();
  const undone = new Set<string>();
  const sums = new Map<string, number>();
  const months: Month[] = [];
  let settled = 0;
  let indexed = 0;

  const monthAt = (atMs: number): string => {
    const known = months.findLast(({ sinceMs, untilMs }) => atMs >= sinceMs && atMs < untilMs);
    if (known !== undefined) return known.name;
    const day = localDay(atMs, TIME_ZONE);
    const [sinceMs, untilMs] = [firstDayOfMonth(day), firstDayOfNextMonth(day)].map((first) => dayStart(first, TIME_ZONE));
    const month = { name: monthOf(day), sinceMs: sinceMs ?? 0, untilMs: untilMs ?? Infinity };
    months.push(month);
    return month.name;
  };

  /** By now everything that says what became of it is known. */
  const settle = (entry: JournalEntry): void => {
    const reserve = inTime.get(entry.momentId);
    if (reserve === undefined) return;
    const change = entry.kind === 'reverse' && !undone.has(entry.momentId) ? -1 : entry.id === reserve.id ? 1 : 0;
    if (entry.kind === 'reverse') undone.add(entry.momentId);
    const month = monthAt(reserve.createdAtMs);
    sums.set(month, (sums.get(month) ?? 0) + change * (reserve.amountMinor ?? 0));
  };

  const reserves = new Map<string, JournalEntry>();
  return {
    monthAt,
    note(entry) {
      // An answer may come after that of a later entry.
      let place = written.length;
      while (place > settled && (written[place - 1]?.id ?? '') > entry.id) place -= 1;
      written.splice(place, 0, entry);
      if (entry.kind === 'reserve') reserves.set(entry.momentId, entry);
      const reserve = reserves.get(entry.momentId);
      if (entry.kind === 'post' && reserve !== undefined && isInTime(reserve.createdAtMs, entry.createdAtMs))
        inTime.set(entry.momentId, reserve);
      if (entry.kind === 'post' || entry.kind === 'void') reserves.delete(entry.momentId);
    },
    carriedOn(reservedAtMs) {
      for (let next = written[settled]; next !== undefined && next.createdAtMs < reservedAtMs - UNSETTLED_MS; next = written[settled]) {
        settle(next);
        settled += 1;
      }
      while ((written[indexed]?.createdAtMs ?? Infinity) < reservedAtMs - LATE_MS - searchLagMs) indexed += 1;
      const upTo = written[settled - 1];
      const indexedUpToId = written[indexed - 1]?.id ?? '';
      if (upTo === undefined) return { indexedUpToId };
      const monthMinor = sums.get(monthAt(upTo.createdAtMs)) ?? 0;
      return { indexedUpToId, total: { upToId: upTo.id, monthMinor, timeZone: TIME_ZONE } };
    },
  };
}
