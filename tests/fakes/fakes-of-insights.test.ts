import { causeHistoryContract } from '../contracts/cause-history.contract.ts';
import { peopleContract } from '../contracts/people.contract.ts';
import { createFakeCauseHistory } from './fake-cause-history.ts';
import { createFakeJournal } from './fake-journal.ts';
import { createFakePeople } from './fake-people.ts';

const START_MS = Date.parse('2026-03-18T10:00:00Z');

causeHistoryContract('the fake', () => {
  let nowMs = START_MS;
  const journal = createFakeJournal({ nowMs: () => nowMs });
  return {
    history: createFakeCauseHistory(() => journal.entries),
    journal: journal.as('2'),
    leadId: '2',
    customerId: '4',
    ticketId: '101',
    advance: (ms) => {
      nowMs += ms;
    },
  };
});

peopleContract('the fake', () => {
  const people = createFakePeople();
  people.customers.set('101', { customerId: '4', name: 'Ada Example', locale: 'de' });
  return {
    people,
    ticketId: '101',
    customerId: '4',
    customerName: 'Ada Example',
    unknownTicketId: '102',
  };
});
