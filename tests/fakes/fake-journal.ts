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
  /** On whose day an entry counts, by its id: the list does not tell that. */
  dayOf(id: string): string | undefined;
  /** What people may do; absent people may everything. An access rule hides others' entries without a word about it. */
  readonly access: Map<string, { readonly read: 'all' | 'own' | 'none'; readonly create: boolean }>;
  /** Puts an entry in as it is, such as one that another tool wrote or somebody edited. */
  plant(entry: Partial<JournalEntry> & Pick<JournalEntry, 'kind' | 'momentId'>, externalId?: string, agentDay?: string): JournalEntry;
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
  /** Whether the search index shows an entry by now, where it does not lag evenly. */
  readonly isIndexed?: (entry: JournalEntry) => boolean;
  /** How many entries a page of the list holds. */
  readonly pageSize?: number;
  /** Tickets and people that are no more: nothing is given there. */
  readonly goneIds?: ReadonlySet<string>;
  /** Whether the server refuses a second entry with a key (the store then gives back the first) or takes it. */
  readonly duplicateExternalId?: 'reject' | 'allow';
}): FakeJournal {
  const { nowMs, listLagMs = 0, searchLagMs = 0, pageSize = PAGE_SIZE, duplicateExternalId = 'reject' } = options;
  const { goneIds = new Set<string>() } = options;
  const { isIndexed = (entry: JournalEntry): boolean => isShown(entry, searchLagMs) } = options;
  const stored: Stored[] = [];
  /** By their keys, and by what the search index finds them by: tests hold a million entries. */
  const found = new Map<string, Stored[]>();
  const index = (one: Stored): void => {
    for (const word of wordsOf(one)) {
      const others = found.get(word);
      if (others === undefined) found.set(word, [one]);
      else others.push(one);
    }
  };
  const log = { faults: noFaults(), calls: [] as StoreCall[] };
  const access: FakeJournal['access'] = new Map();
  const accessOf = (agentId: string) => access.get(agentId) ?? { read: 'all', create: true };
  const mayRead = (agentId: string, { createdById }: JournalEntry): boolean => accessOf(agentId).read === 'all' || createdById === agentId;
  /** Refuses whoever may not read, and else shows them what they may. */
  const reading = <T>(agentId: string, read: () => T): Result<T, AppFault> =>
    accessOf(agentId).read === 'none' ? fail({ kind: 'refused_by_role', what: 'journal', action: 'read' }) : ok(read());

  let added = 0;
  const add = (externalId: string | null, entry: Omit<JournalEntry, 'id'>, agentDay = ''): JournalEntry => {
    added += 1;
    const made = { ...entry, id: `01FAKE${String(added).padStart(20, '0')}` };
    const one = { externalId, agentDay, entry: made };
    stored.push(one);
    index(one);
    return made;
  };
  const isShown = ({ createdAtMs }: JournalEntry, lagMs: number): boolean => lagMs === 0 || nowMs() - createdAtMs >= lagMs;
  const keyed = (keys: readonly string[]): readonly JournalEntry[] =>
    [...new Set(keys)]
      .flatMap((key) => found.get(`key ${key}`) ?? [])
      .map(({ entry }) => entry)
      .filter((entry) => isShown(entry, listLagMs))
      .toSorted((one, other) => (one.id < other.id ? -1 : 1));

  function indexAll(): void {
    found.clear();
    for (const one of stored) index(one);
  }

  /**
   * Goes back from the cursor alone: tests read months of 30,000 entries, a hundred at a time. A cursor is a place in the order, which
   * stays though the entry there be deleted.
   */
  function tail(cursor: string | null, agentId: string): Page<JournalEntry> {
    const items: JournalEntry[] = [];
    const from = cursor === null ? stored.length - 1 : stored.findLastIndex(({ entry }) => entry.id < cursor);
    for (let place = from; place >= 0 && items.length <= pageSize; place -= 1) {
      const entry = stored[place]?.entry;
      if (entry !== undefined && isShown(entry, listLagMs) && mayRead(agentId, entry)) items.push(entry);
    }
    const shown = items.slice(0, pageSize);
    return { items: shown, next: items.length > pageSize ? (shown.at(-1)?.id ?? null) : null, unreadable: 0 };
  }

  function append(entry: NewEntry, agentId: string): Result<JournalEntry, AppFault> {
    const { externalId, ...rest } = entry;
    if (!accessOf(agentId).create) return fail({ kind: 'refused_by_role', what: 'journal', action: 'create' });
    const isGone = [entry.ticketId, entry.customerId].some((id) => goneIds.has(id));
    if (isGone && isGiving(entry)) return fail({ kind: 'rejected', what: 'journal', status: 422, detail: 'not the id of anything' });
    const same = found.get(`key ${externalId}`)?.[0];
    if (same !== undefined && duplicateExternalId === 'reject') {
      const isSame = same.entry.momentId === entry.momentId && same.entry.kind === entry.kind;
      return isSame ? ok(same.entry) : fail({ kind: 'rejected', what: 'journal', detail: 'the external id is taken' });
    }
    const atMs = nowMs();
    const { agentDay, ...kept } = rest;
    return ok(add(externalId, { ...kept, createdById: agentId, createdAtMs: atMs, updatedAtMs: atMs }, agentDay));
  }

  return {
    get entries() {
      return stored.map(({ entry }) => entry);
    },
    dayOf: (id) => stored.find(({ entry }) => entry.id === id)?.agentDay,
    access,
    calls: log.calls,
    faults: log.faults,
    plant(entry, externalId, agentDay) {
      const atMs = entry.createdAtMs ?? nowMs();
      const blank = { ticketId: '1', customerId: '2', agentId: '3', createdById: '3', amountMinor: 0, currency: 'EUR', cause: 'other' };
      return add(externalId ?? null, { ...blank, createdAtMs: atMs, updatedAtMs: atMs, detail: {}, ...entry }, agentDay);
    },
    edit(id, change) {
      const at = stored.findIndex(({ entry }) => entry.id === id);
      const before = stored[at];
      if (before === undefined) throw new Error(`There is no entry ${id}.`);
      stored[at] = { ...before, entry: { ...before.entry, ...change, updatedAtMs: nowMs() } };
      indexAll();
    },
    remove(id) {
      const at = stored.findIndex(({ entry }) => entry.id === id);
      if (at !== -1) stored.splice(at, 1);
      indexAll();
    },
    as: (agentId) => ({
      append: (entry) =>
        throughFaults(log, { agentId, method: 'append', keys: [entry.externalId] }, () => {
          const appended = append(entry, agentId);
          return appended.ok ? ok(asJournalReads(appended.value)) : appended;
        }),
      byExternalIds: (keys) =>
        throughFaults(log, { agentId, method: 'byExternalIds', keys }, () =>
          reading(agentId, () =>
            keyed(keys)
              .filter((entry) => mayRead(agentId, entry))
              .map(asJournalReads),
          ),
        ),
      tail: (cursor) =>
        throughFaults(log, { agentId, method: 'tail', keys: [] }, () => reading(agentId, () => readPage(tail(cursor, agentId)))),
      search: ({ customerId, ticketIds, agentDays, momentIds }, cursor) =>
        throughFaults(log, { agentId, method: 'search', keys: [] }, () => {
          const tickets = ticketIds.map((id) => `ticket ${id}`);
          const ofCustomer = customerId === '' ? [] : [`customer ${customerId}`];
          const words = [...ofCustomer, ...tickets, ...agentDays.map((day) => `day ${day}`), ...momentIds.map((id) => `moment ${id}`)];
          const wanted = new Set(words.flatMap((word) => found.get(word) ?? []));
          const own = [...wanted]
            .map(({ entry }) => entry)
            .filter((entry) => isIndexed(entry) && mayRead(agentId, entry))
            .toSorted((a, b) => b.createdAtMs - a.createdAtMs || (a.id < b.id ? 1 : -1));
          return reading(agentId, () => readPage(page(own, cursor)));
        }),
    }),
  };
}

/** The journal reads of an entry what its rules for money need: what it says of line-ups and the like other stores read. */
function asJournalReads(entry: JournalEntry): JournalEntry {
  const { mark, lineUp, outcomes, causeMark, ...detail } = entry.detail;
  const isOther = mark !== undefined || lineUp !== undefined || outcomes !== undefined || causeMark !== undefined;
  return isOther ? { ...entry, detail } : entry;
}

function readPage(read: Page<JournalEntry>): Page<JournalEntry> {
  return { ...read, items: read.items.map(asJournalReads) };
}

function isGiving({ kind, detail: { decision, confirms } }: NewEntry): boolean {
  const isGift = decision === undefined || decision === 'approve';
  return (kind === 'reserve' || kind === 'post') && isGift && confirms === undefined;
}

interface Stored {
  readonly externalId: string | null;
  readonly agentDay: string;
  readonly entry: JournalEntry;
}

function wordsOf({ externalId, agentDay, entry }: Stored): readonly string[] {
  const { customerId, ticketId, momentId } = entry;
  const words = [`customer ${customerId}`, `ticket ${ticketId}`, `moment ${momentId}`];
  if (agentDay !== '') words.push(`day ${agentDay}`);
  if (externalId !== null) words.push(`key ${externalId}`);
  return words;
}

function page(newestFirst: readonly JournalEntry[], cursor: string | null): Page<JournalEntry> {
  const start = cursor === null ? 0 : newestFirst.findIndex((entry) => entry.id === cursor) + 1;
  const items = newestFirst.slice(start, start + PAGE_SIZE);
  const last = items.at(-1);
  const hasMore = last !== undefined && last !== newestFirst.at(-1);
  return { items, next: hasMore ? last.id : null, unreadable: 0 };
}
