import type { RawRecord, RecordPage, RecordPages } from '#ports/record-pages.ts';
import { ok } from '#domain/shared/result.ts';
import { type StoreCall, type StoreFaults, noFaults, throughFaults } from './store-faults.ts';

/** All records of an account, in memory, two a page; the cursor is how many came before. */
export interface FakeRecordPages extends RecordPages {
  readonly present: Record<'moments' | 'journal', RawRecord[]>;
  readonly calls: StoreCall[];
  readonly faults: StoreFaults;
}

const PAGE_SIZE = 2;

export function createFakeRecordPages(): FakeRecordPages {
  const log = { faults: noFaults(), calls: [] as StoreCall[] };
  const present: FakeRecordPages['present'] = { moments: [], journal: [] };
  return {
    ...log,
    present,
    page: (of, cursor, order = 'oldest_first') =>
      throughFaults<RecordPage>(log, { agentId: '', method: of, keys: [cursor ?? ''] }, () => {
        const from = Number(cursor ?? 0);
        const next = from + PAGE_SIZE < present[of].length ? String(from + PAGE_SIZE) : null;
        const records = order === 'oldest_first' ? present[of] : present[of].toReversed();
        return ok({ records: records.slice(from, from + PAGE_SIZE), next });
      }),
  };
}
