import { describe, expect, it } from 'vitest';
import { issued } from '#domain/policy/issued.ts';
import { type Policy, builtInPolicy } from '#domain/policy/policy.ts';
import { EUR, eur } from '#builders/currencies.ts';
import { OWN_KINDS } from '#builders/own-kinds.ts';

const builtIn = builtInPolicy(EUR);
const policy: Policy = { ...builtIn, ownKinds: OWN_KINDS, kindAtMostMinor: { ...builtIn.kindAtMostMinor, miles: 5000 } };

describe('what is given of a sum', () => {
  it.each([
    ['surprise', 2500, 'surprise'],
    ['surprise', 2501, 'credit'],
    ['gift', 10_001, 'refund'],
    ['refund', 1_000_000, 'refund'],
    ['discount', 1_000_000, 'discount'],
  ])('a built-in %s of %d cents is a %s of all of it', (kind, minor, becomes) => {
    expect(issued(kind, eur(minor), policy)).toEqual({ kind: becomes, amount: eur(minor) });
  });

  it.each([
    ['miles', 1399, { kind: 'miles', amount: eur(1320), count: 1100 }],
    ['miles', 5000, { kind: 'miles', amount: eur(4920), count: 4100 }],
    // More than miles are ever given, and less than the fewest: store credit, of which nothing is lost by rounding.
    ['miles', 5001, { kind: 'credit', amount: eur(5001) }],
    ['miles', 119, { kind: 'credit', amount: eur(119) }],
    ['upgrade', 4999, { kind: 'credit', amount: eur(4999) }],
    ['upgrade', 5000, { kind: 'upgrade', amount: eur(5000), count: 1 }],
    ['voucher', 1999, { kind: 'voucher', amount: eur(1500) }],
    ['miles', 0, { kind: 'credit', amount: eur(0) }],
  ])('of %s %d cents are %j', (kind, minor, given) => {
    expect(issued(kind, eur(minor), policy)).toEqual(given);
  });

  it('a kind that is named no more is given as it is called', () => {
    expect(issued('miles', eur(1399), { ...builtIn, ownKinds: null })).toEqual({ kind: 'miles', amount: eur(1399) });
  });
});
