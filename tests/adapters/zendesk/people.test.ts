import { describe, expect, it } from 'vitest';
import { createPeople } from '#adapters/zendesk/people.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { peopleContract } from '../../contracts/people.contract.ts';
import { answering } from './answering.ts';
import { checkExchanges, openSandboxAccount } from './sandbox-account.ts';

checkExchanges();

peopleContract('an account', () => {
  const account = openSandboxAccount();
  const ticket = account.api.state.world.tickets.get(101);
  return {
    people: createPeople(account.request('lead')),
    ticketId: '101',
    customerId: String(ticket?.requesterId),
    customerName: account.api.state.world.customers.get(ticket?.requesterId ?? 0)?.name ?? '',
    unknownTicketId: '999999',
  };
});

describe('people in Zendesk', () => {
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
