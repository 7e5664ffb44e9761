import { readOrders, readTickets, type OrderRow, type TicketRow } from './files.ts';
import { orderObject } from './objects.ts';
import { createPeople } from './people.ts';
import { createRandom } from './random.ts';
import { seededContent } from './seeded-world.ts';
import { causeLabel, seededCauses, settledTicket } from './tickets.ts';
import { append, putTicket, type Customer, type ObjectDefinition, type Ticket, type World, type WorldContent } from './world.ts';

export interface WorldOptions {
  nowMs: number;
  seed?: number;
  /** What installing the app creates, from requirements.json. */
  objects: readonly ObjectDefinition[];
  ordersFile?: string | undefined;
  ticketsFile?: string | undefined;
}

const firstCustomerId = 2_000_001;

/** Makes the account: from files where there are any, from the seed otherwise. The same options make the same world. */
export function createWorld({ nowMs, seed = 1, objects, ordersFile, ticketsFile }: WorldOptions): World {
  if (ordersFile === undefined && ticketsFile === undefined) {
    return assemble({ nowMs, seed, objects, content: seededContent(seed, nowMs), defaultTicketId: 101 });
  }
  const orders = ordersFile === undefined ? null : readOrders(ordersFile, nowMs);
  const tickets = ticketsFile === undefined ? null : readTickets(ticketsFile, nowMs);
  const content = contentOfRows({ orderRows: orders?.rows ?? [], ticketRows: tickets?.rows ?? null, seed, nowMs });
  const world = assemble({ nowMs, seed, objects, content, defaultTicketId: openingTicket(content.tickets, nowMs) });
  world.files = [orders?.report, tickets?.report].filter((report) => report !== undefined);
  return world;
}

interface Parts {
  nowMs: number;
  seed: number;
  objects: readonly ObjectDefinition[];
  content: WorldContent;
  defaultTicketId: number;
}

function assemble({ nowMs, seed, objects, content, defaultTicketId }: Parts): World {
  const world: World = {
    people: createPeople(),
    customers: new Map(content.customers.map((customer) => [customer.id, customer])),
    orders: content.orders,
    tickets: new Map(),
    ticketIdsByRequester: new Map(),
    ordersByCustomer: new Map(),
    causeOptions: causeOptions(content.tickets),
    objects: [...objects, orderObject],
    files: [],
    currency: mostFrequent(content.orders.map((order) => order.currency)) ?? 'EUR',
    defaultTicketId,
    seed,
    nowMs,
  };
  for (const order of content.orders) append(world.ordersByCustomer, order.customerId, order);
  for (const ticket of content.tickets) putTicket(world, ticket);
  return world;
}

function causeOptions(tickets: readonly Ticket[]): World['causeOptions'] {
  const found = new Set(tickets.map((ticket) => ticket.cause).filter((cause) => cause !== null));
  const values = new Set([...seededCauses, ...[...found].toSorted()]);
  return [...values].map((value) => ({ name: causeLabel(value), value }));
}

interface Rows {
  orderRows: readonly OrderRow[];
  /** Null where no file names tickets: a few are made up then, so that there is something to open. */
  ticketRows: readonly TicketRow[] | null;
  seed: number;
  nowMs: number;
}

function contentOfRows({ orderRows, ticketRows, seed, nowMs }: Rows): WorldContent {
  const since = new Map<string, number>();
  for (const { customer, orderedMs } of orderRows) since.set(customer, Math.min(since.get(customer) ?? orderedMs, orderedMs));
  for (const { customer, createdMs } of ticketRows ?? []) since.set(customer, Math.min(since.get(customer) ?? createdMs, createdMs));
  const customers = [...since].map(([externalId, createdMs], index) => fileCustomer(externalId, firstCustomerId + index, createdMs));
  const idByExternalId = new Map(customers.map((customer) => [customer.externalId, customer.id]));
  const idOf = (externalId: string): number => idByExternalId.get(externalId) ?? 0;

  const orders = orderRows.map((row) => ({
    id: row.orderId,
    customerId: idOf(row.customer),
    orderedMs: row.orderedMs,
    amountMinor: row.amountMinor,
    currency: row.currency,
  }));
  const tickets =
    ticketRows === null
      ? inventedTickets(customers, seed, nowMs)
      : ticketRows.map((row) =>
          settledTicket(
            {
              id: row.ticketId,
              requesterId: idOf(row.customer),
              subject: row.subject,
              cause: tagOf(row.category),
              createdMs: row.createdMs,
            },
            { seed, nowMs },
          ),
        );
  reopen(tickets, openingTicket(tickets, nowMs), nowMs);
  return { customers, orders, tickets };
}

function fileCustomer(externalId: string, id: number, createdMs: number): Customer {
  const mailbox = externalId.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return { id, externalId, name: `Customer ${externalId} (sample)`, email: `customer-${mailbox}-${id}@shop.example`, createdMs };
}

/** Tags and tagger values hold no spaces; Zendesk lowers their case. */
function tagOf(category: string): string | null {
  const tag = category.toLowerCase().replace(/[\s,]+/g, '_');
  return tag === '' ? null : tag;
}

const inventedCustomers = 20;

function inventedTickets(customers: readonly Customer[], seed: number, nowMs: number): Ticket[] {
  const stride = Math.max(1, Math.floor(customers.length / inventedCustomers));
  const chosen = customers.filter((_, index) => index % stride === 0).slice(0, inventedCustomers);
  const drafts = chosen.flatMap((customer) => {
    const random = createRandom(seed, 'invented', customer.id);
    return Array.from({ length: random.between(1, 5) }, () => {
      const cause = random.pick(seededCauses);
      return {
        requesterId: customer.id,
        cause,
        subject: causeLabel(cause),
        createdMs: nowMs - Math.round(random.next() * 90 * 86_400_000),
      };
    });
  });
  return drafts
    .toSorted((one, other) => one.createdMs - other.createdMs)
    .map((draft, index) => settledTicket({ id: 101 + index, ...draft }, { seed, nowMs }));
}

const severalTickets = 3;

/** The newest ticket of a customer with several prior ones: the view that shows most. */
function openingTicket(tickets: readonly Ticket[], nowMs: number): number {
  const counts = new Map<number, number>();
  for (const ticket of tickets) counts.set(ticket.requesterId, (counts.get(ticket.requesterId) ?? 0) + 1);
  const rich = tickets.filter((ticket) => (counts.get(ticket.requesterId) ?? 0) > severalTickets && ticket.createdMs <= nowMs);
  return newest(rich.length > 0 ? rich : tickets)?.id ?? 0;
}

function newest(tickets: readonly Ticket[]): Ticket | undefined {
  return tickets.reduce<Ticket | undefined>(
    (best, ticket) => (best === undefined || ticket.createdMs > best.createdMs ? ticket : best),
    undefined,
  );
}

/** The ticket shown first is one an agent can still work on, however old the file is. */
function reopen(tickets: readonly Ticket[], id: number, nowMs: number): void {
  const ticket = tickets.find((candidate) => candidate.id === id);
  if (ticket === undefined) return;
  Object.assign(ticket, {
    status: 'open',
    rating: 'unoffered',
    updatedMs: Math.min(ticket.createdMs + 3_600_000, nowMs),
  } satisfies Partial<Ticket>);
}

function mostFrequent(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? null;
}
