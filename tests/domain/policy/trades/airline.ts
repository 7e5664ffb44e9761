import { sameCause } from '../cases/case.ts';
import type { Trade } from './trade.ts';

export const airline: Trade = {
  title: 'An airline',
  file: 'airline.json',
  currency: 'EUR',
  about: 'What the law grants comes first; vouchers come on top.',
  grounds: [
    '50, 75 and 125: between 50 and 125 dollars a voucher are what an airline gave by tier in 2011 and 2015; which severity gets which is our choice',
    '25 at a repeat, vouchers of 5, and miles by the 500, of which a thousand count as 10: our choice',
    'all other figures are those of the preset it starts from, which are our choice',
  ],
  cases: [
    {
      title: 'A flight was late, and what the law grants is not under way',
      facts: { cause: 'flight_delay', severity: 3 },
      gives: 'apology = gate 0.00; tell harm',
    },
    {
      title: 'The same once it is under way',
      facts: { cause: 'flight_delay', severity: 3, isStatutoryMet: true },
      gives: 'credit 75.00 = base 75.00; tell harm',
    },
    {
      title: 'A storm cancelled the flight',
      facts: { cause: 'flight_cancelled', severity: 3, fault: 'third_party', isStatutoryMet: true },
      gives: 'apology = gate 0.00; tell harm',
    },
    {
      title: 'A suitcase came a day later',
      facts: { cause: 'late_baggage', hoursSinceReport: 26 },
      gives: 'credit 55.00 = base 50.00 + delay 5.00; none',
    },
    {
      title: 'A suitcase missed the wedding it was packed for',
      facts: { cause: 'late_baggage', severity: 3 },
      gives: 'credit 75.00 = base 75.00; tell harm',
    },
    {
      title: 'The same suitcase trouble twice in a month',
      facts: { cause: 'late_baggage', priorIncidents: [sameCause(28)] },
      gives: 'credit 60.00 = base 50.00 + repeat 13.50 + rounding -3.50; tell same_cause_again',
    },
    {
      title: 'A seat that did not recline, all night',
      facts: { cause: 'seat_or_service' },
      gives: 'miles 50.00 = base 50.00; none',
    },
    {
      title: 'Rude on board, for one of the best customers',
      facts: { cause: 'poor_service', value: { tier: 'gold', upliftPercent: 30 } },
      gives: 'credit 65.00 = base 50.00 + value 15.00; none',
    },
    {
      title: 'A passenger in a wheelchair was left waiting',
      facts: { cause: 'poor_service', severity: 3, isVulnerable: true },
      gives: 'credit 90.00 = base 75.00 + vulnerable 15.00; tell vulnerable',
    },
    {
      title: 'Many missed a connection at once',
      facts: { cause: 'late_baggage', isGroup: true, severity: 3 },
      gives: 'credit 75.00 = base 75.00 + group 0.00; tell harm',
    },
  ],
};
