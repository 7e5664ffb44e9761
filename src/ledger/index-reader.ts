import { LIMITS_MOMENT, agentDayOf } from '#domain/journal/agent-day.ts';
import { agentDaysOf } from '#domain/journal/agent-days.ts';
import { LATE_MS } from '#domain/journal/lease.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { IndexQuery, JournalStore } from '#ports/journal-store.ts';
import type { Page } from '#ports/page.ts';
import type { Runtime } from '#ports/runtime.ts';
import type { JournalReader } from './journal-reader.ts';
import { retrying } from './retrying.ts';

/** Nobody is given 1,000 entries' worth within a window. */
const PAGES_AT_MOST = 10;

export type IndexPage = Result<Page<JournalEntry>, AppFault>;

/** What the limits of a gesture count, beside the team's month and the reader's own day. */
export interface IndexSubject extends Pick<IndexQuery, 'customerId'> {
  readonly ticketId: string;
  /** Tickets of the customer whose entries may name another who was merged into them. Absent: none. */
  readonly otherTicketIds?: readonly string[];
  /** Whether a limit counts the reader's last hour, which may have begun the day before. Absent: no. */
  readonly isHourCounted?: boolean;
}

/** What is to be learnt: as far back as `sinceMs`; `first` is its newest page where that was asked for already. */
export interface IndexSearch {
  readonly sinceMs: number;
  readonly first?: IndexPage | null;
  /** Moments that the index is asked for beside the subject, to see how far it reaches. */
  readonly momentIds?: readonly string[];
  /** When the gesture counts, by the server's clock, and so on which day of the reader; absent or Infinity: now, by this page's. */
  readonly atMs?: number;
}

/** The search index, which lags: what a customer, a ticket and the reader's own day hold, however long ago. */
export interface IndexReader {
  /** The newest 100 entries, or those that follow at `cursor`: one Zendesk request. */
  search(subject: IndexSubject, cursor?: string | null, query?: Pick<IndexSearch, 'momentIds' | 'atMs'>): Promise<IndexPage>;
  /**
   * Learns what the index tells since an instant, and gives the ids that it showed. Fails with the fault of a page, and where
   * there is more than {@link PAGES_AT_MOST} pages: with less than all of it a limit could be passed unseen.
   */
  learn(subject: IndexSubject, search: IndexSearch): Promise<Result<ReadonlySet<string>, AppFault>>;
  /** How many pages have been read so far. */
  pagesRead(): number;
  /** What was stamped by this instant was written before the last search about this began; -Infinity where there was none about that day. */
  searchedAfterMs(subject: IndexSubject, atMs: number): number;
}

export function createIndexReader(
  ports: { readonly reader: JournalReader; readonly journal: Pick<JournalStore, 'search'>; readonly runtime: Runtime },
  { readerId, timeZone }: { readonly readerId: string; readonly timeZone: string },
): IndexReader {
  const { reader, journal, runtime } = ports;
  let pagesRead = 0;
  let last: {
    readonly customerId: string;
    readonly ticketIds: readonly string[];
    readonly agentDays: readonly string[];
    readonly afterMs: number;
  } | null = null;

  const daysOf = ({ isHourCounted = false }: IndexSubject, atMs = Infinity): readonly string[] => {
    const countsMs = atMs === Infinity ? runtime.nowMs() : atMs;
    return isHourCounted ? agentDaysOf(readerId, countsMs, timeZone) : [agentDayOf(readerId, countsMs, timeZone)];
  };

  const search: IndexReader['search'] = (subject, cursor = null, { momentIds = [], atMs } = {}) => {
    const { customerId } = subject;
    pagesRead += 1;
    // What leads have chosen as limits holds however long ago that was.
    const about = {
      customerId,
      ticketIds: ticketIdsOf(subject),
      agentDays: daysOf(subject, atMs),
      momentIds: [LIMITS_MOMENT, ...momentIds],
    };
    return retrying(runtime, () => journal.search(about, cursor));
  };

  return {
    search,
    pagesRead: () => pagesRead,
    async learn(subject, { sinceMs, first = null, ...query }) {
      const agentDays = daysOf(subject, query.atMs);
      // A search that was sent together with the first page of the list began before what that shows as newest.
      const afterMs = reader.newestListedMs() - (first === null ? 0 : LATE_MS);
      const shown = new Set<string>();
      let read: IndexPage = first ?? (await search(subject, null, query));
      for (let page = 1; ; page += 1) {
        if (!read.ok) return read;
        const { items, next } = read.value;
        reader.learn(items);
        for (const { id } of items) shown.add(id);
        if (next === null || items.some(({ createdAtMs }) => createdAtMs <= sinceMs)) {
          last = { customerId: subject.customerId, ticketIds: ticketIdsOf(subject), agentDays, afterMs };
          return ok(shown);
        }
        if (page === PAGES_AT_MOST) return fail({ kind: 'too_much_to_read', what: 'journal' });
        read = await search(subject, next, query);
      }
    },
    searchedAfterMs(subject, atMs) {
      if (last?.customerId !== subject.customerId) return -Infinity;
      const { ticketIds, agentDays, afterMs } = last;
      const isAsked =
        ticketIdsOf(subject).every((id) => ticketIds.includes(id)) && daysOf(subject, atMs).every((day) => agentDays.includes(day));
      return isAsked ? afterMs : -Infinity;
    },
  };
}

function ticketIdsOf({ ticketId, otherTicketIds = [] }: IndexSubject): readonly string[] {
  return [ticketId, ...otherTicketIds];
}
