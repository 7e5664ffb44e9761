import type { TicketHistory } from '#ports/ticket-history.ts';
import type { PriorTicket } from '#domain/incidents/incidents.ts';
import { ok } from '#domain/shared/result.ts';
import { type StoreCall, type StoreFaults, noFaults, throughFaults } from './store-faults.ts';

const READ_AT_MOST = 100;

/** Customers' tickets in memory; the present one may be among them. */
export interface FakeTicketHistory extends TicketHistory {
  readonly calls: StoreCall[];
  readonly faults: StoreFaults;
  /** Assign false to make it answer as the list without archived tickets does. */
  includesArchived: boolean;
  /** Add the tickets that a problem ticket gathers. */
  readonly linkedToProblem: Set<string>;
}

export function createFakeTicketHistory(ticketsByCustomer: Readonly<Record<string, readonly PriorTicket[]>> = {}): FakeTicketHistory {
  const log = { faults: noFaults(), calls: [] as StoreCall[] };
  const history: FakeTicketHistory = {
    ...log,
    includesArchived: true,
    linkedToProblem: new Set(),
    priorTickets: ({ customerId, exceptTicketId }) =>
      throughFaults(log, { agentId: '', method: 'priorTickets', keys: [customerId] }, () => {
        const all = (ticketsByCustomer[customerId] ?? []).toSorted((a, b) => b.createdAtMs - a.createdAtMs);
        const isPresent = ({ id }: PriorTicket): boolean => String(id) === exceptTicketId;
        const prior = all.filter((ticket) => !isPresent(ticket));
        return ok({
          read: prior.slice(0, READ_AT_MOST),
          inAll: prior.length,
          includesArchived: history.includesArchived,
          isLinkedToProblem: all.slice(0, READ_AT_MOST).some(isPresent) && history.linkedToProblem.has(exceptTicketId),
        });
      }),
  };
  return history;
}
