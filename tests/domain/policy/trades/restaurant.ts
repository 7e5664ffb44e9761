import { sameCause } from '../cases/case.ts';
import type { Trade } from './trade.ts';

export const restaurant: Trade = {
  title: 'A restaurant that delivers',
  file: 'restaurant.json',
  currency: 'EUR',
  about: 'Meals of 10 to 40, where minutes count and health is at stake.',
  grounds: [
    '3 and 8: our choice, below the usual since meals are cheap',
    '25 for harm, and 10 to 50 for an allergic reaction beside the meal itself: our choice; what happened to the person sets it, as a national ombudsman goes by',
    '20 to 30 percent of what was eaten all the same: our choice',
    'waiting counts from an hour on: our choice',
    'all other figures are those of the preset it starts from, which are our choice',
  ],
  cases: [
    {
      title: 'Half an hour late',
      facts: { severity: 1 },
      gives: 'apology = base 0.00; none',
    },
    {
      title: 'Two hours late, still eaten, 22.00',
      facts: { outcome: 'kept', lossMinor: 2200, hoursSinceReport: 2 },
      gives: 'credit 4.60 = base 3.00 + loss 1.40 + delay 0.22 + rounding -0.02; none',
    },
    {
      title: 'Cold soup for 9.00, eaten all the same',
      facts: { cause: 'cold_food', outcome: 'kept', lossMinor: 900 },
      gives: 'credit 3.00 = base 3.00; none',
    },
    {
      title: 'Cold pizza for 14.00, sent back',
      facts: { cause: 'cold_food', outcome: 'rejected', lossMinor: 1400 },
      gives: 'credit 2.80 = base 3.00 + price -0.20; none',
    },
    {
      title: 'The drinks for 5.00 were missing',
      facts: { cause: 'missing_item', lossMinor: 500 },
      gives: 'credit 3.00 = base 3.00; none',
    },
    {
      title: 'An allergic reaction to a meal for 14.00',
      facts: { cause: 'allergy', severity: 4, lossMinor: 1400 },
      gives: 'credit 50.00 = base 50.00 + price 0.00; tell critical',
    },
    {
      title: 'The same where nobody has said what it cost',
      facts: { cause: 'allergy', severity: 4 },
      gives: 'credit 50.00 = base 50.00; tell critical',
    },
    {
      title: 'A slight reaction, which passed',
      facts: { cause: 'allergy', severity: 2, lossMinor: 1400 },
      gives: 'credit 15.00 = base 15.00 + price 0.00; tell harm',
    },
    {
      title: 'The guests had gone when the food came',
      facts: { severity: 3, lossMinor: 6000 },
      gives: 'credit 8.00 = base 8.00; tell harm',
    },
    {
      title: 'The wrong dish again within a week',
      facts: { cause: 'wrong_item', priorIncidents: [sameCause(6)], lossMinor: 1600 },
      gives: 'credit 3.80 = base 3.00 + repeat 0.81 + rounding -0.01; tell same_cause_again',
    },
  ],
};
