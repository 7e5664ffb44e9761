import type { ProviderRecord } from '#domain/reconciliation/provider-record.ts';
import { ok } from '#domain/shared/result.ts';
import type { FoundExecution } from '#ports/gesture-executor.ts';
import type { Page } from '#ports/page.ts';
import type { ListedSource, ProviderRecords } from '#ports/provider-records.ts';
import { type StoreCall, type StoreFaults, noFaults, throughFaults } from './store-faults.ts';

/** What providers hold, in memory, two a page. Whoever lists only what is named finds its account in `accounts`. */
export interface FakeProviderRecords extends ProviderRecords {
  present: readonly ListedSource[];
  readonly held: ProviderRecord[];
  /** Whose a record is, by its reference; absent: anybody's. */
  readonly accounts: Map<string, string>;
  /** Accounts of which nothing is shown. */
  readonly gone: Set<string>;
  found: FoundExecution;
  readonly calls: StoreCall[];
  readonly faults: StoreFaults;
}

const PAGE_SIZE = 2;

export function createFakeProviderRecords(): FakeProviderRecords {
  const log = { faults: noFaults(), calls: [] as StoreCall[] };
  const fake: FakeProviderRecords = {
    ...log,
    present: [],
    held: [],
    accounts: new Map(),
    gone: new Set(),
    found: { kind: 'none' },
    sources: () => Promise.resolve(ok(fake.present)),
    list: (source, { sinceMs, accountId }, cursor) =>
      throughFaults<Page<ProviderRecord>>(log, { agentId: '', method: source, keys: [accountId ?? '*', cursor ?? ''] }, () => {
        if (accountId !== null && fake.gone.has(accountId)) return ok({ items: [], next: null, unreadable: 1 });
        const isOwn = ({ reference }: ProviderRecord): boolean =>
          accountId === null || (fake.accounts.get(reference) ?? accountId) === accountId;
        const all = fake.held.filter((record) => record.source === source && record.atMs >= sinceMs && isOwn(record));
        const from = Number(cursor ?? 0);
        const next = from + PAGE_SIZE < all.length ? String(from + PAGE_SIZE) : null;
        return ok({ items: all.slice(from, from + PAGE_SIZE), next, unreadable: 0 });
      }),
    ask: (own) => throughFaults<FoundExecution>(log, { agentId: '', method: 'ask', keys: [own.key] }, () => ok(fake.found)),
  };
  return fake;
}
