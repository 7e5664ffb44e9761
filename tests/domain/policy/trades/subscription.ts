import { sameCause } from '../cases/case.ts';
import type { Trade } from './trade.ts';

export const subscription: Trade = {
  title: 'A subscription',
  file: 'subscription.json',
  currency: 'EUR',
  about: 'Small prices that come back every month, and so do the failures.',
  grounds: [
    '5, 10 and 20: those of the preset careful, which are our choice',
    'windows of 90, 120 and 365 days: our choice, since bills and outages come monthly',
    'all other figures are those of the preset it starts from, which are our choice',
  ],
  cases: [
    {
      title: 'An evening without service',
      facts: { cause: 'outage' },
      gives: '',
    },
    {
      title: 'The second outage in two months',
      facts: { cause: 'outage', priorIncidents: [sameCause(50)] },
      gives: '',
    },
    {
      title: 'The fourth wrong bill in four months',
      facts: { cause: 'billing_error', priorIncidents: [sameCause(30), sameCause(60), sameCause(90)] },
      gives: '',
    },
    {
      title: 'A wrong bill of 9.99, the first',
      facts: { cause: 'billing_error', lossMinor: 999 },
      gives: '',
    },
    {
      title: 'An outage hits everybody',
      facts: { cause: 'outage', isGroup: true },
      gives: '',
    },
    {
      title: 'A year of photographs was lost',
      facts: { cause: 'lost_data', severity: 4, lossMinor: 499 },
      gives: '',
    },
    {
      title: 'An answer took four days',
      facts: { cause: 'slow_reply', severity: 1, hoursSinceReport: 96 },
      gives: '',
    },
    {
      title: 'An answer took eight days',
      facts: { cause: 'slow_reply', severity: 2, hoursSinceReport: 192 },
      gives: '',
    },
    {
      title: 'A stream was poor, and the month of 12.00 was used',
      facts: { cause: 'poor_service', outcome: 'kept', lossMinor: 1200 },
      gives: '',
    },
    {
      title: 'The network of somebody else failed',
      facts: { cause: 'outage', fault: 'third_party' },
      gives: '',
    },
  ],
};
