import { type CaseGroup, sameCause } from './case.ts';

const toldTwice = { ticketIds: ['502'], isUnanswered: false, given: null };
const paidThere = { ...toldTwice, given: { ticketId: '502', amountMinor: 2000 } };

export const matters: CaseGroup = {
  title: 'The same failure, told on two tickets',
  about:
    'Whoever writes twice about one late parcel was failed once. Until somebody says that it is another matter, the two tickets count as one.',
  cases: [
    {
      title: 'A second ticket about the same parcel, nothing given yet: as if there were one',
      facts: { matter: toldTwice },
      amount: '10.00',
      owed: ['deliver_or_refund'],
      first: 'credit',
      sum: ['base 10.00', 'repeat 0.00'],
      lead: 'none',
    },
    {
      title: 'The same where nobody has said yet whether it is the same parcel',
      facts: { matter: { ...toldTwice, isUnanswered: true } },
      amount: '10.00',
      owed: ['deliver_or_refund'],
      first: 'credit',
      sum: ['base 10.00', 'repeat 0.00'],
      lead: 'none',
    },
    {
      title: 'The same parcel, and the carrier’s fault: a second ticket is no second failure',
      facts: { fault: 'third_party', matter: toldTwice },
      amount: null,
      owed: ['deliver_or_refund'],
      first: 'apology',
      sum: ['gate 0.00'],
      lead: 'none',
    },
    {
      title: 'Twenty euros were given for it on the other ticket',
      facts: { severity: 3, matter: paidThere, gestures: [{ daysAgo: 1, isSameCause: true, isSameTicket: true, amountMinor: 2000 }] },
      amount: null,
      owed: ['deliver_or_refund'],
      first: 'apology',
      sum: ['gate 0.00'],
      lead: 'tell harm',
    },
    {
      title: 'The same parcel, and another that was late three weeks ago: that one is a repeat',
      facts: { matter: toldTwice, priorIncidents: [sameCause(21)] },
      amount: '13.00',
      owed: ['deliver_or_refund'],
      first: 'credit',
      sum: ['base 10.00', 'repeat 3.30', 'rounding -0.30'],
      lead: 'tell same_cause_again',
    },
  ],
};
