import { sameCause } from '../cases/case.ts';
import type { Trade } from './trade.ts';

export const airline: Trade = {
  title: 'An airline',
  file: 'airline.json',
  currency: 'EUR',
  about: 'What the law grants comes first; vouchers come on top.',
  grounds: [
    '50, 75 and 125: between 50 and 125 dollars a voucher are what an airline gave by tier in 2011 and 2015; which severity gets which is our choice',
    '25 at a repeat, and vouchers of 25: our choice',
    'all other figures are those of the preset it starts from, which are our choice',
  ],
  cases: [
    {
      title: 'A flight was late, and what the law grants is not under way',
      facts: { cause: 'flight_delay', severity: 3 },
      gives: '',
    },
    {
      title: 'The same once it is under way',
      facts: { cause: 'flight_delay', severity: 3, isStatutoryMet: true },
      gives: '',
    },
    {
      title: 'A storm cancelled the flight',
      facts: { cause: 'flight_cancelled', severity: 3, fault: 'third_party', isStatutoryMet: true },
      gives: '',
    },
    {
      title: 'A suitcase came a day later',
      facts: { cause: 'late_baggage', hoursSinceReport: 26 },
      gives: '',
    },
    {
      title: 'A suitcase missed the wedding it was packed for',
      facts: { cause: 'late_baggage', severity: 3 },
      gives: '',
    },
    {
      title: 'The same suitcase trouble twice in a month',
      facts: { cause: 'late_baggage', priorIncidents: [sameCause(28)] },
      gives: '',
    },
    {
      title: 'A seat that did not recline',
      facts: { cause: 'seat_or_service', severity: 1 },
      gives: '',
    },
    {
      title: 'Rude on board, for one of the best customers',
      facts: { cause: 'poor_service', value: { tier: 'gold', upliftPercent: 30 } },
      gives: '',
    },
    {
      title: 'A passenger in a wheelchair was left waiting',
      facts: { cause: 'poor_service', severity: 3, isVulnerable: true },
      gives: '',
    },
    {
      title: 'Many missed a connection at once',
      facts: { cause: 'late_baggage', isGroup: true, severity: 3 },
      gives: '',
    },
  ],
};
