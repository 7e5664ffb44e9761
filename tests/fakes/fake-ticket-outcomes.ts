import { causeOf } from '#domain/incidents/incidents.ts';
import { MOMENT_TAG } from '#domain/moments/moment.ts';
import type { OutcomeTicket } from '#domain/outcomes/outcome.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { FoundTickets, TicketOutcomes } from '#ports/ticket-outcomes.ts';
import { type StoreCall, type StoreFaults, noFaults, throughFaults } from './store-faults.ts';

const PAGE_SIZE = 100;

/** The tickets of an account in memory. */
export interface FakeTicketOutcomes extends TicketOutcomes {
  readonly all: OutcomeTicket[];
  readonly calls: StoreCall[];
  readonly faults: StoreFaults;
}

export function createFakeTicketOutcomes(tickets: readonly OutcomeTicket[] = []): FakeTicketOutcomes {
  const log = { faults: noFaults(), calls: [] as StoreCall[] };
  const all = [...tickets];
  const found = (method: string, page: number, test: (ticket: OutcomeTicket) => boolean): Promise<Result<FoundTickets, AppFault>> =>
    throughFaults(log, { agentId: '', method, keys: [String(page)] }, () => {
      const meant = all.filter(test).toSorted((one, other) => other.createdAtMs - one.createdAtMs);
      const shown = meant.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
      return ok({ tickets: shown.map((ticket) => ({ ...ticket, course: null })), inAll: meant.length });
    });
  return {
    ...log,
    all,
    tickets: (ids) => throughFaults(log, { agentId: '', method: 'tickets', keys: ids }, () => ok(all.filter(({ id }) => ids.includes(id)))),
    without: ({ fromMs, toMs, causes }, page) =>
      found('without', page, (ticket) => {
        const isMeant = ticket.createdAtMs >= fromMs && ticket.createdAtMs < toMs && !ticket.tags.includes(MOMENT_TAG);
        return isMeant && causeOf(ticket, causes) !== null && causes.includes(causeOf(ticket, causes) ?? '');
      }),
    ofCustomers: ({ fromMs, toMs, customerIds }, page) =>
      found(
        'ofCustomers',
        page,
        ({ createdAtMs, customerId }) => createdAtMs >= fromMs && createdAtMs < toMs && customerIds.includes(customerId),
      ),
  };
}
