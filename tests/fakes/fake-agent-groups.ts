import type { AgentGroup, AgentGroups } from '#ports/agent-groups.ts';
import { ok } from '#domain/shared/result.ts';
import { type StoreCall, type StoreFaults, noFaults, throughFaults } from './store-faults.ts';

/** The groups of an account, in memory: at first the leads' alone, with somebody in it. */
export interface FakeAgentGroups extends AgentGroups {
  readonly present: AgentGroup[];
  readonly calls: StoreCall[];
  readonly faults: StoreFaults;
}

export function createFakeAgentGroups(): FakeAgentGroups {
  const log = { faults: noFaults(), calls: [] as StoreCall[] };
  const present: AgentGroup[] = [{ id: '360000000102', name: 'Team leads', hasMembers: true }];
  return {
    ...log,
    present,
    find: (nameOrNumber) =>
      throughFaults<readonly AgentGroup[]>(log, { agentId: '', method: 'find', keys: [nameOrNumber] }, () => {
        const named = present.filter(({ name }) => name === nameOrNumber);
        return ok(named.length > 0 ? named : present.filter(({ id }) => id === nameOrNumber));
      }),
  };
}
