import { describe, expect, it } from 'vitest';
import { createTicketHistory } from '#adapters/zendesk/ticket-history.ts';
import { createZendeskRequest } from '#adapters/zendesk/request.ts';
import type { TicketHistory } from '#ports/ticket-history.ts';
import type { TransportAnswer } from '#adapters/shared/transport.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { ticketHistoryContract } from '../../contracts/ticket-history.contract.ts';
import { checkExchanges, openSandboxAccount } from './sandbox-account.ts';

checkExchanges();

const causeFieldId = '360000000001';

ticketHistoryContract('the search of Zendesk', () => {
  const account = openSandboxAccount();
  const { world } = account.api.state;
  const ids = (customerId: number): readonly number[] =>
    (world.ticketIdsByRequester.get(customerId) ?? [])
      .map((id) => world.tickets.get(id))
      .filter((ticket) => ticket !== undefined)
      .toSorted((a, b) => b.createdMs - a.createdMs)
      .map((ticket) => ticket.id);
  const [fewPresent, ...fewPrior] = ids(2_000_001);
  const [manyPresent, ...manyPrior] = ids(2_000_007);
  return {
    history: createTicketHistory(account.request('agent')),
    causeFieldId,
    few: { customerId: '2000001', presentId: String(fewPresent), priorIds: fewPrior },
    many: { customerId: '2000007', presentId: String(manyPresent), priorCount: manyPrior.length },
    linked: { customerId: '2000029', presentId: '121', otherId: '202' },
    none: { customerId: '1999999' },
  };
});

const asked = { customerId: '2000001', exceptTicketId: '101', causeFieldId };

function historyOf(ticket: object): ReturnType<TicketHistory['priorTickets']> {
  const answer: TransportAnswer = { kind: 'answered', status: 200, headers: {}, body: { results: [ticket], count: 1 } };
  const request = createZendeskRequest({ transport: () => Promise.resolve(answer), learnServerTime: () => undefined });
  return createTicketHistory(request).priorTickets(asked);
}

describe('the ticket history in Zendesk', () => {
  it.each([
    ['gathered by a problem ticket', { problem_id: 120 }, true],
    ['a problem ticket with incidents', { has_incidents: true, problem_id: null }, true],
    ['neither', { has_incidents: false, problem_id: null }, false],
    ['silent about it', {}, false],
  ])('tells that a present ticket is one of several where it is %s', async (_what, shown, isLinked) => {
    const ticket = { id: 101, created_at: '2026-03-01T00:00:00Z', ...shown };
    expect(expectOk(await historyOf(ticket)).isLinkedToProblem).toBe(isLinked);
    expect(expectOk(await historyOf({ ...ticket, id: 102 })).isLinkedToProblem).toBe(false);
  });

  it('reads cause, rating and state of each ticket, in one request', async () => {
    const account = openSandboxAccount();
    const { read } = expectOk(await createTicketHistory(account.request('agent')).priorTickets(asked));
    expect(account.calls).toEqual(['GET /api/v2/search']);
    expect(read.filter((ticket) => ticket.causeFieldValue === 'late_delivery').length).toBeGreaterThanOrEqual(2);
    expect(read.map((ticket) => ticket.rating)).toContain('bad');
    expect(read.map((ticket) => ticket.rating)).toContain(null);
    expect(read.every((ticket) => ticket.type === 'incident' && ticket.status !== 'other')).toBe(true);
  });

  it('knows no cause where the team has no field', async () => {
    const history = createTicketHistory(openSandboxAccount().request('agent'));
    const { read } = expectOk(await history.priorTickets({ ...asked, causeFieldId: null }));
    expect(read.every((ticket) => ticket.causeFieldValue === null)).toBe(true);
  });

  it.each([
    { status: 422, body: { error: 'invalid', description: 'Invalid search' } },
    { status: 503, body: { error: 'unavailable', description: 'Sorry, we could not complete your search query.' } },
  ])('reads the list without archived tickets where search answers $status', async ({ status, body }) => {
    const account = openSandboxAccount();
    const real = account.transport('agent');
    const request = createZendeskRequest({
      transport: async (call): Promise<TransportAnswer> =>
        call.url.startsWith('/api/v2/search') ? { kind: 'answered', status, headers: {}, body } : real(call),
      learnServerTime: () => undefined,
    });
    const prior = expectOk(await createTicketHistory(request).priorTickets({ ...asked, customerId: '2000007', exceptTicketId: '107' }));
    expect(account.calls).toEqual(['GET /api/v2/users/2000007/tickets/requested']);
    expect(prior.includesArchived).toBe(false);
    expect(prior.read.length).toBeGreaterThan(0);
    expect(prior.inAll).toBe(prior.read.length);
    expect(prior.read.map((ticket) => ticket.id)).not.toContain(107);
  });

  it('asks once, and not for the list, where the account is out of requests', async () => {
    const calls: string[] = [];
    const request = createZendeskRequest({
      transport: (call): Promise<TransportAnswer> => {
        calls.push(call.url);
        return Promise.resolve({
          kind: 'answered',
          status: 429,
          headers: { 'retry-after': '17' },
          body: { error: 'APIRateLimitExceeded' },
        });
      },
      learnServerTime: () => undefined,
    });
    const prior = await createTicketHistory(request).priorTickets(asked);
    expect(prior).toMatchObject({ ok: false, error: { kind: 'rate_limited', retryAfterMs: 17_000 } });
    expect(calls).toHaveLength(1);
  });

  it('reads a ticket that holds next to nothing, and none that has no date', async () => {
    const bare = { id: 7, created_at: '2026-10-01T00:00:00Z', subject: null, status: 'waiting_for_parts', satisfaction_rating: null };
    expect(expectOk(await historyOf(bare)).read).toEqual([
      {
        id: 7,
        subject: '',
        createdAtMs: Date.parse('2026-10-01T00:00:00Z'),
        updatedAtMs: Infinity,
        status: 'other',
        type: null,
        rating: null,
        tags: [],
        causeFieldValue: null,
      },
    ]);
    expect(await historyOf({ id: 7 })).toMatchObject({ ok: false, error: { kind: 'unreadable', path: 'results.0.created_at' } });
  });
});
