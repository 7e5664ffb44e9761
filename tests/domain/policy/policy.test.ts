import { describe, expect, it } from 'vitest';
import { EUR, JPY, KWD, currency } from '#builders/currencies.ts';
import { SEVERITIES, VALUE_UPLIFT_PERCENT_AT_MOST, builtInPolicy, isMoneyKind, policyFor } from '#domain/policy/policy.ts';

describe('the built-in policy', () => {
  it.each([EUR, JPY, KWD, currency('HUF')])('gives more for what is more severe, and nothing for a minor first failure, in %s', (code) => {
    const { baseMinor, repeatFloorMinor } = builtInPolicy(code);
    const amounts = SEVERITIES.map((severity) => baseMinor[severity]);
    expect(amounts[0]).toBe(0);
    expect(amounts).toEqual(amounts.toSorted((a, b) => a - b));
    expect(new Set(amounts).size).toBe(4);
    expect(repeatFloorMinor).toBeGreaterThan(0);
  });

  it('asks for 10, 15 and 25 euros, and for what is like it in yen', () => {
    expect(builtInPolicy(EUR).baseMinor).toEqual({ 1: 0, 2: 1000, 3: 1500, 4: 2500 });
    expect(builtInPolicy(JPY).baseMinor).toEqual({ 1: 0, 2: 1000, 3: 1500, 4: 2500 });
    expect(builtInPolicy(KWD).baseMinor).toEqual({ 1: 0, 2: 10_000, 3: 15_000, 4: 25_000 });
  });

  it('offers for every cause one kind of money and two ways without', () => {
    for (const { kind, care } of builtInPolicy(EUR).causes) {
      expect(isMoneyKind(kind)).toBe(true);
      expect(care.filter((way) => !isMoneyKind(way))).toHaveLength(2);
    }
  });

  it('raises a higher tier no less than a lower one, within the bound', () => {
    const uplifts = builtInPolicy(EUR)
      .tiers.toSorted((a, b) => a.atLeastMinor - b.atLeastMinor)
      .map(({ upliftPercent }) => upliftPercent);
    expect(uplifts).toEqual(uplifts.toSorted((a, b) => a - b));
    expect(Math.max(...uplifts)).toBeLessThanOrEqual(VALUE_UPLIFT_PERCENT_AT_MOST);
  });
});

describe('the policy for a cause', () => {
  const policy = builtInPolicy(EUR);

  it('is its own, or that of other where the team has not named it or nothing is known', () => {
    expect(policyFor(policy, 'outage').cause).toBe('outage');
    expect(policyFor(policy, 'meteor').cause).toBe('other');
    expect(policyFor(policy, null).cause).toBe('other');
  });

  it('exists even where the team has named no cause at all', () => {
    expect(policyFor({ ...policy, causes: [] }, 'outage')).toMatchObject({ cause: 'other', kind: 'credit', usualFault: null });
  });
});
