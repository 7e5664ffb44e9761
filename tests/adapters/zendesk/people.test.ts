import { describe, expect, it } from 'vitest';
import { createPeople } from '#adapters/zendesk/people.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { peopleContract } from '../../contracts/people.contract.ts';
import { type Answer, answering } from './answering.ts';
import { checkExchanges, openSandboxAccount } from './sandbox-account.ts';

checkExchanges();

peopleContract('an account', () => {
  const account = openSandboxAccount();
  const light = [...account.api.state.world.people].find(({ isLight }) => isLight === true);
  const ticket = account.api.state.world.tickets.get(101);
  return {
    people: createPeople(account.request('lead')),
    teamIds: ['1000001', '1000101'],
    lookingId: String(light?.id),
    ticketId: '101',
    customerId: String(ticket?.requesterId),
    customerName: account.api.state.world.customers.get(ticket?.requesterId ?? 0)?.name ?? '',
    unknownTicketId: '999999',
  };
});

function page(ids: readonly number[], cursor: string | null = null): Answer {
  const users = ids.map((id) => ({ id, role_type: 0, suspended: id === 2, active: id !== 3 }));
  return { body: { users, meta: { has_more: cursor !== null, after_cursor: cursor } } };
}

describe('people in Zendesk', () => {
  it('are read of one role after the other, page after page', async () => {
    const { request, calls } = answering(page([1, 2, 3], 'next'), page([4]), page([5]));
    const people = createPeople(request);
    expect(expectOk(await people.team(null))).toEqual({ items: ['1'], next: 'agent next', unreadable: 0 });
    expect(expectOk(await people.team('agent next'))).toEqual({ items: ['4'], next: 'admin', unreadable: 0 });
    expect(expectOk(await people.team('admin'))).toEqual({ items: ['5'], next: null, unreadable: 0 });
    expect(calls.map(({ url }) => new URL(url, 'https://account.example').searchParams.get('role'))).toEqual(['agent', 'agent', 'admin']);
  });

  it('tell the language of a customer, in one request', async () => {
    const account = openSandboxAccount();
    expect(expectOk(await createPeople(account.request('lead')).customersOf(['101'])).get('101')?.locale).toBe('en-US');
    expect(account.calls).toEqual(['GET /api/v2/tickets/show_many']);
  });

  it('tell nothing of a customer whom Zendesk does not show with the ticket', async () => {
    const { request } = answering({ body: { tickets: [{ id: 7, requester_id: 9 }, { id: 8 }] } });
    expect([...expectOk(await createPeople(request).customersOf(['7', '8']))]).toEqual([
      ['7', { customerId: '9', name: '', locale: null }],
    ]);
  });
});
