import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contractualValue } from '#domain/value/contractual-value.ts';

const subscription = { margin: 10, retention: 0.9, discount: 0.1 };

describe('the value of a subscription', () => {
  it('without an end counts the first payment one period ahead', () => {
    expect(contractualValue(subscription, { periods: null, isDueNow: false })).toBeCloseTo(45, 12);
  });

  it('with a payment due now has that one for certain', () => {
    expect(contractualValue(subscription, { periods: null, isDueNow: true })).toBeCloseTo((10 * 1.1) / 0.2, 12);
  });

  it('over a horizon is the sum of its payments', () => {
    expect(contractualValue(subscription, { periods: 12, isDueNow: false })).toBeCloseTo(40.95041606304758, 11);
    const rates = fc.record({
      retention: fc.double({ min: 0, max: 1, noNaN: true }),
      discount: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(rates, fc.integer({ min: 0, max: 60 }), fc.boolean(), ({ retention, discount }, periods, isDueNow) => {
        let sum = 0;
        for (let k = 0; k < periods; k += 1) sum += 10 * (retention / (1 + discount)) ** (isDueNow ? k : k + 1);
        expect(contractualValue({ margin: 10, retention, discount }, { periods, isDueNow })).toBeCloseTo(sum, 6);
      }),
    );
  });

  it('that hardly anybody leaves is as exact as any other', () => {
    const nearly = { margin: 10, retention: 0.99999995, discount: 1e-9 };
    expect(contractualValue(nearly, { periods: 60, isDueNow: false })).toBeCloseTo(600 - 10 * 1830 * 5.1e-8, 8);
  });

  it('that nobody leaves and nothing discounts is margin times payments, and has to end', () => {
    const certain = { margin: 10, retention: 1, discount: 0 };
    expect(contractualValue(certain, { periods: 12, isDueNow: false })).toBe(120);
    expect(() => contractualValue(certain, { periods: null, isDueNow: false })).toThrow('an end');
  });

  it('that everybody leaves is the payment due', () => {
    expect(contractualValue({ ...subscription, retention: 0 }, { periods: null, isDueNow: true })).toBe(10);
    expect(contractualValue({ ...subscription, retention: 0 }, { periods: null, isDueNow: false })).toBe(0);
  });

  it('has a chance to stay and not a percentage', () => {
    expect(() => contractualValue({ ...subscription, retention: 90 }, { periods: 1, isDueNow: false })).toThrow('a chance to stay');
    expect(() => contractualValue({ ...subscription, retention: -0.01 }, { periods: 1, isDueNow: false })).toThrow('a chance to stay');
  });

  it('is never worth more for being later', () => {
    expect(() => contractualValue({ ...subscription, discount: -0.01 }, { periods: 1, isDueNow: false })).toThrow(
      'a discount of at least 0',
    );
  });
});
