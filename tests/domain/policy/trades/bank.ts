import { sameCause } from '../cases/case.ts';
import type { Trade } from './trade.ts';

export const bank: Trade = {
  title: 'A bank',
  file: 'bank.json',
  currency: 'GBP',
  about: 'Money that is the customer’s own. What a failure did to the person sets what is given.',
  grounds: [
    '50, 150 and 300: a national ombudsman meets a small one-off with an apology or less than 100 pounds, and most awards are below 300; which severity gets which is our choice',
    'half as much again for a vulnerable customer: the ombudsman awards more; the figure is our choice',
    'money instead of credit and gifts: our choice',
    'steps of 5: our choice',
    'all other figures are those of the preset it starts from, which are our choice',
  ],
  cases: [
    {
      title: 'A letter came a day late',
      facts: { cause: 'slow_reply', severity: 1 },
      gives: 'apology = base 0.00; none',
    },
    {
      title: 'A payment failed at the till',
      facts: { cause: 'payment_failed' },
      gives: 'refund 50.00 = base 50.00; tell harm',
    },
    {
      title: 'A wrong charge of 12.00',
      facts: { cause: 'billing_error', lossMinor: 1200 },
      gives: 'refund 50.00 = base 50.00 + price 0.00; tell harm',
    },
    {
      title: 'The same wrong charge three months later',
      facts: { cause: 'billing_error', lossMinor: 1200, priorIncidents: [sameCause(90)] },
      gives: 'refund 55.00 = base 50.00 + repeat 7.50 + price 0.00 + rounding -2.50; tell same_cause_again',
    },
    {
      title: 'An account was blocked over a weekend',
      facts: { cause: 'account_blocked', severity: 3 },
      gives: 'refund 150.00 = base 150.00; tell harm',
    },
    {
      title: 'An account was blocked, and the rent was late',
      facts: { cause: 'account_blocked', severity: 4 },
      gives: 'refund 300.00 = base 300.00; tell critical',
    },
    {
      title: 'The same for a customer in a vulnerable situation',
      facts: { cause: 'account_blocked', severity: 4, isVulnerable: true },
      gives: 'refund 450.00 = base 300.00 + vulnerable 150.00; tell vulnerable',
    },
    {
      title: 'Rude on the telephone',
      facts: { cause: 'poor_service', severity: 1 },
      gives: 'apology = base 0.00; none',
    },
    {
      title: 'Another bank held a payment back',
      facts: { cause: 'payment_failed', fault: 'third_party' },
      gives: 'apology = gate 0.00; tell harm',
    },
    {
      title: 'A customer mistyped an account number',
      facts: { cause: 'payment_failed', fault: 'customer' },
      gives: 'apology = gate 0.00; none',
    },
  ],
};
