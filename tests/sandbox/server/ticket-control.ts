import { accountUrl } from '../world/people.ts';
import { commentsOf, inCourse } from '../world/tickets.ts';
import { causeFieldId, putTicket, type Ticket, type TicketComment } from '../world/world.ts';
import type { SandboxApi } from './api.ts';
import { problem, type ControlCall, type ControlContext } from './control-call.ts';
import { isoSecond, ok, type Reply } from './http.ts';
import { customerJson, identitiesJson, ticketJson } from './zendesk-json.ts';

const defaultPage = 50;

export function listTickets({ context, query }: ControlCall): Reply {
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

export function showTicket({ context, params }: ControlCall): Reply {
  const ticket = context.api.state.world.tickets.get(Number(params['ticket']));
  return ticket === undefined ? problem(404, `There is no ticket ${params['ticket']}.`) : ok(ticketDetails(ticket, context));
}

/** Puts a ticket in the place of the one of its number; search learns of it later. */
export function keepTicket({ state, now }: SandboxApi, changed: Ticket): void {
  const ticket = inCourse(state.world.tickets.get(changed.id), changed, now());
  putTicket(state.world, ticket);
  state.ticketIndex.change(String(ticket.id), ticket, now());
}

/** A ticket with its conversation, as the workspace opens it. */
export function ticketDetails(ticket: Ticket, { api }: ControlContext): object {
  const { world } = api.state;
  const customer = world.customers.get(ticket.requesterId);
  const json = { world, baseUrl: accountUrl };
  return {
    ticket: ticketJson(ticket, json),
    composer: ticket.composer ?? 'public',
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

function author({ authorId }: TicketComment, { state: { world, mergedUsers } }: SandboxApi): object {
  const person = world.people.find((candidate) => candidate.id === authorId);
  if (person !== undefined) return { id: authorId, name: person.name, role: person.role };
  const customer = world.customers.get(authorId) ?? world.customers.get(mergedUsers.get(authorId) ?? authorId);
  return { id: authorId, name: customer?.name ?? '', role: 'end-user' };
}
