import { describe, expect, it } from 'vitest';
import { createTicketOutcomes } from '#adapters/zendesk/ticket-outcomes.ts';
import type { OutcomeTicket } from '#domain/outcomes/outcome.ts';
import { settledTicket } from '#sandbox/world/tickets.ts';
import { putTicket, type Ticket } from '#sandbox/world/world.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { ticketOutcomesContract } from '../../contracts/ticket-outcomes.contract.ts';
import { answering } from './answering.ts';
import { type SandboxAccount, checkExchanges, openSandboxAccount } from './sandbox-account.ts';

checkExchanges();

const causeFieldId = '360000000001';

function add({ api, nowMs }: SandboxAccount, { id, customerId, createdAtMs, tags, causeFieldValue, rating, course }: OutcomeTicket): void {
  const draft = { id: Number(id), requesterId: Number(customerId), subject: 'A question', cause: causeFieldValue, createdMs: createdAtMs };
  const { firstSolvedMs: _solved, ...settled } = settledTicket(draft, { seed: 1, nowMs: nowMs() });
  const { firstSolvedAtMs = null, reopens = 0 } = course ?? {};
  const ticket: Ticket = {
    ...settled,
    tags: [...tags],
    rating: rating ?? 'unoffered',
    status: firstSolvedAtMs === null ? 'open' : 'solved',
    updatedMs: createdAtMs,
    reopens,
    ...(firstSolvedAtMs !== null && { firstSolvedMs: firstSolvedAtMs }),
  };
  putTicket(api.state.world, ticket);
  api.state.ticketIndex.change(id, ticket, Number.NEGATIVE_INFINITY);
}

function open(rules: object = {}) {
  const account = openSandboxAccount();
  expect(account.api.state.account.change(rules)).toBeNull();
  // September is emptied: the sandbox's own tickets would be found among those of a test.
  for (const ticket of account.api.state.world.tickets.values()) {
    if (ticket.createdMs < Date.parse('2026-08-20') || ticket.createdMs > Date.parse('2026-09-20')) continue;
    const earlier = { ...ticket, createdMs: Date.parse('2026-01-01') };
    putTicket(account.api.state.world, earlier);
    account.api.state.ticketIndex.change(String(ticket.id), earlier, Number.NEGATIVE_INFINITY);
  }
  return {
    account,
    outcomes: createTicketOutcomes(account.request('agent')),
    causeFieldId,
    customerIds: ['2000001', '2000002'] as const,
    add: (ticket: OutcomeTicket) => {
      add(account, ticket);
    },
  };
}

ticketOutcomesContract('Zendesk', open);
ticketOutcomesContract('an account that gives metrics in each ticket', () => open({ metricSets: 'ticket' }));

const CREATED_MS = Date.parse('2026-09-08T08:00:00Z');
const ticket = { id: 7, requester_id: 3, created_at: '2026-09-08T08:00:00Z' };
const bare: OutcomeTicket = {
  id: '7',
  customerId: '3',
  createdAtMs: CREATED_MS,
  tags: [],
  causeFieldValue: null,
  rating: null,
  course: null,
};

async function shown(over: object, metrics?: unknown): Promise<readonly OutcomeTicket[]> {
  const body = { tickets: [{ ...ticket, ...over }], ...(metrics !== undefined && { metric_sets: metrics }) };
  return expectOk(await createTicketOutcomes(answering({ body }).request).tickets(['7'], '5'));
}

describe('a ticket in Zendesk', () => {
  it.each([
    ['no more than whose it is', {}],
    ['nothing in the rest', { tags: null, satisfaction_rating: null, custom_fields: null, metric_set: null }],
    ['what nobody knows', { tags: 7, satisfaction_rating: 'good', custom_fields: [{ id: 'x' }], metric_set: { reopens: -1 } }],
    ['a survey that was offered', { satisfaction_rating: { score: 'offered' } }],
    ['another field', { custom_fields: [{ id: 6, value: 'late_delivery' }] }],
  ])('is told with %s', async (_what, over) => {
    expect(await shown(over)).toEqual([bare]);
  });

  it.each([
    ['in the list beside it', undefined, [{ ticket_id: 7, reopens: 1 }], { reopens: 1, firstSolvedAtMs: null }],
    ['of another', undefined, [{ ticket_id: 8, reopens: 1 }], null],
    ['in itself', { reopens: 2 }, undefined, { reopens: 2, firstSolvedAtMs: null }],
    ['beside one that is broken', undefined, [null, { ticket_id: 7 }, { ticket_id: 7, reopens: 0 }], { reopens: 0, firstSolvedAtMs: null }],
    ['nowhere', undefined, 'none', null],
  ])('has the course that stands %s', async (_where, metricSet, sets, course) => {
    expect(await shown({ metric_set: metricSet }, sets)).toMatchObject([{ course }]);
  });

  it.each([
    [
      'by the minutes it took',
      { first_resolution_time_in_minutes: { calendar: 90, business: 9 }, solved_at: '2026-09-20T00:00:00Z' },
      CREATED_MS + 5_400_000,
    ],
    [
      'where there are none, when it was solved last',
      { first_resolution_time_in_minutes: { calendar: null }, solved_at: '2026-09-20T00:00:00Z' },
      Date.parse('2026-09-20'),
    ],
    ['never', { first_resolution_time_in_minutes: null, solved_at: null }, null],
  ])('was first solved %s', async (_how, metrics, firstSolvedAtMs) => {
    expect(await shown({ metric_set: { reopens: 0, ...metrics } })).toMatchObject([{ course: { firstSolvedAtMs } }]);
  });

  it('has no course where the account gives none, and is not there where the account hides its archive', async () => {
    const { account, outcomes } = open({ metricSets: 'absent' });
    const [told] = expectOk(await outcomes.tickets(['113'], causeFieldId));
    expect(told).toMatchObject({ id: '113', course: null, causeFieldValue: 'late_delivery' });
    const archived = [...account.api.state.world.tickets.values()].find(
      ({ status, updatedMs }) => status === 'closed' && updatedMs < account.nowMs() - 121 * 86_400_000,
    );
    const ids = [String(archived?.id)];
    expect(expectOk(await outcomes.tickets(ids, causeFieldId))).toEqual([]);
    expect(account.api.state.account.change({ showsManyArchived: true })).toBeNull();
    expect(expectOk(await outcomes.tickets(ids, causeFieldId)).map(({ id }) => id)).toEqual(ids);
  });
});

async function asked(ask: (outcomes: ReturnType<typeof createTicketOutcomes>) => Promise<unknown>): Promise<string> {
  const { request, calls } = answering({ body: { results: [], count: 0, tickets: [] } });
  await ask(createTicketOutcomes(request));
  return decodeURIComponent(calls[0]?.url ?? '');
}

describe('how Zendesk is asked what became of tickets', () => {
  const span = { fromMs: Date.parse('2026-09-07T00:00:00.500Z'), toMs: Date.parse('2026-09-14T00:00:00Z') };
  const time = 'type:ticket created>=2026-09-07T00:00:00Z created<2026-09-14T00:00:00Z';
  const order = 'sort_by=created_at&sort_order=desc&per_page=100';

  it('is by ids, with the metrics beside', async () => {
    expect(await asked((outcomes) => outcomes.tickets(['7', '8'], '5'))).toBe('/api/v2/tickets/show_many?ids=7,8&include=metric_sets');
  });

  it('is for causes by the team’s field, by tags where there is none, and not for what would be another search', async () => {
    const of = { ...span, causes: ['late_delivery', 'a b', 'x"y'] };
    expect(await asked((outcomes) => outcomes.without({ ...of, causeFieldId: '5' }, 2))).toBe(
      `/api/v2/search?query=${time} -tags:made_right custom_field_5:late_delivery&${order}&page=2`,
    );
    expect(await asked((outcomes) => outcomes.without({ ...of, causeFieldId: null }, 1))).toBe(
      `/api/v2/search?query=${time} -tags:made_right tags:late_delivery tags:cause_late_delivery&${order}&page=1`,
    );
  });

  it('is for customers side by side', async () => {
    expect(await asked((outcomes) => outcomes.ofCustomers({ ...span, customerIds: ['3', '4'], causeFieldId: '5' }, 1))).toBe(
      `/api/v2/search?query=${time} requester:3 requester:4&${order}&page=1`,
    );
  });

  it('says what was refused', async () => {
    const { request } = answering({ status: 403 });
    const outcomes = createTicketOutcomes(request);
    const refused = { ok: false, error: { kind: 'refused_by_role', what: 'tickets' } };
    expect(await outcomes.tickets(['7'], null)).toMatchObject(refused);
    expect(await outcomes.ofCustomers({ ...span, customerIds: ['3'], causeFieldId: null }, 1)).toMatchObject(refused);
  });
});
