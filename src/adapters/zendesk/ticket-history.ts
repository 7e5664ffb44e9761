import * as v from 'valibot';
import type { PriorTickets, TicketHistory } from '#ports/ticket-history.ts';
import type { AppFault, FaultKind } from '#ports/app-fault.ts';
import type { PriorTicket } from '#domain/incidents/incidents.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { instantSchema } from './field-values.ts';
import { NEWEST_FIRST, searchTickets } from './opening-calls.ts';
import type { ZendeskRequest } from './request.ts';

const WHAT = 'tickets';

const STATUSES = ['new', 'open', 'pending', 'hold', 'solved', 'closed'] as const;
const TYPES = ['problem', 'incident', 'question', 'task'] as const;

const ticketSchema = v.object({
  id: v.number(),
  subject: v.optional(v.nullable(v.string()), ''),
  created_at: instantSchema,
  updated_at: v.fallback(instantSchema, Infinity),
  status: v.fallback(v.picklist([...STATUSES, 'other']), 'other'),
  type: v.fallback(v.nullable(v.picklist(TYPES)), null),
  satisfaction_rating: v.fallback(v.nullable(v.object({ score: v.string() })), null),
  tags: v.fallback(v.array(v.string()), []),
  problem_id: v.fallback(v.nullable(v.number()), null),
  has_incidents: v.fallback(v.boolean(), false),
  custom_fields: v.fallback(v.array(v.object({ id: v.number(), value: v.unknown() })), []),
});

const searchAnswer = v.object({ results: v.array(ticketSchema), count: v.number() });
const listAnswer = v.object({ tickets: v.array(ticketSchema), count: v.number() });

export function createTicketHistory(request: ZendeskRequest): TicketHistory {
  return {
    async priorTickets(of) {
      const found = await search(request, of.customerId);
      if (found.ok) return ok(priorTickets(found.value, of, true));
      if (!SEARCH_AT_FAULT.has(found.error.kind)) return found;
      const listed = await list(request, of.customerId);
      return listed.ok ? ok(priorTickets(listed.value, of, false)) : listed;
    },
  };
}

/** The plain list may do what search does not. */
const SEARCH_AT_FAULT: ReadonlySet<FaultKind> = new Set<FaultKind>(['rejected', 'raced', 'missing', 'unavailable']);

type Asked = Parameters<TicketHistory['priorTickets']>[0];

interface Found {
  readonly tickets: readonly v.InferOutput<typeof ticketSchema>[];
  readonly count: number;
}

/** Search also finds tickets that Zendesk has archived. */
async function search(request: ZendeskRequest, customerId: string): Promise<Result<Found, AppFault>> {
  const answer = await request({ ...searchTickets(customerId), what: WHAT, answer: searchAnswer, isOfAccount: false });
  return answer.ok ? ok({ tickets: answer.value.results, count: answer.value.count }) : answer;
}

async function list(request: ZendeskRequest, customerId: string): Promise<Result<Found, AppFault>> {
  const path = `/api/v2/users/${encodeURIComponent(customerId)}/tickets/requested`;
  const answer = await request({ what: WHAT, method: 'GET', path, query: NEWEST_FIRST, answer: listAnswer, isOfAccount: false });
  return answer.ok ? ok(answer.value) : answer;
}

function priorTickets({ tickets, count }: Found, asked: Asked, includesArchived: boolean): PriorTickets {
  const prior = tickets.filter((ticket) => String(ticket.id) !== asked.exceptTicketId);
  return {
    read: prior.map((ticket) => priorTicket(ticket, asked.causeFieldId)),
    // The present ticket counts, but where search does not know it yet. On a later page than the first it cannot be seen, only supposed.
    inAll: Math.max(prior.length, count - 1),
    includesArchived,
    isLinkedToProblem: tickets.some((ticket) => String(ticket.id) === asked.exceptTicketId && isOneOfSeveral(ticket)),
  };
}

/** Gathered by a problem ticket, or the problem ticket itself. */
function isOneOfSeveral(ticket: Found['tickets'][number]): boolean {
  return ticket.problem_id !== null || ticket.has_incidents;
}

function priorTicket(ticket: Found['tickets'][number], causeFieldId: string | null): PriorTicket {
  const cause = ticket.custom_fields.find((field) => String(field.id) === causeFieldId)?.value;
  const score = ticket.satisfaction_rating?.score;
  return {
    id: ticket.id,
    subject: ticket.subject ?? '',
    createdAtMs: ticket.created_at,
    updatedAtMs: ticket.updated_at,
    status: ticket.status,
    type: ticket.type,
    // An offered or unanswered survey is a score to Zendesk, too.
    rating: score === 'good' || score === 'bad' ? score : null,
    tags: ticket.tags,
    causeFieldValue: typeof cause === 'string' && cause !== '' ? cause : null,
  };
}
