import type { RequestTrigger, RequestTriggers } from '#ports/request-triggers.ts';
import { fail, ok } from '#domain/shared/result.ts';
import { type StoreCall, type StoreFaults, noFaults, throughFaults } from './store-faults.ts';

/** The triggers of an account, in memory. */
export interface FakeRequestTriggers extends RequestTriggers {
  readonly present: RequestTrigger[];
  readonly calls: StoreCall[];
  readonly faults: StoreFaults;
}

const TITLE = 'Make It Right: tell the leads about a request';

export function createFakeRequestTriggers(): FakeRequestTriggers {
  const log = { faults: noFaults(), calls: [] as StoreCall[] };
  const present: RequestTrigger[] = [];
  return {
    ...log,
    present,
    list: () => throughFaults<readonly RequestTrigger[]>(log, { agentId: '', method: 'list', keys: [] }, () => ok([...present])),
    create: (groupId) =>
      throughFaults(log, { agentId: '', method: 'create', keys: [groupId] }, () => {
        present.push({ id: String(present.length + 1), title: TITLE, isActive: true, groupId });
        return ok(undefined);
      }),
    mend: (id, groupId) =>
      throughFaults(log, { agentId: '', method: 'mend', keys: [id, groupId] }, () => {
        const index = present.findIndex((trigger) => trigger.id === id);
        if (index === -1) return fail({ kind: 'missing', what: 'triggers' });
        present[index] = { id, title: TITLE, isActive: true, groupId };
        return ok(undefined);
      }),
  };
}
