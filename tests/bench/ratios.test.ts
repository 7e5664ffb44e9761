import { describe, expect, it } from 'vitest';
import { median, ratioOf } from './ratios.ts';

describe('median', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});

describe('the ratio of two pages', () => {
  it('is that of their medians, and beside it the median of the ratios of each round', () => {
    const ratio = ratioOf([
      { own: 10, other: 10 },
      { own: 20, other: 40 },
      { own: 90, other: 30 },
    ]);
    expect(ratio).toMatchObject({ ofMedians: 20 / 30, ofPairs: 1 });
  });

  it('lies with certainty where every round says the same', () => {
    const rounds = Array.from({ length: 9 }, (_, round) => ({ own: (round + 1) * 2, other: round + 1 }));
    expect(ratioOf(rounds.map(() => ({ own: 2, other: 1 })))).toEqual({ ofMedians: 2, ofPairs: 2, from: 2, to: 2 });
    const { from, to } = ratioOf(rounds);
    expect(from).toBeLessThanOrEqual(2);
    expect(to).toBeGreaterThanOrEqual(2);
  });

  it('lies the less certainly the more the rounds differ, by the same draws each time', () => {
    const rounds = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((own) => ({ own, other: 5 }));
    const { from, to } = ratioOf(rounds);
    expect(to - from).toBeGreaterThan(0.5);
    expect(ratioOf(rounds)).toEqual({ ofMedians: 1, ofPairs: 1, from, to });
  });
});
