import type { AccountProbe } from '#ports/account-probe.ts';
import { ok } from '#domain/shared/result.ts';
import { type StoreCall, type StoreFaults, noFaults, throughFaults } from './store-faults.ts';

/** An account whose behaviour is given, in memory. */
export interface FakeAccountProbe extends AccountProbe {
  /** The keys of the records that are there now, one a record. */
  readonly keys: readonly string[];
  readonly calls: StoreCall[];
  readonly faults: StoreFaults;
}

export function createFakeAccountProbe(account: {
  readonly nowMs: () => number;
  /** The list shows a record only so long after it was created. */
  readonly listLagMs?: number;
  readonly searchLagMs?: number;
  readonly duplicateExternalId?: 'reject' | 'allow';
}): FakeAccountProbe {
  const { nowMs, listLagMs = 0, searchLagMs = 0, duplicateExternalId = 'reject' } = account;
  const log = { faults: noFaults(), calls: [] as StoreCall[] };
  const records = new Map<string, { readonly key: string; readonly createdAtMs: number }>();
  let created = 0;
  const isVisible = (id: string, lagMs: number): boolean => {
    const record = records.get(id);
    return record !== undefined && nowMs() - record.createdAtMs >= lagMs;
  };
  return {
    ...log,
    get keys() {
      return [...records.values()].map(({ key }) => key);
    },
    create: (key) =>
      throughFaults<{ readonly id: string } | 'taken'>(log, { agentId: '', method: 'create', keys: [key] }, () => {
        const isTaken = [...records.values()].some((record) => record.key === key);
        if (isTaken && duplicateExternalId === 'reject') return ok('taken');
        created += 1;
        const id = `01FAKE${String(created).padStart(20, '0')}`;
        records.set(id, { key, createdAtMs: nowMs() });
        return ok({ id });
      }),
    isListed: (id) => throughFaults(log, { agentId: '', method: 'isListed', keys: [id] }, () => ok(isVisible(id, listLagMs))),
    isFound: (key, id) =>
      throughFaults(log, { agentId: '', method: 'isFound', keys: [key] }, () =>
        ok(records.get(id)?.key === key && isVisible(id, searchLagMs)),
      ),
    remove: (id) =>
      throughFaults(log, { agentId: '', method: 'remove', keys: [id] }, () => {
        records.delete(id);
        return ok(undefined);
      }),
  };
}
