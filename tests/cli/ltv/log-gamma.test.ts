import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logGamma } from '#cli/ltv/log-gamma.ts';

describe('the logarithm of the gamma function', () => {
  it.each([
    [1, 0],
    [2, 0],
    [0.5, 0.5723649429247],
    [1.5, -0.12078223763524522],
    [10, 12.801827480081469],
    [171, 706.5730622457874],
    [1e-8, 18.42068073818021],
    [1e6, 12_815_504.56914761],
  ])('of %s is %s', (x, expected) => {
    expect(Math.abs(logGamma(x) - expected)).toBeLessThanOrEqual(3e-15 * Math.max(1, Math.abs(expected)));
  });

  it('grows by the logarithm of the argument from one to the next', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e5, noNaN: true }), (x) => {
        const grown = logGamma(x + 1) - logGamma(x);
        expect(Math.abs(grown - Math.log(x))).toBeLessThanOrEqual(1e-14 * Math.max(10, Math.abs(logGamma(x))));
      }),
    );
  });
});
