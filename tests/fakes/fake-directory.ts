import type { Directory } from '#ports/directory.ts';
import { ok } from '#domain/shared/result.ts';
import { type StoreCall, type StoreFaults, noFaults, throughFaults } from './store-faults.ts';

/** Who is a lead, in memory. */
export interface FakeDirectory extends Directory {
  /** Add and take away while a test runs. */
  readonly leadIds: Set<string>;
  readonly calls: StoreCall[];
  readonly faults: StoreFaults;
}

export function createFakeDirectory(leadIds: Iterable<string> = []): FakeDirectory {
  const log = { faults: noFaults(), calls: [] as StoreCall[] };
  const leads = new Set(leadIds);
  return {
    ...log,
    leadIds: leads,
    leadsAmong: (userIds) =>
      throughFaults(log, { agentId: '', method: 'leadsAmong', keys: userIds }, () => ok(new Set(userIds.filter((id) => leads.has(id))))),
  };
}
