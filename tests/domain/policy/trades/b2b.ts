import { sameCause } from '../cases/case.ts';
import type { Trade } from './trade.ts';

export const b2b: Trade = {
  title: 'Business customers',
  file: 'b2b.json',
  currency: 'EUR',
  about: 'Few customers, long contracts, and sums that stand in proportion to the account.',
  grounds: [
    '50, 250 and 1000: our choice; a published plan lets account managers give 1,500 without approval, and a support handbook lets anybody decide below 500',
    'no more than a tenth of the margin: our choice',
    'tiers by what came in and is expected, and uplifts of 40 and 100 percent: our choice, beyond what we read out of studies',
    'all other figures are those of the preset it starts from, which are our choice',
  ],
  cases: [
    {
      title: 'A pallet is a day late',
      facts: {},
      gives: 'credit 50.00 = base 50.00; none',
    },
    {
      title: 'The same for an account of 40,000.00 of margin',
      facts: { value: { tier: 'gold', upliftPercent: 100, marginMinor: 4_000_000 } },
      gives: 'credit 100.00 = base 50.00 + value 50.00; none',
    },
    {
      title: 'The same for an account of 300.00 of margin, late again',
      facts: { priorIncidents: [sameCause(20)], value: { tier: 'bronze', upliftPercent: 0, marginMinor: 30_000 } },
      gives: 'credit 50.00 = base 50.00 + repeat 22.00 + margin -22.00; tell same_cause_again',
    },
    {
      title: 'A line stood still because of us',
      facts: { cause: 'missed_deadline', severity: 4, value: { tier: 'silver', upliftPercent: 40, marginMinor: 900_000 } },
      gives: 'credit 1400.00 = base 1000.00 + value 400.00; tell critical',
    },
    {
      title: 'An outage of an hour',
      facts: { cause: 'outage' },
      gives: 'credit 50.00 = base 50.00; none',
    },
    {
      title: 'The third outage this year',
      facts: { cause: 'outage', priorIncidents: [sameCause(60), sameCause(200)] },
      gives: 'credit 80.00 = base 50.00 + repeat 32.00 + rounding -2.00; tell same_cause_again',
    },
    {
      title: 'A wrong invoice',
      facts: { cause: 'billing_error', severity: 1 },
      gives: 'apology = base 0.00; none',
    },
    {
      title: 'A wrong invoice, the second in five months',
      facts: { cause: 'billing_error', priorIncidents: [sameCause(140)] },
      gives: 'refund 55.00 = base 50.00 + repeat 5.50 + rounding -0.50; tell same_cause_again',
    },
    {
      title: 'A forwarder lost a pallet',
      facts: { fault: 'third_party', severity: 3 },
      gives: 'apology = gate 0.00; tell harm',
    },
    {
      title: 'An answer to a tender came too late',
      facts: { cause: 'slow_reply', severity: 4, hoursSinceReport: 60, value: { tier: 'silver', upliftPercent: 40, marginMinor: 900_000 } },
      gives: 'credit 1600.00 = base 1000.00 + delay 200.00 + value 400.00; tell critical',
    },
  ],
};
