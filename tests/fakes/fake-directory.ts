import type { Directory } from '#ports/directory.ts';
import { ok } from '#domain/shared/result.ts';
import { type StoreCall, type StoreFaults, noFaults, throughFaults } from './store-faults.ts';

const PAGE_SIZE = 100;

/** Who is a lead, in memory. */
export interface FakeDirectory extends Directory {
  /** Add and take away while a test runs. */
  readonly leadIds: Set<string>;
  /** What the roles that the account has made may do with entries, by their ids. */
  readonly mayWrite: Map<string, boolean>;
  /** What people are called, by their ids. */
  readonly names: Map<string, string>;
  /** Who of those may not give: customers, and whoever may only look. */
  readonly notWriting: Set<string>;
  readonly calls: StoreCall[];
  readonly faults: StoreFaults;
}

export function createFakeDirectory(leadIds: Iterable<string> = []): FakeDirectory {
  const log = { faults: noFaults(), calls: [] as StoreCall[] };
  const leads = new Set(leadIds);
  const mayWrite = new Map<string, boolean>();
  const names = new Map<string, string>();
  const notWriting = new Set<string>();
  return {
    ...log,
    leadIds: leads,
    mayWrite,
    names,
    notWriting,
    namesOf: (userIds) =>
      throughFaults(log, { agentId: '', method: 'namesOf', keys: userIds }, () =>
        ok(new Map(userIds.flatMap((id) => (names.has(id) ? [[id, names.get(id) ?? '']] : [])))),
      ),
    colleagues: (cursor) =>
      throughFaults(log, { agentId: '', method: 'colleagues', keys: cursor === null ? [] : [cursor] }, () => {
        const all = [...names].filter(([id]) => !notWriting.has(id)).map(([id, name]) => ({ id, name }));
        const end = Number(cursor ?? 0) + PAGE_SIZE;
        return ok({ items: all.slice(end - PAGE_SIZE, end), next: end < all.length ? String(end) : null, unreadable: 0 });
      }),
    mayWriteEntries: (roleId) =>
      throughFaults(log, { agentId: '', method: 'mayWriteEntries', keys: [roleId] }, () => ok(mayWrite.get(roleId) ?? null)),
    leadsAmong: (userIds) =>
      throughFaults(log, { agentId: '', method: 'leadsAmong', keys: userIds }, () => ok(new Set(userIds.filter((id) => leads.has(id))))),
  };
}
