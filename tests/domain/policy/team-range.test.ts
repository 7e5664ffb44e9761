import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GivenGesture, TEAM_RANGE_COUNT_AT_LEAST, TEAM_RANGE_DAYS, teamRange } from '#domain/policy/team-range.ts';
import { DAY_MS } from '#domain/shared/time.ts';

const nowMs = 1000 * DAY_MS;
const like = { cause: 'late_delivery', severity: 2, nowMs } as const;

function given(amountMinor: number, overrides: Partial<GivenGesture> = {}): GivenGesture {
  return { cause: 'late_delivery', severity: 2, amountMinor, atMs: nowMs, ...overrides };
}

describe('what the team gave for the same', () => {
  it('is told from the third gesture on', () => {
    expect(teamRange([given(500), given(1000)], like)).toBeNull();
    expect(teamRange([given(2000), given(500), given(1000)], like)).toEqual({
      count: 3,
      medianMinor: 1000,
      lowMinor: 500,
      highMinor: 2000,
      days: 90,
    });
  });

  it('has the mean of the two in the middle as its median, rounded to a whole minor unit, where there is an even number', () => {
    expect(teamRange([given(0), given(500), given(501), given(9000)], like)?.medianMinor).toBe(501);
    expect(teamRange([given(0), given(500), given(600), given(9000)], like)?.medianMinor).toBe(550);
  });

  it('counts acts of care as nothing in money', () => {
    expect(teamRange([given(0), given(0), given(1000)], like)).toMatchObject({ count: 3, medianMinor: 0, lowMinor: 0, highMinor: 1000 });
  });

  it.each<readonly [string, Partial<GivenGesture>]>([
    ['another cause', { cause: 'outage' }],
    ['another severity', { severity: 3 }],
    ['a severity that nobody noted', { severity: null }],
    ['90 days ago', { atMs: nowMs - TEAM_RANGE_DAYS * DAY_MS }],
  ])('leaves out what was for %s', (_title, other) => {
    expect(teamRange([given(500), given(1000), given(9000, other)], like)).toBeNull();
  });

  it('looks back to just less than 90 days', () => {
    const oldest = given(9000, { atMs: nowMs - TEAM_RANGE_DAYS * DAY_MS + 1 });
    expect(teamRange([given(500), given(1000), oldest], like)?.highMinor).toBe(9000);
  });

  it('runs from low over the median to high, whatever the order', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: TEAM_RANGE_COUNT_AT_LEAST, maxLength: 12 });
    fc.assert(
      fc.property(amounts, (drawn) => {
        const range = teamRange(
          drawn.map((amountMinor) => given(amountMinor)),
          like,
        );
        expect(range).toMatchObject({ count: drawn.length, lowMinor: Math.min(...drawn), highMinor: Math.max(...drawn) });
        const { lowMinor = NaN, medianMinor = NaN, highMinor = NaN } = range ?? {};
        expect(lowMinor <= medianMinor && medianMinor <= highMinor).toBe(true);
        expect(Number.isSafeInteger(medianMinor)).toBe(true);
        const halves = [drawn.filter((one) => one < medianMinor - 1), drawn.filter((one) => one > medianMinor + 1)];
        for (const half of halves) expect(half.length).toBeLessThanOrEqual(drawn.length / 2);
        expect(
          teamRange(
            drawn.toReversed().map((amountMinor) => given(amountMinor)),
            like,
          ),
        ).toEqual(range);
      }),
    );
  });
});
