import { describe, expect, it } from 'vitest';
import type { IndexQuery, JournalStore, NewEntry } from '#ports/journal-store.ts';
import type { Page } from '#ports/page.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { expectOk } from './expect-result.ts';

/** A journal that two people use, with ids that the account knows. */
export interface JournalHarness {
  readonly store: JournalStore;
  readonly agentId: string;
  readonly other: JournalStore;
  readonly otherAgentId: string;
  readonly ticketId: string;
  readonly customerId: string;
  readonly otherCustomerId: string;
  nowMs(): number;
  advance(ms: number): void;
}

/** Longer than any search index here lags. */
const INDEXED_MS = 5_000;
/** Stamps may be cut to the second. */
const SECOND_MS = 1_000;

/** What every journal store promises. */
export function journalStoreContract(name: string, open: () => JournalHarness): void {
  describe(`${name} as a journal store`, () => {
    it('gives back an entry as it was appended, stamped with who wrote it and when', async () => {
      const journal = open();
      const entry = entryIn(journal, { externalId: 'm-1:reserve' });
      const appended = expectOk(await journal.store.append(entry));
      const { externalId: _key, agentDay: _day, ...kept } = entry;
      expect(appended).toMatchObject({ ...kept, createdById: journal.agentId });
      expect(Math.abs(appended.createdAtMs - journal.nowMs())).toBeLessThanOrEqual(SECOND_MS);
      expect(appended.updatedAtMs).toBe(appended.createdAtMs);
      expect(expectOk(await journal.store.byExternalIds(['m-1:reserve']))).toEqual([appended]);
    });

    it.each([0, 1, 2_000_000_000_00])('keeps an amount of %i minor units', async (amountMinor) => {
      const journal = open();
      expect(expectOk(await journal.store.append(entryIn(journal, { amountMinor }))).amountMinor).toBe(amountMinor);
    });

    it('stamps the writer, whoever the entry says it is about', async () => {
      const journal = open();
      const entry = expectOk(await journal.other.append(entryIn(journal, { agentId: journal.agentId })));
      expect(entry).toMatchObject({ agentId: journal.agentId, createdById: journal.otherAgentId });
    });

    it('takes an entry with the same key as done: the first one stands', async () => {
      const journal = open();
      const first = expectOk(await journal.store.append(entryIn(journal, {})));
      expect(expectOk(await journal.store.append(entryIn(journal, {})))).toEqual(first);
      expect(expectOk(await journal.store.tail(null)).items).toEqual([first]);
    });

    it('refuses a key that another moment uses', async () => {
      const journal = open();
      expectOk(await journal.store.append(entryIn(journal, { momentId: 'm-1' })));
      expect(await journal.store.append(entryIn(journal, { momentId: 'm-2' }))).toMatchObject({ ok: false, error: { kind: 'rejected' } });
    });

    it('finds entries by their keys, and nothing by unknown keys or none', async () => {
      const journal = open();
      const keys = ['m-1:reserve', 'm-2:reserve', 'm-3:reserve'];
      for (const externalId of keys) await journal.store.append(entryIn(journal, { externalId, momentId: externalId.slice(0, 3) }));
      const found = expectOk(await journal.other.byExternalIds(['m-1:reserve', 'm-3:reserve', 'unknown']));
      expect(found.map((entry) => entry.momentId).toSorted()).toEqual(['m-1', 'm-3']);
      expect(expectOk(await journal.store.byExternalIds([]))).toEqual([]);
    });

    it('shows every append at the head of the tail as soon as it has returned, to everybody', async () => {
      const journal = open();
      for (const [index, store] of [journal.store, journal.other, journal.store].entries()) {
        const appended = expectOk(await store.append(entryIn(journal, { externalId: `key-${index}`, momentId: `m-${index}` })));
        expect(expectOk(await journal.other.tail(null)).items[0]).toEqual(appended);
      }
    });

    it('leads through a long journal page by page, newest first, without gap or repeat', async () => {
      const journal = open();
      const written = 230;
      for (let index = 0; index < written; index += 1)
        await journal.store.append(entryIn(journal, { externalId: `key-${index}`, momentId: `m-${index}` }));
      const pages = await allPages((cursor) => journal.store.tail(cursor));
      expect(pages.map((page) => page.items.length)).toEqual([100, 100, 30]);
      expect(pages.at(-1)?.next).toBeNull();
      const moments = pages.flatMap((page) => page.items).map((entry) => entry.momentId);
      expect(moments).toEqual(Array.from({ length: written }, (_, index) => `m-${written - 1 - index}`));
    });

    it('has an empty tail where nothing was written', async () => {
      expect(expectOk(await open().store.tail(null))).toEqual({ items: [], next: null, unreadable: 0 });
    });

    it("finds a customer's, a ticket's, a day's and some moments' entries, newest first, once they are indexed", async () => {
      const journal = open();
      const append = async (key: string, of: Partial<NewEntry> = {}): Promise<JournalEntry> => {
        const strange = { customerId: journal.otherCustomerId, ticketId: '', agentDay: '1000002@2026-10-28' };
        const entry = expectOk(await journal.store.append(entryIn(journal, { externalId: key, momentId: key, ...strange, ...of })));
        journal.advance(INDEXED_MS);
        return entry;
      };
      const wanted = queryIn(journal);
      const ofCustomer = await append('customer', { customerId: wanted.customerId });
      await append('stranger');
      const ofTicket = await append('ticket', { ticketId: journal.ticketId });
      const [ofDay, ofDayBefore] = [
        await append('day', { agentDay: '1000001@2026-10-28' }),
        await append('day before', { agentDay: '1000001@2026-10-27' }),
      ];
      const probed = await append('probe');
      const found = expectOk(await journal.store.search({ ...wanted, momentIds: ['probe', 'never'] }, null)).items;
      expect(found).toEqual([probed, ofDayBefore, ofDay, ofTicket, ofCustomer]);
    });

    it("leads through one customer's entries page by page", async () => {
      const journal = open();
      for (let index = 0; index < 130; index += 1)
        await journal.store.append(entryIn(journal, { externalId: `key-${index}`, momentId: `m-${index}` }));
      journal.advance(INDEXED_MS);
      const pages = await allPages((cursor) => journal.store.search(queryIn(journal), cursor));
      expect(pages.map((page) => page.items.length)).toEqual([100, 30]);
      expect(new Set(pages.flatMap((page) => page.items).map((entry) => entry.momentId)).size).toBe(130);
    });
  });
}

function queryIn({ customerId, ticketId }: JournalHarness): IndexQuery {
  return { customerId, ticketIds: [ticketId], agentDays: ['1000001@2026-10-28', '1000001@2026-10-27'], momentIds: [] };
}

function entryIn(journal: JournalHarness, over: Partial<NewEntry>): NewEntry {
  return {
    externalId: 'm-1:reserve',
    kind: 'reserve',
    momentId: 'm-1',
    ticketId: journal.ticketId,
    customerId: journal.customerId,
    agentId: journal.agentId,
    amountMinor: 1500,
    currency: 'EUR',
    cause: 'late_delivery',
    agentDay: '1000001@2026-10-28',
    detail: { gesture: 'credit', fault: 'ours', severity: 2, agentName: 'Maya Whitlock (sample)', receipt: 'note "42", späť' },
    ...over,
  };
}

async function allPages(read: (cursor: string | null) => ReturnType<JournalStore['tail']>): Promise<Page<JournalEntry>[]> {
  const pages: Page<JournalEntry>[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<JournalEntry> = expectOk(await read(cursor));
    pages.push(page);
    cursor = page.next;
  } while (cursor !== null);
  return pages;
}
