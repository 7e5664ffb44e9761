import { EUR } from '#builders/currencies.ts';
import { type Policy, builtInPolicy } from '#domain/policy/policy.ts';
import { type CaseGroup, minor, sameCause } from './case.ts';

const bronze = { tier: 'bronze', upliftPercent: 0 };
const silver = { tier: 'silver', upliftPercent: 15 };
/** Ten percent of the margin so far, where that is known. */
const byMargin: Policy = { ...builtInPolicy(EUR), own: ['margin'], marginPercentAtMost: 10 };
const gold = { tier: 'gold', upliftPercent: 30 };

export const values: CaseGroup = {
  title: 'New, loyal and unknown customers',
  about: 'What a customer is worth may add a little and never takes anything away. Who is unknown gets what everybody gets.',
  cases: [
    {
      title: 'A major failure, a customer of whom nothing is known',
      facts: { severity: 3 },
      amount: '15.00',
      owed: ['deliver_or_refund'],
      first: 'credit',
      sum: ['base 15.00'],
      lead: 'tell harm',
    },
    {
      title: 'The same for a customer with a first order',
      facts: { severity: 3, value: bronze },
      amount: '15.00',
      owed: ['deliver_or_refund'],
      first: 'credit',
      sum: ['base 15.00'],
      lead: 'tell harm',
    },
    {
      title: 'The same for a regular customer',
      facts: { severity: 3, value: silver },
      amount: '17.00',
      owed: ['deliver_or_refund'],
      first: 'credit',
      sum: ['base 15.00', 'value 2.25', 'rounding -0.25'],
      lead: 'tell harm',
    },
    {
      title: 'The same for one of the best customers',
      facts: { severity: 3, value: gold },
      amount: '19.50',
      owed: ['deliver_or_refund'],
      first: 'credit',
      sum: ['base 15.00', 'value 4.50'],
      lead: 'tell harm',
    },
    {
      title: 'The same where a team gives its best tier 80 percent, which is its decision',
      facts: { severity: 3, value: { tier: 'platinum', upliftPercent: 80 } },
      amount: '27.00',
      owed: ['deliver_or_refund'],
      first: 'credit',
      sum: ['base 15.00', 'value 12.00'],
      lead: 'tell harm',
    },
    {
      title: 'A first small slip for one of the best customers',
      facts: { severity: 1, value: gold },
      amount: null,
      owed: ['deliver_or_refund'],
      first: 'apology',
      sum: ['base 0.00'],
      lead: 'none',
    },
    {
      title: 'A team measures by margin: one of the best customers, in a hurry, with 2,000.00 of margin so far and a price of 4.00',
      facts: { lossMinor: minor('4.00'), priorIncidents: [sameCause(0)], value: { ...gold, marginMinor: minor('2000.00') } },
      policy: byMargin,
      amount: '18.00',
      owed: ['deliver_or_refund'],
      first: 'credit',
      sum: ['base 10.00', 'repeat 5.00', 'value 3.00'],
      lead: 'tell same_cause_again',
    },
    {
      title: 'The same team, a customer with 60.00 of margin so far: nobody gets less than everybody does',
      facts: { priorIncidents: [sameCause(0)], value: { ...bronze, marginMinor: minor('60.00') } },
      policy: byMargin,
      amount: '10.00',
      owed: ['deliver_or_refund'],
      first: 'credit',
      sum: ['base 10.00', 'repeat 5.00', 'margin -5.00'],
      lead: 'tell same_cause_again',
    },
  ],
};

const outage = { cause: 'outage', isGroup: true } as const;

export const groups: CaseGroup = {
  title: 'Many are hit at once',
  about: 'Everybody gets the same for the same failure, whatever their history, their wait, their value, and what they paid.',
  cases: [
    {
      title: 'An outage hits many: a customer of whom nothing is known',
      facts: outage,
      amount: '10.00',
      owed: ['restore_service'],
      first: 'credit',
      sum: ['base 10.00', 'group 0.00'],
      lead: 'none',
    },
    {
      title: 'The same outage: one of the best customers, hit by the last one too, who waited for five days',
      facts: { ...outage, value: gold, priorIncidents: [sameCause(2)], hoursSinceReport: 120 },
      amount: '10.00',
      owed: ['restore_service'],
      first: 'credit',
      sum: ['base 10.00', 'group 0.00'],
      lead: 'none',
    },
    {
      title: 'The same outage: a vulnerable customer, whom the lead should know of',
      facts: { ...outage, isVulnerable: true },
      amount: '10.00',
      owed: ['restore_service'],
      first: 'credit',
      sum: ['base 10.00', 'group 0.00'],
      lead: 'tell vulnerable',
    },
    {
      title: 'The same outage: a customer who paid 4.00, of which the sum is more than twice as much',
      facts: { ...outage, lossMinor: minor('4.00') },
      amount: '10.00',
      owed: ['restore_service'],
      first: 'credit',
      sum: ['base 10.00', 'group 0.00'],
      lead: 'none',
      typed: { amount: '15.00', meets: [] },
    },
    {
      title: 'The same outage: a customer who keeps what cost 400.00, of which a tenth would be more',
      facts: { ...outage, outcome: 'kept', lossMinor: minor('400.00') },
      amount: '10.00',
      owed: ['restore_service'],
      first: 'credit',
      sum: ['base 10.00', 'group 0.00'],
      lead: 'none',
    },
    {
      title: 'A minor outage hits many: no sum, for nobody',
      facts: { ...outage, severity: 1, priorIncidents: [sameCause(2)] },
      amount: null,
      owed: ['restore_service'],
      first: 'apology',
      sum: ['base 0.00', 'group 0.00'],
      lead: 'none',
    },
    {
      title: 'A critical outage hits many',
      facts: { ...outage, severity: 4 },
      amount: '25.00',
      owed: ['restore_service'],
      first: 'credit',
      sum: ['base 25.00', 'group 0.00'],
      lead: 'tell critical',
    },
    {
      title: 'A power cut in the region, the second for this customer: not our fault',
      facts: { ...outage, fault: 'third_party', priorIncidents: [sameCause(9)] },
      amount: null,
      owed: ['restore_service'],
      first: 'apology',
      sum: ['gate 0.00'],
      lead: 'none',
    },
  ],
};

export const vulnerable: CaseGroup = {
  title: 'A vulnerable customer',
  about: 'Somebody has said so; nothing guesses it. A fifth is added, a call is the first act of care, and the lead is told.',
  cases: [
    {
      title: 'A moderate failure',
      facts: { isVulnerable: true },
      amount: '12.00',
      owed: ['deliver_or_refund'],
      first: 'credit',
      sum: ['base 10.00', 'vulnerable 2.00'],
      lead: 'tell vulnerable',
    },
    {
      title: 'A major failure',
      facts: { severity: 3, isVulnerable: true },
      amount: '18.00',
      owed: ['deliver_or_refund'],
      first: 'credit',
      sum: ['base 15.00', 'vulnerable 3.00'],
      lead: 'tell vulnerable',
    },
    {
      title: 'A first small slip',
      facts: { severity: 1, isVulnerable: true },
      amount: null,
      owed: ['deliver_or_refund'],
      first: 'apology',
      sum: ['base 0.00'],
      lead: 'tell vulnerable',
    },
    {
      title: 'A critical failure, the second in two days',
      facts: { severity: 4, isVulnerable: true, priorIncidents: [sameCause(1)] },
      amount: '42.00',
      owed: ['deliver_or_refund'],
      first: 'credit',
      sum: ['base 25.00', 'repeat 12.25', 'vulnerable 5.00', 'rounding -0.25'],
      lead: 'tell vulnerable',
    },
  ],
};
