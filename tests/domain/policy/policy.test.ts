import { describe, expect, it } from 'vitest';
import { EUR, JPY, KWD, currency } from '#builders/currencies.ts';
import { VALUE_UPLIFT_PERCENT_USUAL, builtInPolicy, newCause, policyFor } from '#domain/policy/policy.ts';
import { SEVERITIES, isMoneyKind } from '#domain/gestures/gesture.ts';

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
    expect(builtInPolicy(JPY).baseMinor).toEqual({ 1: 0, 2: 2000, 3: 3000, 4: 5000 });
    expect(builtInPolicy(KWD).baseMinor).toEqual({ 1: 0, 2: 5000, 3: 7500, 4: 12_500 });
  });

  it('names whole minor units only, and a worth for every minute, in whatever currency', () => {
    const known = Intl.supportedValuesOf('currency').filter((code) => builtInPolicy(currency(code)).unitMinor !== null);
    expect(known.length).toBeGreaterThan(140);
    const fractions = known.filter((code) => {
      const { baseMinor, repeatFloorMinor, delayFloorMinor, minuteMinor, tiers } = builtInPolicy(currency(code));
      const sums = [...Object.values(baseMinor), repeatFloorMinor, delayFloorMinor, minuteMinor, ...tiers.map((tier) => tier.atLeastMinor)];
      return minuteMinor <= 0 || sums.some((sum) => !Number.isSafeInteger(sum) || sum < 0);
    });
    expect(fractions).toEqual([]);
  });

  it('names no sum, no tier and no size of a kind in a currency of which nobody can say what people give', () => {
    const { unitMinor, baseMinor, repeatFloorMinor, tiers, kindAtMostMinor } = builtInPolicy(currency('XDR'));
    expect([unitMinor, repeatFloorMinor, tiers]).toEqual([null, 0, []]);
    expect([baseMinor, kindAtMostMinor]).toEqual([
      { 1: 0, 2: 0, 3: 0, 4: 0 },
      { surprise: null, gift: null, credit: null },
    ]);
  });

  it('offers for every cause one kind of money and two ways at least that cost time', () => {
    for (const { kind, care } of builtInPolicy(EUR).causes) {
      expect(isMoneyKind(kind)).toBe(true);
      expect(care.some(isMoneyKind)).toBe(false);
      expect(new Set(care).size).toBe(care.length);
      expect(care.length).toBeGreaterThanOrEqual(2);
    }
  });

  it('gives back more of the price the more severe the failure, and nothing for a minor one', () => {
    expect(builtInPolicy(EUR).keptPercent).toEqual({ 1: 0, 2: 10, 3: 15, 4: 20 });
  });

  it('suggests no more than 120 percent of the price and lets nothing pass 150, in this order', () => {
    const { suggestedPercentAtMost, givenPercentAtMost } = builtInPolicy(EUR);
    expect([suggestedPercentAtMost, givenPercentAtMost]).toEqual([120, 150]);
  });

  it('counts twenty minutes of care as much as a moderate failure is given', () => {
    const { careMinutes, minuteMinor, baseMinor } = builtInPolicy(EUR);
    expect(careMinutes.call * minuteMinor).toBe(baseMinor[2]);
  });

  it('is all our choice, and pre-sets who was at fault and how bad it was for every cause but other', () => {
    const { own, causes } = builtInPolicy(EUR);
    expect(own).toEqual([]);
    const asked = causes.filter(({ usualFault, usualSeverity }) => usualFault === null || usualSeverity === null);
    expect(asked.map(({ cause }) => cause)).toEqual(['other']);
    expect(policyFor(builtInPolicy(EUR), 'slow_reply').usualSeverity).toBe(1);
  });

  it('has a version, so that a gesture of today can be told from one under later rules', () => {
    expect(builtInPolicy(EUR).version).toBe('built-in-3');
  });

  it('knows gold from 1,000 euros on, silver from 250 on, and bronze', () => {
    expect(builtInPolicy(EUR).tiers.map(({ key, atLeastMinor }) => [key, atLeastMinor])).toEqual([
      ['gold', 100_000],
      ['silver', 25_000],
      ['bronze', 0],
    ]);
  });

  it('raises a higher tier no less than a lower one, within the bound', () => {
    const uplifts = builtInPolicy(EUR)
      .tiers.toSorted((a, b) => a.atLeastMinor - b.atLeastMinor)
      .map(({ upliftPercent }) => upliftPercent);
    expect(uplifts).toEqual(uplifts.toSorted((a, b) => a - b));
    expect(Math.max(...uplifts)).toBeLessThanOrEqual(VALUE_UPLIFT_PERCENT_USUAL);
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

describe('a cause of which nothing is known yet', () => {
  it('is met with store credit or care, and owes and presumes nothing', () => {
    expect(newCause('flight_delay', 'Flight delay')).toEqual({
      cause: 'flight_delay',
      label: 'Flight delay',
      kind: 'credit',
      care: ['priority', 'call'],
      owed: [],
      isStatutory: false,
      isHarm: false,
      repeatWindowDays: null,
      baseMinor: null,
      surprises: [],
      usualFault: null,
      usualSeverity: null,
    });
  });
});
