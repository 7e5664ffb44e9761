import { accountUrl } from '../world/people.ts';
import { commentsOf, escapeHtml } from '../world/tickets.ts';
import { causeFieldId, putTicket, ticketStatuses, type Ticket, type TicketComment } from '../world/world.ts';
import type { SandboxAccount } from './account.ts';
import type { SandboxApi } from './api.ts';
import { describeApp } from './app-description.ts';
import { ApiError } from './errors.ts';
import { isRecord, isoSecond, noContent, ok, splitAddress, textOf, type ApiRequest, type Reply } from './http.ts';
import { proxyRequest, vendorsJson } from './proxy.ts';
import { recordJson } from './record-routes.ts';
import { findRoute, route, type Call, type Route } from './router.ts';
import { customerJson, identitiesJson, personJson, ticketJson } from './zendesk-json.ts';

export interface ControlContext extends SandboxAccount {
  readonly isBuilt: boolean;
  /** The port of the app's frame; null where it has none of its own. */
  readonly framePort: number | null;
}

type ControlCall = Call<ControlContext>;

/** The sandbox's own addresses under /__sandbox: what the host page needs, and what tests look at and set. Faults do not reach here, but for those of the vendors behind the proxy. */
const routes: Route<ControlContext>[] = [
  route('GET', '/app', showApp),
  route('GET', '/people', listPeople),
  route('GET', '/tickets', listTickets),
  route('GET', '/tickets/:ticket', showTicket),
  route('PUT', '/tickets/:ticket', submitTicket),
  route('GET', '/traffic', ({ context }) => ok(context.api.traffic.list())),
  route('DELETE', '/traffic', clearTraffic),
  route('GET', '/faults', ({ context }) => ok(context.api.state.faults.settings)),
  route('PUT', '/faults', changeFaults),
  route('GET', '/records/:key', listRecords),
  route('GET', '/vendors', ({ context: { vendors, api } }) =>
    ok({ ...vendorsJson(vendors, api.state.world), notifications: api.state.notifications }),
  ),
  route('POST', '/proxy', ({ context, body }) =>
    proxyRequest(body, { app: context.app, vendors: context.vendors, state: context.api.state, nowMs: context.api.now() }),
  ),
];

export function handleControl(request: ApiRequest, context: ControlContext): Reply {
  const { path, query } = splitAddress(request.path, request.query);
  try {
    const { handler, params } = findRoute(routes, request.method, path.replace(/^\/__sandbox/, ''));
    return handler({ context, params, query, body: request.body ?? null });
  } catch (error) {
    if (error instanceof ApiError && error.reply.status === 404) return problem(404, `The sandbox has no ${request.method} ${path}.`);
    throw error;
  }
}

function problem(status: number, message: string): Reply {
  return { status, body: { error: message } };
}

function showApp({ context: { app, api, isBuilt, framePort } }: ControlCall): Reply {
  return ok({ ...describeApp({ app, world: api.state.world, nowMs: api.now(), isBuilt }), framePort });
}

function listPeople({ context }: ControlCall): Reply {
  return ok(context.api.state.world.people);
}

const defaultPage = 50;

function listTickets({ context, query }: ControlCall): Reply {
  const { world } = context.api.state;
  const wanted = (query['q'] ?? '').toLowerCase().trim();
  const nameOf = (ticket: Ticket): string => world.customers.get(ticket.requesterId)?.name ?? '';
  const mentions = (ticket: Ticket): boolean =>
    String(ticket.id) === wanted.replace(/^#/, '') ||
    ticket.subject.toLowerCase().includes(wanted) ||
    nameOf(ticket).toLowerCase().includes(wanted);
  const found = [...world.tickets.values()]
    .filter((ticket) => wanted === '' || mentions(ticket))
    .toSorted((one, other) => other.createdMs - one.createdMs || other.id - one.id);
  const offset = positive(query['offset'], 0);
  const tickets = found.slice(offset, offset + positive(query['limit'], defaultPage)).map((ticket) => ({
    id: ticket.id,
    subject: ticket.subject,
    status: ticket.status,
    created_at: isoSecond(ticket.createdMs),
    requester: { id: ticket.requesterId, name: nameOf(ticket) },
  }));
  return ok({ total: found.length, tickets });
}

function positive(text: string | undefined, fallback: number): number {
  const number = Number(text ?? fallback);
  return Number.isSafeInteger(number) && number >= 0 ? number : fallback;
}

function showTicket({ context, params }: ControlCall): Reply {
  const ticket = context.api.state.world.tickets.get(Number(params['ticket']));
  return ticket === undefined ? problem(404, `There is no ticket ${params['ticket']}.`) : ok(ticketDetails(ticket, context));
}

function ticketDetails(ticket: Ticket, { api }: ControlContext): object {
  const { world } = api.state;
  const customer = world.customers.get(ticket.requesterId);
  const json = { world, baseUrl: accountUrl };
  return {
    ticket: ticketJson(ticket, json),
    requester: customer === undefined ? null : customerJson(customer, json),
    identities: customer === undefined ? [] : identitiesJson(customer),
    comments: commentsOf(ticket, world.seed).map((comment) => ({
      id: comment.id,
      author: author(comment, api),
      html_body: comment.html,
      public: comment.isPublic,
      created_at: isoSecond(comment.createdMs),
    })),
    causeField: { id: causeFieldId, options: world.causeOptions },
  };
}

function author({ authorId }: TicketComment, { state: { world } }: SandboxApi): object {
  const person = world.people.find((candidate) => candidate.id === authorId);
  if (person !== undefined) return { id: authorId, name: person.name, role: personJson(person, accountUrl)['role'] };
  return { id: authorId, name: world.customers.get(authorId)?.name ?? '', role: 'end-user' };
}

/** What the workspace's Submit does, for the person named in the body. */
function submitTicket({ context, params, body }: ControlCall): Reply {
  const { state } = context.api;
  const ticket = state.world.tickets.get(Number(params['ticket']));
  if (ticket === undefined) return problem(404, `There is no ticket ${params['ticket']}.`);
  if (!isRecord(body)) return problem(400, 'The body must be a JSON object.');
  const person = state.world.people.find((candidate) => candidate.key === body['user']);
  if (person === undefined) return problem(400, `There is nobody with the key "${String(body['user'])}" to submit as.`);
  if (ticket.status === 'closed') return problem(422, `Ticket ${ticket.id} is closed: Zendesk lets nobody change it.`);
  const changed = submitted(ticket, { body, authorId: person.id, context });
  if (typeof changed === 'string') return problem(422, changed);
  putTicket(state.world, changed);
  state.ticketIndex.change(String(changed.id), changed, context.api.now());
  return ok(ticketDetails(changed, context));
}

interface Submission {
  body: Record<string, unknown>;
  authorId: number;
  context: ControlContext;
}

/** The ticket after the submission, or what is wrong with it. */
function submitted(ticket: Ticket, { body, authorId, context: { api } }: Submission): Ticket | string {
  const { world } = api.state;
  const nowMs = api.now();
  const status = body['status'] === undefined ? ticket.status : ticketStatuses.find((candidate) => candidate === body['status']);
  if (status === undefined || (status === 'closed' && ticket.status !== 'closed'))
    return `"${String(body['status'])}" is not a status that an agent can submit as.`;
  const cause = submittedCause(ticket, body['custom_fields']);
  if (cause !== null && !world.causeOptions.some((option) => option.value === cause))
    return `"${cause}" is not one of the values of "What went wrong".`;
  const tags = Array.isArray(body['tags']) ? body['tags'].map(String) : ticket.tags;
  const comment = submittedComment(body['comment']);
  const earlier = commentsOf(ticket, world.seed);
  const added = comment === null ? [] : [{ ...comment, id: ticket.id * 100 + earlier.length, authorId, createdMs: nowMs }];
  return { ...ticket, status, cause, tags: tagsWithCause(tags, ticket.cause, cause), comments: [...earlier, ...added], updatedMs: nowMs };
}

function submittedCause(ticket: Ticket, customFields: unknown): string | null {
  const given = Array.isArray(customFields)
    ? customFields.filter(isRecord).find((field) => Number(field['id']) === causeFieldId)
    : undefined;
  if (given === undefined) return ticket.cause;
  const value = textOf(given['value']);
  return value === '' ? null : value;
}

/** Zendesk keeps a tagger's value and the ticket's tags in step. */
function tagsWithCause(tags: readonly string[], before: string | null, after: string | null): string[] {
  const others = tags.filter((tag) => tag !== before && tag !== after);
  return after === null ? others : [...others, after];
}

function submittedComment(given: unknown): Pick<TicketComment, 'html' | 'isPublic'> | null {
  if (!isRecord(given)) return null;
  const html = typeof given['html_body'] === 'string' ? given['html_body'] : escapeHtml(textOf(given['body']));
  return html.trim() === '' ? null : { html, isPublic: given['public'] !== false };
}

function clearTraffic({ context }: ControlCall): Reply {
  context.api.traffic.clear();
  return noContent();
}

function changeFaults({ context, body }: ControlCall): Reply {
  const complaint = context.api.state.faults.change(body);
  return complaint === null ? ok(context.api.state.faults.settings) : problem(400, complaint);
}

function listRecords({ context, params }: ControlCall): Reply {
  const { objects, tables } = context.api.state;
  const object = objects.get(params['key'] ?? '');
  const table = tables.get(params['key'] ?? '');
  if (object === undefined || table === undefined)
    return problem(404, `There is no custom object "${params['key']}"; there are ${[...objects.keys()].join(', ')}.`);
  return ok(table.all().map((record) => recordJson(record, object, accountUrl)));
}
