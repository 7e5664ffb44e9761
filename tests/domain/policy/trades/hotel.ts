import { sameCause } from '../cases/case.ts';
import type { Trade } from './trade.ts';

export const hotel: Trade = {
  title: 'A hotel',
  file: 'hotel.json',
  currency: 'EUR',
  about: 'Few guests, high prices, and people who are there when it happens.',
  grounds: [
    '20, 50 and 200: 50 is what the written rules of a hotel let any member of staff give, 200 what they let a supervisor give; 20 is our choice',
    '10 to 30 percent of what was kept: 10 to 20 is the first part that scenario studies found to please most; 30 is our choice',
    'vouchers of 5, and an upgrade that counts as 20: our choice',
    'tiers and uplifts: our choice; 50 is beyond what we read out of studies',
    'all other figures are those of the preset it starts from, which are our choice',
  ],
  cases: [
    {
      title: 'The room was not ready for an hour',
      facts: { cause: 'room_not_ready', severity: 1 },
      gives: 'apology = base 0.00; none',
    },
    {
      title: 'The room was not ready until the evening',
      facts: { cause: 'room_not_ready' },
      gives: 'upgrade 20.00 = base 20.00; none',
    },
    {
      title: 'A noisy night, kept, for a stay of 180.00',
      facts: { cause: 'noisy_room', outcome: 'kept', lossMinor: 18000 },
      gives: 'surprise 20.00 = base 20.00; none',
    },
    {
      title: 'A noisy night for one of the best guests',
      facts: { cause: 'noisy_room', value: { tier: 'gold', upliftPercent: 50 } },
      gives: 'surprise 30.00 = base 20.00 + value 10.00; none',
    },
    {
      title: 'No heating for a stay of 900.00, kept',
      facts: { cause: 'outage', severity: 3, outcome: 'kept', lossMinor: 90000 },
      gives: 'credit 180.00 = base 50.00 + loss 130.00; tell harm',
    },
    {
      title: 'The wedding suite was given away',
      facts: { cause: 'wrong_item', severity: 4 },
      gives: 'credit 200.00 = base 200.00; tell critical',
    },
    {
      title: 'Made ill by the breakfast, for 18.00',
      facts: { cause: 'made_ill', severity: 4, lossMinor: 1800 },
      gives: 'credit 200.00 = base 200.00 + price 0.00; tell critical',
    },
    {
      title: 'Rude at the desk, again within a month',
      facts: { cause: 'poor_service', priorIncidents: [sameCause(25)] },
      gives: 'surprise 25.00 = base 20.00 + repeat 8.80 + rounding -3.80; tell same_cause_again',
    },
    {
      title: 'A power cut in the town',
      facts: { cause: 'outage', fault: 'third_party' },
      gives: 'apology = gate 0.00; none',
    },
    {
      title: 'A guest lost the key card',
      facts: { cause: 'other', fault: 'customer', severity: 1 },
      gives: 'apology = gate 0.00; none',
    },
  ],
};
