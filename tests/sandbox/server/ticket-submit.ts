import { escapeHtml, commentsOf } from '../world/tickets.ts';
import { causeFieldId, priorities, ticketStatuses, ticketTypes, type Person, type Ticket, type TicketComment } from '../world/world.ts';
import { problem, type ControlCall, type ControlContext } from './control-call.ts';
import { isRecord, ok, textOf, type Reply } from './http.ts';
import { keepTicket, ticketDetails } from './ticket-control.ts';

/** What the workspace's Submit does, for the person named in the body. */
export function submitTicket({ context, params, body }: ControlCall): Reply {
  const { state } = context.api;
  const ticket = state.world.tickets.get(Number(params['ticket']));
  if (ticket === undefined) return problem(404, `There is no ticket ${params['ticket']}.`);
  if (!isRecord(body)) return problem(400, 'The body must be a JSON object.');
  const person = state.world.people.find((candidate) => candidate.key === body['user']);
  if (person === undefined) return problem(400, `There is nobody with the key "${String(body['user'])}" to submit as.`);
  const changed = submitted(ticket, { body, author: person, context });
  if (typeof changed === 'string') return problem(422, changed);
  keepTicket(context.api, changed);
  return ok(ticketDetails(changed, context));
}

interface Submission {
  body: Record<string, unknown>;
  author: Person;
  context: ControlContext;
}

/** The ticket after the submission, or what is wrong with it. */
function submitted(ticket: Ticket, { body, author, context: { api } }: Submission): Ticket | string {
  const { world } = api.state;
  const nowMs = api.now();
  const status = body['status'] === undefined ? ticket.status : ticketStatuses.find((candidate) => candidate === body['status']);
  if (status === undefined || (status === 'closed' && ticket.status !== 'closed'))
    return `"${String(body['status'])}" is not a status that an agent can submit as.`;
  const cause = submittedCause(ticket, body['custom_fields']);
  if (cause !== null && !world.causeOptions.some((option) => option.value === cause))
    return `"${cause}" is not one of the values of "What went wrong".`;
  const priority = body['priority'] === undefined ? ticket.priority : priorities.find((candidate) => candidate === body['priority']);
  const type = body['type'] === undefined ? ticket.type : ticketTypes.find((candidate) => candidate === body['type']);
  if (priority === undefined || type === undefined) return 'The priority or the type is none that a ticket can have.';
  const tags = Array.isArray(body['tags']) ? body['tags'].map(String) : ticket.tags;
  const comment = submittedComment(body['comment']);
  if (ticket.status === 'closed' && (comment !== null || cause !== ticket.cause || type !== ticket.type || status !== 'closed'))
    return `Ticket ${ticket.id} is closed: only its tags, subject and priority can change.`;
  const areTagsChanged = tags.toSorted().join() !== ticket.tags.toSorted().join();
  const isFieldChanged = status !== ticket.status || cause !== ticket.cause || priority !== ticket.priority || type !== ticket.type;
  const isChanged = isFieldChanged || areTagsChanged;
  if (author.isLight === true && (isChanged || comment?.isPublic === true))
    return 'A light agent may add internal notes to a ticket, and change nothing else.';
  const earlier = commentsOf(ticket, world.seed);
  const added = comment === null ? [] : [{ ...comment, id: ticket.id * 100 + earlier.length, authorId: author.id, createdMs: nowMs }];
  // Only an incident is one of a problem.
  const fields = {
    status,
    cause,
    priority,
    type,
    problemId: type === 'incident' ? ticket.problemId : null,
    tags: tagsWithCause(tags, ticket.cause, cause),
  };
  return { ...ticket, ...fields, comments: [...earlier, ...added], updatedMs: nowMs };
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
export function tagsWithCause(tags: readonly string[], before: string | null, after: string | null): string[] {
  const others = tags.filter((tag) => tag !== before && tag !== after);
  return after === null ? others : [...others, after];
}

function submittedComment(given: unknown): Pick<TicketComment, 'html' | 'isPublic'> | null {
  if (!isRecord(given)) return null;
  const html = typeof given['html_body'] === 'string' ? given['html_body'] : escapeHtml(textOf(given['body']));
  return html.trim() === '' ? null : { html, isPublic: given['public'] !== false };
}
