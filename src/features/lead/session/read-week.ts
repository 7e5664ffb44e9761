import type { KeptOutcome } from '#domain/journal/kept-outcomes.ts';
import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import type { OutcomeTicket } from '#domain/outcomes/outcome.ts';
import { type OutcomeWeek, gesturesOf, outcomesOfWeek, similarTickets, usualDelayMs, watchedTime } from '#domain/outcomes/outcome-week.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type FoundTickets, PAGES_FOUND_AT_MOST, type TicketOutcomes } from '#ports/ticket-outcomes.ts';
import type { MomentArchive } from '#ports/moment-archive.ts';
import type { Page } from '#ports/page.ts';
import type { Runtime } from '#ports/runtime.ts';
import type { Settings } from '#ports/settings.ts';

/** Of a week's tickets without a gesture three hundred are looked at, and of the moments from its first day on five. */
const PAGES_AT_MOST = 3;
const MOMENT_PAGES_AT_MOST = 5;
/** What is given for a ticket comes within a week of it, nearly always. */
const LATER_MS = 7 * DAY_MS;
/** Zendesk takes so many ids at once. */
const TICKETS_AT_ONCE = 100;
const CUSTOMERS_AT_ONCE = 25;
/** Customers who are asked about together, and have more than two hundred tickets, are left out: their tickets are read whole or not at all. */
const CUSTOMER_PAGES_AT_MOST = 2;
const PAGE_SIZE = 100;

/** Asks Zendesk one thing, in its turn; null once nobody wants it any more. */
export type Ask = <T>(call: () => Promise<Result<T, AppFault>>) => Promise<Result<T | null, AppFault>>;

/** What a week is read by. */
export interface WeekDeps {
  readonly ports: {
    readonly archive: Pick<MomentArchive, 'since'>;
    readonly ticketOutcomes: TicketOutcomes;
    readonly runtime: Pick<Runtime, 'nowMs'>;
  };
  readonly context: { readonly timeZone: string };
  /** The settings as they are at this call. */
  settings(): Settings;
}

/** An answer, or what ends the reading: a fault, or null where it is not wanted any more. */
type Answer<T> = { readonly value: T } | { readonly end: Result<null, AppFault> };

/** Reads what became of the tickets of a week: at most 44 requests, and one where nobody gave anything. Null where it was not wanted to the end. */
export async function readWeek(deps: WeekDeps, week: OutcomeWeek, asked: Ask): Promise<Result<readonly KeptOutcome[] | null, AppFault>> {
  const { ports, context } = deps;
  const { causeFieldId, policy } = deps.settings();
  const terms = { teamCauses: policy.causes.map(({ cause }) => cause), timeZone: context.timeZone };
  const ask = async <T>(call: () => Promise<Result<T, AppFault>>): Promise<Answer<T>> => {
    const answer = await asked(call);
    if (!answer.ok) return { end: answer };
    return answer.value === null ? { end: ok(null) } : { value: answer.value };
  };

  const moments = await readMoments(deps, week, ask);
  if ('end' in moments) return moments.end;
  const given = gesturesOf(moments.value, week, context.timeZone);
  if (given.gestures.length === 0) return ok([]);
  const ofGestures = await readTickets(
    deps,
    given.gestures.map(({ ticketId }) => ticketId),
    ask,
  );
  if ('end' in ofGestures) return ofGestures.end;
  const causes = [...new Set(given.gestures.map(({ cause }) => cause))].filter((cause) => cause !== '');
  const without = { fromMs: week.fromMs, toMs: week.toMs, causes, causeFieldId };
  const found = await readPages(ask, (page) => ports.ticketOutcomes.without(without, page), { pages: PAGES_AT_MOST, isSample: true });
  if ('end' in found) return found.end;
  const similarIds = similarTickets(found.value.tickets, given, week, terms).map(({ id }) => id);
  const similar = await readTickets(deps, similarIds, ask);
  if ('end' in similar) return similar.end;
  const tickets = new Map([...ofGestures.value, ...similar.value].map((ticket) => [ticket.id, ticket]));
  const time = watchedTime(week, usualDelayMs(given.gestures, tickets) ?? 0);
  const byCustomer = await readCustomers(deps, { time, tickets: [...tickets.values()] }, ask);
  if ('end' in byCustomer) return byCustomer.end;
  return ok(outcomesOfWeek({ given, tickets, similarIds, byCustomer: byCustomer.value }, { ...terms, nowMs: ports.runtime.nowMs() }));
}

type AskOne = <T>(call: () => Promise<Result<T, AppFault>>) => Promise<Answer<T>>;

async function readMoments(
  { ports: { archive } }: WeekDeps,
  { fromMs, toMs }: OutcomeWeek,
  ask: AskOne,
): Promise<Answer<readonly ServiceMoment[]>> {
  const moments: ServiceMoment[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < MOMENT_PAGES_AT_MOST; pages += 1) {
    const from: string | null = cursor;
    const page: Answer<Page<ServiceMoment>> = await ask(() => archive.since(fromMs, from));
    if ('end' in page) return page;
    moments.push(...page.value.items);
    cursor = page.value.next;
    if (cursor === null || moments.some(({ createdAtMs }) => createdAtMs >= toMs + LATER_MS)) break;
  }
  return { value: moments };
}

async function readTickets({ ports, settings }: WeekDeps, ids: readonly string[], ask: AskOne): Promise<Answer<readonly OutcomeTicket[]>> {
  const tickets: OutcomeTicket[] = [];
  for (let from = 0; from < ids.length; from += TICKETS_AT_ONCE) {
    const read = await ask(() => ports.ticketOutcomes.tickets(ids.slice(from, from + TICKETS_AT_ONCE), settings().causeFieldId));
    if ('end' in read) return read;
    tickets.push(...read.value);
  }
  return { value: tickets };
}

/** The tickets of each customer; of those who share a search that finds more than is read nobody is known well enough. */
async function readCustomers(
  { ports, settings }: WeekDeps,
  { time, tickets }: { readonly time: { readonly fromMs: number; readonly toMs: number }; readonly tickets: readonly OutcomeTicket[] },
  ask: AskOne,
): Promise<Answer<ReadonlyMap<string, readonly OutcomeTicket[]>>> {
  const ids = [...new Set(tickets.map(({ customerId }) => customerId))];
  const byCustomer = new Map<string, OutcomeTicket[]>();
  for (let from = 0; from < ids.length; from += CUSTOMERS_AT_ONCE) {
    const customerIds = ids.slice(from, from + CUSTOMERS_AT_ONCE);
    const of = { ...time, customerIds, causeFieldId: settings().causeFieldId };
    const found = await readPages(ask, (page) => ports.ticketOutcomes.ofCustomers(of, page), {
      pages: CUSTOMER_PAGES_AT_MOST,
      isSample: false,
    });
    if ('end' in found) return found;
    if (found.value.inAll > CUSTOMER_PAGES_AT_MOST * PAGE_SIZE) continue;
    for (const id of customerIds) byCustomer.set(id, []);
    for (const ticket of found.value.tickets) byCustomer.get(ticket.customerId)?.push(ticket);
  }
  return { value: byCustomer };
}

/** The pages of a search; where there are more than are read, a sample of them, evenly out of those that a search tells, or the first alone. */
async function readPages(
  ask: AskOne,
  pageAt: (page: number) => Promise<Result<FoundTickets, AppFault>>,
  atMost: { readonly pages: number; readonly isSample: boolean },
): Promise<Answer<FoundTickets>> {
  const first = await ask(() => pageAt(1));
  if ('end' in first) return first;
  const { inAll } = first.value;
  const pages = Math.min(PAGES_FOUND_AT_MOST, Math.ceil(inAll / PAGE_SIZE));
  const byId = new Map(first.value.tickets.map((ticket) => [ticket.id, ticket]));
  const read = pages > atMost.pages && !atMost.isSample ? 1 : Math.min(pages, atMost.pages);
  for (let index = 1; index < read; index += 1) {
    const page = await ask(() => pageAt(1 + Math.round((index * (pages - 1)) / (read - 1))));
    if ('end' in page) return page;
    for (const ticket of page.value.tickets) byId.set(ticket.id, ticket);
  }
  return { value: { tickets: [...byId.values()], inAll } };
}
