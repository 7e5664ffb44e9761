import { ok } from '#domain/shared/result.ts';
import type { People, TicketCustomer } from '#ports/people.ts';
import { type StoreCall, type StoreFaults, noFaults, throughFaults } from './store-faults.ts';

const PAGE_SIZE = 100;

export interface FakePeople extends People {
  /** Who may give; add while a test runs. */
  readonly teamIds: string[];
  /** Whose tickets there are, by their ids. */
  readonly customers: Map<string, TicketCustomer>;
  readonly calls: StoreCall[];
  readonly faults: StoreFaults;
}

/** The account's people in memory. */
export function createFakePeople(): FakePeople {
  const log = { faults: noFaults(), calls: [] as StoreCall[] };
  const teamIds: string[] = [];
  const customers = new Map<string, TicketCustomer>();
  return {
    ...log,
    teamIds,
    customers,
    team: (cursor) =>
      throughFaults(log, { agentId: '', method: 'team', keys: cursor === null ? [] : [cursor] }, () => {
        const end = Number(cursor ?? 0) + PAGE_SIZE;
        return ok({ items: teamIds.slice(end - PAGE_SIZE, end), next: end < teamIds.length ? String(end) : null, unreadable: 0 });
      }),
    customersOf: (ticketIds) =>
      throughFaults(log, { agentId: '', method: 'customersOf', keys: ticketIds }, () =>
        ok(
          new Map(
            ticketIds.flatMap((id) => {
              const customer = customers.get(id);
              return customer === undefined ? [] : [[id, customer] as const];
            }),
          ),
        ),
      ),
  };
}
