import { expect, it } from 'vitest';
import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { customerTicketIds, customerTickets } from '#features/ticket/session/customer-tickets.ts';

it('a customer’s tickets are this one and those that were read, and this one alone before that', () => {
  const value = { read: [aPriorTicket({ id: 502 })], inAll: 1, includesArchived: true, isLinkedToProblem: false };
  expect(customerTicketIds({ ticket: aTicket(), incidents: { state: 'ready', value, atMs: 0 } })).toEqual(new Set(['501', '502']));
  expect(customerTicketIds({ ticket: aTicket(), incidents: { state: 'loading' } })).toEqual(new Set(['501']));
});

it('what a customer’s tickets tell leaves out what was merged into another, and says which those are and which are not solved', () => {
  const read = [aPriorTicket({ id: 502, status: 'hold' }), aPriorTicket({ id: 503, status: 'closed', tags: ['closed_by_merge'] })];
  expect(customerTickets('501', { read, inAll: read.length, includesArchived: true }, [])).toMatchObject({
    ids: new Set(['501', '502', '503']),
    incidents: [{ ticketId: 502 }],
    mergedIds: new Set(['503']),
    openIds: new Set(['502']),
    areAll: true,
  });
});

it.each([
  ['more than were read', { inAll: 3, includesArchived: true }],
  ['archived ones, which were not read', { inAll: 2, includesArchived: false }],
])('are not all where the customer has %s', (_which, prior) => {
  const two = [aPriorTicket({ id: 502 }), aPriorTicket({ id: 503 })];
  expect(customerTickets('501', { read: two, ...prior }, []).areAll).toBe(false);
});
