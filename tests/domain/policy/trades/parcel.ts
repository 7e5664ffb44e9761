import { sameCause } from '../cases/case.ts';
import type { Trade } from './trade.ts';

export const parcel: Trade = {
  title: 'A shop that sends parcels',
  file: 'parcel.json',
  currency: 'EUR',
  about: 'Many small orders, a carrier in between, and little margin on each.',
  grounds: [
    '5 for a nuisance: the sum that worked beside an apology in the field experiment on late riders; that it fits parcels is our choice',
    '15 and 30: our choice',
    'whole euros, and vouchers of 5 for what was lost: our choice',
    'all other figures are those of the preset it starts from, which are our choice',
  ],
  cases: [
    {
      title: 'A parcel is a day late',
      facts: {},
      gives: 'credit 5.00 = base 5.00; none',
    },
    {
      title: 'The third late parcel in a month, told two days ago',
      facts: { hoursSinceReport: 49, priorIncidents: [sameCause(5), sameCause(20)] },
      gives: 'credit 9.00 = base 5.00 + repeat 3.95 + delay 1.00 + rounding -0.95; tell same_cause_again',
    },
    {
      title: 'A birthday present came late',
      facts: { severity: 3 },
      gives: 'credit 15.00 = base 15.00; tell harm',
    },
    {
      title: 'A lost parcel, reordered elsewhere',
      facts: { cause: 'lost_parcel', severity: 3, lossMinor: 4500 },
      gives: 'voucher 15.00 = base 15.00; tell harm',
    },
    {
      title: 'A scratched pan for 40.00, kept',
      facts: { cause: 'damaged_item', outcome: 'kept', lossMinor: 4000 },
      gives: 'credit 5.00 = base 5.00; none',
    },
    {
      title: 'A broken vase for 25.00, sent back',
      facts: { cause: 'damaged_item', outcome: 'rejected', lossMinor: 2500 },
      gives: 'credit 5.00 = base 5.00; none',
    },
    {
      title: 'The carrier left it in the rain, for the first time',
      facts: { cause: 'left_in_the_rain', fault: 'third_party' },
      gives: 'apology = gate 0.00; none',
    },
    {
      title: 'The wrong colour, noticed and kept for 12.00',
      facts: { cause: 'wrong_item', outcome: 'kept', lossMinor: 1200 },
      gives: 'credit 5.00 = base 5.00; none',
    },
    {
      title: 'A small question waited for a day',
      facts: { cause: 'slow_reply', severity: 1, hoursSinceReport: 20 },
      gives: 'apology = base 0.00; none',
    },
    {
      title: 'One of the best customers, late again after a week',
      facts: { priorIncidents: [sameCause(7)], value: { tier: 'gold', upliftPercent: 30 } },
      gives: 'credit 8.00 = base 5.00 + repeat 2.20 + value 1.50 + rounding -0.70; tell same_cause_again',
    },
  ],
};
