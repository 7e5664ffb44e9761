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
    'whole euros: our choice',
    'all other figures are those of the preset it starts from, which are our choice',
  ],
  cases: [
    {
      title: 'A parcel is a day late',
      facts: {},
      gives: '',
    },
    {
      title: 'The third late parcel in a month, told two days ago',
      facts: { hoursSinceReport: 49, priorIncidents: [sameCause(5), sameCause(20)] },
      gives: '',
    },
    {
      title: 'A birthday present came late',
      facts: { severity: 3 },
      gives: '',
    },
    {
      title: 'A lost parcel, reordered elsewhere',
      facts: { cause: 'lost_parcel', severity: 3, lossMinor: 4500 },
      gives: '',
    },
    {
      title: 'A scratched pan for 40.00, kept',
      facts: { cause: 'damaged_item', outcome: 'kept', lossMinor: 4000 },
      gives: '',
    },
    {
      title: 'A broken vase for 25.00, sent back',
      facts: { cause: 'damaged_item', outcome: 'rejected', lossMinor: 2500 },
      gives: '',
    },
    {
      title: 'The carrier left it in the rain, for the first time',
      facts: { cause: 'left_in_the_rain', fault: 'third_party' },
      gives: '',
    },
    {
      title: 'The wrong colour, noticed and kept for 12.00',
      facts: { cause: 'wrong_item', outcome: 'kept', lossMinor: 1200 },
      gives: '',
    },
    {
      title: 'A small question waited for a day',
      facts: { cause: 'slow_reply', severity: 1, hoursSinceReport: 20 },
      gives: '',
    },
    {
      title: 'One of the best customers, late again after a week',
      facts: { priorIncidents: [sameCause(7)], value: { tier: 'gold', upliftPercent: 30 } },
      gives: '',
    },
  ],
};
