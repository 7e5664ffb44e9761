import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Interval, type Proportion, differenceInterval, wilsonInterval } from '#domain/outcomes/proportions.ts';

const proportions: fc.Arbitrary<Proportion> = fc
  .record({ of: fc.integer({ min: 0, max: 5000 }), part: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ of, part }) => ({ hits: Math.round(of * part), of }));

function rounded({ low, high }: Interval): readonly string[] {
  return [low.toFixed(4), high.toFixed(4)];
}

function width({ low, high }: Interval): number {
  return high - low;
}

describe('the interval of a share', () => {
  it.each([
    // Newcombe 1998, table I, method 3.
    [{ hits: 81, of: 263 }, ['0.2553', '0.3662']],
    [{ hits: 15, of: 148 }, ['0.0624', '0.1605']],
    [{ hits: 0, of: 20 }, ['0.0000', '0.1611']],
    [{ hits: 1, of: 29 }, ['0.0061', '0.1718']],
  ])('of %o is as published', (proportion, expected) => {
    expect(rounded(wilsonInterval(proportion))).toEqual(expected);
  });

  it('holds the share that was seen, and no share that there cannot be', () => {
    fc.assert(
      fc.property(proportions, (proportion) => {
        const { low, high } = wilsonInterval(proportion);
        const share = proportion.of === 0 ? 0.5 : proportion.hits / proportion.of;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(share);
        expect(high).toBeGreaterThanOrEqual(share);
      }),
    );
  });
});

describe('the interval of a difference', () => {
  it.each([
    // Newcombe 1998, table II, method 10.
    [{ hits: 56, of: 70 }, { hits: 48, of: 80 }, ['0.0524', '0.3339']],
    [{ hits: 9, of: 10 }, { hits: 3, of: 10 }, ['0.1705', '0.8090']],
    [{ hits: 10, of: 10 }, { hits: 0, of: 20 }, ['0.6791', '1.0000']],
    [{ hits: 0, of: 10 }, { hits: 0, of: 10 }, ['-0.2775', '0.2775']],
  ])('of %o and %o is as published', (one, other, expected) => {
    expect(rounded(differenceInterval(one, other))).toEqual(expected);
  });

  it('is the other way round where the two are, and holds the difference that was seen', () => {
    fc.assert(
      fc.property(proportions, proportions, (one, other) => {
        const [there, back] = [differenceInterval(one, other), differenceInterval(other, one)];
        expect(there.low).toBeCloseTo(-back.high, 12);
        expect(there.high).toBeCloseTo(-back.low, 12);
        expect(there.low).toBeGreaterThanOrEqual(-1 - 1e-9);
        expect(there.high).toBeLessThanOrEqual(1 + 1e-9);
        if (one.of === 0 || other.of === 0) return;
        const difference = one.hits / one.of - other.hits / other.of;
        expect(there.low).toBeLessThanOrEqual(difference + 1e-12);
        expect(there.high).toBeGreaterThanOrEqual(difference - 1e-12);
      }),
    );
  });

  it('is the narrower the more was seen', () => {
    fc.assert(
      fc.property(proportions, proportions, fc.integer({ min: 2, max: 9 }), (one, other, times) => {
        fc.pre(one.of > 0 && other.of > 0);
        const more = ({ hits, of }: Proportion): Proportion => ({ hits: hits * times, of: of * times });
        expect(width(differenceInterval(more(one), more(other)))).toBeLessThan(width(differenceInterval(one, other)));
      }),
    );
  });
});
