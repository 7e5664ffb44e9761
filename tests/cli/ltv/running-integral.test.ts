import { describe, expect, it } from 'vitest';
import { integral } from '#cli/ltv/integral.ts';
import { runningIntegral } from '#cli/ltv/running-integral.ts';

const course = { scale: 3, gap: 5 };

function of(time: number): number {
  return Math.exp(-time / 20) / (3 + time);
}

describe('an integral that runs', () => {
  it('is at any time what is integrated until then', () => {
    const until = runningIntegral(of, course, 90);
    for (const time of [0, 0.01, 1, 4.999, 5, 5.001, 14, 33, 45, 60, 89.9, 90])
      expect(Math.abs(until(time) - integral(of, course, time))).toBeLessThan(1e-8);
  });

  it('grows no more where nothing is added', () => {
    const until = runningIntegral((time) => Math.exp(-50 * time), { scale: 0.02, gap: 5 }, 90);
    expect(until(80)).toBe(until(90));
    expect(until(90)).toBeCloseTo(1 / 50, 6);
  });
});
