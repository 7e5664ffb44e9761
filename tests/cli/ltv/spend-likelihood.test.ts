import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CDNOW_SPEND } from '#builders/a-value-model.ts';
import { fitSpend } from '#cli/ltv/fit-spend.ts';
import { sampleOf, spendLogLikelihood } from '#cli/ltv/spend-likelihood.ts';
import type { SpendSoFar } from '#domain/value/spend.ts';

const customers = fc.array(fc.record({ orders: fc.integer({ min: 1, max: 50 }), mean: fc.double({ min: 0.01, max: 1e4, noNaN: true }) }), {
  minLength: 1,
  maxLength: 20,
});

function likelihoodOf(own: readonly SpendSoFar[]): number {
  return spendLogLikelihood(CDNOW_SPEND, sampleOf(own));
}

describe('the likelihood of spend', () => {
  it('is that of a density: the chances of all means of a customer come to 1', () => {
    let sum = 0;
    const step = 0.01;
    for (let logMean = -10; logMean < 20; logMean += step) {
      const mean = Math.exp(logMean);
      sum += Math.exp(likelihoodOf([{ orders: 3, mean }])) * mean * step;
    }
    expect(sum).toBeCloseTo(1, 6);
  });

  it('of several customers is the sum of theirs, in any order', () => {
    fc.assert(
      fc.property(customers, (own) => {
        const one = own.map((customer) => likelihoodOf([customer])).reduce((sum, value) => sum + value, 0);
        expect(likelihoodOf(own)).toBeCloseTo(one, 6);
        expect(likelihoodOf(own.toReversed())).toBeCloseTo(one, 6);
      }),
    );
  });
});

describe('a fit of spend', () => {
  it('takes customers who have spent, and at least two of them', () => {
    expect(fitSpend([{ orders: 2, mean: 30 }])).toBeNull();
    const three = [
      { orders: 2, mean: 30 },
      { orders: 0, mean: 0 },
      { orders: 5, mean: 20 },
      { orders: 1, mean: 0 },
    ];
    expect(fitSpend(three)).toMatchObject({ customers: 2, corr: expect.closeTo(-1, 9) });
  });

  it('does not depend on the unit of money', () => {
    const own = Array.from({ length: 60 }, (_, index) => ({ orders: 1 + (index % 4), mean: 10 + ((index * 37) % 41) }));
    const cents = fitSpend(own.map(({ orders, mean }) => ({ orders, mean: mean * 100 })));
    const whole = fitSpend(own);
    expect((cents?.p ?? 0) / (whole?.p ?? 1)).toBeCloseTo(1, 4);
    expect((cents?.v ?? 0) / (whole?.v ?? 1) / 100).toBeCloseTo(1, 4);
  });

  it('always leaves a mean to expect, however unequal the spend', () => {
    const wild = Array.from({ length: 40 }, (_, index) => ({ orders: 1, mean: 10 ** ((index % 10) - 3) }));
    expect(fitSpend(wild)?.q).toBeGreaterThan(1);
  });
});
