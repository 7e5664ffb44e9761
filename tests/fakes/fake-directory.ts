import type { Directory } from '#ports/directory.ts';
import { ok } from '#domain/shared/result.ts';
import { type StoreCall, type StoreFaults, noFaults, throughFaults } from './store-faults.ts';

/** Who is a lead, in memory. */
export interface FakeDirectory extends Directory {
  /** Add and take away while a test runs. */
  readonly leadIds: Set<string>;
  /** What the roles that the account has made may do with entries, by their ids. */
  readonly mayWrite: Map<string, boolean>;
  /** What people are called, by their ids. */
  readonly names: Map<string, string>;
  /** Who of those is a customer. */
  readonly customerIds: Set<string>;
  readonly calls: StoreCall[];
  readonly faults: StoreFaults;
}

export function createFakeDirectory(leadIds: Iterable<string> = []): FakeDirectory {
  const log = { faults: noFaults(), calls: [] as StoreCall[] };
  const leads = new Set(leadIds);
  const mayWrite = new Map<string, boolean>();
  const names = new Map<string, string>();
  const customerIds = new Set<string>();
  return {
    ...log,
    leadIds: leads,
    mayWrite,
    names,
    customerIds,
    namesOf: (userIds) =>
      throughFaults(log, { agentId: '', method: 'namesOf', keys: userIds }, () =>
        ok(new Map(userIds.flatMap((id) => (names.has(id) ? [[id, names.get(id) ?? '']] : [])))),
      ),
    colleagues: () =>
      throughFaults(log, { agentId: '', method: 'colleagues', keys: [] }, () =>
        ok({ names: new Map([...names].filter(([id]) => !customerIds.has(id))), isWhole: true }),
      ),
    mayWriteEntries: (roleId) =>
      throughFaults(log, { agentId: '', method: 'mayWriteEntries', keys: [roleId] }, () => ok(mayWrite.get(roleId) ?? null)),
    leadsAmong: (userIds) =>
      throughFaults(log, { agentId: '', method: 'leadsAmong', keys: userIds }, () => ok(new Set(userIds.filter((id) => leads.has(id))))),
  };
}
