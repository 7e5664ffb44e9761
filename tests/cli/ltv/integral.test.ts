import { describe, expect, it } from 'vitest';
import { integral, piecesUntil } from '#cli/ltv/integral.ts';

describe('an integral over time', () => {
  it('is exact to nine digits for what falls slowly or near a few gaps, and to six for what falls at once', () => {
    for (const power of [0.1, 1, 3, 12]) {
      const whole = (1 - (1 + 200 / 4) ** -power) / power;
      expect(integral((time) => 1 / (4 + time) / (1 + time / 4) ** power, { scale: 4 / (1 + power), gap: 10 }, 200) / whole).toBeCloseTo(
        1,
        9,
      );
    }
    const atOnce = integral((time) => Math.exp(-time / 0.01) / 0.01, { scale: 0.01, gap: 10 }, 50);
    expect(atOnce).toBeCloseTo(1, 6);
  });

  it('over no time is nothing, and in no more pieces the longer the time however short the scale', () => {
    expect(integral(() => 1, { scale: 1, gap: 1 }, 0)).toBe(0);
    expect(piecesUntil({ scale: 1e-320, gap: 1 }, 100).ends.length).toBeLessThan(30);
    expect(piecesUntil({ scale: 4, gap: 10 }, 200).ends.map((end) => Math.round(4 * Math.expm1(end)))).toEqual([10, 30, 90, 200]);
  });
});
