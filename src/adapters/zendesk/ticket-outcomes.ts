import * as v from 'valibot';
import type { Cause } from '#domain/incidents/incidents.ts';
import { MOMENT_TAG } from '#domain/moments/moment.ts';
import type { OutcomeTicket } from '#domain/outcomes/outcome.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { FoundTickets, TicketOutcomes } from '#ports/ticket-outcomes.ts';
import { idSchema, instantSchema } from './field-values.ts';
import { NEWEST_FIRST } from './opening-calls.ts';
import type { ZendeskRequest } from './request.ts';

const MINUTE_MS = 60_000;

const metricsSchema = v.object({
  ticket_id: v.fallback(v.nullable(idSchema), null),
  reopens: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  solved_at: v.fallback(v.nullable(instantSchema), null),
  first_resolution_time_in_minutes: v.fallback(v.nullable(v.object({ calendar: v.nullable(v.number()) })), null),
});
type Metrics = v.InferOutput<typeof metricsSchema>;

const ticketSchema = v.object({
  id: idSchema,
  requester_id: idSchema,
  created_at: instantSchema,
  tags: v.fallback(v.array(v.string()), []),
  satisfaction_rating: v.fallback(v.nullable(v.object({ score: v.string() })), null),
  custom_fields: v.fallback(v.array(v.object({ id: v.number(), value: v.unknown() })), []),
  metric_set: v.fallback(v.nullable(metricsSchema), null),
});
type Ticket = v.InferOutput<typeof ticketSchema>;

const searchAnswer = v.object({ results: v.array(ticketSchema), count: v.number() });
/** Zendesk gives what it is asked for beside the tickets in a list of its own; exports of the same give it in each ticket. */
const manyAnswer = v.object({
  tickets: v.array(ticketSchema),
  metric_sets: v.fallback(v.array(v.fallback(v.nullable(metricsSchema), null)), []),
});

/** What a search finds of tickets: a time of creation, and what they have in common. */
interface Searched {
  readonly fromMs: number;
  readonly toMs: number;
  readonly causeFieldId: string | null;
}

export function createTicketOutcomes(request: ZendeskRequest): TicketOutcomes {
  async function search(
    terms: readonly string[],
    { fromMs, toMs, causeFieldId }: Searched,
    page: number,
  ): Promise<Result<FoundTickets, AppFault>> {
    const query = ['type:ticket', `created>=${isoSecond(fromMs)}`, `created<${isoSecond(toMs)}`, ...terms].join(' ');
    const found = await request({
      what: 'tickets',
      method: 'GET',
      path: '/api/v2/search',
      query: { query, ...NEWEST_FIRST, page: String(page) },
      answer: searchAnswer,
      isOfAccount: false,
    });
    if (!found.ok) return found;
    const { results, count } = found.value;
    return ok({ tickets: results.map((ticket) => outcomeTicket(ticket, null, causeFieldId)), inAll: count });
  }

  return {
    async tickets(ids, causeFieldId) {
      const found = await request({
        what: 'tickets',
        method: 'GET',
        path: '/api/v2/tickets/show_many',
        query: { ids: ids.join(','), include: 'metric_sets' },
        answer: manyAnswer,
        isOfAccount: false,
      });
      if (!found.ok) return found;
      const metrics = new Map(found.value.metric_sets.flatMap((one) => (one === null ? [] : [[one.ticket_id, one]])));
      return ok(
        found.value.tickets.map((ticket) => outcomeTicket(ticket, ticket.metric_set ?? metrics.get(ticket.id) ?? null, causeFieldId)),
      );
    },
    without: ({ causes, ...of }, page) => search([`-tags:${MOMENT_TAG}`, ...causeTerms(causes, of.causeFieldId)], of, page),
    ofCustomers: ({ customerIds, ...of }, page) =>
      search(
        customerIds.map((id) => `requester:${id}`),
        of,
        page,
      ),
  };
}

/** Several terms of one name are alternatives. A cause stands in the team's field, and as a tag where the team has none. */
function causeTerms(causes: readonly Cause[], fieldId: string | null): readonly string[] {
  const plain = causes.filter((cause) => /^[\p{L}\p{N}_-]+$/u.test(cause));
  return fieldId === null
    ? plain.flatMap((cause) => [`tags:${cause}`, `tags:cause_${cause}`])
    : plain.map((cause) => `custom_field_${fieldId}:${cause}`);
}

function outcomeTicket(ticket: Ticket, metrics: Metrics | null, causeFieldId: string | null): OutcomeTicket {
  const cause = ticket.custom_fields.find((field) => String(field.id) === causeFieldId)?.value;
  const score = ticket.satisfaction_rating?.score;
  return {
    id: ticket.id,
    customerId: ticket.requester_id,
    createdAtMs: ticket.created_at,
    tags: ticket.tags,
    causeFieldValue: typeof cause === 'string' && cause !== '' ? cause : null,
    rating: score === 'good' || score === 'bad' ? score : null,
    course: metrics === null ? null : courseOf(metrics, ticket.created_at),
  };
}

/** When it was first solved: so long after it was created, to the minute; where Zendesk counts no minutes, when it was solved last. */
function courseOf(
  { reopens, solved_at: solvedAtMs, first_resolution_time_in_minutes: minutes }: Metrics,
  createdAtMs: number,
): OutcomeTicket['course'] {
  const first = minutes?.calendar ?? null;
  return { reopens, firstSolvedAtMs: first === null ? solvedAtMs : createdAtMs + first * MINUTE_MS };
}

function isoSecond(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}
