import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreOf } from '#cli/ltv/score.ts';

describe('a score', () => {
  it('has the mean and the root mean square of the errors, and the bias of the total', () => {
    expect(scoreOf([1, 2, 5], [2, 2, 1])).toEqual({ mae: 5 / 3, rmse: Math.sqrt(17 / 3), bias: 8 / 5 - 1, top10: expect.any(Number) });
  });

  it('gives a rule that tells nobody apart the tenth it would have by lot', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 50 }), (actual) => {
        const { top10 } = scoreOf(
          actual.map(() => 3),
          actual,
        );
        expect(top10 ?? 0.1).toBeCloseTo(0.1, 12);
      }),
    );
  });

  it('gives a rule that knows the best tenth all they brought', () => {
    const actual = [10, 0, 0, 0, 0, 0, 0, 0, 0, 10];
    expect(scoreOf(actual.with(9, 0), actual).top10).toBe(0.5);
  });

  it('has no bias where nothing came', () => {
    expect(scoreOf([1], [0])).toMatchObject({ bias: null, top10: null });
  });
});
