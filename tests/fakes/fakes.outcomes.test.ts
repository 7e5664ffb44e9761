import { outcomeHistoryContract } from '../contracts/outcome-history.contract.ts';
import { ticketOutcomesContract } from '../contracts/ticket-outcomes.contract.ts';
import { createFakeJournal } from './fake-journal.ts';
import { createFakeOutcomeHistory } from './fake-outcome-history.ts';
import { createFakeTicketOutcomes } from './fake-ticket-outcomes.ts';

const START_MS = Date.parse('2026-10-28T09:30:00Z');

outcomeHistoryContract('the fake', () => {
  let nowMs = START_MS;
  const journal = createFakeJournal({ nowMs: () => nowMs });
  return {
    history: createFakeOutcomeHistory(() => journal.entries),
    journal: journal.as('1'),
    agentId: '1',
    advance: (ms) => {
      nowMs += ms;
    },
  };
});

ticketOutcomesContract('the fake', () => {
  const outcomes = createFakeTicketOutcomes();
  return { outcomes, causeFieldId: '7', customerIds: ['11', '12'], add: (ticket) => void outcomes.all.push(ticket) };
});
