import type { JournalStore, NewEntry } from '#ports/journal-store.ts';
import type { Page } from '#ports/page.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { type StoreCall, type StoreFaults, noFaults, throughFaults } from './store-faults.ts';

const PAGE_SIZE = 100;

/** One journal that many people use, in memory. */
export interface FakeJournal {
  /** The journal as one person sees it: what they append is stamped with their id. */
  as(agentId: string): JournalStore;
  /** Everything appended, oldest first. */
  readonly entries: readonly JournalEntry[];
  readonly calls: StoreCall[];
  readonly faults: StoreFaults;
  /** Puts an entry in as it is, such as one that another tool wrote or somebody edited. */
  plant(entry: Partial<JournalEntry> & Pick<JournalEntry, 'kind' | 'momentId'>, externalId?: string): JournalEntry;
  /** Changes an entry as somebody with the rights to do so would; the server stamps it as updated. */
  edit(id: string, change: Partial<Omit<JournalEntry, 'id' | 'createdAtMs' | 'updatedAtMs' | 'createdById'>>): void;
  /** Deletes an entry as somebody with the rights to do so would. */
  remove(id: string): void;
}

export function createFakeJournal(options: {
  readonly nowMs: () => number;
  /** The list shows an entry only so long after it was appended; 0 is what the store promises. */
  readonly listLagMs?: number;
  readonly searchLagMs?: number;
  /** How many entries a page of the list holds. */
  readonly pageSize?: number;
  /** Whether the server refuses a second entry with a key (the store then gives back the first) or takes it. */
  readonly duplicateExternalId?: 'reject' | 'allow';
}): FakeJournal {
  const { nowMs, listLagMs = 0, searchLagMs = 0, pageSize = PAGE_SIZE, duplicateExternalId = 'reject' } = options;
  const stored: { readonly externalId: string | null; readonly entry: JournalEntry }[] = [];
  const log = { faults: noFaults(), calls: [] as StoreCall[] };

  let added = 0;
  const add = (externalId: string | null, entry: Omit<JournalEntry, 'id'>): JournalEntry => {
    added += 1;
    const made = { ...entry, id: `01FAKE${String(added).padStart(20, '0')}` };
    stored.push({ externalId, entry: made });
    return made;
  };
  const isShown = ({ createdAtMs }: JournalEntry, lagMs: number): boolean => lagMs === 0 || nowMs() - createdAtMs >= lagMs;
  const visible = (lagMs: number): typeof stored => stored.filter(({ entry }) => isShown(entry, lagMs));

  /** Goes back from the cursor alone: tests read months of 30,000 entries, a hundred at a time. */
  function tail(cursor: string | null): Page<JournalEntry> {
    const found: JournalEntry[] = [];
    const at = cursor === null ? -1 : stored.findLastIndex(({ entry }) => entry.id === cursor);
    for (let index = (at === -1 ? stored.length : at) - 1; index >= 0 && found.length <= pageSize; index -= 1) {
      const entry = stored[index]?.entry;
      if (entry !== undefined && isShown(entry, listLagMs)) found.push(entry);
    }
    const items = found.slice(0, pageSize);
    return { items, next: found.length > pageSize ? (items.at(-1)?.id ?? null) : null, unreadable: 0 };
  }

  function append(entry: NewEntry, agentId: string): Result<JournalEntry, AppFault> {
    const { externalId, ...rest } = entry;
    const same = stored.find((candidate) => candidate.externalId === externalId);
    if (same !== undefined && duplicateExternalId === 'reject') {
      const isSame = same.entry.momentId === entry.momentId && same.entry.kind === entry.kind;
      return isSame ? ok(same.entry) : fail({ kind: 'rejected', what: 'journal', detail: 'the external id is taken' });
    }
    const atMs = nowMs();
    const { day: _neverRead, ...kept } = rest;
    return ok(add(externalId, { ...kept, createdById: agentId, createdAtMs: atMs, updatedAtMs: atMs }));
  }

  return {
    get entries() {
      return stored.map(({ entry }) => entry);
    },
    calls: log.calls,
    faults: log.faults,
    plant(entry, externalId) {
      const atMs = entry.createdAtMs ?? nowMs();
      const blank = { ticketId: '1', customerId: '2', agentId: '3', createdById: '3', amountMinor: 0, currency: 'EUR', cause: 'other' };
      return add(externalId ?? null, { ...blank, createdAtMs: atMs, updatedAtMs: atMs, detail: {}, ...entry });
    },
    edit(id, change) {
      const index = stored.findIndex(({ entry }) => entry.id === id);
      const found = stored[index];
      if (found === undefined) throw new Error(`There is no entry ${id}.`);
      stored[index] = { ...found, entry: { ...found.entry, ...change, updatedAtMs: nowMs() } };
    },
    remove(id) {
      stored.splice(0, stored.length, ...stored.filter(({ entry }) => entry.id !== id));
    },
    as: (agentId) => ({
      append: (entry) => throughFaults(log, { agentId, method: 'append', keys: [entry.externalId] }, () => append(entry, agentId)),
      byExternalIds: (keys) =>
        throughFaults(log, { agentId, method: 'byExternalIds', keys }, () =>
          ok(
            visible(listLagMs)
              .filter(({ externalId }) => externalId !== null && keys.includes(externalId))
              .map(({ entry }) => entry),
          ),
        ),
      tail: (cursor) => throughFaults(log, { agentId, method: 'tail', keys: [] }, () => ok(tail(cursor))),
      ofCustomer: (customerId, cursor) =>
        throughFaults(log, { agentId, method: 'ofCustomer', keys: [] }, () => {
          const own = visible(searchLagMs)
            .map(({ entry }) => entry)
            .filter((entry) => entry.customerId === customerId)
            .toSorted((a, b) => b.createdAtMs - a.createdAtMs || (a.id < b.id ? 1 : -1));
          return ok(page(own, cursor));
        }),
    }),
  };
}

function page(newestFirst: readonly JournalEntry[], cursor: string | null): Page<JournalEntry> {
  const start = cursor === null ? 0 : newestFirst.findIndex((entry) => entry.id === cursor) + 1;
  const items = newestFirst.slice(start, start + PAGE_SIZE);
  const last = items.at(-1);
  const hasMore = last !== undefined && last !== newestFirst.at(-1);
  return { items, next: hasMore ? last.id : null, unreadable: 0 };
}
