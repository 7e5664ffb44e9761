import { describe, expect, it } from 'vitest';
import { aPlan } from '#builders/a-plan.ts';
import { eur } from '#builders/currencies.ts';
import { MILES_POLICY } from '#builders/own-kinds.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';

const { settings } = parsedSettings({ policy: MILES_POLICY });

describe('a plan of what is counted', () => {
  it('has the number that is suggested, and its worth as the sum', () => {
    expect(aPlan({ settings })).toMatchObject({ gesture: 'miles', amount: eur(960), count: 800, amountError: null, isDeviation: false });
  });

  it.each([
    ['500', { amount: eur(600), count: 500, amountError: null, isDeviation: true }],
    ['150', { amount: eur(0), amountError: { kind: 'steps', steps: '100' } }],
    ['2.5', { amount: eur(0), amountError: { kind: 'whole' } }],
    ['', { amount: eur(0), amountError: { kind: 'missing' } }],
  ])('takes "%s" as a number', (amountText, plan) => {
    expect(aPlan({ settings }, { amountText })).toMatchObject(plan);
  });

  it('has no number where money or time is given', () => {
    expect(aPlan().count).toBeUndefined();
    expect(aPlan({ settings }, { gesture: 'call' }).count).toBeUndefined();
    expect(aPlan({ settings }, { gesture: 'call', amountText: '500' })).toMatchObject({ gesture: 'call', amount: eur(0) });
  });

  it('where words are suggested, a number is typed all the same', () => {
    expect(aPlan({ settings }, { severity: 1, gesture: 'miles', amountText: '100' })).toMatchObject({ amount: eur(120), count: 100 });
  });
});
