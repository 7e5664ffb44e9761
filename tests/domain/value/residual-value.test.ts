import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CDNOW_MBG, CDNOW_SPEND } from '#builders/a-value-model.ts';
import { processes, summaries } from '#builders/purchases.ts';
import { expectedOrders, expectedSquaredOrders, orderCountChance } from '#domain/value/purchase-process.ts';
import { BUCKETS, type ResidualTerms, discountOfYear, discountedOrders, spendingVariance } from '#domain/value/residual-value.ts';
import { expectedSpend, expectedSquaredSpend } from '#domain/value/spend.ts';

const terms: ResidualTerms = { horizon: 52, discount: discountOfYear(0.1, 'week'), buckets: BUCKETS, timing: 'middle' };
const often = { frequency: 2, recency: 30.43, age: 38.86 };

describe('the residual value', () => {
  it('is that of 60-digit arithmetic', () => {
    const value = 0.4 * expectedSpend(CDNOW_SPEND, { orders: 2, mean: 22.35 }) * discountedOrders(CDNOW_MBG, often, terms);
    expect(value).toBeCloseTo(15.0861088819739, 8);
  });

  it('in 12 parts is within 4 in 100,000 of the continuous one', () => {
    const fine = discountedOrders(CDNOW_MBG, often, { ...terms, buckets: 1000 });
    expect(Math.abs(discountedOrders(CDNOW_MBG, often, terms) / fine - 1)).toBeLessThan(4e-5);
  });

  it('without a discount is the expected orders, wherever they are discounted', () => {
    fc.assert(
      fc.property(processes, summaries, fc.constantFrom('middle' as const, 'end' as const), (process, summary, timing) => {
        const orders = expectedOrders(process, summary, 52);
        const plain = discountedOrders(process, summary, { ...terms, discount: 0, timing });
        expect(Math.abs(plain - orders)).toBeLessThanOrEqual(1e-9 * orders);
      }),
    );
  });

  it('is lower with a higher discount, and lower at the end of a part than in the middle', () => {
    const rate = fc.double({ min: 0, max: 2, noNaN: true });
    fc.assert(
      fc.property(processes, summaries, rate, rate, (process, summary, annual, more) => {
        const at = (annualRate: number, timing: 'middle' | 'end' = 'middle'): number =>
          discountedOrders(process, summary, { ...terms, discount: discountOfYear(annualRate, 'week'), timing });
        expect(at(annual + more)).toBeLessThanOrEqual(at(annual) * (1 + 1e-9));
        expect(at(annual, 'end')).toBeLessThanOrEqual(at(annual) * (1 + 1e-9));
      }),
    );
  });

  it('at the end of months is the sum the lifetimes library takes', () => {
    const month = 4.345;
    let sum = 0;
    for (let k = 1; k <= 12; k += 1)
      sum += (expectedOrders(CDNOW_MBG, often, k * month) - expectedOrders(CDNOW_MBG, often, (k - 1) * month)) / 1.01 ** k;
    const monthly = { horizon: 12 * month, discount: Math.log(1.01) / month, buckets: 12, timing: 'end' } as const;
    expect(discountedOrders(CDNOW_MBG, often, monthly)).toBeCloseTo(sum, 10);
  });
});

describe('the variance of what will be spent', () => {
  it('without any scatter of spend is the variance of orders times the spend squared', () => {
    const certain = { p: 1e9, q: 1e9, v: 1 };
    const models = { process: CDNOW_MBG, spend: certain };
    const variance = spendingVariance(models, { summary: often, soFar: { orders: 0, mean: 0 } }, 39);
    const spend = expectedSpend(certain, { orders: 0, mean: 0 });
    const ofOrders = expectedSquaredOrders(CDNOW_MBG, often, 39) - expectedOrders(CDNOW_MBG, often, 39) ** 2;
    expect(Number(variance) / (ofOrders * spend ** 2)).toBeCloseTo(1, 6);
  });

  it('is that of sums of so many orders, each as likely as it is', () => {
    const soFar = { orders: 3, mean: 35 };
    const ofMean = expectedSquaredSpend(CDNOW_SPEND, soFar) ?? NaN;
    let squares = 0;
    for (let count = 1; count < 200; count += 1) {
      // An order scatters around the customer's mean with the shape p; the mean is the same for all of them.
      squares += orderCountChance(CDNOW_MBG, often, { time: 39, count }) * ofMean * (count / CDNOW_SPEND.p + count ** 2);
    }
    const mean = expectedOrders(CDNOW_MBG, often, 39) * expectedSpend(CDNOW_SPEND, soFar);
    const variance = spendingVariance({ process: CDNOW_MBG, spend: CDNOW_SPEND }, { summary: often, soFar }, 39);
    expect(Number(variance) / (squares - mean ** 2)).toBeCloseTo(1, 9);
  });

  it('is above 0, and none where the spend has none', () => {
    const customer = { summary: often, soFar: { orders: 3, mean: 35 } };
    expect(spendingVariance({ process: CDNOW_MBG, spend: CDNOW_SPEND }, customer, 39)).toBeGreaterThan(0);
    const heavy = { process: CDNOW_MBG, spend: { ...CDNOW_SPEND, q: 1.5 } };
    expect(spendingVariance(heavy, { summary: often, soFar: { orders: 0, mean: 0 } }, 39)).toBeNull();
  });
});
