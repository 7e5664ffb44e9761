import { EUR, JPY, KWD, currency } from '#builders/currencies.ts';
import { type Policy, builtInPolicy, newCause } from '#domain/policy/policy.ts';
import { type CaseGroup, minor, sameCause } from './case.ts';

const builtIn = builtInPolicy(EUR);

const withFlights: Policy = {
  ...builtIn,
  causes: [...builtIn.causes, { ...newCause('flight_delay', 'Flight delay'), isStatutory: true, usualFault: 'ours', usualSeverity: 3 }],
};

export const statutory: CaseGroup = {
  title: 'What the law fixes',
  about:
    'A team has marked the cause “Flight delay” as one for which the law says what is due. That comes first: goodwill is no substitute, and comes on top once it is under way.',
  cases: [
    {
      title: 'A flight was delayed, and what the law grants is not under way',
      facts: { cause: 'flight_delay', severity: 3 },
      policy: withFlights,
      amount: null,
      owed: ['statutory'],
      first: 'apology',
      sum: ['gate 0.00'],
      lead: 'tell harm',
      typed: { amount: '15.00', meets: ['statutory'] },
    },
    {
      title: 'The same once it is under way',
      facts: { cause: 'flight_delay', severity: 3, isStatutoryMet: true },
      policy: withFlights,
      amount: '15.00',
      owed: ['statutory'],
      first: 'credit',
      sum: ['base 15.00'],
      lead: 'tell harm',
      typed: { amount: '15.00', meets: [] },
    },
    {
      title: 'The same flight for the second time in ten days, with what the law grants under way',
      facts: { cause: 'flight_delay', isStatutoryMet: true, priorIncidents: [sameCause(10)] },
      policy: withFlights,
      amount: '14.00',
      owed: ['statutory'],
      first: 'credit',
      sum: ['base 10.00', 'repeat 4.20', 'rounding -0.20'],
      lead: 'tell same_cause_again',
    },
    {
      title: 'A storm delayed the flight: not our fault, and the law may still grant something',
      facts: { cause: 'flight_delay', severity: 3, fault: 'third_party' },
      policy: withFlights,
      amount: null,
      owed: ['statutory'],
      first: 'apology',
      sum: ['gate 0.00'],
      lead: 'tell harm',
      typed: { amount: '10.00', meets: ['statutory'] },
    },
    {
      title: 'The customer came too late for the flight',
      facts: { cause: 'flight_delay', severity: 3, fault: 'customer' },
      policy: withFlights,
      amount: null,
      owed: [],
      first: 'apology',
      sum: ['gate 0.00'],
      lead: 'none',
    },
  ],
};

const lateCosts: Policy = {
  ...builtIn,
  causes: builtIn.causes.map((cause) =>
    cause.cause === 'late_delivery' ? { ...cause, baseMinor: { 1: 500, 2: 2000, 3: 3000, 4: 6000 } } : cause,
  ),
};

const twelve: Policy = { ...builtIn, own: ['base_2'], baseMinor: { 1: 0, 2: 1200, 3: 1500, 4: 2500 } };

const vouchers: Policy = { ...builtIn, own: ['rounding'], denominationsMinor: [500] };

/** A team that meets a small slip with words, however often it happens. */
const wordsAgain: Policy = { ...builtIn, own: ['base_1', 'repeat_floor'], repeatFloorMinor: 0 };

export const teamsOwn: CaseGroup = {
  title: 'A team’s own amounts',
  about:
    'A team can set its own sums, for all causes or for one. A sum that it names is not rounded to another, unless the team gives vouchers.',
  cases: [
    {
      title: 'Late deliveries have their own sums: a first small slip',
      facts: { severity: 1 },
      policy: lateCosts,
      amount: '5.00',
      owed: ['deliver_or_refund'],
      first: 'credit',
      sum: ['base 5.00'],
      lead: 'none',
    },
    {
      title: 'Late deliveries have their own sums: another cause keeps the usual one',
      facts: { cause: 'outage' },
      policy: lateCosts,
      amount: '10.00',
      owed: ['restore_service'],
      first: 'credit',
      sum: ['base 10.00'],
      lead: 'none',
    },
    {
      title: 'A moderate failure is worth 12.00 to the team',
      facts: {},
      policy: twelve,
      amount: '12.00',
      owed: ['deliver_or_refund'],
      first: 'credit',
      sum: ['base 12.00'],
      lead: 'none',
    },
    {
      title: 'The same for a regular customer',
      facts: { value: { tier: 'silver', upliftPercent: 15 } },
      policy: twelve,
      amount: '13.50',
      owed: ['deliver_or_refund'],
      first: 'credit',
      sum: ['base 12.00', 'value 1.80', 'rounding -0.30'],
      lead: 'none',
    },
    {
      title: 'A major failure in that team, which has left its sum as it was',
      facts: { severity: 3 },
      policy: twelve,
      amount: '15.00',
      owed: ['deliver_or_refund'],
      first: 'credit',
      sum: ['base 15.00'],
      lead: 'tell harm',
    },
    {
      title: 'The same small slip after two days, in a team that gives nothing for a repeat',
      facts: { severity: 1, priorIncidents: [sameCause(2)] },
      policy: wordsAgain,
      amount: null,
      owed: ['deliver_or_refund'],
      first: 'apology',
      sum: ['base 0.00'],
      lead: 'tell same_cause_again',
    },
    {
      title: 'A team gives vouchers of 5.00: a wait of two days adds less than one',
      facts: { hoursSinceReport: 49 },
      policy: vouchers,
      amount: '10.00',
      owed: ['deliver_or_refund'],
      first: 'credit',
      sum: ['base 10.00', 'delay 2.00', 'rounding -2.00'],
      lead: 'none',
    },
    {
      title: 'The same team, the same again today',
      facts: { priorIncidents: [sameCause(0)] },
      policy: vouchers,
      amount: '15.00',
      owed: ['deliver_or_refund'],
      first: 'credit',
      sum: ['base 10.00', 'repeat 5.00'],
      lead: 'tell same_cause_again',
    },
    {
      title: 'A hotel stay for 2,000.00 with a broken shower, kept: no store credit of that size',
      facts: { cause: 'poor_service', severity: 4, outcome: 'kept', lossMinor: minor('2000.00') },
      amount: '400.00',
      owed: ['answer'],
      first: 'refund',
      sum: ['base 25.00', 'loss 375.00'],
      lead: 'tell critical',
    },
  ],
};

const inRands = { currency: currency('ZAR'), policy: builtInPolicy(currency('ZAR')) };
const inShillings = { currency: currency('UGX'), policy: builtInPolicy(currency('UGX')) };
const inDrawingRights = { currency: currency('XDR'), policy: builtInPolicy(currency('XDR')) };
const inYen = { currency: JPY, policy: builtInPolicy(JPY) };
const inDinars = { currency: KWD, policy: builtInPolicy(KWD) };

export const currencies: CaseGroup = {
  title: 'Other currencies',
  about: 'The same rules with sums that people give in the currency: yen have no decimals, Kuwaiti dinars three.',
  cases: [
    {
      ...inYen,
      title: 'A late parcel in Japan',
      facts: {},
      amount: '2000',
      owed: ['deliver_or_refund'],
      first: 'credit',
      sum: ['base 2000'],
      lead: 'none',
    },
    {
      ...inYen,
      title: 'The same again after three days',
      facts: { priorIncidents: [sameCause(3)] },
      amount: '2900',
      owed: ['deliver_or_refund'],
      first: 'credit',
      sum: ['base 2000', 'repeat 960', 'rounding -60'],
      lead: 'tell same_cause_again',
    },
    {
      ...inYen,
      title: 'A flawed kimono for 30,000 yen, kept',
      facts: { cause: 'damaged_item', outcome: 'kept', lossMinor: minor('30000', JPY) },
      amount: '3000',
      owed: ['refund_or_replace'],
      first: 'credit',
      sum: ['base 2000', 'loss 1000'],
      lead: 'none',
    },
    {
      ...inDinars,
      title: 'One of the best customers in Kuwait, after a major failure',
      facts: { severity: 3, value: { tier: 'gold', upliftPercent: 30 } },
      amount: '9.750',
      owed: ['deliver_or_refund'],
      first: 'credit',
      sum: ['base 7.500', 'value 2.250'],
      lead: 'tell harm',
    },
    {
      ...inShillings,
      title: 'A late parcel in Uganda',
      facts: {},
      amount: '50000',
      owed: ['deliver_or_refund'],
      first: 'credit',
      sum: ['base 50000'],
      lead: 'none',
    },
    {
      ...inRands,
      title: 'A rude answer in South Africa, after a wait of two days',
      facts: { cause: 'poor_service', hoursSinceReport: 49 },
      amount: '240.00',
      owed: ['answer'],
      first: 'surprise',
      sum: ['base 200.00', 'delay 40.00'],
      lead: 'none',
    },
    {
      ...inDrawingRights,
      title: 'A team that gives in a unit of which nobody can say what people give',
      facts: { severity: 4 },
      amount: null,
      owed: ['deliver_or_refund'],
      first: 'apology',
      sum: ['gate 0.00'],
      lead: 'tell critical',
    },
  ],
};
