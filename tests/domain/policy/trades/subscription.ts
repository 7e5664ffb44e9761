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
      gives: 'discount 5.00 = base 5.00; none',
    },
    {
      title: 'The second outage in two months',
      facts: { cause: 'outage', priorIncidents: [sameCause(50)] },
      gives: 'discount 5.75 = base 5.00 + repeat 0.90 + rounding -0.15; tell same_cause_again',
    },
    {
      title: 'The fourth wrong bill in four months',
      facts: { cause: 'billing_error', priorIncidents: [sameCause(30), sameCause(60), sameCause(90)] },
      gives: 'refund 8.75 = base 5.00 + repeat 3.75; tell same_cause_again',
    },
    {
      title: 'A wrong bill of 9.99, the first',
      facts: { cause: 'billing_error', lossMinor: 999 },
      gives: 'refund 5.00 = base 5.00; none',
    },
    {
      title: 'An outage hits everybody',
      facts: { cause: 'outage', isGroup: true },
      gives: 'discount 5.00 = base 5.00 + group 0.00; none',
    },
    {
      title: 'A year of photographs was lost',
      facts: { cause: 'lost_data', severity: 4, lossMinor: 499 },
      gives: 'credit 20.00 = base 20.00 + price 0.00; tell critical',
    },
    {
      title: 'An answer took four days',
      facts: { cause: 'slow_reply', severity: 1, hoursSinceReport: 96 },
      gives: 'apology = base 0.00; none',
    },
    {
      title: 'An answer took eight days',
      facts: { cause: 'slow_reply', severity: 2, hoursSinceReport: 192 },
      gives: 'surprise 6.00 = base 5.00 + delay 1.00; none',
    },
    {
      title: 'A stream was poor, and the month of 12.00 was used',
      facts: { cause: 'poor_service', outcome: 'kept', lossMinor: 1200 },
      gives: 'surprise 5.00 = base 5.00; none',
    },
    {
      title: 'The network of somebody else failed',
      facts: { cause: 'outage', fault: 'third_party' },
      gives: 'apology = gate 0.00; none',
    },
  ],
};
