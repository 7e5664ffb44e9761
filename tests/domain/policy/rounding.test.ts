import { describe, expect, it } from 'vitest';
import { EUR, JPY, KWD, currency, eur } from '#builders/currencies.ts';
import { facts } from '#builders/facts.ts';
import { type CausePolicy, type Policy, builtInPolicy } from '#domain/policy/policy.ts';
import type { SoFar } from '#domain/policy/reason.ts';
import { leastRule, roundingRule, settled, startRule } from '#domain/policy/rounding.ts';

const policy = builtInPolicy(EUR);

function soFar(totalMinor: number, code = EUR): SoFar {
  return { startMinor: 1000, totalMinor, currency: code };
}

function withCause(overrides: Partial<CausePolicy>): Policy {
  return { ...policy, causes: policy.causes.map((one) => (one.cause === 'late_delivery' ? { ...one, ...overrides } : one)) };
}

describe('rounding', () => {
  it('goes down, on a line of its own, which is our choice and rests on nothing', () => {
    const rounded = { rule: 'rounding', deltaMinor: -49, facts: {}, studies: [], strength: null, choice: 'ours' };
    expect(roundingRule(facts(), policy, soFar(1249))).toEqual({ ...rounded, variant: 'down' });
    expect(startRule(facts(), policy, soFar(1249))).toEqual({ ...rounded, variant: 'start' });
  });

  it('says nothing where the sum is one that people give, or that the policy names for any cause', () => {
    expect(roundingRule(facts(), policy, soFar(1500))).toBeNull();
    const named = withCause({ baseMinor: { 1: 0, 2: 1234, 3: 1300, 4: 1400 } });
    expect(roundingRule(facts(), named, soFar(1234))).toBeNull();
    expect(roundingRule(facts({ cause: 'outage' }), named, soFar(1240))?.deltaMinor).toBe(-6);
    expect(roundingRule(facts(), { ...policy, repeatFloorMinor: 777 }, soFar(777))).toBeNull();
    expect(roundingRule(facts(), { ...policy, delayFloorMinor: 777 }, soFar(777))).toBeNull();
  });

  it.each([
    [JPY, 1249, -49],
    [KWD, 12_499, -499],
  ])('goes by the digits of the sum in %s', (code, totalMinor, deltaMinor) => {
    expect(roundingRule(facts(), builtInPolicy(code), soFar(totalMinor, code))?.deltaMinor).toBe(deltaMinor);
  });

  it('goes to the vouchers that the team gives, so many of one kind, and not to sums that its policy names', () => {
    const vouchers: Policy = { ...policy, own: ['rounding'], denominationsMinor: [1000, 2500] };
    const found = [999, 1000, 2499, 2500, 4900, 5100].map(
      (minor) => minor + (roundingRule(facts(), vouchers, soFar(minor))?.deltaMinor ?? 0),
    );
    expect(found).toEqual([0, 1000, 2000, 2500, 4000, 5000]);
    expect(roundingRule(facts(), vouchers, soFar(1500))).toMatchObject({ deltaMinor: -500, choice: 'team' });
  });
});

describe('the least that is given', () => {
  it('is about a euro in the currency, or what the policy names where that is less', () => {
    expect(leastRule(facts(), policy, soFar(99))).toMatchObject({
      rule: 'least',
      deltaMinor: -99,
      facts: { leastMinor: 100 },
      choice: 'ours',
    });
    expect(leastRule(facts(), policy, soFar(100))).toBeNull();
    expect(leastRule(facts(), policy, soFar(0))).toBeNull();
    expect(leastRule(facts(), { ...policy, repeatFloorMinor: 50 }, soFar(60))).toBeNull();
    expect(leastRule(facts(), { ...policy, denominationsMinor: [20] }, soFar(60))).toBeNull();
    expect(leastRule(facts(), builtInPolicy(JPY), soFar(199, JPY))?.deltaMinor).toBe(-199);
  });

  it('is anything where nobody can say what people give in the currency', () => {
    const old = currency('XDR');
    expect(leastRule(facts(), builtInPolicy(old), soFar(1, old))).toBeNull();
  });

  it('is taken from what is left of an amount', () => {
    expect([99, 100, 1249].map((minor) => settled(eur(minor), policy, null))).toEqual([0, 100, 1200]);
  });
});
