import { OWN_KINDS } from '#builders/own-kinds.ts';
import { EUR } from '#builders/currencies.ts';
import { type Policy, builtInPolicy } from '#domain/policy/policy.ts';
import { type CaseGroup, left, sameCause } from './case.ts';

const builtIn = builtInPolicy(EUR);

/** A late delivery is met with a kind of the team's own. */
function withKind(kind: string, atMostMinor: number | null = null): Policy {
  return {
    ...builtIn,
    ownKinds: OWN_KINDS,
    kindAtMostMinor: { ...builtIn.kindAtMostMinor, [kind]: atMostMinor },
    causes: builtIn.causes.map((cause) => (cause.cause === 'late_delivery' ? { ...cause, kind, owed: ['rebook'] } : cause)),
  };
}

export const ownKinds: CaseGroup = {
  title: 'Kinds of the team’s own',
  about:
    'The team gives miles by the hundred, of which a thousand are worth 12.00, upgrades that are worth 50.00 each, and vouchers of 5.00, and it owes another flight. What is given is worth no more than the rules come to.',
  cases: [
    {
      title: 'A first late delivery, met with miles: 800 are worth 9.60',
      facts: {},
      policy: withKind('miles'),
      amount: '9.60',
      owed: ['rebook'],
      first: 'miles',
      sum: ['base 10.00', 'rounding -0.40'],
      lead: 'none',
    },
    {
      title: 'The same where the limit of one gesture leaves 9.50: 700 miles',
      facts: { allowances: [left('gesture', '9.50')] },
      policy: withKind('miles'),
      amount: '8.40',
      owed: ['rebook'],
      first: 'miles',
      sum: ['base 10.00', 'rounding -0.40', 'cap -0.10', 'rounding -1.10'],
      lead: 'ask gesture 9.60',
    },
    {
      title: 'The same again after ten days: 1,100 miles are worth 13.20',
      facts: { priorIncidents: [sameCause(10)] },
      policy: withKind('miles'),
      amount: '13.20',
      owed: ['rebook'],
      first: 'miles',
      sum: ['base 10.00', 'rounding -0.40', 'repeat 4.03', 'rounding -0.43'],
      lead: 'tell same_cause_again',
    },
    {
      title: 'Miles are never more than 5.00: store credit instead',
      facts: {},
      policy: withKind('miles', 500),
      amount: '10.00',
      owed: ['rebook'],
      first: 'credit',
      sum: ['base 10.00'],
      lead: 'none',
    },
    {
      title: 'Less than one upgrade is worth: store credit instead',
      facts: {},
      policy: withKind('upgrade'),
      amount: '10.00',
      owed: ['rebook'],
      first: 'credit',
      sum: ['base 10.00'],
      lead: 'none',
    },
    {
      title: 'An occasion was missed: three vouchers of 5.00',
      facts: { severity: 3 },
      policy: withKind('voucher'),
      amount: '15.00',
      owed: ['rebook'],
      first: 'voucher',
      sum: ['base 15.00'],
      lead: 'tell harm',
    },
  ],
};
