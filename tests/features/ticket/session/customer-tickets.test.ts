import { expect, it } from 'vitest';
import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { customerTicketIds } from '#features/ticket/session/customer-tickets.ts';

it('a customer’s tickets are this one and those that were read, and this one alone before that', () => {
  const value = { read: [aPriorTicket({ id: 502 })], inAll: 1, includesArchived: true, isLinkedToProblem: false };
  expect(customerTicketIds({ ticket: aTicket(), incidents: { state: 'ready', value, atMs: 0 } })).toEqual(new Set(['501', '502']));
  expect(customerTicketIds({ ticket: aTicket(), incidents: { state: 'loading' } })).toEqual(new Set(['501']));
});
