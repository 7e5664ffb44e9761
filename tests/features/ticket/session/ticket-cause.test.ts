import { expect, it } from 'vitest';
import { aTicket } from '#builders/a-ticket.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { ticketCause } from '#features/ticket/session/ticket-cause.ts';

it('the cause of a ticket is what its field says, else its tag, and none where neither names one of the team’s', () => {
  const { settings } = parsedSettings();
  expect(ticketCause(aTicket({ causeFieldValue: 'outage', tags: ['cause_wrong_item'] }), settings)).toBe('outage');
  expect(ticketCause(aTicket({ causeFieldValue: null, tags: ['cause_wrong_item'] }), settings)).toBe('wrong_item');
  expect(ticketCause(aTicket({ causeFieldValue: null, tags: ['cause_of_nobody'] }), settings)).toBeNull();
});
