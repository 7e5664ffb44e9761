import type { AccountPermissions, RecordPermissions } from '#ports/record-permissions.ts';
import { ok } from '#domain/shared/result.ts';
import { type StoreCall, type StoreFaults, noFaults, throughFaults } from './store-faults.ts';

/** What roles may do in an account, in memory: it is set. */
export interface FakeRecordPermissions extends RecordPermissions {
  present: AccountPermissions;
  readonly calls: StoreCall[];
  readonly faults: StoreFaults;
}

export function createFakeRecordPermissions(): FakeRecordPermissions {
  const log = { faults: noFaults(), calls: [] as StoreCall[] };
  const fake: FakeRecordPermissions = {
    ...log,
    present: { roles: [], openToEndUsers: [] },
    read: () => throughFaults<AccountPermissions>(log, { agentId: '', method: 'read', keys: [] }, () => ok(fake.present)),
  };
  return fake;
}
