import type { AccountFields, LackingField } from '#ports/account-fields.ts';
import { ok } from '#domain/shared/result.ts';
import { type StoreCall, type StoreFaults, noFaults, throughFaults } from './store-faults.ts';

/** The fields of an account, in memory: what it lacks is set. */
export interface FakeAccountFields extends AccountFields {
  lacking: readonly LackingField[];
  readonly calls: StoreCall[];
  readonly faults: StoreFaults;
}

export function createFakeAccountFields(): FakeAccountFields {
  const log = { faults: noFaults(), calls: [] as StoreCall[] };
  const read = (method: string) => throughFaults<readonly LackingField[]>(log, { agentId: '', method, keys: [] }, () => ok(fake.lacking));
  const fake: FakeAccountFields = {
    ...log,
    lacking: [],
    known: () => read('known'),
    ofToday: () => read('ofToday'),
    read: () => read('read'),
  };
  return fake;
}
