import { describe, expect, it } from 'vitest';
import { minimise } from '#cli/ltv/minimise.ts';

function rosenbrock([x = 0, y = 0]: readonly number[]): number {
  return 1 + (1 - x) ** 2 + 100 * (y - x * x) ** 2;
}

function bowl(point: readonly number[]): number {
  return point.reduce((sum, value, axis) => sum + (axis + 1) * (value - axis) ** 2, 3);
}

function walled([x = 0]: readonly number[]): number {
  return x < 0 ? Number.NaN : (x - 0.1) ** 2;
}

describe('a minimum', () => {
  it('is found at the end of a bent valley', () => {
    const { point, evaluations } = minimise(rosenbrock, [-1.2, 1]);
    expect(point[0]).toBeCloseTo(1, 5);
    expect(point[1]).toBeCloseTo(1, 5);
    expect(evaluations).toBeLessThan(1500);
  });

  it('is found to many digits where the function is smooth', () => {
    const { point, value } = minimise(bowl, [5, 5, 5, 5]);
    point.forEach((found, axis) => expect(found).toBeCloseTo(axis, 6));
    expect(value).toBeCloseTo(3, 12);
  });

  it('is found in fewer steps from near it where it is known how the function bends', () => {
    const { inverse } = minimise(bowl, [5, 5, 5, 5]);
    const like = (point: readonly number[]): number => 1.02 * bowl(point.map((value) => value - 0.05));
    const near = minimise(like, [0, 1, 2, 3], {});
    const known = minimise(like, [0, 1, 2, 3], { inverse });
    expect(known.evaluations).toBeLessThan(0.7 * near.evaluations);
    known.point.forEach((found, axis) => expect(found).toBeCloseTo(axis + 0.05, 6));
  });

  it('is searched past points where the function has no value', () => {
    expect(minimise(walled, [1]).point[0]).toBeCloseTo(0.1, 5);
  });

  it('of a flat function is where the search began', () => {
    expect(minimise(() => 1, [2, 3])).toMatchObject({ point: [2, 3], value: 1 });
  });
});
