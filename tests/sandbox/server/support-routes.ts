import { createRandom } from '../world/random.ts';
import { groups } from '../world/people.ts';
import { causeFieldId, isArchived, ticketStatuses, type Ticket } from '../world/world.ts';
import { customRoleOf, customRoles, scopesOf } from './account-rules.ts';
import { badParameter, invalidEndpoint, invalidSearch, recordNotFound, searchTooDeep } from './errors.ts';
import { ok, type Reply } from './http.ts';
import { cursorPage, orderedArray, pageLinks, pageRequest, type SortKey } from './paging.ts';
import { plans } from './plans.ts';
import { route, type Call, type Route } from './router.ts';
import { requireAgent, type ApiContext } from './state.ts';
import { parseTicketQuery } from './ticket-search.ts';
import { causeFieldJson, customerJson, groupJson, membershipJson, metricSetJson, personJson, ticketJson } from './zendesk-json.ts';

type SupportCall = Call<ApiContext>;

/** Tickets, search, users, groups and ticket fields: what an app reads of them. */
export const supportRoutes: Route<ApiContext>[] = [
  route('GET', '/search', search),
  route('GET', '/search/count', searchCount),
  route('GET', '/tickets/show_many', showManyTickets),
  route('GET', '/tickets/:ticket', showTicket),
  route('GET', '/users', listUsers),
  route('GET', '/users/me', showMe),
  route('GET', '/users/show_many', showManyUsers),
  route('GET', '/users/:user', showUser),
  route('GET', '/users/:user/tickets/requested', requestedTickets),
  route('GET', '/users/:user/groups', userGroups),
  route('GET', '/custom_roles', listCustomRoles),
  route('GET', '/groups', listGroups),
  route('GET', '/groups/:group/memberships', groupMemberships),
  route('GET', '/ticket_fields', listTicketFields),
  route('GET', '/ticket_fields/:field', showTicketField),
];

/** Zendesk: pages of at most 100, and nothing beyond the first 1,000 results. */
const largestPage = 100;
const searchLimit = 1000;

interface Found {
  tickets: Ticket[];
  orderBy: string | null;
  direction: string | null;
}

function find({ context, query }: SupportCall): Found {
  requireAgent(context.session);
  const text = query['query'];
  if (text === undefined || text.trim() === '') throw badParameter('MissingParameter', 'query is missing');
  const { state, session, nowMs } = context;
  const parsed = parseTicketQuery(text, { world: state.world, session, nowMs });
  const known = state.ticketIndex.at(nowMs, state.faults.settings.searchLagMs);
  const candidates =
    parsed.requesterIds === null
      ? [...known.values()]
      : parsed.requesterIds.flatMap((id) => ticketsOf(known, state.world.ticketIdsByRequester.get(id) ?? []));
  return { tickets: candidates.filter((ticket) => parsed.test(ticket)), orderBy: parsed.orderBy, direction: parsed.direction };
}

function ticketsOf(known: ReadonlyMap<string, Ticket>, ids: readonly number[]): Ticket[] {
  return ids.map((id) => known.get(String(id))).filter((ticket) => ticket !== undefined);
}

const sortKeys = new Map<string, (ticket: Ticket) => SortKey>([
  // Relevance promises no order in time.
  ['relevance', (ticket) => [createRandom('relevance', ticket.id).next(), ticket.id]],
  ['created_at', (ticket) => [ticket.createdMs, ticket.id]],
  ['updated_at', (ticket) => [ticket.updatedMs, ticket.id]],
  ['priority', (ticket) => [['low', 'normal', 'high', 'urgent'].indexOf(ticket.priority), ticket.id]],
  ['status', (ticket) => [ticketStatuses.indexOf(ticket.status), ticket.id]],
  ['ticket_type', (ticket) => [ticket.id]],
]);

/** ListSearchResults: offset paging only; archived tickets are found. */
function search(call: SupportCall): Reply {
  const { query, context } = call;
  if (Object.keys(query).some((name) => name.startsWith('page[')))
    throw badParameter('InvalidPaginationParameter', 'Search is paged by page and per_page');
  const { tickets, orderBy, direction } = find(call);
  const { page, perPage } = offsetPage(query);
  if (page * perPage > searchLimit) throw searchTooDeep();
  const keyOf = sortKeys.get(query['sort_by'] ?? orderBy ?? 'relevance');
  if (keyOf === undefined) throw invalidSearch(`cannot sort by ${query['sort_by'] ?? orderBy}`);
  const ordered = orderedArray(tickets, keyOf, (query['sort_order'] ?? direction ?? 'desc') === 'asc' ? 1 : -1);
  const shown = slice(ordered, page, perPage);
  const json = { world: context.state.world, baseUrl: context.baseUrl };
  return ok({
    results: shown.map((ticket) => ({ ...ticketJson(ticket, json), result_type: 'ticket' })),
    facets: null,
    ...offsetLinks({ address: `${context.baseUrl}/api/v2/search.json`, query, page, perPage, count: tickets.length }),
  });
}

function searchCount(call: SupportCall): Reply {
  return ok({ count: find(call).tickets.length });
}

function offsetPage(query: Record<string, string>): { page: number; perPage: number } {
  const page = Number(query['page'] ?? 1);
  const perPage = Number(query['per_page'] ?? largestPage);
  if (!Number.isSafeInteger(page) || page < 1) throw badParameter('InvalidPaginationParameter', 'page must be a whole number from 1');
  if (!Number.isSafeInteger(perPage) || perPage < 1)
    throw badParameter('InvalidPaginationParameter', 'per_page must be a whole number from 1');
  return { page, perPage: Math.min(perPage, largestPage) };
}

function slice(ordered: { length: number; at: (index: number) => Ticket | undefined }, page: number, perPage: number): Ticket[] {
  const start = (page - 1) * perPage;
  return Array.from({ length: Math.max(0, Math.min(perPage, ordered.length - start)) }, (_, index) => ordered.at(start + index)).filter(
    (ticket) => ticket !== undefined,
  );
}

interface Offset {
  address: string;
  query: Record<string, string>;
  page: number;
  perPage: number;
  count: number;
}

function offsetLinks({ address, query, page, perPage, count }: Offset): {
  count: number;
  next_page: string | null;
  previous_page: string | null;
} {
  const link = (number: number): string => `${address}?${new URLSearchParams({ ...query, page: String(number) }).toString()}`;
  return { count, next_page: page * perPage < count ? link(page + 1) : null, previous_page: page > 1 ? link(page - 1) : null };
}

function showTicket({ context, params }: SupportCall): Reply {
  requireAgent(context.session);
  const ticket = context.state.world.tickets.get(Number(params['ticket']));
  if (ticket === undefined) throw recordNotFound();
  return ok({ ticket: ticketJson(ticket, { world: context.state.world, baseUrl: context.baseUrl }) });
}

/** TicketsShowMany: up to 100 ids, unknown ones left out; with their metrics, where they are asked for and the account gives them. */
function showManyTickets({ context, query }: SupportCall): Reply {
  const { state, session, nowMs, baseUrl } = context;
  requireAgent(session);
  if (query['ids'] === undefined) throw badParameter('MissingParameter', 'ids is missing');
  const { metricSets, showsManyArchived } = state.account.rules;
  const tickets = query['ids']
    .split(',')
    .slice(0, largestPage)
    .map((id) => state.world.tickets.get(Number(id)))
    .filter((ticket) => ticket !== undefined)
    .filter((ticket) => showsManyArchived || !isArchived(ticket, nowMs));
  const place = query['include']?.split(',').includes('metric_sets') === true ? metricSets : 'absent';
  return ok({
    tickets: tickets.map((ticket) => ({
      ...ticketJson(ticket, { world: state.world, baseUrl }),
      ...(place === 'ticket' && { metric_set: metricSetJson(ticket, baseUrl) }),
    })),
    ...(place === 'list' && { metric_sets: tickets.map((ticket) => metricSetJson(ticket, baseUrl)) }),
    ...(query['include']?.split(',').includes('users') === true && { users: requestersOf(context, tickets) }),
    count: tickets.length,
    next_page: null,
    previous_page: null,
  });
}

function requestersOf(context: ApiContext, tickets: readonly Ticket[]): readonly object[] {
  const ids = [...new Set(tickets.map(({ requesterId }) => requesterId))];
  return ids.map((id) => userJson(context, id)).filter((user) => user !== null);
}

const requestedSorts = new Map<string, (ticket: Ticket) => SortKey>([
  ['id', (ticket) => [ticket.id]],
  ['updated_at', (ticket) => [ticket.updatedMs, ticket.id]],
  ['created_at', (ticket) => [ticket.createdMs, ticket.id]],
  ['status', (ticket) => [ticketStatuses.indexOf(ticket.status), ticket.id]],
]);

const deepestOffset = 10_000;

/** ListUserRequestedTickets: by cursor where `page[size]` is given, by offset otherwise; archived tickets are left out. */
function requestedTickets(call: SupportCall): Reply {
  const { context, query } = call;
  requireAgent(context.session);
  const { world } = context.state;
  const userId = knownUser(call);
  const live = (world.ticketIdsByRequester.get(userId) ?? [])
    .map((id) => world.tickets.get(id))
    .filter((ticket) => ticket !== undefined)
    .filter((ticket) => !isArchived(ticket, context.nowMs));
  const address = `${context.baseUrl}/api/v2/users/${userId}/tickets/requested.json`;
  const json = (ticket: Ticket): object => ticketJson(ticket, { world, baseUrl: context.baseUrl });

  if (Object.keys(query).some((name) => name.startsWith('page['))) {
    const sort = query['sort'] ?? 'id';
    const keyOf = requestedSorts.get(sort.replace(/^-/, ''));
    if (keyOf === undefined)
      throw badParameter('InvalidSortParameter', 'sort must be one of id, updated_at, status, with - in front for descending');
    const page = cursorPage(orderedArray(live, keyOf, sort.startsWith('-') ? -1 : 1), pageRequest(query));
    return ok({ tickets: page.items.map(json), ...pageLinks(page, address, query) });
  }
  const { page, perPage } = offsetPage(query);
  if (page * perPage > deepestOffset) throw badParameter('InvalidPaginationDepth', 'Offset pagination ends at 10,000 records');
  const keyOf = requestedSorts.get(query['sort_by'] ?? 'id');
  if (keyOf === undefined) throw badParameter('InvalidSortParameter', `cannot sort by ${query['sort_by']}`);
  const ordered = orderedArray(live, keyOf, query['sort_order'] === 'desc' ? -1 : 1);
  return ok({ tickets: slice(ordered, page, perPage).map(json), ...offsetLinks({ address, query, page, perPage, count: live.length }) });
}

function knownUser({ context, params }: SupportCall): number {
  const { world } = context.state;
  const id = remainingUser(context, Number(params['user']));
  if (!world.customers.has(id) && !world.people.some((person) => person.id === id)) throw recordNotFound();
  return id;
}

/** The user whom this one was merged into, where the account answers with them and there is one. */
function remainingUser({ state }: ApiContext, id: number): number {
  const into = state.account.rules.mergedUsers === 'remaining' ? state.mergedUsers.get(id) : undefined;
  return into ?? id;
}

function userJson(context: ApiContext, given: number): Record<string, unknown> | null {
  const { state, baseUrl } = context;
  const id = remainingUser(context, given);
  const person = state.world.people.find((candidate) => candidate.id === id);
  if (person !== undefined) return personJson(person, customRoleOf(person, state.account.rules), baseUrl);
  const customer = state.world.customers.get(id);
  return customer === undefined ? null : customerJson(customer, { world: state.world, baseUrl });
}

function showMe({ context }: SupportCall): Reply {
  return ok({ user: userJson(context, context.session.userId) });
}

/** ListCustomRoles: for agents, on the Enterprise plans. */
function listCustomRoles({ context: { session, state } }: SupportCall): Reply {
  requireAgent(session);
  const { plan, recordAccess } = state.account.rules;
  if (plan !== null && !plans[plan].name.includes('Enterprise')) throw invalidEndpoint();
  const roles = customRoles.map(({ role, id, roleType, name }) => ({
    id,
    name,
    description: '',
    role_type: roleType,
    team_member_count: state.world.people.filter((person) => customRoleOf(person, { recordAccess })?.role === role).length,
    configuration: {
      custom_objects: Object.fromEntries([...state.objects.keys()].map((key) => [key, { scopes: scopesOf(recordAccess[role]) }])),
    },
  }));
  return ok({ custom_roles: roles, count: roles.length, next_page: null, previous_page: null });
}

/** ListUsers: people of one role or of several, by cursor. Customers are asked for by nobody here. */
function listUsers({ context, query }: SupportCall): Reply {
  requireAgent(context.session);
  const { world } = context.state;
  const roles = (query['role'] ?? query['role[]'] ?? '').split(',');
  const found = world.people.filter((person) => roles.includes(person.role));
  const json = (person: (typeof found)[number]): object =>
    personJson(person, customRoleOf(person, context.state.account.rules), context.baseUrl);
  const page = cursorPage(
    orderedArray(found, (person) => [person.id], 1),
    pageRequest(query),
  );
  return ok({ users: page.items.map(json), ...pageLinks(page, `${context.baseUrl}/api/v2/users.json`, query) });
}

function showUser(call: SupportCall): Reply {
  requireAgent(call.context.session);
  return ok({ user: userJson(call.context, knownUser(call)) });
}

/** ShowManyUsers: up to 100 ids, unknown ones left out. */
function showManyUsers({ context, query }: SupportCall): Reply {
  requireAgent(context.session);
  const ids = (query['ids'] ?? '').split(',').slice(0, largestPage).map(Number);
  const users = ids.map((id) => userJson(context, id)).filter((user) => user !== null);
  return ok({ users, count: users.length, next_page: null, previous_page: null });
}

function userGroups(call: SupportCall): Reply {
  const { state, session, baseUrl } = call.context;
  requireAgent(session);
  const id = knownUser(call);
  const person = state.world.people.find((candidate) => candidate.id === id);
  return listed(
    'groups',
    (person?.groups ?? []).map((group) => groupJson(group, baseUrl)),
  );
}

function listGroups({ context }: SupportCall): Reply {
  requireAgent(context.session);
  return listed(
    'groups',
    groups.map((group) => groupJson(group, context.baseUrl)),
  );
}

function groupMemberships({ context, params }: SupportCall): Reply {
  requireAgent(context.session);
  const group = groups.find((candidate) => candidate.id === Number(params['group']));
  if (group === undefined) throw recordNotFound();
  const members = context.state.world.people.filter((person) => person.groups.some((candidate) => candidate.id === group.id));
  return listed(
    'group_memberships',
    members.map((person) => membershipJson(person, group, context.baseUrl)),
  );
}

function listTicketFields({ context }: SupportCall): Reply {
  requireAgent(context.session);
  return listed('ticket_fields', [causeFieldJson(context.state.world, context.baseUrl)]);
}

function showTicketField({ context, params }: SupportCall): Reply {
  requireAgent(context.session);
  if (Number(params['field']) !== causeFieldId) throw recordNotFound();
  return ok({ ticket_field: causeFieldJson(context.state.world, context.baseUrl) });
}

/** Lists short enough for one page. */
function listed(name: string, items: object[]): Reply {
  return ok({ [name]: items, count: items.length, next_page: null, previous_page: null });
}
