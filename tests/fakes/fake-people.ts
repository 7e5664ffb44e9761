import { ok } from '#domain/shared/result.ts';
import type { People, TicketCustomer } from '#ports/people.ts';
import { type StoreCall, type StoreFaults, noFaults, throughFaults } from './store-faults.ts';

export interface FakePeople extends People {
  /** Whose tickets there are, by their ids. */
  readonly customers: Map<string, TicketCustomer>;
  readonly calls: StoreCall[];
  readonly faults: StoreFaults;
}

/** Whose tickets there are, in memory. */
export function createFakePeople(): FakePeople {
  const log = { faults: noFaults(), calls: [] as StoreCall[] };
  const customers = new Map<string, TicketCustomer>();
  return {
    ...log,
    customers,
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
